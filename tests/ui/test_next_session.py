"""What the end of a session says comes next: the plan's next session, or that there is none."""

from datetime import date, timedelta

import msgspec
import pytest

from backstretch.content.library import load_library
from backstretch.journal.errors import JournalError
from backstretch.plan.facts import Facts
from backstretch.plan.week_plan import WeekPlan
from backstretch.resources import resources_dir
from backstretch.ui.next_session import coming, next_session
from backstretch.ui.player_state import Coming
from tests.plan.drawing import facts, plan
from tests.ui.plan_keeper import PlanKeeper, drawn_week

pytestmark = pytest.mark.usefixtures("qapp")
LIBRARY = load_library(resources_dir())


class Weeks:
    """A planner over what a keeper keeps; `trouble` is why nothing can be read."""

    def __init__(self, keeper: PlanKeeper, trouble: str = "") -> None:
        self.keeper = keeper
        self.trouble = trouble

    def today(self) -> date:
        return self.keeper.told.today

    def weeks(self, count: int) -> tuple[WeekPlan, ...]:
        if self.trouble:
            raise JournalError(self.trouble)
        monday = self.today() - timedelta(days=self.today().weekday())
        return tuple(self.keeper.week(monday + timedelta(days=7 * n)) for n in range(count))


def told(keeper: PlanKeeper) -> Coming:
    said = next_session(Weeks(keeper), LIBRARY)
    assert said is not None
    return said


def after(keeper: PlanKeeper, **changes: object) -> PlanKeeper:
    return PlanKeeper(msgspec.structs.replace(keeper.told, **changes), *keeper.plans.values())


def test_it_is_the_day_of_the_drawing() -> None:
    keeper = drawn_week()
    done = facts("Thu", 4, "R..R.p.", "a.ca...").done
    assert told(after(keeper, done=done)) == Coming(
        "Next: Saturday 16 May, after your run.", "After a run, 12 minutes. Tomorrow is free."
    )


def test_one_of_tomorrow_is_called_so_and_no_day_between_is_free() -> None:
    said = told(PlanKeeper(facts("Fri", 4, "R..R.p.", "a.c.m..")))
    assert said.when == "Next: tomorrow, Saturday 16 May, after your run."
    assert "free" not in said.about


def test_one_that_is_still_to_do_today_comes_first() -> None:
    said = told(drawn_week())
    assert said == Coming("Next: today, Thursday 14 May, 18:30.", "After a run, 12 minutes.")


def test_where_this_week_has_no_more_it_is_in_the_next() -> None:
    keeper = PlanKeeper(facts("Sun", 3, done="a.c.m.a"), plan(facts(goal=3)))
    assert told(keeper).when in {f"Next: {day}." for day in _next_week(keeper.told)}


def test_where_a_sign_pauses_sessions_that_is_said() -> None:
    said = told(PlanKeeper(facts("Thu", 4, done="a.c....", stopped=True)))
    assert said.when == "No session is planned."
    assert said.about == "A warning sign is noted. See a doctor before you stretch."


def test_where_none_is_planned_that_is_said() -> None:
    said = coming((), date(2026, 5, 14), LIBRARY)
    assert said.when == "No session is planned."
    assert "Plan page" in said.about


def test_where_the_plan_cannot_be_read_nothing_is_said() -> None:
    assert next_session(Weeks(drawn_week(), "The diary cannot be read."), LIBRARY) is None


def _next_week(told: Facts) -> list[str]:
    days = (told.today + timedelta(days=n) for n in range(1, 8))
    near = "tomorrow, "
    return [f"{near if n == 0 else ''}{day:%A} {day.day} {day:%B}" for n, day in enumerate(days)]
