"""Exercises of the person's own at a shell: in routines, in files, in a session."""

from pathlib import Path

import pytest

from backstretch.content.exercise import Position, Sides
from backstretch.content.library import load_library
from backstretch.content.own_exercise import FORMAT, OwnSheet
from backstretch.content.own_library import Own, add_own
from backstretch.content.prescription import Prescriptions
from backstretch.paths import find_paths
from backstretch.resources import resources_dir
from backstretch.session.script import Script
from tests.fakes import FakeClock
from tests.test_cli_routine import Shell
from tests.test_terminal import Told

HEEL = OwnSheet(
    FORMAT,
    "Heel drops",
    "2x3 tempo 2s rest 5s",
    Position.STANDING,
    Sides.EACH,
    ("step",),
    ("Stand on a step.", "Lower one heel."),
)
LINE = "heel drops 2x3, cat-cow 8"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    made = Shell(tmp_path / "home", capsys)
    own_of(tmp_path / "home").exercises.keep("", HEEL)
    return made


def own_of(home: Path) -> Own:
    paths = find_paths(home)
    paths.make()
    return add_own(load_library(resources_dir()), paths.own_routines, paths.own_exercises)


def test_its_name_is_enough_in_a_line_and_what_is_not_known_is_said(shell: Shell) -> None:
    code, said, _ = shell.routine("add", "Heel drops, cat-cow 8", "--name", "Physio")
    assert code == 0
    assert said.splitlines()[1:3] == [
        f"  {LINE}",
        "  Note: heel drops: Yours. Backstretch does not know what this asks of your back.",
    ]


def test_a_routine_brings_its_exercises_to_another_computer(
    shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.routine("add", LINE, "--name", "Physio")
    file = tmp_path / "physio.toml"
    assert shell.routine("export", "physio", str(file)) == (0, f"Written to {file}.\n", "")
    other = Shell(tmp_path / "other", capsys)
    code, said, _ = other.routine("import", str(file))
    assert code == 0
    assert said.splitlines()[0].endswith("backstretch session physio")
    assert said.splitlines()[1] == f"  {LINE}"
    again = "“Physio” is here already. Start it with: backstretch session physio\n"
    assert other.routine("import", str(file)) == (0, again, "")
    assert [one.sheet for one in own_of(tmp_path / "other").exercises.values()] == [HEEL]


def test_a_picture_that_does_not_go_along_is_told(shell: Shell, tmp_path: Path) -> None:
    own = own_of(shell.paths.data.parent).exercises
    own.keep("own-heel-drops", HEEL, b"\x89PNG\r\n\x1a\n")
    shell.routine("add", LINE, "--name", "Physio")
    file = tmp_path / "physio.toml"
    code, said, _ = shell.routine("export", "physio", str(file))
    told = [f"Written to {file}.", "Pictures are not in the file: Heel drops."]
    assert (code, said.splitlines()) == (0, told)


def test_a_broken_file_is_named_and_the_rest_works(shell: Shell) -> None:
    broken = shell.paths.own_exercises / "broken.toml"
    broken.write_text("name = 3")
    code, said, complained = shell.routine("add", LINE, "--name", "Physio")
    assert (code, "Kept “Physio”" in said) == (0, True)
    assert complained.startswith(f"{broken}: ")


def test_a_session_with_one_runs_to_its_end_in_the_terminal(
    tmp_path: Path, clock: FakeClock
) -> None:
    own = own_of(tmp_path / "home")
    own.exercises.keep("", HEEL)
    lines = Prescriptions(own.library.exercises)
    routine = own.library.own[own.routines.keep("", "Physio", lines.read(LINE))]
    told = Told(own.library, clock, {}, present=False, routine=routine)
    assert told.finished
    assert any("Heel drops, right side. Stand on a step" in line for line in told.lines)
    assert told.done_s("own-heel-drops", "left") == 12
    assert Script.from_json(told.record.start.script).names == {"own-heel-drops": "Heel drops"}
    own.exercises.remove("own-heel-drops")
    left = Told(own.library, clock, {}, present=False, left=told.record)
    assert left.finished
