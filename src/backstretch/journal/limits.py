"""What a record of the diary may say: finite numbers in their ranges, and text a file can hold."""

import math
import re
from collections.abc import Iterator
from datetime import datetime

import msgspec

from backstretch.journal.diary_records import ActivityScored, LimitsSet, ShoeSaid, Statement
from backstretch.journal.errors import JournalMisuse
from backstretch.journal.plan_records import PlanRecord, RunNote
from backstretch.journal.said import Answer, Pain
from backstretch.journal.tracks import Track

FARTHEST_M = 500_000.0
SHORTEST_S = 1.0
LONGEST_S = 48 * 3600.0
LONGEST_MINUTES = 48 * 60
SCORES = (0, 10)
STRENGTHS = (1, 10)
CADENCES = (1, 400)
FIRST_YEAR = 1990
_UNFIT = re.compile("[\0\ud800-\udfff]")
"""What a text file in UTF-8 would not give back; a thousand runs are looked through at once."""

Record = PlanRecord | Pain | Answer | Statement | Track
_Range = tuple[str, float | None, float, float]


def check(record: Record) -> None:
    """See that a record can be kept and read back as it is.

    Raises:
        JournalMisuse: a value is out of its range, or a text cannot be stored; it is named.
    """
    for name, value, low, high in _ranges(record):
        if value is not None and not low <= value <= high:
            raise JournalMisuse(f"{name} is {value!r}, which is not from {low:g} to {high:g}")
    _check_plain(type(record).__name__, record)
    if isinstance(record, RunNote) and record.facts.started_at:
        _check_moment(record.facts.started_at)


def _ranges(record: Record) -> Iterator[_Range]:
    match record:
        case Pain():
            yield ("score", record.score, *SCORES)
            for region, strength in record.regions.items():
                yield (f"the score of {region.value}", strength, *STRENGTHS)
        case RunNote():
            yield from _ranges_of_run(record)
        case Statement():
            yield from _ranges_of_statement(record)
        case Track():
            for point in record.points:
                yield ("latitude", point.latitude, -90, 90)
                yield ("longitude", point.longitude, -180, 180)
                yield ("seconds", point.seconds, 0, LONGEST_S)


def _ranges_of_run(note: RunNote) -> Iterator[_Range]:
    facts = note.facts
    yield ("minutes", note.minutes, 0, LONGEST_MINUTES)
    yield ("distance_m", facts.distance_m, 0, FARTHEST_M)
    yield ("duration_s", facts.duration_s, SHORTEST_S, LONGEST_S)
    yield ("effort", facts.effort, *SCORES)
    yield ("cadence", facts.cadence, *CADENCES)


def _ranges_of_statement(statement: Statement) -> Iterator[_Range]:
    match statement.what:
        case ActivityScored(score):
            yield ("score", score, *SCORES)
        case LimitsSet() as limits:
            yield ("green_at_most", limits.green_at_most, *SCORES)
            yield ("amber_at_most", limits.amber_at_most, *SCORES)
            yield ("red_rise", limits.red_rise, *SCORES)
        case ShoeSaid() as shoe:
            yield ("before_m", shoe.before_m, 0, math.inf)


def _check_moment(text: str) -> None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise JournalMisuse(f"started_at is {text!r}, which is not a time") from None
    if moment.tzinfo is None or moment.year < FIRST_YEAR:
        raise JournalMisuse(
            f"started_at is {text!r}, which has no offset or is before {FIRST_YEAR}"
        )


def _check_plain(name: str, value: object) -> None:
    """Look into everything for text and numbers that the file would not give back."""
    match value:
        case str():
            if _UNFIT.search(value):
                raise JournalMisuse(f"{name} holds a character that cannot be stored")
        case float():
            if not math.isfinite(value):
                raise JournalMisuse(f"{name} is {value!r}, which is not a number to keep")
        case msgspec.Struct():
            for field in value.__struct_fields__:
                _check_plain(field, getattr(value, field))
        case dict():
            for key, inner in value.items():
                _check_plain(name, key)
                _check_plain(name, inner)
        case tuple():
            for inner in value:
                _check_plain(name, inner)
