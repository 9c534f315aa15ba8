"""Writes and reads sessions with their plans and ledgers, by the connection of the journal."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from backstretch.journal.entries import (
    Event,
    Happening,
    PlanRow,
    SessionRecord,
    SessionStart,
    SessionState,
)
from backstretch.journal.errors import JournalMisuse

_SESSION = (
    "SELECT number, id, started_at, zone, local_date, routine, minutes, planned_ms, script, state"
    " FROM session WHERE "
)
_ROW = (
    "SELECT session, exercise, side, plan_row.planned_ms, item, steps FROM plan_row"
    " JOIN session ON session.number = plan_row.session WHERE "
)
_EVENT = (
    "SELECT session, seq, kind, step, offset_ms, ms, item, note, at FROM event"
    " JOIN session ON session.number = event.session WHERE "
)

NOT_STRUCK = (
    "session.id NOT IN (SELECT about FROM statement WHERE number IN ("
    "SELECT max(number) FROM statement WHERE kind = 'struck' GROUP BY about)"
    " AND json_extract(body, '$.struck'))"
)
"""The condition of a session that the person did not take out of the diary."""


def begin(connection: sqlite3.Connection, start: SessionStart) -> None:
    """Add a session that begins, unless it is there already.

    Raises:
        JournalMisuse: another session has its id.
    """
    if find(connection, start.id) is None:
        number = _insert(connection, start)
        connection.executemany(
            "INSERT INTO plan_row VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(number, at, *_plan_values(row)) for at, row in enumerate(start.rows)],
        )
    elif [record.start for record in records(connection, "session.id = ?", start.id)] != [start]:
        raise JournalMisuse(f"another session has the id {start.id!r}")


def append(connection: sqlite3.Connection, session_id: str, events: Sequence[Event]) -> None:
    """Add those events to the end of a session's ledger that are not there yet.

    Raises:
        JournalMisuse: there is no such session, they leave a gap, or differ from what is written.
    """
    number = number_of(connection, session_id)
    connection.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, e.seq, e.kind, e.step, e.offset_ms, e.ms, e.item, e.note, e.at)
            for e in _new_part(connection, number, events)
        ],
    )


def close(connection: sqlite3.Connection, session_id: str, state: SessionState) -> None:
    """Give an open session its final state.

    Raises:
        JournalMisuse: there is no such session, or the state is not a final one.
    """
    number = number_of(connection, session_id)
    if state is SessionState.OPEN:
        raise JournalMisuse("a session is not closed by leaving it open")
    query = "UPDATE session SET state = ? WHERE number = ? AND state <> ?"
    connection.execute(query, (state, number, state))


def any_begun(connection: sqlite3.Connection) -> bool:
    """Return whether there is any session."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM session)").fetchone()[0])


def days_done(connection: sqlite3.Connection, first: str, last: str) -> tuple[str, ...]:
    """Return the days from one to another with a session done to its end that was not struck."""
    query = (
        "SELECT DISTINCT local_date FROM session WHERE state = 'finished'"
        f" AND local_date BETWEEN ? AND ? AND {NOT_STRUCK} ORDER BY local_date"
    )
    return tuple(str(row[0]) for row in connection.execute(query, (first, last)))


def find(connection: sqlite3.Connection, session_id: str) -> int | None:
    """Return the number of a session, or None where there is none with this id."""
    query = "SELECT number FROM session WHERE id = ?"
    row = connection.execute(query, (session_id,)).fetchone()
    return None if row is None else int(row[0])


def number_of(connection: sqlite3.Connection, session_id: str) -> int:
    """Return the number of a session.

    Raises:
        JournalMisuse: there is none with this id.
    """
    number = find(connection, session_id)
    if number is None:
        raise JournalMisuse(f"there is no session {session_id!r}")
    return number


def records(
    connection: sqlite3.Connection, which: str, value: str | int
) -> tuple[SessionRecord, ...]:
    """Return sessions in the order in which they began."""
    rows: defaultdict[int, list[PlanRow]] = defaultdict(list)
    events: defaultdict[int, list[Event]] = defaultdict(list)
    ask = connection.execute
    for row in ask(f"{_ROW} {which} ORDER BY session, position", (value,)):
        rows[row[0]].append(_plan_row(row))
    for row in ask(f"{_EVENT} {which} ORDER BY session, seq", (value,)):
        events[row[0]].append(_event(row))
    return tuple(
        _record(row, rows[row[0]], events[row[0]])
        for row in ask(f"{_SESSION} {which} ORDER BY number", (value,))
    )


def _insert(connection: sqlite3.Connection, start: SessionStart) -> int | None:
    values = (start.id, start.started_at, start.zone, start.local_date, start.routine)
    return connection.execute(
        "INSERT INTO session (id, started_at, zone, local_date, routine, minutes, planned_ms,"
        " script, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open')",
        (*values, start.minutes, start.planned_ms, start.script),
    ).lastrowid


def _new_part(
    connection: sqlite3.Connection, number: int, events: Sequence[Event]
) -> Sequence[Event]:
    """Return the events that are not written yet; those that are must be the same."""
    if not events:
        return ()
    first = events[0].seq
    if [event.seq for event in events] != list(range(first, first + len(events))):
        raise JournalMisuse("the events do not count without a gap")
    query = "SELECT count(*) FROM event WHERE session = ?"
    kept = int(connection.execute(query, (number,)).fetchone()[0])
    if not 0 <= first <= kept:
        raise JournalMisuse(f"the ledger has {kept} events, so {first} cannot be the next")
    query = f"{_EVENT} session = ? AND seq BETWEEN ? AND ? ORDER BY seq"
    span = (number, first, events[-1].seq)
    there = [_event(row) for row in connection.execute(query, span)]
    if list(events[: len(there)]) != there:
        raise JournalMisuse("the ledger has other events with these numbers")
    return events[len(there) :]


def _plan_values(row: PlanRow) -> tuple[str, str, int, int, str]:
    steps = msgspec.json.encode(row.steps).decode()
    return row.exercise, row.side, row.planned_ms, row.item, steps


def _event(row: tuple[int, int, str, int, int, int, int, str, str]) -> Event:
    _, seq, kind, step, offset_ms, ms, item, note, at = row
    return Event(seq, Happening(kind), step, offset_ms, ms, item, note, at)


def _plan_row(row: tuple[int, str, str, int, int, str]) -> PlanRow:
    _, exercise, side, planned_ms, item, steps = row
    return PlanRow(
        exercise, side, planned_ms, item, msgspec.json.decode(steps, type=tuple[int, ...])
    )


def _record(
    row: tuple[int, str, str, str, str, str, int, int, bytes, str],
    rows: Sequence[PlanRow],
    events: Sequence[Event],
) -> SessionRecord:
    _, key, started_at, zone, local_date, routine, minutes, planned_ms, script, state = row
    start = SessionStart(
        key, started_at, zone, local_date, routine, minutes, planned_ms, tuple(rows), script
    )
    return SessionRecord(start, SessionState(state), tuple(events))
