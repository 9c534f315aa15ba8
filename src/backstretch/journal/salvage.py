"""Reads what can still be read in a damaged journal, row by row, without touching it."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from backstretch.journal.contents import Contents, contents_of
from backstretch.journal.migrate import known_migrations, latest_version, migrate, version_of
from backstretch.journal.verify import at_rest

_OF_A_SESSION = ("plan_row", "event")
_SAID = ("pain", "answer", "run", "wish", "week_plan", "reminder", "statement", "track")
_BY = {"session": "id", "track": "run"}
_MOST_TRIED = 2000
_NONE = 1 << 62


def newer_in(damaged: Path, kept: Contents) -> Contents:
    """Return the records in a damaged file that `kept` does not have, those that are whole.

    A session counts only with all of its steps. What cannot be read is left out; a file that is
    no database at all has none.
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
        for end, order in enumerate((f"ORDER BY {keys}", "")):  # towards what is damaged
            for row in _rows(source, f"SELECT {columns} FROM {table} {order}"):
                ends[end] = row[0]
                with contextlib.suppress(sqlite3.Error):
                    copy.execute(insert, row)
        if table in _OF_A_SESSION:
            torn.append(range(ends[1], ends[0]))  # nothing, where both came through
    if version < latest_version():
        migrate(copy, known)
    for table in (*_OF_A_SESSION, "pain", "answer"):
        copy.execute(
            f"DELETE FROM {table} WHERE session IS NOT NULL"
            " AND session NOT IN (SELECT number FROM session)"
        )
    return torn


def _rows(source: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    """Give the rows up to the first one that cannot be read."""
    with contextlib.suppress(Exception):
        yield from source.execute(query)


def _leave_out(copy: sqlite3.Connection, kept: Contents, torn: Sequence[range]) -> None:
    """Leave out the rows that are kept, and the new sessions that lack a step."""
    fields = ("pains", "answers", "runs", "wishes", "weeks", "reminders", "statements", "tracks")
    for table, field in zip(_SAID, fields, strict=True):
        by = _BY.get(table, "id")
        ids = [(getattr(one, by),) for one in getattr(kept, field)]
        copy.executemany(f"DELETE FROM {table} WHERE {by} = ?", ids)
    old = {record.start.id for record in kept.sessions}
    for number, key in copy.execute("SELECT number, id FROM session").fetchall():
        lacks = any(number in some for some in torn) or any(
            _has_gap(copy, table, number) for table in _OF_A_SESSION
        )
        if key in old or lacks:
            for table in _OF_A_SESSION:
                copy.execute(f"DELETE FROM {table} WHERE session = ?", (number,))
            if key not in old:
                for table in ("pain", "answer", "session"):
                    by = "number" if table == "session" else "session"
                    copy.execute(f"DELETE FROM {table} WHERE {by} = ?", (number,))


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
        for table in _SAID:
            _drop_unreadable(copy, table)
    return contents_of(copy)


def _drop_unreadable(copy: sqlite3.Connection, table: str) -> None:
    by = _BY.get(table, "id")
    keys = [row[0] for row in copy.execute(f"SELECT {by} FROM {table}").fetchall()]
    for key in keys[-_MOST_TRIED:]:
        copy.execute("SAVEPOINT one")
        for other in set(_SAID) - {table}:
            copy.execute(f"DELETE FROM {other}")
        copy.execute(f"DELETE FROM {table} WHERE {by} <> ?", (key,))
        readable = _can_be_read(copy)
        copy.execute("ROLLBACK TO one")
        copy.execute("RELEASE one")
        if not readable:
            copy.execute(f"DELETE FROM {table} WHERE {by} = ?", (key,))


def _can_be_read(copy: sqlite3.Connection) -> bool:
    try:
        contents_of(copy)
    except Exception:
        return False
    return True


def _only_new(found: Contents, kept: Contents) -> Contents:
    """Leave out what replaces or belongs to something that is nowhere."""
    old = {record.start.id for record in kept.sessions}
    pains = _ids(kept.pains) | _ids(found.pains)
    return msgspec.structs.replace(
        found,
        sessions=tuple(one for one in found.sessions if one.start.id not in old),
        pains=tuple(one for one in found.pains if not one.replaces or one.replaces in pains),
    )


def _ids(records: Iterable[Any]) -> set[str]:
    return {record.id for record in records}
