"""Turns a day and a time on the clock into an instant, also where that time comes never or twice.

Instants are in UTC throughout: Python compares two moments of one zone by what the clocks show,
which goes wrong in the hour that comes twice.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


def instant(day: date, at: time, zone: tzinfo, day_starts_at: int = 0) -> datetime:
    """Return when the clocks of a zone show a time on a person's day.

    A time before the hour the day starts at belongs to the night after it. Where clocks go
    forward over the time, it is the first moment after the gap, or a minute before the gap if the
    day is over after it; where they go back and show it twice, it is the first of the two.
    """
    night = timedelta(days=1) if at.hour < day_starts_at else timedelta()
    shown = datetime.combine(day + night, at.replace(tzinfo=None, fold=0))
    first = shown.replace(tzinfo=zone).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == shown:
        return first
    end = _end_of_gap(shown.replace(tzinfo=zone, fold=1).astimezone(UTC), first, zone)
    is_over = at.hour < day_starts_at <= end.astimezone(zone).hour
    return end - _MINUTE if is_over else end


def _end_of_gap(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """Return when the offset changes between two instants, to the second."""
    offset = after.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // (2 * _SECOND) * _SECOND
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after
