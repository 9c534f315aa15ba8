"""`backstretch log` and `backstretch import` from outside: helps, exit codes, any language."""

import json
import os
import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backstretch.bodymap.regions import LegReach, Region
from backstretch.cli import make_parser
from backstretch.content.care import spare_care
from backstretch.journal import run_facts
from backstretch.journal.said import Aggravator, Course, PainMoment, Quality
from tests.e2e.program import Program
from tests.exchange.watch_files import Fit

OF_A_RUN = [
    getattr(run_facts, name)
    for name in (
        *("RunKind", "Surface", "Hills", "Stride", "Posture", "Load", "Drinking", "Desk"),
        *("Sleep", "Stress", "WarmUp", "HeatCold"),
    )
]
OF_PAIN: list[type[StrEnum]] = [Region, Quality, Aggravator, Course, PainMoment]
REACHES = {reach.value for reach in LegReach if reach}
SIGNS = {sign.code for sign in spare_care().signs}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


def exported(program: Program) -> dict[str, Any]:
    target = program.home.parent / "out.json"
    assert program.run("export", str(target), "--yes").returncode == 0
    return msgspec.json.decode(target.read_bytes(), type=dict[str, Any])


@pytest.mark.parametrize(
    ("what", "codes"),
    [
        ("run", {code.value for enum in (*OF_A_RUN, *OF_PAIN) for code in enum} | REACHES | SIGNS),
        ("pain", {code.value for enum in OF_PAIN for code in enum} | REACHES | SIGNS),
        ("signs", SIGNS | {"none"}),
    ],
)
def test_the_help_lists_every_code(program: Program, what: str, codes: set[str]) -> None:
    ran = program.run("log", what, "--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert codes <= set(re.findall(r"[a-z0-9][a-z0-9_-]*", ran.stdout))


@pytest.mark.parametrize("language", ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"])
def test_what_is_logged_is_the_same_in_every_language_of_the_system(
    tmp_path: Path, language: str
) -> None:
    program = Program(tmp_path / "home", {"LC_ALL": language, "PYTHONUTF8": "0"})
    ran = program.run(
        *("log", "run", "--date", "2026-03-02", "--distance", "8,2km", "--duration", "47:30"),
        *("--pain", "3", "--region", "LUMBAR-LEFT", "--note", "Grüße", "--json"),
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    document = exported(program)
    [run], [pain] = document["runs"], document["pain"]
    assert (run["distance_m"], run["duration_s"], run["note"]) == (8200, 2850, "Grüße")
    assert pain["regions"] == {"lumbar-left": 3}
    assert json.loads(ran.stdout)["run"] == run["id"]


def test_an_output_that_cannot_show_a_sign_shows_another(tmp_path: Path) -> None:
    program = Program(tmp_path / "home", {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    ran = program.run("log", "pain", "3", "--note", "sore", "--quality", "numb")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "?sore?" in ran.stdout
    wrong = program.run("log", "pain", "x")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)


def test_a_note_that_cannot_be_kept_is_one_sentence(program: Program) -> None:
    command = [*map(os.fsencode, program.command("log", "run", "--note")), b"a\xffb"]
    ran = subprocess.run(command, env=program.env, capture_output=True)
    assert ran.returncode == 2
    assert ran.stderr.count(b"\n") == 1
    assert b"Traceback" not in ran.stderr


def test_files_are_imported_and_undone(program: Program, tmp_path: Path) -> None:
    (tmp_path / "run.fit").write_bytes(Fit(records=100).data())
    refused = program.run("import", str(tmp_path / "run.fit"))
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    ran = program.run("import", str(tmp_path / "run.fit"), "--yes")
    assert (ran.returncode, ran.stderr) == (0, "")
    [run] = exported(program)["runs"]
    assert run["distance_m"] == pytest.approx(1501.1, rel=0.01)
    undone = program.run("import", "--undo")
    assert (undone.returncode, undone.stderr) == (0, "")
    assert exported(program)["runs"][0]["state"] == "withdrawn"


def test_who_reads_no_further_breaks_nothing(program: Program) -> None:
    command = " ".join(program.command("log", "run", "--help")) + " | head -1"
    ran = subprocess.run(command, shell=True, env=program.env, capture_output=True, text=True)
    assert ran.stderr == ""


def test_the_words_are_loaded_only_where_they_are_asked_for() -> None:
    script = (
        "import sys; from backstretch.cli import make_parser; make_parser({});"
        "print('backstretch.diary.vocabulary' in sys.modules)"
    )
    for words, loaded in (((), "False"), (("today",), "False"), (("log", "run"), "True")):
        done = subprocess.run(
            [sys.executable, "-c", script.format(list(words))], capture_output=True, text=True
        )
        assert done.stdout == f"{loaded}\n"


def test_without_words_the_whole_parser_is_made() -> None:
    given = make_parser().parse_args(["log", "run", "--kind", "easy"])
    assert (given.command, given.what, given.kind) == ("log", "run", "easy")
