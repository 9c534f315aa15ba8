"""Makes a backup of a journal: a copy that counts only once it was checked from end to end."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backstretch.clock import SystemClock
from backstretch.journal.backup_shelf import Backup, Facts, Shelf, Why
from backstretch.journal.contents import Contents, contents_of
from backstretch.journal.errors import BackupError, altered, failed_in_use
from backstretch.journal.lasting import Base, State, differs, is_altered, state_of
from backstretch.journal.migrate import known_migrations, migrate
from backstretch.journal.seal import Witness, seal_as_altered
from backstretch.journal.steps import counts_of, steps_of
from backstretch.journal.verify import Examined, Fault, at_rest, examine
from backstretch.paths import real_file

if TYPE_CHECKING:
    from backstretch.journal.store import Journal

_BUSY_SECONDS = 10.0


def make_backup(path: Path, why: Why, now: datetime, witness: Witness | None = None) -> Backup:
    """Copy a journal to its shelf, check the copy, and return it.

    `now` is the wall time with offset. The copy is taken through a connection of its own, in any
    thread, while others read and write. Where nothing changed since the last backup, that one is
    returned, if it is still whole; one that is to be pinned is always made, except before a
    migration that is tried again. By the `witness` of a journal that is open, what was written
    before the last backup is held against that.

    Raises:
        BackupError: there is no new backup; the text says why. All that was there is as it was,
            except that a journal that something else changed, as the witness says then, can no
            longer pass for one that nobody changed.
    """
    shelf = Shelf.of(path)
    try:
        with shelf.held() as work:
            return _make(path, shelf, work / "journal.db", why, now, witness or Witness(path))
    except OSError as error:
        raise _not_made(shelf, (error.strerror or str(error)).lower()) from error
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:  # only the copy grows
            raise _not_made(shelf, "the disk is full, so make some room, then try again") from error
        sentence = failed_in_use(path, error)
        raise BackupError(f"No backup was made. {sentence}") from error


def is_behind(path: Path) -> bool:
    """Whether a journal holds more than its newest backup, or that is not whole, in any thread.

    Raises:
        BackupError: the journal cannot be read.
    """
    try:
        with _reading(path, Witness(path)) as (connection, _):
            steps = steps_of(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise BackupError(str(failed_in_use(path, error))) from error
    shelf = Shelf.of(path)
    last = next(reversed(shelf.backups()), None)
    if last is None or last.facts is None:
        return steps != 0
    return steps != last.facts.steps or shelf.problem(last, content=False) is not None


def know_newest(journal: "Journal") -> None:
    """Hold a journal against its newest backup from now on, if it has all of that just so.

    In any thread; others go on writing. Where it has not, the next backup is the first one.
    """
    witness = journal.witness
    last = next(reversed(Shelf.of(journal.path).backups()), None)
    if witness.base or last is None or last.facts is None:
        return
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError, MemoryError):
        with _reading(journal.path, witness) as (connection, state):
            content = connection.serialize()
        if not differs(last.file, content):
            witness.base = Base(last, state)


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
    witness: Witness,
) -> Backup:
    with _reading(path, witness) as (source, state):
        expected = counts_of(source), steps_of(source)
        _copy(source, copy)
    _sync(copy)  # only now: who saves waits for whoever reads
    found = examine(copy, content=False)  # which would take the window's time
    if Fault.NEWER in found.faults:
        raise _not_made(shelf, "only the newer Backstretch that wrote the journal can check a copy")
    if not found.good or (found.counts, found.steps) != expected:
        reasons = ", ".join(found.faults) or "rows are missing"
        raise _not_made(shelf, f"the copy did not pass its check ({reasons})")
    if is_altered(witness, state, copy):
        witness.altered = True
        with contextlib.suppress(OSError):  # where it is closed to be sealed, that tries it again
            seal_as_altered(witness.path)
        raise BackupError(altered(path))
    backup = _put(shelf, copy, why, now, found)
    witness.base = Base(backup, state)
    return backup


def _put(shelf: Shelf, copy: Path, why: Why, now: datetime, found: Examined) -> Backup:
    """Return the last backup, where that is the same and will do, else the copy as a new one."""
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
def _reading(path: Path, witness: Witness) -> Iterator[tuple[sqlite3.Connection, State]]:
    """One view of the journal, which stays as it is meanwhile, and its state.

    That is empty where it is not the file any more that the witness knows.
    """
    known = witness.is_in_place()
    address = f"{real_file(path).as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield connection, state_of(connection) if known and witness.is_in_place() else ()
    finally:
        connection.close()


def _copy(source: sqlite3.Connection, copy: Path) -> None:
    """Copy page by page, into a file of its own."""
    os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(copy, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode = OFF").fetchall()
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target)


def _sync(copy: Path) -> None:
    """Come back once the disk has all of it."""
    handle = os.open(copy, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_made(shelf: Shelf, reason: str) -> BackupError:
    return BackupError(
        f"No backup was made in {shelf.folder}: {reason}. Check that the disk has room and is in "
        "order, then try again. What was saved before is kept."
    )
