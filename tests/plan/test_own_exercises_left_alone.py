"""Nothing of the person's own is chosen for them, and no rule pretends to know what it asks."""

from pathlib import Path

import pytest

from backstretch.content.exercise import Position, Sides
from backstretch.content.library import Library, load_library
from backstretch.content.own_exercise import FORMAT, OwnSheet
from backstretch.content.own_library import Own, add_own
from backstretch.content.planning import load_planning
from backstretch.content.prescription import Prescriptions
from backstretch.plan.alone import alone, usual_dose
from backstretch.plan.composer import compose
from backstretch.plan.own import fit_own
from backstretch.plan.sieve import CONDITIONS, Barred, Person, Sieve
from backstretch.resources import resources_dir
from backstretch.session.posing import open_book
from backstretch.session.script import Script, build_script

SHIPPED: Library = load_library(resources_dir())
RULES, _ = load_planning(resources_dir())
HANG = OwnSheet(
    FORMAT, "Bar hang", "3x20s", Position.STANDING, Sides.BOTH, ("pull-up bar",), ("Hang.",)
)


@pytest.fixture
def own(tmp_path: Path) -> Own:
    made = add_own(SHIPPED, tmp_path / "routines", tmp_path / "exercises")
    made.exercises.keep("", HANG)
    return made


def test_the_program_never_chooses_one(own: Own) -> None:
    for routine, minutes in SHIPPED.routines:
        found = compose(own.library, RULES, routine, minutes, Person())
        assert found == compose(SHIPPED, RULES, routine, minutes, Person())


def test_one_in_a_routine_of_theirs_stays_whatever_was_said(own: Own) -> None:
    asked = Prescriptions(own.library.exercises).read("bar hang, cat-cow 8")
    routine = own.library.own[own.routines.keep("", "Physio", asked)]
    person = Person(flags=frozenset(CONDITIONS), equipment=frozenset())
    fitted = fit_own(own.library, RULES, routine, person).routine
    assert fitted.items[0].exercise == "own-bar-hang"


def test_one_that_hurt_lately_is_left_out(own: Own) -> None:
    hurt = Person(hurt=frozenset({"own-bar-hang"}))
    sieve = Sieve(hurt, own.library.exercises, RULES, "rest-day")
    assert sieve.bar(own.exercises["own-bar-hang"]) == (Barred.HURT, "")
    never = Person(disliked=frozenset({"own-bar-hang"}))
    sieve = Sieve(never, own.library.exercises, RULES, "rest-day")
    assert sieve.bar(own.exercises["own-bar-hang"]) == (Barred.DISLIKED, "")


def test_a_session_keeps_what_it_was_called(own: Own) -> None:
    one = own.exercises["own-bar-hang"]
    script = build_script(alone(usual_dose(own.library, one), one), own.library.exercises)
    assert script.names == {"own-bar-hang": "Bar hang"}
    assert Script.from_json(script.to_json()) == script


def test_a_session_of_what_ships_keeps_no_names() -> None:
    script = build_script(SHIPPED.routine("rest-day", 10), SHIPPED.exercises)
    assert b'"names"' not in script.to_json()


def test_no_figure_stands_in_for_what_nobody_has_seen(own: Own) -> None:
    book, faults = open_book(resources_dir(), own.library)
    assert faults == ()
    assert book.muscles("own-bar-hang") == frozenset()
