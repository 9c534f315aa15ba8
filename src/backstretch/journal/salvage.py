"""Reads what can be read in a damaged journal, or a newer one, row by row, without touching it."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from backstretch.journal import diary_rows, plan_rows, said_rows, session_rows
from backstretch.journal.contents import Contents, contents_of
from backstretch.journal.entries import SessionRecord
from backstretch.journal.migrate import known_migrations, latest_version, migrate, version_of
from backstretch.journal.verify import at_rest

_OF_A_SESSION = ("plan_row", "event")
_SAID = ("pain", "answer", "run", "wish", "week_plan", "reminder", "statement", "track")
_BY = {"session": "id", "track": "run"}
_NONE = 1 << 62
_READERS: dict[str, Callable[[sqlite3.Connection, str], object]] = {
    "session": lambda copy, which: session_rows.records(copy, f"{which} AND ?", 1),
    "pain": said_rows.pains,
    "answer": lambda copy, which: said_rows.answers(copy, f"{which} AND ?", 1),
    "run": plan_rows.run_notes,
    "wish": plan_rows.wishes,
    "week_plan": plan_rows.plans_told,
    "reminder": plan_rows.reminded,
    "statement": diary_rows.statements,
    "track": diary_rows.tracks,
}


def newer_in(damaged: Path, kept: Contents) -> Contents:
    """Return the records in a damaged file that `kept` does not have, those that are whole.

    A session counts only with all of its steps, also one that went on since. What cannot be read
    is left out; a file that is no database at all has none.
    """
    with (
        contextlib.suppress(Exception),  # whatever a damaged file ends in
        closing(sqlite3.connect(":memory:", isolation_level=None)) as copy,
        closing(at_rest(damaged)) as source,
    ):
        torn = _copy(source, copy)
        _leave_out(copy, kept, torn)
        return _only_new(_read(copy), kept)
    return Contents()


def all_in(source: sqlite3.Connection, copy: sqlite3.Connection) -> int:
    """Copy all that is whole, and known here, into an empty database.

    Return how many entries were left out; those that are part of a session are not counted.

    Raises:
        Exception: what reading a damaged file ends in.
    """
    _leave_out(copy, Contents(), _copy(source, copy))
    _read(copy)
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    theirs, mine = ({str(row[0]) for row in one.execute(query)} for one in (source, copy))
    there = sum(_count(source, name) for name in theirs - {*_OF_A_SESSION})
    return there - sum(_count(copy, name) for name in mine - {*_OF_A_SESSION})


def _count(connection: sqlite3.Connection, table: str) -> int:
    name = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection) -> list[range]:
    """Take each row over that the tables of its version accept.

    Return the numbers of the sessions that may lack their last steps: where reading stopped.
    """
    torn = []
    try:
        version = version_of(source)
    except Exception:
        version = latest_version()
    known = known_migrations()
    migrate(copy, [step for step in known if step.number <= version] or known)
    for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        copy.execute(f"DROP TRIGGER {name}")
    copy.execute("PRAGMA foreign_keys = OFF")
    tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        facts = copy.execute(f"PRAGMA table_info({table})").fetchall()
        columns = ", ".join(fact[1] for fact in facts)
        keys = ", ".join(f"{fact[1]} DESC" for fact in facts if fact[5])
        places = ", ".join("?" for _ in facts)
        insert = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})"
        ends = [_NONE, 0]
        whole = False
        for end, order in enumerate((f"ORDER BY {keys}", "")):  # towards what is damaged
            try:
                for row in source.execute(f"SELECT {columns} FROM {table} {order}"):
                    ends[end] = row[0]
                    with contextlib.suppress(sqlite3.Error):
                        copy.execute(insert, row)
                whole = True
            except Exception:  # here reading stopped
                continue
        if table in _OF_A_SESSION and not whole:
            torn.append(range(ends[1], ends[0]))
    if version < latest_version():
        migrate(copy, known)
    for table in (*_OF_A_SESSION, "pain", "answer"):
        copy.execute(
            f"DELETE FROM {table} WHERE session IS NOT NULL"
            " AND session NOT IN (SELECT number FROM session)"
        )
    return torn


def _leave_out(copy: sqlite3.Connection, kept: Contents, torn: Sequence[range]) -> None:
    """Leave out the rows that are kept, and the sessions that lack a step or did not go on."""
    fields = ("pains", "answers", "runs", "wishes", "weeks", "reminders", "statements", "tracks")
    for table, field in zip(_SAID, fields, strict=True):
        by = _BY.get(table, "id")
        ids = [(getattr(one, by),) for one in getattr(kept, field)]
        copy.executemany(f"DELETE FROM {table} WHERE {by} = ?", ids)
    old = {record.start.id: record for record in kept.sessions}
    found = copy.execute("SELECT number, id, state FROM session").fetchall()
    for number, key, state in found:
        had = old.get(key)
        lacks = any(number in some for some in torn) or any(
            _has_gap(copy, table, number) for table in _OF_A_SESSION
        )
        if lacks or (had and had.state == state and _events(copy, number) == len(had.events)):
            _drop_session(copy, number, with_row=had is None)


def _events(copy: sqlite3.Connection, session: int) -> int:
    query = "SELECT count(*) FROM event WHERE session = ?"
    return int(copy.execute(query, (session,)).fetchone()[0])


def _drop_session(copy: sqlite3.Connection, number: int, *, with_row: bool) -> None:
    """Drop the steps of a session; `with_row` the session as well, and what was said of it."""
    for table in (*_OF_A_SESSION, *(("pain", "answer") if with_row else ())):
        copy.execute(f"DELETE FROM {table} WHERE session = ?", (number,))
    if with_row:
        copy.execute("DELETE FROM session WHERE number = ?", (number,))


def _has_gap(copy: sqlite3.Connection, table: str, session: int) -> bool:
    place = "seq" if table == "event" else "position"
    query = f"SELECT count(*), min({place}), max({place}) FROM {table} WHERE session = ?"
    count, first, last = copy.execute(query, (session,)).fetchone()
    return bool(count) and (first, last + 1) != (0, count)


def _read(copy: sqlite3.Connection) -> Contents:
    """Read all records; where one cannot be read, find out which, and leave it out."""
    try:
        return contents_of(copy)
    except Exception:
        for table in _READERS:
            first, last = copy.execute(f"SELECT min(number), max(number) FROM {table}").fetchone()
            if first is not None:
                _drop_unreadable(copy, table, first, last)
    return contents_of(copy)


def _drop_unreadable(copy: sqlite3.Connection, table: str, first: int, last: int) -> None:
    """Drop the records of these numbers that cannot be read, found by halving."""
    try:
        _READERS[table](copy, f"{table}.number BETWEEN {first:d} AND {last:d}")
    except Exception:
        if first == last and table == "session":
            _drop_session(copy, first, with_row=True)
            return
        if first == last:
            copy.execute(f"DELETE FROM {table} WHERE number = ?", (first,))
            return
        middle = (first + last) // 2
        _drop_unreadable(copy, table, first, middle)
        _drop_unreadable(copy, table, middle + 1, last)


def _only_new(found: Contents, kept: Contents) -> Contents:
    """Leave out what replaces something that is nowhere, and sessions that did not go on."""
    old = {record.start.id: record for record in kept.sessions}
    pains = _ids(kept.pains) | _ids(found.pains)
    return msgspec.structs.replace(
        found,
        sessions=tuple(one for one in found.sessions if _goes_on(old.get(one.start.id), one)),
        pains=tuple(one for one in found.pains if not one.replaces or one.replaces in pains),
    )


def _goes_on(old: SessionRecord | None, new: SessionRecord) -> bool:
    """Whether a session is not kept yet, or went on since, from where it was then."""
    if old is None:
        return True
    return (
        new.start == old.start
        and new.events[: len(old.events)] == old.events
        and (len(new.events), new.state) != (len(old.events), old.state)
    )


def _ids(records: Iterable[Any]) -> set[str]:
    return {record.id for record in records}
