"""What the program holds is for one person: under every umask, after every command."""

import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backstretch.private import close_to_others, open_to_others
from tests.e2e.program import Program, bare_env

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")

ABORTS = """
import os, resource
from backstretch.private import be_private
be_private()
print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)), flush=True)
os.abort()
"""
WAS_OPEN = (
    "Other people on this computer could open some of Backstretch’s files. Now only you can.\n"
)


def mode(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {str(place.relative_to(folder)): mode(place) for place in folder.rglob("*")}


@pytest.fixture(params=[0o000, 0o022], ids=["umask 000", "umask 022"])
def open_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home", {**bare_env(tmp_path), "QT_QPA_PLATFORM": "offscreen"})


def run(program: Program, *arguments: str) -> str:
    done = program.run(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.usefixtures("open_umask")
def test_every_command_makes_files_for_one_person_alone(program: Program) -> None:
    out = program.home / "out"
    out.mkdir(parents=True)
    out.chmod(0o700)
    run(program, "log", "run", "--distance", "8.2km", "--duration", "47:30")
    run(program, "log", "pain", "3")
    run(program, "today")
    run(program, "export", str(out / "all.json"))
    run(program, "export", str(out / "all.csv.zip"))
    run(program, "export", str(out / "plan.ics"))
    run(program, "report", str(out / "report.pdf"))
    run(program, "--exit-after-paint")
    found = modes(program.home)
    files = {"data/journal.db", "config/settings.json", "cache/content.msgpack"}
    files |= {f"out/{name}" for name in ("all.json", "all.csv.zip", "plan.ics", "report.pdf")}
    assert files <= set(found)
    wide = {name: oct(bits) for name, bits in found.items() if bits & 0o077}
    assert wide == {}


def test_wider_modes_are_taken_back_and_it_is_said_once(program: Program) -> None:
    assert run(program, "today") == ""
    (program.home / "state").mkdir()
    (program.home / "data" / "quarantine").mkdir(parents=True)
    for place in (*program.home.rglob("*"), program.home / "state"):
        place.chmod(0o777 if place.is_dir() else 0o666)
    assert run(program, "today") == WAS_OPEN
    assert {bits & 0o077 for bits in modes(program.home).values()} == {0}
    assert run(program, "today") == ""


def test_the_doctor_tells_and_touches_nothing(program: Program) -> None:
    run(program, "today")
    (program.home / "data").chmod(0o755)
    told = program.run("doctor").stdout
    assert "Others can open 1 file or folder;" in told
    assert mode(program.home / "data") == 0o755
    run(program, "today")
    assert "Only you can open what is kept here." in program.run("doctor").stdout


def test_rights_of_the_owner_and_what_links_point_to_stay(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()
        (folder / "file").touch()
    (theirs / "file").chmod(0o644)
    theirs.chmod(0o755)
    (ours / "file").chmod(0o544)
    (ours / "to-file").symlink_to(theirs / "file")
    (ours / "to-folder").symlink_to(theirs)
    ours.chmod(0o750)
    assert set(open_to_others([ours])) == {ours, ours / "file"}
    assert close_to_others([ours, tmp_path / "missing"])
    assert (mode(ours), mode(ours / "file")) == (0o700, 0o500)
    assert (mode(theirs), mode(theirs / "file")) == (0o755, 0o644)
    assert not close_to_others([ours])


def test_a_folder_that_many_share_is_left_to_them(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "file").chmod(0o666)
    tmp_path.chmod(0o1777)
    assert not close_to_others([tmp_path])
    assert mode(tmp_path / "file") == 0o666


def test_what_belongs_to_somebody_else_is_left_to_them(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "file").chmod(0o644)
    try:
        os.chown(tmp_path / "file", 4321, 4321)
    except OSError:
        pytest.skip("only an administrator gives files away")
    tmp_path.chmod(0o700)
    assert open_to_others([tmp_path]) == ()


@pytest.mark.parametrize("hard", ["as it is", "none at all"])
def test_a_crash_leaves_no_memory_behind(tmp_path: Path, hard: str) -> None:
    allowed = resource.getrlimit(resource.RLIMIT_CORE)[1] if hard == "as it is" else 0

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (allowed, allowed))

    process = subprocess.Popen(
        [sys.executable, "-c", ABORTS],
        cwd=tmp_path,
        preexec_fn=limit,  # noqa: PLW1509 - the child runs nothing else before
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    most = 0 if allowed == 0 else 1
    with process.stdout as told:
        assert told.read() == f"({most}, {most}) 0o77\n"
    _, status = os.waitpid(process.pid, 0)
    process.returncode = -os.WTERMSIG(status)
    assert process.returncode == -signal.SIGABRT
    assert not os.WCOREDUMP(status)
    assert list(tmp_path.iterdir()) == []
