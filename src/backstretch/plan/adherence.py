"""How a habit keeps to its range: weeks in range, and a regularity that no single day breaks.

There is no streak. Days of illness or away on which nothing was done stand outside the count, as
do the days before the first.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

from backstretch.content.planning import Planning
from backstretch.plan.facts import Off, OffReason
from backstretch.plan.sharing import share_of
from backstretch.weeks import DAYS, MONDAY, week_days, week_name, week_start


class WeekState(StrEnum):
    """How a week went.

    MET: the week's goal, or more within the range; where days of it do not count, its share of the
    goal, as the plan asks for. IN_RANGE: within the range, under the goal. ABOVE:
    more days than the range has. BELOW: fewer. FROZEN: so many days of illness or away, or before
    the first, that nothing was to be expected. OPEN: not over and not yet in range.
    """

    MET = "met"
    IN_RANGE = "in-range"
    ABOVE = "above"
    BELOW = "below"
    FROZEN = "frozen"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class History:
    """What adherence follows from: the days with a session, the days off, and the goals.

    `goals` are the days a week aimed at, by the names of weeks; weeks it does not name had `goal`.
    `uncounted` are days that another week was asked for, unless done. Weeks begin on the day with
    the ISO number `week_begins`.
    """

    first_day: date
    today: date
    done: Collection[date]
    goal: int
    off: tuple[Off, ...] = ()
    goals: Mapping[str, int] = field(default_factory=dict)
    uncounted: Collection[date] = ()
    week_begins: int = MONDAY


@dataclass(frozen=True, slots=True)
class WeekCount:
    """One week: its name, the days done, the days that counted, and how it went."""

    week: str
    done: int
    counted: int
    state: WeekState


@dataclass(frozen=True, slots=True)
class Adherence:
    """All weeks from the first, how many were in range or above, and the regularity, 0 to 1."""

    weeks: tuple[WeekCount, ...]
    in_range: int
    above: int
    regularity: float


def adherence(history: History, rules: Planning) -> Adherence:
    """Return how the habit has kept to its range up to today."""
    frozen, done = _frozen_days(history), frozenset(history.done)
    weeks = tuple(_week(day, history, rules, frozen, done) for day in _starts(history))
    states = [week.state for week in weeks]
    return Adherence(
        weeks,
        in_range=sum(state in (WeekState.MET, WeekState.IN_RANGE) for state in states),
        above=states.count(WeekState.ABOVE),
        regularity=regularity(history, rules),
    )


def regularity(history: History, rules: Planning) -> float:
    """Return how regular the habit is: 0 at first, nearing 1 with week after week at the goal.

    An exponential average over the days that count: each moves it towards the share of the goal
    that the last seven such days reached, at most 1. It halves in `half_life_days` divided by
    the square root of the goal's days over seven, about 17 days for four days a week; the form
    and the 13 are those of Loop Habit Tracker's score. Ours: a day of illness or away with a
    session may raise it but not lower it, and so may today, which counts once its session is
    done: after a pause nobody is told that beginning again made things worse.
    """
    frozen = _frozen_days(history)
    done = frozenset(history.done)
    value, recent = 0.0, [False] * DAYS
    for day in _days(history.first_day, history.today):
        held = day in done
        if not held and (day in frozen or day == history.today):
            continue
        recent = [*recent[1:], held]
        goal = _goal(history, week_start(day, history.week_begins))
        kept = 0.5 ** (sqrt(goal / DAYS) / rules.regularity.half_life_days)
        moved = value * kept + min(1.0, sum(recent) / goal) * (1 - kept)
        value = max(value, moved) if day in frozen or day == history.today else moved
    return value


def _week(
    start: date,
    history: History,
    rules: Planning,
    frozen: frozenset[date],
    done: frozenset[date],
) -> WeekCount:
    days = [day for day in week_days(start) if day >= history.first_day]
    held = sum(day in done for day in days if day <= history.today)
    left_out = {*frozen, *history.uncounted}
    counted = sum(day in done or day not in left_out for day in days)
    least = rules.days.least * counted // DAYS
    if held > rules.days.most:
        state = WeekState.ABOVE
    elif held and held >= share_of(_goal(history, start), counted, rules):
        state = WeekState.MET
    elif held and held >= least:
        state = WeekState.IN_RANGE
    elif not least:
        state = WeekState.FROZEN
    else:
        state = WeekState.OPEN if history.today <= days[-1] else WeekState.BELOW
    return WeekCount(week_name(start), held, counted, state)


def _starts(history: History) -> list[date]:
    days = _days(week_start(history.first_day, history.week_begins), history.today)
    return days[::DAYS]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _frozen_days(history: History) -> frozenset[date]:
    return frozenset(off.date for off in history.off if off.why is not OffReason.BUSY)


def _goal(history: History, start: date) -> int:
    return history.goals.get(week_name(start), history.goal)
