"""Writes and reads the plan's records, by the connection of the journal."""

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from backstretch.journal.bodies import body_of
from backstretch.journal.errors import JournalMisuse
from backstretch.journal.limits import check
from backstretch.journal.plan_records import (
    PlanRecord,
    PlanTold,
    PlanWish,
    Reminded,
    RemindedWhat,
    RunIs,
    RunNote,
    What,
)
from backstretch.journal.run_facts import RunFacts

_STAMP = "id, at, zone, local_date"
_WISH = f"SELECT {_STAMP}, day, body FROM wish WHERE "
RUN_COLUMNS = f"{_STAMP}, run, day, state, body"
SHOE = "json_extract(body, '$.facts.shoe')"
METRES = "json_extract(body, '$.facts.distance_m')"
RUN_STANDS = (
    "state = 'done' AND NOT EXISTS (SELECT 1 FROM run AS later"
    " WHERE later.run = run.run AND later.number > run.number)"
)
"""The condition of a note that counts and says that the run was done."""

_RUN = f"SELECT {RUN_COLUMNS} FROM run WHERE "
_TOLD = f"SELECT {_STAMP}, week, body, asked FROM week_plan WHERE "
_REMINDED = f"SELECT {_STAMP}, day, kind, what, body FROM reminder WHERE "


class _RunBody(msgspec.Struct, frozen=True, omit_defaults=True):
    start: str = ""
    minutes: int = 0
    facts: RunFacts | None = None


class _RemindedBody(msgspec.Struct, frozen=True, omit_defaults=True):
    again: bool = False
    until: str = ""


def write(connection: sqlite3.Connection, record: PlanRecord) -> None:
    """Add a record, unless it is there already.

    Raises:
        JournalMisuse: another record has its id, or a value is not one that can be kept.
    """
    check(record)
    there = _same_id(connection, record)
    if there == record:
        return
    if there is not None:
        raise JournalMisuse(f"another record of the plan has the id {record.id!r}")
    table, columns, values = _row(record)
    marks = ", ".join("?" * (4 + len(values)))
    connection.execute(
        f"INSERT INTO {table} ({_STAMP}, {columns}) VALUES ({marks})",
        (record.id, record.at, record.zone, record.local_date, *values),
    )


def wishes(
    connection: sqlite3.Connection, which: str = "1", values: Iterable[str] = ()
) -> tuple[PlanWish, ...]:
    """Return wishes in the order in which they were said."""
    rows = connection.execute(f"{_WISH} {which} ORDER BY number", tuple(values))
    return tuple(_wish(row) for row in rows)


def run_notes(
    connection: sqlite3.Connection, which: str = "1", values: Iterable[str] = ()
) -> tuple[RunNote, ...]:
    """Return what was said of runs, in order."""
    rows = connection.execute(f"{_RUN} {which} ORDER BY number", tuple(values))
    return tuple(run_note_from(row) for row in rows)


def plans_told(
    connection: sqlite3.Connection, which: str = "1", values: Iterable[str] = ()
) -> tuple[PlanTold, ...]:
    """Return the weeks as told, in order."""
    rows = connection.execute(f"{_TOLD} {which} ORDER BY number", tuple(values))
    return tuple(
        PlanTold(key, at, zone, said_on, week, body, bool(asked))
        for key, at, zone, said_on, week, body, asked in rows
    )


def reminded(
    connection: sqlite3.Connection, which: str = "1", values: Iterable[str] = ()
) -> tuple[Reminded, ...]:
    """Return what came of reminders, in order."""
    rows = connection.execute(f"{_REMINDED} {which} ORDER BY number", tuple(values))
    return tuple(_reminded(row) for row in rows)


def _row(record: PlanRecord) -> tuple[str, str, tuple[str | int, ...]]:
    """Return a record's table, its own columns and their values."""
    values: tuple[str | int, ...]
    match record:
        case PlanWish():
            body = body_of(record.what)
            kind = str(record.what.__struct_config__.tag)
            return "wish", "kind, day, body", (kind, record.day, body.decode())
        case RunNote():
            facts = None if record.facts == RunFacts() else record.facts
            body = body_of(_RunBody(record.start, record.minutes, facts))
            values = (record.run, record.day, record.state.value, body.decode())
            return "run", "run, day, state, body", values
        case PlanTold():
            values = (record.week, record.body, int(record.asked))
            return "week_plan", "week, body, asked", values
        case Reminded():
            body = msgspec.json.encode(_RemindedBody(record.again, record.until))
            values = (record.day, record.kind, record.what.value, body.decode())
            return "reminder", "day, kind, what, body", values


def _same_id(connection: sqlite3.Connection, record: PlanRecord) -> PlanRecord | None:
    found: tuple[PlanRecord, ...]
    match record:
        case PlanWish():
            found = wishes(connection, "id = ?", (record.id,))
        case RunNote():
            found = run_notes(connection, "id = ?", (record.id,))
        case PlanTold():
            found = plans_told(connection, "id = ?", (record.id,))
        case Reminded():
            found = reminded(connection, "id = ?", (record.id,))
    return found[0] if found else None


def _wish(row: tuple[Any, ...]) -> PlanWish:
    key, at, zone, said_on, day, text = row
    return PlanWish(key, at, zone, said_on, day, msgspec.json.decode(text, type=What))


def run_note_from(row: tuple[Any, ...]) -> RunNote:
    """Return the note of a row of its columns."""
    key, at, zone, said_on, run, day, state, text = row
    body = msgspec.json.decode(text, type=_RunBody)
    facts = body.facts or RunFacts()
    return RunNote(key, at, zone, said_on, run, day, RunIs(state), body.start, body.minutes, facts)


def _reminded(row: tuple[Any, ...]) -> Reminded:
    key, at, zone, said_on, day, kind, what, text = row
    body = msgspec.json.decode(text, type=_RemindedBody)
    what = RemindedWhat(what)
    return Reminded(key, at, zone, said_on, day, kind, what, body.again, body.until)
