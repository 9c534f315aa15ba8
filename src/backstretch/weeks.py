"""Weeks: seven days from the day of the week that the person lets them begin on.

A week is called by the ISO week of the Monday in it, whatever day it begins on: each week has one
Monday, so no name is given twice and none is left out, and what was kept under a name stays under
it. That is also the number which calendars of weeks from Monday on give it.

Where the first day is chosen anew, all weeks are cut anew from then on, those before included:
each day, and so each session, is in one week. What was told of weeks is kept as it is; see
`plan.recut` for what the weeks on the border make of it.
"""

import re
from datetime import date, timedelta

DAYS = 7
MONDAY, SATURDAY, SUNDAY = 1, 6, 7
_NAME = re.compile(r"([0-9]{4})-W([0-9]{2})")
_YEARS = range(2, 9999)
"""A week of the first or the last year there is may have no week beside it."""


def week_start(day: date, begins: int = MONDAY) -> date:
    """Return the first day of a day's week; `begins` is the ISO number of the day they begin on.

    The first days that there are may have no such day: there it is the first of all.
    """
    return date.fromordinal(max(1, day.toordinal() - (day.isoweekday() - begins) % DAYS))


def week_days(start: date) -> tuple[date, ...]:
    """Return the seven days of a week, the first one first."""
    return tuple(start + timedelta(days=number) for number in range(DAYS))


def week_order(begins: int = MONDAY) -> tuple[int, ...]:
    """Return the ISO numbers of the days of the week in the order in which weeks have them."""
    return tuple((begins - 1 + number) % DAYS + 1 for number in range(DAYS))


def monday_in(start: date) -> date:
    """Return the Monday in the week from a day on."""
    return start + timedelta(days=(MONDAY - start.isoweekday()) % DAYS)


def week_name(start: date) -> str:
    """Return the name of the week from a day on, as `2026-W20`; its year may be another one."""
    year, week, _ = monday_in(start).isocalendar()
    return f"{year:04}-W{week:02}"


def week_named(name: str, begins: int = MONDAY) -> date:
    """Return the first day of the week of a name such as `2026-W20`.

    Raises:
        ValueError: it is no such name, or that year has no such week.
    """
    found = _NAME.fullmatch(name)
    if found is None or int(found[1]) not in _YEARS:
        raise ValueError(f"{name!r} is not a week such as 2026-W20")
    return week_start(date.fromisocalendar(int(found[1]), int(found[2]), 1), begins)
