"""Short ways to say things in a diary that begins on Monday 2 March 2026."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from backstretch.content.care import Care, load_care
from backstretch.journal.diary_records import Saying, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import Pain, PainMoment
from backstretch.resources import resources_dir

FIRST = date(2026, 3, 2)
CARE: Care = load_care(resources_dir())[0]
BEFORE, DURING, AFTER = PainMoment.BEFORE_RUN, PainMoment.DURING_RUN, PainMoment.AFTER_RUN
LATER, MORNING, ALONE = PainMoment.LATER, PainMoment.NEXT_MORNING, PainMoment.ALONE

_numbers = count()


def day(number: int) -> date:
    """Return a day of the diary; 0 is its first."""
    return FIRST + timedelta(days=number)


def at(number: int, hour: float = 12) -> datetime:
    """Return an hour of a day, in UTC."""
    return datetime.combine(day(number), datetime.min.time(), UTC) + timedelta(hours=hour)


def when(number: int, hour: float = 12) -> tuple[str, str, str]:
    """Return the three fields that say when something was said."""
    return at(number, hour).isoformat(), "UTC", day(number).isoformat()


def pain(
    number: int, score: int | None, moment: PainMoment = ALONE, hour: float = 12, **more: Any
) -> Pain:
    """Return pain told on a day."""
    key = more.pop("id", f"pain {next(_numbers)}")
    return Pain(key, *when(number, hour), moment, score, **more)


def run(number: int, key: str = "", start: str = "", **more: Any) -> RunNote:
    """Return a run done on a day."""
    state = more.pop("state", RunIs.DONE)
    note = f"note {next(_numbers)}"
    name = key or f"run {number}"
    return RunNote(note, *when(number), name, day(number).isoformat(), state, start, **more)


def said(number: int, what: Saying, about: str = "", hour: float = 12) -> Statement:
    """Return a statement made on a day."""
    return Statement(f"said {next(_numbers)}", *when(number, hour), about, what)
