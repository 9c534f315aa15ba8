"""The wheel and the source archive hold what the program and its licence need."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = {
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "resources").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}
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


def test_the_wheel_holds_the_package_its_types_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"backstretch/__main__.py", "backstretch/py.typed"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "packaging/")) for name in names)


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
