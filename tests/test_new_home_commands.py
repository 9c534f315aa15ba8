"""What somebody new must know is said on the command line too, until the list is answered."""

import json
from pathlib import Path

import pytest

from tests.e2e.program import Program

FIRST = "Backstretch gives exercise ideas. It cannot examine you."


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


def test_before_exercises_it_comes_first_and_each_time(program: Program) -> None:
    for words in (("today",), ("plan",), ("today",)):
        ran = program.run(*words)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout.startswith(f"{FIRST}\n")
        assert "Call 112, 999 or 911 then." in ran.stdout.splitlines()[2]


def test_the_first_session_says_it_once_also_with_nobody_at_the_keys(program: Program) -> None:
    first, second = (program.run("session", "--text", "--speed", "600") for _ in range(2))
    assert first.stdout.startswith(f"{FIRST}\n")
    assert FIRST not in second.stdout


def test_once_the_list_is_answered_it_is_gone(program: Program) -> None:
    assert program.run("log", "signs", "none").returncode == 0
    for words in (("today",), ("plan",)):
        assert FIRST not in program.run(*words).stdout


def test_what_a_machine_reads_is_left_alone(program: Program, tmp_path: Path) -> None:
    for words in (("today", "--json"), ("plan", "--json"), ("log", "pain", "2", "--json")):
        ran = program.run(*words)
        assert ran.stderr == ""
        assert json.loads(ran.stdout)
    for name in ("plan.ics", "all.json", "tables.csv.zip"):
        ran = program.run("export", str(tmp_path / name))
        assert FIRST not in ran.stdout + ran.stderr
