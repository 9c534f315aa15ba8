"""Makes a backup of a journal: a copy that counts only once it was checked from end to end."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from backstretch.clock import SystemClock
from backstretch.journal.backup_shelf import Backup, Facts, Shelf, Why
from backstretch.journal.contents import Contents, contents_of
from backstretch.journal.errors import BackupError, world_error
from backstretch.journal.migrate import known_migrations, migrate
from backstretch.journal.steps import counts_of, steps_of
from backstretch.journal.verify import Examined, Fault, at_rest, examine

_BUSY_SECONDS = 10.0


def make_backup(path: Path, why: Why, now: datetime) -> Backup:
    """Copy a journal to its shelf, check the copy, and return it.

    `now` is the wall time with offset. The copy is taken through a connection of its own, in any
    thread, while others read and write. Where nothing changed since the last backup, that one is
    returned, if it is still whole; one that is to be pinned is always made, except before a
    migration that is tried again.

    Raises:
        BackupError: there is no new backup; the text says why. All that was there is as it was.
    """
    shelf = Shelf.of(path)
    try:
        with shelf.held() as work:
            return _make(path, shelf, work / "journal.db", why, now)
    except OSError as error:
        raise _not_made(shelf, (error.strerror or str(error)).lower()) from error
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:  # only the copy grows
            raise _not_made(shelf, "the disk is full, so make some room, then try again") from error
        sentence = world_error(path, error)
        raise BackupError(f"No backup was made. {sentence}") from error


def is_behind(path: Path) -> bool:
    """Whether a journal holds more than its newest backup says it does, in whatever thread.

    Raises:
        BackupError: the journal cannot be read.
    """
    try:
        with _reading(path) as connection:
            steps = steps_of(connection)
    except sqlite3.Error as error:
        raise BackupError(str(world_error(path, error))) from error
    last = next(reversed(Shelf.of(path).backups()), None)
    return steps != (last.facts.steps if last and last.facts else 0)


def contents_of_backup(backup: Backup) -> Contents:
    """Return all that a backup holds, brought up to date in memory.

    Raises:
        BackupError: it cannot be read.
    """
    try:
        with (
            closing(at_rest(backup.file)) as source,
            closing(sqlite3.connect(":memory:", isolation_level=None)) as copy,
        ):
            source.backup(copy)
            migrate(copy, known_migrations())
            return contents_of(copy)
    except Exception as error:  # whatever a damaged file ends in
        raise BackupError(f"The backup {backup.file} cannot be read.") from error


def keep_before_migration(path: Path) -> Backup:
    """Back up a journal of an older version before it is brought up to date.

    Raises:
        BackupError: there is no backup, so it must not be changed.
    """
    return make_backup(path, Why.MIGRATION, SystemClock().now())


def _make(
    path: Path,
    shelf: Shelf,
    copy: Path,
    why: Why,
    now: datetime,
) -> Backup:
    with _reading(path) as source:
        expected = counts_of(source), steps_of(source)
        _copy(source, copy)
    found = examine(copy, content=False)  # which would take the window's time
    if Fault.NEWER in found.faults:
        raise _not_made(shelf, "only the newer Backstretch that wrote the journal can check a copy")
    if not found.good or (found.counts, found.steps) != expected:
        reasons = ", ".join(found.faults) or "rows are missing"
        raise _not_made(shelf, f"the copy did not pass its check ({reasons})")
    last = next(reversed(shelf.backups()), None)
    if (
        last
        and _is_same(last, found)
        and (not why.pins or (why is Why.MIGRATION and last.facts and last.facts.why is why))
        and shelf.problem(last, content=False) is None
    ):
        return last
    backup = shelf.put(copy, facts_of(shelf.next_number(), why, now, found))
    with contextlib.suppress(OSError):
        shelf.prune(now)
    return backup


def _is_same(last: Backup, found: Examined) -> bool:
    return last.facts is not None and last.facts.sha256 == found.sha256


def facts_of(number: int, why: Why, now: datetime, found: Examined) -> Facts:
    """Return what the slip of a backup says that was examined and is whole."""
    return Facts(
        number,
        now,
        why,
        found.version,
        found.steps,
        dict(found.counts),
        found.bytes,
        found.sha256,
    )


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """One view of the journal, which stays as it is meanwhile."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield connection
    finally:
        connection.close()


def _copy(source: sqlite3.Connection, copy: Path) -> None:
    """Copy page by page; the disk has all of it when this returns."""
    handle = os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        target = sqlite3.connect(copy, isolation_level=None)
        try:
            target.execute("PRAGMA journal_mode = OFF").fetchall()
            target.execute("PRAGMA synchronous = OFF")
            source.backup(target)
        finally:
            target.close()
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_made(shelf: Shelf, reason: str) -> BackupError:
    return BackupError(
        f"No backup was made in {shelf.folder}: {reason}. Check that the disk has room and is in "
        "order, then try again. What was saved before is kept."
    )
