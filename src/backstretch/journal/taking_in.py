"""Takes what another journal holds into this one, all of it or nothing, in one transaction.

No record is dropped, and none is written over: each one stands afterwards with every word and
number of its own, byte by byte. Three things are not a record's own words, but say how it stands
to the others, and two journals together can make them new:

- `number`, the place of a row in the order in which things were kept, with the numbers by which
  what belongs to a session points at it;
- `replaces`, where both journals say something else instead of the same record of pain;
- the `id` of a session that went on differently in both, of which one way only keeps it.

Only for these, and only until the transaction ends, are the triggers aside that hold what is
written as it is; they are put back word by word. A kill leaves the journal as it was before, or
with all that was brought.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from backstretch.journal import diary_rows, plan_rows, said_rows, session_rows
from backstretch.journal.contents import Contents, contents_of
from backstretch.journal.entries import SessionRecord, SessionState
from backstretch.journal.errors import JournalMisuse
from backstretch.journal.said import Pain
from backstretch.journal.store import Journal

_Write = Callable[[sqlite3.Connection, Any], None]
_AFTER_SESSIONS: tuple[tuple[str, str, str, _Write], ...] = (
    ("answers", "answer", "id", said_rows.write_answer),
    ("runs", "run", "id", plan_rows.write),
    ("pains", "pain", "id", said_rows.write_pain),
    ("wishes", "wish", "id", plan_rows.write),
    ("weeks", "week_plan", "id", plan_rows.write),
    ("reminders", "reminder", "id", plan_rows.write),
    ("statements", "statement", "id", diary_rows.write_statement),
    ("tracks", "track", "run", diary_rows.write_track),
)
"""The field of the contents, its table, the column that names a record, and what writes one."""
PARTED = "~"
"""What stands behind the id of a session where a name begins that tells its ways apart."""
_OF_A_SESSION = ("plan_row", "event", "pain", "answer")
"""The tables whose rows tell their session by its number."""


def take_in(journal: Journal, change: Callable[[Contents], Contents]) -> None:
    """Make a journal hold what `change` returns for what it holds: all of that, and more.

    Others can write until `change` is through. Where somebody did, it is asked once more, and
    now they have to wait.

    Raises:
        JournalError: it cannot be written; it is as it was.
        JournalMisuse: a record cannot be kept; it is as it was. So too whatever `change` raises.
    """
    with journal.transaction() as connection:
        read_at, before = _others_wrote(connection), contents_of(connection)
    after = change(before)
    with journal.transaction(write=True) as connection:
        if _others_wrote(connection) != read_at:
            before = contents_of(connection)
            after = change(before)
        if after != before:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            _write(connection, before, after)


def _others_wrote(connection: sqlite3.Connection) -> int:
    """Return a number that is another one once any other connection has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _write(connection: sqlite3.Connection, before: Contents, after: Contents) -> None:
    links = _links(before.pains, after.pains)
    names = names_now(before, after)
    aside = bool(links or names) or any(
        _is_moved(_keys(before, field, key), _keys(after, field, key))
        for field, _, key, _ in _TABLES
    )
    with unheld(connection) if aside else contextlib.nullcontext():
        _unlink(connection, links)
        moved = _rename(connection, names)
        _write_sessions(connection, before.sessions, after.sessions, names)
        for session, number in moved.items():
            _point(connection, number, session_rows.number_of(connection, session))
        for field, _, key, write in _AFTER_SESSIONS:
            there = frozenset(_keys(before, field, key))
            for record in getattr(after, field):
                if getattr(record, key) not in there:
                    write(connection, record)
        connection.executemany("UPDATE pain SET replaces = ? WHERE id = ?", links)
        if aside:
            for field, table, key, _ in _TABLES:
                _put_in_order(connection, table, key, _keys(after, field, key))


def _write_session(_: sqlite3.Connection, __: SessionRecord) -> None:
    """Write nothing: sessions are written before all else."""


_TABLES = (("sessions", "session", "id", _write_session), *_AFTER_SESSIONS)


def _keys(contents: Contents, field: str, key: str) -> list[str]:
    if field == "sessions":
        return [record.start.id for record in contents.sessions]
    return [getattr(record, key) for record in getattr(contents, field)]


def _is_moved(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what is new does not simply follow what was there."""
    return list(after[: len(before)]) != list(before)


def _links(before: Iterable[Pain], after: Iterable[Pain]) -> list[tuple[str | None, str]]:
    """Return what records of pain stand for from now on, for those where that is new."""
    links = {pain.id: pain.replaces for pain in before}
    return [
        (pain.replaces or None, pain.id)
        for pain in after
        if links.get(pain.id, pain.replaces) != pain.replaces
    ]


def _unlink(connection: sqlite3.Connection, links: Iterable[tuple[str | None, str]]) -> None:
    """Let records stand for nothing that is there, so that none is stood for twice meanwhile."""
    changed = [(f"\0{key}", key) for _, key in links]
    connection.executemany("UPDATE pain SET replaces = ? WHERE id = ?", changed)


def names_now(before: Contents, after: Contents) -> dict[str, str]:
    """Return the new names, by the old ones, of sessions that have to give way to another.

    Raises:
        JournalMisuse: a session that was there before is not there any more.
    """
    now = {record.start.id: record for record in after.sessions}
    there = {record.start.id for record in before.sessions}
    new = [record for record in after.sessions if record.start.id not in there]
    names: dict[str, str] = {}
    for record in before.sessions:
        key = record.start.id
        if key not in now:
            raise JournalMisuse(f"the session {key!r} would be lost")
        if not is_further(now[key], record):
            names[key] = _name_now(record, new)
    if len(set(names.values())) < len(names):
        raise JournalMisuse("one session would be lost in another one")
    return names


def _name_now(record: SessionRecord, new: Iterable[SessionRecord]) -> str:
    """Return the new id under which a session is there as it was, or further."""
    key = record.start.id
    for one in new:
        alike = msgspec.structs.replace(one, start=msgspec.structs.replace(one.start, id=key))
        if _stem(one.start.id) == _stem(key) and is_further(alike, record):
            return one.start.id
    raise JournalMisuse(f"the session {key!r} would be lost")


def _stem(key: str) -> str:
    return key.partition(PARTED)[0]


def is_further(one: SessionRecord, other: SessionRecord) -> bool:
    """Whether one record of a session is the other one, or how that went on."""
    if one == other:
        return True
    begun = one.events[: len(other.events)] == other.events
    return other.state is SessionState.OPEN and one.start == other.start and begun


def _rename(connection: sqlite3.Connection, names: dict[str, str]) -> dict[str, int]:
    """Give sessions their new names; return their numbers by the old ones."""
    numbers = {old: session_rows.number_of(connection, old) for old in names}
    for old, new in names.items():
        connection.execute("UPDATE session SET id = ? WHERE id = ?", (new, old))
    return numbers


def _point(connection: sqlite3.Connection, old: int, new: int) -> None:
    """Let what was said of a session be said of the one that has its name now."""
    for table in ("pain", "answer"):
        connection.execute(f"UPDATE {table} SET session = ? WHERE session = ?", (new, old))


def _write_sessions(
    connection: sqlite3.Connection,
    before: Iterable[SessionRecord],
    after: Iterable[SessionRecord],
    names: dict[str, str],
) -> None:
    there = {names.get(record.start.id, record.start.id): record for record in before}
    for record in after:
        key = record.start.id
        had = there.get(key)
        if had is not None and (had.state, had.events) == (record.state, record.events):
            continue
        session_rows.begin(connection, record.start)
        session_rows.append(connection, key, record.events)
        if record.state is not SessionState.OPEN:
            connection.execute("UPDATE session SET state = ? WHERE id = ?", (record.state, key))


@contextlib.contextmanager
def unheld(connection: sqlite3.Connection) -> Iterator[None]:
    """Take the triggers aside and put them back word by word, within a transaction."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid"
    triggers = connection.execute(query).fetchall()
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield
    for _, sql in triggers:
        connection.execute(sql)


def _put_in_order(
    connection: sqlite3.Connection, table: str, key: str, order: Sequence[str]
) -> None:
    """Number the rows of a table from 1 on in this order, unless they stand in it."""
    found = connection.execute(f"SELECT {key}, number FROM {table} ORDER BY number").fetchall()
    if [row[0] for row in found] == list(order):
        return
    old = dict(found)
    changed = [(new, old[name]) for new, name in enumerate(order, 1) if old[name] != new]
    places = [(table, "number")]
    if table == "session":
        places += [(other, "session") for other in _OF_A_SESSION]
    for place, column in places:
        aside = [(-new, number) for new, number in changed]
        connection.executemany(f"UPDATE {place} SET {column} = ? WHERE {column} = ?", aside)
        connection.execute(f"UPDATE {place} SET {column} = -{column} WHERE {column} < 0")
