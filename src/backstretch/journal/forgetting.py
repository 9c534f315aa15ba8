"""Forgets for good what was written in entries that the person deleted: here and in the backups.

The journal drops nothing by itself: who deletes an entry keeps a record that says so, and can take
that back. This is the person's own wish to go further. It cannot be taken back. The rows stay, so
that order, counts and merges hold; of them go the words that were written, and where a run went:

- notes of runs that are deleted, of each earlier word on them too, and their tracks;
- notes of pain that is deleted, with all that it replaced;
- notes on sessions that are deleted;
- words on a day that are deleted, with all that they replaced.

For this, as in `taking_in`, the triggers are aside until the transaction ends. SQLite overwrites
what was there (`secure_delete`). A backup is made anew beside the old one, checked from end to end
and put on the shelf under the same number; only then the old one goes. A kill leaves both, and the
next time goes on from there.
"""

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backstretch.journal.backup_shelf import Backup, Shelf
from backstretch.journal.errors import BackupError, out_of_reach
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.session_rows import NOT_STRUCK
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import unheld
from backstretch.journal.verify import at_rest, examine
from backstretch.paths import sync_folder

_RUNS = (
    "SELECT run FROM run WHERE state = 'withdrawn'"
    " AND number IN (SELECT max(number) FROM run GROUP BY run)"
)
_PAINS = (
    "WITH RECURSIVE gone (id) AS (SELECT id FROM pain AS last WHERE score IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM pain WHERE replaces = last.id)"
    " UNION SELECT pain.replaces FROM pain JOIN gone ON pain.id = gone.id"
    " WHERE pain.replaces IS NOT NULL) SELECT id FROM gone"
)
_SESSIONS = f"SELECT id FROM session WHERE NOT ({NOT_STRUCK})"
_NOTES = (
    "SELECT about FROM statement WHERE kind = 'note' AND json_extract(body, '$.text') = ''"
    " AND number IN (SELECT max(number) FROM statement WHERE kind = 'note' GROUP BY about)"
)
_NAMED = "(SELECT value FROM json_each(?))"
_OF_SESSION = f"session IN (SELECT number FROM session WHERE id IN {_NAMED})"


@dataclass(frozen=True, slots=True)
class _Words:
    """Where words can stand: in a column of a table, for the entries of one field of `Deleted`."""

    field: str
    table: str
    column: str
    which: str
    written: str
    blank: str


_ALL = (
    _Words(
        *("runs", "run", "body", f"run IN {_NAMED}"),
        *("json_extract(body, '$.facts.note') <> ''", "json_remove(body, '$.facts.note')"),
    ),
    _Words("runs", "track", "points", f"run IN {_NAMED}", "points <> x'5B5D'", "x'5B5D'"),  # []
    _Words(
        *("pains", "pain", "body", f"id IN {_NAMED}"),
        *("json_extract(body, '$.note') <> ''", "json_remove(body, '$.note')"),
    ),
    _Words(
        *("sessions", "answer", "value", f"kind = 'note' AND {_OF_SESSION}"),
        *("value <> ''", "''"),
    ),
    _Words(
        *("notes", "statement", "body", f"kind = 'note' AND about IN {_NAMED}"),
        *("json_extract(body, '$.text') <> ''", "json_set(body, '$.text', '')"),
    ),
)


@dataclass(frozen=True, slots=True)
class Deleted:
    """Entries that are deleted, by their ids; of pain and notes each record, of runs the run."""

    runs: tuple[str, ...]
    pains: tuple[str, ...]
    sessions: tuple[str, ...]
    notes: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.runs or self.pains or self.sessions or self.notes)


@dataclass(frozen=True, slots=True)
class Holding:
    """Who still holds words of deleted entries.

    `here` counts places in the diary itself; `backups` are the numbers of those that hold some,
    `unread` of those that cannot be read, and so may; `aside` counts damaged files that were kept.
    """

    here: int
    backups: tuple[int, ...]
    unread: tuple[int, ...]
    aside: int

    @property
    def can_forget(self) -> bool:
        """Whether there is anything that forgetting would take away."""
        return bool(self.here or self.backups)


def holding_of_deleted(journal: Journal) -> Holding:
    """Return who holds words of what is deleted, in whatever thread.

    Raises:
        JournalError: the journal cannot be read.
    """
    with contextlib.closing(journal.beside()) as own, own.transaction() as connection:
        deleted = _deleted(connection)
        here = _count(connection, deleted)
    shelf = Shelf.of(journal.path)
    found = {one.number: _held(one, deleted) for one in shelf.backups()} if deleted else {}
    numbers = sorted(found)
    return Holding(
        here,
        tuple(number for number in numbers if found[number]),
        tuple(number for number in numbers if found[number] is None),
        _aside(journal.path) if deleted else 0,
    )


def forget_deleted(journal: Journal) -> Holding:
    """Forget the words of what is deleted, here and then in the backups; return who still may.

    What is deleted is known by records that stay, so after a kill the next time goes on. Others
    are waited for. In whatever thread.

    Raises:
        JournalError: it was not done, or not in all of them; doing it again goes on.
    """
    with (
        contextlib.closing(journal.beside()) as own,
        own.transaction(write=True) as connection,
    ):
        deleted = _deleted(connection)
        if _count(connection, deleted):
            _blank(connection, deleted)
    if deleted:
        _forget_in_backups(journal.path, deleted)
    return holding_of_deleted(journal)


def _forget_in_backups(path: Path, deleted: Deleted) -> None:
    """Make every backup anew that can be read and holds words of what is deleted.

    Raises:
        BackupError: one could not be; those before it are done, and none is lost.
    """
    shelf = Shelf.of(path)
    try:
        with shelf.held():  # one that is being made has read the journal as it was before
            backups = shelf.backups()
    except OSError as error:
        raise out_of_reach(path, error) from error
    for backup in backups:
        if not _held(backup, deleted):
            continue
        try:
            with shelf.held() as work:
                _renew(shelf, backup, work / "journal.db", deleted)
        except (OSError, sqlite3.Error) as error:
            reason = (getattr(error, "strerror", "") or str(error)).lower()
            raise _not_done(backup, reason) from error


def _renew(shelf: Shelf, backup: Backup, copy: Path, deleted: Deleted) -> None:
    facts = backup.facts
    if facts is None or shelf.problem(backup) is not None:
        return  # it is not known what it is: it stays, and is told
    shutil.copyfile(backup.file, copy)
    copy.chmod(0o600)
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        for pragma in ("trusted_schema = OFF", "secure_delete = ON", "journal_mode = MEMORY"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        _blank(connection, deleted)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    with copy.open("rb") as file:
        os.fsync(file.fileno())
    found = examine(copy)
    same = (found.version, found.steps, dict(found.counts))
    if not found.good or same != (facts.version, facts.steps, facts.counts):
        raise _not_done(backup, "what was made anew did not pass its check")
    new = msgspec.structs.replace(facts, sha256=found.sha256, bytes=found.bytes)
    if not _is_there(shelf, new.number, new.sha256):
        shelf.put(copy, new)
    backup.file.unlink()
    backup.file.with_suffix(".json").unlink(missing_ok=True)
    sync_folder(shelf.folder)


def _is_there(shelf: Shelf, number: int, sha256: str) -> bool:
    """Whether a kill came between making this one and taking the old one away."""
    for one in shelf.backups():
        if one.number == number and one.facts and one.facts.sha256 == sha256:
            with one.file.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    return False


def _deleted(connection: sqlite3.Connection) -> Deleted:
    queries = (_RUNS, _PAINS, _SESSIONS, _NOTES)
    return Deleted(*(tuple(str(row[0]) for row in connection.execute(query)) for query in queries))


def _held(backup: Backup, deleted: Deleted) -> int | None:
    """Return in how many places a backup holds words of what is deleted; None: who knows."""
    try:
        with contextlib.closing(at_rest(backup.file)) as connection:
            return _count(connection, deleted)
    except Exception:  # whatever a damaged file does to who reads it
        return None


def _count(connection: sqlite3.Connection, deleted: Deleted) -> int:
    return sum(
        int(
            connection.execute(
                f"SELECT count(*) FROM {one.table} WHERE {one.which} AND {one.written}", (names,)
            ).fetchone()[0]
        )
        for one, names in _places(connection, deleted)
    )


def _blank(connection: sqlite3.Connection, deleted: Deleted) -> None:
    with unheld(connection):
        for one, names in _places(connection, deleted):
            connection.execute(
                f"UPDATE {one.table} SET {one.column} = {one.blank}"
                f" WHERE {one.which} AND {one.written}",
                (names,),
            )


def _places(connection: sqlite3.Connection, deleted: Deleted) -> Iterator[tuple[_Words, str]]:
    """Yield where words can stand in the tables of a journal, perhaps older ones, and the names."""
    for one in _ALL:
        query = "SELECT 1 FROM pragma_table_info(?) WHERE name = ?"
        names = getattr(deleted, one.field)
        if names and connection.execute(query, (one.table, one.column)).fetchone():
            yield one, json.dumps(names)


def _aside(path: Path) -> int:
    folder = quarantine_folder(path)
    return sum(one.is_file() for one in folder.iterdir()) if folder.is_dir() else 0


def _not_done(backup: Backup, reason: str) -> BackupError:
    return BackupError(
        f"The words of deleted entries are still in the backup {backup.file}: {reason}. No backup "
        "was lost; try again."
    )
