"""The wheel and the source archive hold what the program and its licence need."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def files_below(folder: Path) -> set[str]:
    """Return the files of a folder of the checkout, by their path in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix() for p in files if "__pycache__" not in p.parts}


RESOURCES = {f"resources/{name}" for name in files_below(ROOT / "resources")}
PACKAGE = {f"backstretch/{name}" for name in files_below(ROOT / "src" / "backstretch")}
BUILD = "import sys; from hatchling import build; build.{}(sys.argv[1])"


def built(kind: str, folder: Path) -> Path:
    """Build an archive with hatchling alone: no network, nothing written beside the sources."""
    command = [sys.executable, "-c", BUILD.format(f"build_{kind}"), str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (archive,) = folder.iterdir()
    return archive


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_every_resource(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert RESOURCES
    assert {f"backstretch/{name}" for name in RESOURCES} <= names


def test_the_wheel_holds_the_package_and_the_licence_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"backstretch/__main__.py", "backstretch/py.typed"} <= PACKAGE <= names
    others = {name for name in names if not name.startswith("backstretch/")}
    assert any(name.endswith("licenses/LICENSE") for name in others)
    assert all(".dist-info/" in name for name in others)


def test_an_unpacked_wheel_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from backstretch.resources import resources_dir; print(resources_dir())"
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert Path(done.stdout.strip()) == tmp_path / "backstretch" / "resources"


def test_the_source_archive_holds_what_makes_and_tests_the_program(tmp_path: Path) -> None:
    with tarfile.open(built("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    papers = {"README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md", "pyproject.toml"}
    parts = {"packaging/bootstrap.py", "tests/test_layout.py", "src/backstretch/__init__.py"}
    assert RESOURCES | papers | parts <= names
