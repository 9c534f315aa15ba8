"""A home that this user may not even look into: one sentence a command, and a session runs."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program import Program

NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
TEXT = ("session", "flare-up", "--minutes", "10", "--text", "--speed", "600")


@pytest.fixture(params=["home", "home/data", "home/config", "home/cache"])
def closed(request: pytest.FixtureRequest) -> Iterator[tuple[Program, Path]]:
    """A program that was here before, and the one folder of its home that is closed to it now."""
    if os.name != "posix":
        pytest.skip("folders are not closed by their mode here")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        program = Program(Path(folder) / "home")
        place = Path(folder) / request.param
        own = [program.home, *(program.home / part for part in ("data", "config", "cache"))]
        for there in (*own, program.home / "cache" / "window", Path(folder) / "elsewhere"):
            there.mkdir()
            there.chmod(0o700)
            if os.geteuid() == 0:
                os.chown(there, 65534, 65534)
        if os.geteuid() == 0:
            program.prefix = NOBODY
            os.chown(place, 0, 0)
            tried = [*NOBODY, sys.executable, "-c", "import backstretch.cli, PySide6"]
            if subprocess.run(tried, capture_output=True).returncode:
                pytest.skip("root looks everywhere, and no other user may read this checkout")
        place.chmod(0)
        yield program, place
        place.chmod(0o700)


def test_a_session_runs_and_says_once_that_it_is_not_kept(closed: tuple[Program, Path]) -> None:
    program, place = closed
    ran = program.run(*TEXT)
    assert "Done. 10 minutes on the mat.\n" in ran.stdout
    told = ran.stderr.splitlines()
    assert len(told) == len(set(told)), "each is said once"
    lost = [line for line in told if line.endswith("This session will not be kept.")]
    if place.name == "cache":
        assert (ran.returncode, lost) == (0, [])
    else:
        assert (ran.returncode, len(lost)) == (1, 1), ran.stderr
        assert lost[0].startswith(f"The folder {program.home}")


@pytest.mark.parametrize(
    "words",
    [
        ("today",),
        ("plan",),
        ("check",),
        ("backup",),
        ("backup", "--list"),
        ("restore",),
        ("forget",),
        ("routine", "list"),
        ("log", "pain", "3"),
        ("import", "{there}"),
        ("export", "{there}.json"),
        ("report", "{there}.pdf"),
        ("doctor",),
        ("doctor", "--json"),
        ("doctor", "--log"),
        ("--exit-after-paint",),
    ],
    ids=" ".join,
)
def test_every_command_says_what_it_cannot_do(
    closed: tuple[Program, Path], words: tuple[str, ...]
) -> None:
    program, _ = closed
    there = str(program.home.parent / "there")
    ran = program.run(*(word.format(there=there) for word in words))
    assert ran.returncode in (0, 1)
    assert "Traceback" not in ran.stderr
    assert "inotify" not in ran.stderr
    assert ran.stdout or ran.stderr or words == ("--exit-after-paint",)


@pytest.mark.parametrize(
    "words",
    [
        ("export", "{there}.json"),
        ("export", "{there}.csv.zip"),
        ("export", "{there}.ics"),
        ("report", "{there}.pdf"),
        ("backup", "--to", "{there}.db"),
        ("routine", "export", "Mine", "{there}.toml"),
        ("import", "{there}.gpx"),
        ("import", "{there}.json"),
        ("restore", "--from", "{there}.db"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("closed", ["elsewhere"], indirect=True)
def test_a_file_out_of_reach_is_named_in_one_sentence(
    closed: tuple[Program, Path], words: tuple[str, ...]
) -> None:
    program, place = closed
    if words[0] == "backup":
        assert program.run("log", "pain", "3").returncode == 0
    if words[0] == "routine":
        made = program.run("routine", "add", "cat-cow 8, rest 30s", "--name", "Mine")
        assert made.returncode == 0, made.stderr
    ran = program.run(*(word.format(there=place / "there") for word in words))
    told = [line for line in (ran.stdout + ran.stderr).splitlines() if "there" in line]
    assert (ran.returncode, len(told), "Traceback" in ran.stderr) == (1, 1, False), ran.stderr
    if words[-1].endswith(".gpx"):
        assert "there.gpx: this file may not be opened." in told[0]
    else:
        assert f"{place / 'there'}" in told[0]
        assert "permission denied" in told[0]
