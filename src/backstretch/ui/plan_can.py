"""The days and times a person can: from the facts of a plan to what is shown, and back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from backstretch.plan.facts import Facts
from backstretch.ui import plan_words as words
from backstretch.ui.plan_state import CanDay, CanState
from backstretch.ui.wording import tr
from backstretch.weeks import week_order

BANDS = (0, 2, 4, 6, 8)
"""From how many hours of sitting a day each choice stands."""


@dataclass(frozen=True, slots=True)
class Can:
    """The days a person can, when on them, and how long they sit, as in `Facts`."""

    weekdays: frozenset[int]
    times: dict[int, time]
    desk_hours: dict[int, float]


def can_of(facts: Facts) -> Can:
    """Return what the person said of their days."""
    return Can(facts.weekdays, facts.times, facts.desk_hours)


def can_chosen(days: Iterable[CanDay], before: Can) -> Can:
    """Return what was chosen; hours said more exactly before stay while their choice does."""
    days = tuple(days)
    sits = {day.weekday: float(day.sits) for day in days if day.sits}
    same = {
        n: h for n, h in before.desk_hours.items() if n in sits and _band(h) == str(int(sits[n]))
    }
    return Can(
        frozenset(day.weekday for day in days if day.can),
        {day.weekday: time.fromisoformat(day.at) for day in days if day.at},
        sits | same,
    )


def can_state(facts: Facts) -> CanState:
    """Return the days of the week as the page shows them."""
    usual = f"{facts.usual_at:%H:%M}" if facts.usual_at else ""
    days = tuple(_day(number, facts) for number in week_order(facts.week_begins))
    return CanState(days, usual, _sittings(), _short(len(facts.weekdays), facts.goal.days))


def _day(number: int, facts: Facts) -> CanDay:
    at, hours = facts.times.get(number), facts.desk_hours.get(number)
    return CanDay(
        number,
        words.weekday_name(number),
        number in facts.weekdays,
        f"{at:%H:%M}" if at else "",
        "" if hours is None else _band(hours),
    )


def _band(hours: float) -> str:
    return str(max((band for band in BANDS if band <= hours), default=BANDS[0]))


def _sittings() -> tuple[tuple[str, str], ...]:
    form = tr("{least} to {most} h of sitting")
    told = [(str(low), form.format(least=low, most=high)) for low, high in pairwise(BANDS)]
    last = tr("over {n} h of sitting").format(n=BANDS[-1])
    return (("", tr("sitting not said")), *told, (str(BANDS[-1]), last))


def _short(left: int, goal: int) -> str:
    """Return why the goal cannot be met, or "" where it can."""
    if left >= goal:
        return ""
    if left == 0:
        return tr("You ticked no day, so no session can be planned.")
    form = tr("You ticked {n} days. {goal} days a week need at least {goal}.")
    if left == 1:
        form = tr("You ticked 1 day. {goal} days a week need at least {goal}.")
    return form.format(n=left, goal=goal)
