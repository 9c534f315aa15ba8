"""A session keeps its name when it moves, and no two sessions share one."""

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from backstretch.plan.bending import moved
from backstretch.plan.identity import names_of, vanished
from backstretch.plan.planner import plan_week
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import WeekPlan
from tests.plan.drawing import MONDAY, RULES, drawn, facts, on, plan
from tests.plan.world import ACTIONS, World

TODAY = on("Mon")


def replanned(bent: WeekPlan) -> WeekPlan:
    return plan_week(MONDAY, facts(), RULES, bent)


def test_a_session_is_named_after_its_day() -> None:
    week = plan(facts())
    assert drawn(week) == "C.M.C.M"
    assert list(names_of(week)) == ["2026-05-11", "2026-05-13", "2026-05-15", "2026-05-17"]


def test_a_session_that_moved_keeps_its_name() -> None:
    week = plan(facts())
    bent = replanned(moved(week, on("Wed"), on("Tue"), TODAY))
    assert names_of(bent)["2026-05-13"] == on("Tue")
    assert names_of(bent).keys() == names_of(week).keys()
    assert vanished(names_of(bent), [week]) == {}


def test_where_another_came_to_stand_the_one_that_left_takes_the_name_of_its_day() -> None:
    week = replanned(moved(plan(facts()), on("Wed"), on("Tue"), TODAY))
    extra = msgspec.structs.replace(week.day(on("Wed")), session=week.day(on("Fri")).session)
    days = (*week.days[:2], extra, *week.days[3:])
    names = names_of(msgspec.structs.replace(week, days=days))
    assert (names["2026-05-13"], names["2026-05-12"]) == (on("Wed"), on("Tue"))
    assert len(names) == 5


def test_a_missed_session_takes_its_name_along() -> None:
    week = plan_week(MONDAY, facts("Tue"), RULES, plan(facts()))
    assert week.sessions(State.MISSED) == (on("Mon"),)
    assert names_of(week)["2026-05-11"] == on("Tue")


def test_a_session_that_is_gone_is_told_with_its_last_day() -> None:
    before = plan(facts(goal=5))
    after = plan(facts(goal=3))
    gone = set(names_of(before)) - set(names_of(after))
    assert vanished(names_of(after), [before]) == {name: date.fromisoformat(name) for name in gone}
    assert gone


@given(st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 99)), max_size=25))
def test_every_session_has_one_name_whatever_happens(steps: list[tuple[str, int]]) -> None:
    world = World(TODAY, 4)
    for name, number in steps:
        world.do(name, number)
        names = names_of(world.week)
        states = (State.DONE, State.TODAY, State.PLANNED)
        assert sorted(names.values()) == sorted(world.week.sessions(*states))
