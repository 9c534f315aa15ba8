"""Days in a row that have a session."""

from collections.abc import Container, Iterable
from datetime import date, timedelta

_DAY = timedelta(days=1)


def row_through(day: date, days: Container[date]) -> int:
    """Return how many days in a row have a session with this one, which gets one."""
    return 1 + row_before(day, days) + _row_after(day, days)


def row_before(day: date, days: Container[date]) -> int:
    """Return how many days in a row have a session right before a day."""
    count = 0
    while day - _DAY * (count + 1) in days:
        count += 1
    return count


def crowds(added: Iterable[date], days: Container[date], in_a_row: int) -> bool:
    """Return whether one of the days added to others stands in a longer row than `in_a_row`."""
    return any(row_through(day, days) > in_a_row for day in added)


def _row_after(day: date, days: Container[date]) -> int:
    count = 0
    while day + _DAY * (count + 1) in days:
        count += 1
    return count
