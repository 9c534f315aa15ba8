"""A red run keeps sessions gentle that day and the next, by the person's own limits."""

from collections.abc import Callable
from typing import Any

import pytest

from backstretch.bodymap.regions import LegReach
from backstretch.clock import stamp
from backstretch.journal.diary_records import LimitsSet, Statement
from backstretch.journal.plan_records import RunIs
from backstretch.journal.said import Course, Pain, PainMoment
from backstretch.plan.reasons import Reason
from backstretch.plan.week_plan import WeekPlan
from backstretch.planning.words import reason_words
from backstretch.ui import plan_words, today_words
from tests.planning.people import Person

DURING = PainMoment.DURING_RUN


def runs(person: Person, score: int, **more: Any) -> None:
    """Log a run of today with the pain in it."""
    person.planner.note_run(person.today, RunIs.DONE, run="run")
    say(person, score, DURING, run="run", **more)


def say(person: Person, score: int, moment: PainMoment, **more: Any) -> None:
    now = stamp(person.clock)
    where = (now.at, now.zone, now.local_date)
    person.journal.keep_pain(Pain(f"{now.at} {moment}", *where, moment, score, **more))


def set_limits(person: Person, limits: LimitsSet) -> None:
    now = stamp(person.clock)
    said = Statement(f"limits {now.at}", now.at, now.zone, now.local_date, "", limits)
    person.journal.diary.keep(said)


def gentle(plan: WeekPlan) -> list[tuple[int, tuple[Reason, ...]]]:
    """Return the weekdays with a gentle session, Monday 0, each with its reasons."""
    return [
        (day.date.weekday(), day.reasons)
        for day in plan.days
        if day.session is not None and day.session.routine == "flare-up"
    ]


@pytest.fixture
def daily(person: Person) -> Person:
    """Return somebody whose only days are Monday to Wednesday, so that each has a session."""
    person.planner.keep_days(frozenset({1, 2, 3}), {}, {})
    return person


@pytest.mark.parametrize(
    ("score", "more"),
    [
        (6, {}),
        (1, {"course": (Course.RISING,)}),
        (1, {"course": (Course.LIMPING,)}),
        (1, {"leg_right": LegReach.THIGH}),
    ],
    ids=["high", "rising", "limping", "spreading"],
)
def test_a_red_run_keeps_today_and_tomorrow_gentle(
    daily: Person, score: int, more: dict[str, Any]
) -> None:
    assert gentle(daily.week()) == []
    runs(daily, score, **more)
    found = gentle(daily.week())
    assert [day for day, _ in found] == [0, 1]
    assert found[1][1] == (Reason.RED_RUN,)
    assert found[0][1] == ((Reason.SORE,) if score > 5 else (Reason.RED_RUN,))
    daily.live(1)
    assert [day for day, _ in gentle(daily.week()) if day >= 1] == [1]


def test_an_amber_run_leaves_the_plan_as_it_is(daily: Person) -> None:
    before = [day.date for day in daily.week().days if day.session]
    runs(daily, 5)
    assert [day.date for day in daily.week().days if day.session] == before
    assert gentle(daily.week()) == []


STRICT = LimitsSet(2, 3, 1)


@pytest.mark.parametrize(
    "told",
    [
        lambda person: runs(person, 4),
        lambda person: morning_after(person, 1, 2),
    ],
    ids=["run", "morning"],
)
def test_what_is_red_goes_by_the_person_s_own_limits(
    daily: Person, told: Callable[[Person], None]
) -> None:
    told(daily)
    assert gentle(daily.week()) == []
    set_limits(daily, STRICT)
    assert gentle(daily.week()) != []
    daily.restart()
    assert gentle(daily.week()) != []


def morning_after(person: Person, before: int, score: int) -> None:
    say(person, before, PainMoment.BEFORE_RUN)
    person.live()
    say(person, score, PainMoment.NEXT_MORNING)


def test_why_it_is_gentle_is_said_in_words_everywhere() -> None:
    assert plan_words.why(Reason.RED_RUN) == reason_words(Reason.RED_RUN)
    assert "hard on your back" in plan_words.why(Reason.RED_RUN)
    assert "hard on your back" in today_words.why_this_one((Reason.MOVED, Reason.RED_RUN))
