"""How today stands, and which of a routine's lengths it gets."""

import msgspec
import pytest

from backstretch.content.library import load_library
from backstretch.plan.facts import Facts
from backstretch.plan.reasons import State
from backstretch.plan.today import TodayIs, routine_of, today_is
from backstretch.plan.week_plan import Session
from backstretch.resources import resources_dir
from tests.plan.drawing import facts, on, plan

LIBRARY = load_library(resources_dir())


@pytest.mark.parametrize(
    ("told", "is_"),
    [
        (facts("Mon"), TodayIs.SESSION),
        (facts("Tue", done="c......"), TodayIs.REST),
        (facts("Mon", done="c......"), TodayIs.DONE),
        (facts("Mon", first_day=on("Mon")), TodayIs.FIRST_DAY),
        (facts("Mon", done="c......", first_day=on("Mon")), TodayIs.DONE),
        (facts("Mon", stopped=True), TodayIs.STOPPED),
        (facts("Mon", done="c......", stopped=True), TodayIs.STOPPED),
    ],
)
def test_the_strongest_thing_about_today_is_told(told: Facts, is_: TodayIs) -> None:
    assert today_is(plan(told), told) is is_


@pytest.mark.parametrize(("asked", "got"), [(10, 10), (11, 10), (12, 12), (14, 12), (15, 15)])
def test_a_session_gets_the_longest_version_that_fits(asked: int, got: int) -> None:
    routine = routine_of(LIBRARY, Session("core-hips", asked, State.TODAY))
    assert routine == LIBRARY.routine("core-hips", got)


def test_a_routine_that_could_not_be_loaded_is_none() -> None:
    session = Session("core-hips", 12, State.TODAY)
    assert routine_of(LIBRARY, msgspec.structs.replace(session, routine="gone")) is None
