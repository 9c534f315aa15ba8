"""Which backups stay: counted from the newest by their numbers, so a wrong clock drops none."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

LAST, DAYS, WEEKS, MONTHS = 20, 14, 12, 24
PINNED_DAYS = 90


class Dated(Protocol):
    """What is asked of a backup."""

    @property
    def number(self) -> int:
        """Its place in the row; a later one has a larger one."""

    @property
    def made_at(self) -> datetime:
        """When the clock said that it was made, with an offset."""

    @property
    def pinned(self) -> bool:
        """Whether it was made before something that changes much."""


def staying(backups: Iterable[Dated], now: datetime) -> frozenset[int]:
    """Return the numbers of those that stay.

    The last 20, the last one of each of the last 14 days, 12 weeks and 24 months that have one,
    and the pinned ones for 90 days. A pinned one goes only when backups of 14 more days followed
    it as well: a clock that is years ahead for an hour makes none old. Where `now` lies before
    what is there already, the clock is wrong and all stay, until backups of 14 days came after:
    a clock that was wrong once must not fill the disk for years.
    """
    row = sorted(backups, key=lambda one: one.number, reverse=True)
    if _is_in_doubt(row, now):
        return frozenset(one.number for one in row)
    stay = {one.number for one in row[:LAST]}
    stay |= _last_of_each(row, _day, DAYS)
    stay |= _last_of_each(row, lambda one: one.made_at.strftime("%G-%V"), WEEKS)
    stay |= _last_of_each(row, lambda one: one.made_at.strftime("%Y-%m"), MONTHS)
    stay |= {
        one.number for at, one in enumerate(row) if one.pinned and not _over(row[:at], one, now)
    }
    return frozenset(stay)


def _is_in_doubt(row: Sequence[Dated], now: datetime) -> bool:
    ahead = next((at for at, one in enumerate(row) if one.made_at > now), None)
    return ahead is not None and len({_day(one) for one in row[:ahead]}) < DAYS


def _last_of_each(row: Sequence[Dated], span: Callable[[Dated], str], most: int) -> set[int]:
    found: dict[str, int] = {}
    for one in row:
        if len(found) < most:
            found.setdefault(span(one), one.number)
    return set(found.values())


def _over(later: Sequence[Dated], one: Dated, now: datetime) -> bool:
    old = now - one.made_at > timedelta(days=PINNED_DAYS)
    return old and len({_day(other) for other in later} - {_day(one)}) >= DAYS


def _day(one: Dated) -> str:
    return one.made_at.strftime("%Y-%m-%d")
