"""Writes sessions to come as a calendar file that can be taken in again and again.

Times are floating: 18:30 is 18:30 wherever the calendar is looked at. An entry keeps its id, so
that a calendar which knows it moves it; a later file has a higher number for what changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from backstretch import APP_ID, __version__
from backstretch.exchange.writing import write_export

if TYPE_CHECKING:
    from icalendar import Event

_HEAD_BYTES = 200


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of the calendar.

    `uid` stays its own for good. Without a time `at` it stands on its `day` as a whole and keeps
    nobody busy. `changed_at` is when the plan last changed, `sequence` how often it did. One that
    is `cancelled` stood on that day and does no more.
    """

    uid: str
    day: date
    at: time | None
    minutes: int
    summary: str
    description: str
    changed_at: datetime
    sequence: int
    cancelled: bool = False


def export_calendar(appointments: Iterable[Appointment], target: Path) -> None:
    """Write a calendar file, all or nothing, for this user alone.

    Raises:
        ExportError: the file cannot be written; an older one is as it was.
    """
    write_export(target, calendar_bytes(appointments))


def is_calendar(path: Path) -> bool:
    """Whether a file is a calendar that this program wrote, and can write anew."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return False
    return head.startswith(b"BEGIN:VCALENDAR\r\n") and f"-//{APP_ID}//".encode() in head


def calendar_bytes(appointments: Iterable[Appointment]) -> bytes:
    """Return the text of a calendar file: the same entries always give the same bytes."""
    from icalendar import Calendar  # 65 ms that only this needs

    calendar = Calendar()
    calendar.add("prodid", f"-//{APP_ID}//{APP_ID} {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for appointment in sorted(appointments, key=lambda one: (one.day, one.uid)):
        calendar.add_component(_event(appointment))
    return bytes(calendar.to_ical())


def _event(one: Appointment) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.changed_at.astimezone(UTC))
    if one.at is None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
    else:
        start = datetime.combine(one.day, one.at.replace(tzinfo=None))
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=one.minutes))
    event.add("summary", one.summary)
    event.add("description", one.description)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    busy = one.at is not None and not one.cancelled
    event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    return event
