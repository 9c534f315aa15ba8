"""Weeks as the plan counts them: ISO weeks, known by their Monday, in every locale.

What a week adds up to is kept by its name, and people compare it, export it and travel with it:
were its first day a locale's, the same days would count towards another week after a change of
the language, and a session towards two weeks or none.
"""

import re
from datetime import date, timedelta

DAYS = 7
_NAME = re.compile(r"([0-9]{4})-W([0-9]{2})")
_YEARS = range(2, 9999)
"""A week of the first or the last year there is may have no week beside it."""


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_days(monday: date) -> tuple[date, ...]:
    """Return the seven days of a week, Monday first."""
    return tuple(monday + timedelta(days=number) for number in range(DAYS))


def week_name(monday: date) -> str:
    """Return a week's name, as `2026-W20`; around New Year the year may not be the Monday's."""
    year, week, _ = monday.isocalendar()
    return f"{year:04}-W{week:02}"


def week_named(name: str) -> date:
    """Return the Monday of the week of a name such as `2026-W20`.

    Raises:
        ValueError: it is no such name, or that year has no such week.
    """
    found = _NAME.fullmatch(name)
    if found is None or int(found[1]) not in _YEARS:
        raise ValueError(f"{name!r} is not a week such as 2026-W20")
    return date.fromisocalendar(int(found[1]), int(found[2]), 1)
