"""The calendar file is what calendars read, and a later one changes what an earlier one said."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from backstretch.exchange.ics_out import Appointment, calendar_bytes, export_calendar
from backstretch.exchange.writing import ExportError

AT = datetime(2026, 3, 2, 18, 30, 15, tzinfo=timezone(timedelta(hours=1)))


def events(content: bytes) -> list[Any]:
    """Return what a calendar finds in a file."""
    calendar: Any = Calendar.from_ical(content)
    return list(calendar.walk("VEVENT"))


def an_entry(uid: str = "2026-03-04-x@backstretch", **more: Any) -> Appointment:
    values: dict[str, Any] = {
        "day": date(2026, 3, 4),
        "at": time(18, 30),
        "minutes": 12,
        "summary": "After-run reset, 12 min",
        "description": "Loosens what a run tightens; keeps, it is said, the hips free.",
        "changed_at": AT,
        "sequence": 2,
    }
    return Appointment(uid=uid, **values | more)


def test_an_entry_at_a_time_floats(tmp_path: Path) -> None:
    export_calendar([an_entry()], tmp_path / "plan.ics")
    text = (tmp_path / "plan.ics").read_text("utf-8")
    assert "DTSTART:20260304T183000\n" in text
    assert "DTEND:20260304T184200\n" in text
    assert "DTSTAMP:20260302T173015Z\n" in text
    assert "SEQUENCE:2\n" in text
    assert "TZID" not in text
    assert "VTIMEZONE" not in text


def test_an_entry_without_a_time_is_on_its_day_and_keeps_nobody_busy() -> None:
    text = calendar_bytes([an_entry(at=None)]).decode()
    assert "DTSTART;VALUE=DATE:20260304\r\n" in text
    assert "DTEND;VALUE=DATE:20260305\r\n" in text
    assert "TRANSP:TRANSPARENT\r\n" in text


def test_an_entry_over_midnight_ends_the_next_day() -> None:
    text = calendar_bytes([an_entry(at=time(23, 55))]).decode()
    assert "DTEND:20260305T000700\r\n" in text


def test_one_that_is_no_more_is_cancelled_under_its_name() -> None:
    [event] = events(calendar_bytes([an_entry(cancelled=True)]))
    assert (event["UID"], event["STATUS"]) == ("2026-03-04-x@backstretch", "CANCELLED")
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_order_in_which_entries_come_makes_no_difference() -> None:
    entries = [an_entry("b@x"), an_entry("a@x"), an_entry("c@x", day=date(2026, 3, 1))]
    assert calendar_bytes(entries) == calendar_bytes(entries[::-1])


def test_the_file_is_replaced_and_a_place_that_will_not_do_is_named(tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    target.write_text("older")
    export_calendar([an_entry()], target)
    assert target.read_bytes() == calendar_bytes([an_entry()])
    with pytest.raises(ExportError, match="could not be written to"):
        export_calendar([an_entry()], tmp_path / "missing" / "plan.ics")


# A backslash before an N is written as RFC 5545 has it, but icalendar reads a line break there.
texts = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\\"
    )
)
entries = st.builds(
    Appointment,
    uid=st.uuids().map(str),
    day=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    at=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    minutes=st.integers(1, 60),
    summary=texts,
    description=texts,
    changed_at=st.datetimes(timezones=st.just(UTC), min_value=datetime(1990, 1, 1)).map(
        lambda at: at.replace(microsecond=0)
    ),
    sequence=st.integers(0, 99),
    cancelled=st.booleans(),
)


@given(st.lists(entries, max_size=4, unique_by=lambda one: one.uid))
def test_a_calendar_reads_what_was_written(made: list[Appointment]) -> None:
    content = calendar_bytes(made)
    assert not re.search(rb"(?<!\r)\n", content), "lines end as the standard says"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    found = {event["UID"]: event for event in events(content)}
    assert found.keys() == {one.uid for one in made}
    for one in made:
        event = found[one.uid]
        start = event["DTSTART"].dt
        assert start == (datetime.combine(one.day, one.at) if one.at else one.day)
        if one.at:
            assert start.tzinfo is None
            assert event["DTEND"].dt - start == timedelta(minutes=one.minutes)
        assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (one.summary, one.description)
        assert (event["DTSTAMP"].dt, int(event["SEQUENCE"])) == (one.changed_at, one.sequence)
