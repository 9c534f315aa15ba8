"""A diary that belongs to another user is read and named, and left alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.e2e.program import Program
from tests.fakes import used_home
from tests.journal.samples import obeying_modes

ROOT = Path(__file__).resolve().parents[2]
ANOTHER = 65534
MOST_TRIES = 6
"""Of one file or folder, over a visit to every page and a second of rest."""

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(
        sys.platform == "win32" or os.geteuid() != 0, reason="only root gives a file away"
    ),
]


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """Return a home with one run, which this user has no special rights to."""
    made = Program(tmp_path / "home")
    made.prefix = obeying_modes("fowner", "chown")
    used_home(made.home)
    assert made.run("log", "run", "--distance", "3km").returncode == 0
    yield made
    give(made.home, os.geteuid(), 0o700, 0o600)


def give(home: Path, user: int, folders: int, files: int) -> None:
    """Give a home away, with these modes."""
    for place in (home, *home.rglob("*")):
        os.chown(place, user, user)
        place.chmod(folders if place.is_dir() else files)


def all_in(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_it_is_read_and_named_and_nothing_is_tried_again_and_again(program: Program) -> None:
    give(program.home, ANOTHER, 0o755, 0o644)
    before = all_in(program.home)
    done = subprocess.run(
        [*program.prefix, sys.executable, "-m", "tests.e2e.read_only", str(program.home)],
        env={**program.env, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    seen = msgspec.json.decode(done.stdout)
    data = program.home / "data"
    for where in ("today", "log"):
        assert any(
            f"{data}" in said and "cannot be written" in said for said in seen["told"][where]
        )
    assert (seen["runs"], seen["stays"], seen["faults"]) == (1, True, None)
    assert max(seen["tries"].values()) <= MOST_TRIES, seen["tries"]
    assert all_in(program.home) == before


def test_nothing_is_said_of_who_else_may_open_what_is_not_ours(program: Program) -> None:
    give(program.home, ANOTHER, 0o755, 0o644)
    program.env["QT_QPA_PLATFORM"] = "offscreen"
    for words in (("today",), ("plan",), ("--exit-after-paint",)):
        done = program.run(*words)
        assert done.returncode == 0
        said = done.stderr.replace(f"{program.journal} cannot be written to", "it is read")
        assert said.count("\n") <= 1
        assert said.startswith("it is read") == bool(said), said


def test_where_all_may_write_it_is_written_to_and_stays_as_open_as_it_was(
    program: Program,
) -> None:
    give(program.home, ANOTHER, 0o777, 0o666)
    for _ in range(2):
        done = program.run("log", "run", "--distance", "5km")
        assert (done.returncode, done.stderr) == (0, "")
    assert len(program.exported()["runs"]) == 3
