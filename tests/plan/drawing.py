"""Weeks as seven letters, Monday to Sunday, for tests that read as tables.

Runs: `p` planned, `R` done, `.` none. Sessions: `A` after a run, `C` core and hips, `M` mobility,
`D` desk day, `G` gentle; `x` missed, a small letter one that is done, `.` none.
"""

from datetime import date, time, timedelta
from typing import Any

from backstretch.content.planning import load_planning
from backstretch.plan.facts import DoneSession, Facts, Goal, Off, OffReason, Run
from backstretch.plan.planner import plan_week
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import DayPlan, WeekPlan
from backstretch.resources import resources_dir

RULES = load_planning(resources_dir())[0]
MONDAY = date(2026, 5, 11)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LETTERS = {
    "A": "after-run", "C": "core-hips", "M": "rest-day", "D": "desk-day", "G": "flare-up",
}  # fmt: skip
_NAMES = {routine: letter for letter, routine in LETTERS.items()}
_OFF = {"i": OffReason.ILL, "a": OffReason.AWAY, "b": OffReason.BUSY}


def on(day: str | int, monday: date = MONDAY) -> date:
    """Return a day of the week by its name or its number, Monday 0."""
    return monday + timedelta(days=day if isinstance(day, int) else DAYS.index(day))


def facts(
    today: str | int = "Mon",
    goal: int = 4,
    runs: str = ".......",
    done: str = ".......",
    off: str = ".......",
    minutes: int = 12,
    monday: date = MONDAY,
    new: bool = False,
    **more: Any,
) -> Facts:
    """Return the facts of a week told in letters; `off` has `i` ill, `a` away, `b` busy.

    Unless the person is `new` or begins on a `first_day`, they did a session two weeks before.
    """
    earlier = (
        () if new or "first_day" in more else (DoneSession(on(-14, monday), LETTERS["A"], minutes),)
    )
    return Facts(
        today=on(today, monday),
        goal=Goal(goal, minutes),
        runs=tuple(
            Run(on(number, monday), done=letter == "R")
            for number, letter in enumerate(runs)
            if letter != "."
        ),
        done=earlier
        + tuple(
            DoneSession(on(number, monday), LETTERS[letter.upper()], minutes)
            for number, letter in enumerate(done)
            if letter != "."
        ),
        off=tuple(
            Off(on(number, monday), _OFF[letter])
            for number, letter in enumerate(off)
            if letter != "."
        ),
        **more,
    )


def plan(told: Facts, before: WeekPlan | None = None) -> WeekPlan:
    """Return the plan of the week the tests are about."""
    return plan_week(MONDAY, told, RULES, before)


def drawn(planned: WeekPlan) -> str:
    """Return a week's sessions as seven letters."""
    return "".join(_letter(day) for day in planned.days)


def moves(planned: WeekPlan) -> list[str]:
    """Return what moved, as `Tue -> Wed: missed, next-without-run`."""
    return [
        f"{DAYS[move.start.weekday()]} -> {DAYS[move.end.weekday()] if move.end else 'none'}: "
        f"{move.cause}, {move.place}"
        for move in planned.moved
    ]


def reasons(planned: WeekPlan, day: str) -> str:
    """Return the reasons of a day in one line."""
    return " ".join(planned.day(on(day)).reasons)


def at(hour: int, minute: int = 0) -> time:
    """Return a time of day."""
    return time(hour, minute)


def _letter(day: DayPlan) -> str:
    if day.session is None:
        return "."
    if day.session.state is State.MISSED:
        return "x"
    letter = _NAMES[day.session.routine]
    return letter.lower() if day.session.state is State.DONE else letter
