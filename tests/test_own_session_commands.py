"""A routine of the person's own begun in the terminal is what the window would begin."""

from pathlib import Path

import pytest

from backstretch.clock import SystemClock
from backstretch.content.care import load_care
from backstretch.content.library import load_library
from backstretch.content.own_library import add_own
from backstretch.content.planning import load_planning
from backstretch.content.routine import Routine
from backstretch.diary.conditions import Conditions
from backstretch.diary.kept import KeptDiary
from backstretch.journal.store import Journal
from backstretch.paths import find_paths
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import Session
from backstretch.planning.composing import Composer
from backstretch.planning.kept import KeptPlanner
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.e2e.program import Program
from tests.fakes import used_home

LINE = "press-up 4, cat-cow 4, roll upper back 4"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    used_home(tmp_path / "home", gets_up_at="00:00", day_starts_at=0)
    made = Program(tmp_path / "home")
    ran = made.run("routine", "add", LINE, "--name", "Physio, May")
    assert (ran.returncode, ran.stderr) == (0, "")
    return made


def tell(program: Program, *flags: str) -> None:
    """Tick these on the check-first list."""
    journal = Journal.open(find_paths(program.home).journal)
    care, _ = load_care(resources_dir())
    kept = KeptDiary(journal, SystemClock(), Settings, care)
    assert Conditions(kept, journal).keep_flags(flags) == ""
    journal.close()


def in_the_window(program: Program) -> Routine:
    """Return what the window's own composer makes of the routine today."""
    paths = find_paths(program.home)
    library = add_own(
        load_library(resources_dir()), paths.own_routines, paths.own_exercises
    ).library
    rules, _ = load_planning(resources_dir())
    journal, clock = Journal.open(paths.journal), SystemClock()
    settings = Settings(gets_up_at="00:00", day_starts_at=0)
    planner = KeptPlanner(journal, clock, lambda: settings, rules)
    made = Composer(journal, planner, library).compose(Session("physio-may", 5, State.TODAY))
    journal.close()
    assert made is not None
    return made.routine


def begun(program: Program) -> list[str]:
    """Begin it in the terminal and return the exercises of the session that was kept."""
    ran = program.run("session", "physio-may", "--text", "--speed", "600")
    assert ran.stderr == ""
    [*_, session] = program.sessions()
    return list(dict.fromkeys(step["exercise"] for step in session["steps"]))


@pytest.mark.parametrize(
    ("flags", "gone"),
    [
        ((), set()),
        (("wrist-pain",), {"press_up"}),
        (("blood-thinners",), {"roller_thoracic"}),
        (("wrist-pain", "blood-thinners"), {"press_up", "roller_thoracic"}),
    ],
)
def test_it_is_without_what_does_not_suit_the_person(
    program: Program, flags: tuple[str, ...], gone: set[str]
) -> None:
    tell(program, *flags)
    expected = list(dict.fromkeys(item.exercise for item in in_the_window(program).items))
    kept = begun(program)
    assert kept == expected
    assert {"press_up", "roller_thoracic"} - {*kept} == gone


def test_what_is_left_out_is_said(program: Program) -> None:
    tell(program, "wrist-pain")
    said = program.run("session", "physio-may", "--text", "--speed", "600").stdout
    assert "Left out today, as it does not suit you now: Prone press-up." in said


def test_a_routine_that_ships_is_in_its_usual_form(program: Program) -> None:
    tell(program, "wrist-pain")
    said = program.run("session", "flare-up", "--minutes", "10", "--text", "--speed", "600").stdout
    assert "Left out today" not in said
