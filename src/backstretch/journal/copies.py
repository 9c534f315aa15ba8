"""Copies of a whole journal in files that a person keeps elsewhere, locked or not, and back."""

import contextlib
import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from backstretch.journal.backup import facts_of
from backstretch.journal.backup_shelf import Backup, Shelf, Why
from backstretch.journal.diary_log import DiaryLog, DiaryRecord
from backstretch.journal.errors import BackupError, JournalError, JournalMisuse
from backstretch.journal.migrate import known_migrations, migrate
from backstretch.journal.own_files import refuse_diary
from backstretch.journal.steps import Holding, counts_of, holding
from backstretch.journal.store import Journal
from backstretch.journal.verify import Examined, Fault, examine, verify
from backstretch.locked.errors import LockedFileError, WrongPassphrase
from backstretch.locked.head import Kind
from backstretch.locked.passphrase import Passphrase
from backstretch.locked.stream import is_locked, lock, unlock
from backstretch.paths import replace_in_pieces


class NeedsPassphrase(BackupError):
    """A copy is locked, and no passphrase was given, or one that does not fit."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was written and read back: how much it holds."""

    file: Path
    holds: Holding


def write_copy(journal: Journal, target: Path, passphrase: Passphrase | None = None) -> Copied:
    """Write all that a journal holds to a file, checked, and locked where there is a passphrase.

    It goes by memory: nothing that is not locked touches a disk but the file itself. In any
    thread.

    Raises:
        BackupError: it was not written; an older file is as it was.
        JournalError: the journal cannot be read.
    """
    refuse_diary(target, journal.path)
    with contextlib.closing(journal.beside()) as own, own.transaction() as connection:
        return write_content(connection, target, passphrase)


def write_content(
    source: sqlite3.Connection, target: Path, passphrase: Passphrase | None
) -> Copied:
    """Write what a connection reads.

    Raises:
        BackupError: it was not written; an older file is as it was.
    """
    with _in_memory() as copy:
        try:
            source.backup(copy)
            if verify(copy):
                raise _not_written(target, "the diary did not pass its check")
            content, counts = copy.serialize(), counts_of(copy)
        except sqlite3.Error as error:
            raise unread(target) from error
    pieces = lock(content, passphrase, Kind.JOURNAL) if passphrase else (content,)
    _put(target, pieces)
    return Copied(target, holding(counts))


def held_by(journal: Journal) -> bytes | None:
    """Return the file of a journal as the connection still has it, though its folder may be gone.

    For the thread that the journal belongs to. None where it cannot be read.
    """
    try:
        with journal.transaction() as source, _in_memory() as copy:
            source.backup(copy)
            return copy.serialize()
    except (JournalError, sqlite3.Error):
        return None


def write_rescued(
    content: bytes | None,
    records: Sequence[DiaryRecord],
    target: Path,
    passphrase: Passphrase | None,
) -> Copied:
    """Write a copy of what `held_by` gave, with records on top that could not be kept in it.

    Without content the copy holds these records alone. In any thread.

    Raises:
        BackupError: it was not written; an older file is as it was.
    """
    with _in_memory() as source:
        try:
            if content is None:
                migrate(source, known_migrations())
            else:
                source.deserialize(content)
            if records:
                DiaryLog(partial(_step, source), partial(_step, source)).keep(*records)
        except (sqlite3.Error, JournalMisuse) as error:
            raise _not_written(target, "the entry does not go without the diary") from error
        return write_content(source, target, passphrase)


def look_at_copy(path: Path, file: Path, passphrase: Passphrase | None = None) -> Holding:
    """Return what a copy holds that was checked from end to end; `path` is that of the journal.

    Raises:
        NeedsPassphrase: it is locked, and the passphrase is missing or does not fit.
        BackupError: it cannot be read, or is not a whole journal.
    """
    if not is_locked(file):
        return holding(_checked(file, examine(file)).counts)
    with _unlocked(path, file, passphrase) as (copy, _):
        return holding(_checked(file, examine(copy)).counts)


def bring_copy(path: Path, file: Path, now: datetime, passphrase: Passphrase | None) -> Backup:
    """Put a copy on the shelf of backups, checked, from where it can be gone back to.

    Raises:
        NeedsPassphrase: it is locked, and the passphrase is missing or does not fit.
        BackupError: it was not done; all that was there is as it was.
    """
    with _unlocked(path, file, passphrase) as (copy, shelf):
        found = _checked(file, examine(copy))
        return shelf.put(copy, facts_of(shelf.next_number(), Why.BROUGHT, now, found))


@contextlib.contextmanager
def _unlocked(
    path: Path, file: Path, passphrase: Passphrase | None
) -> Iterator[tuple[Path, Shelf]]:
    """Give what is in a file, in a folder on the shelf that goes, whatever happens."""
    shelf = Shelf.of(path)
    try:
        with shelf.held() as work, file.open("rb") as source:
            copy = work / "journal.db"
            with copy.open("xb") as target:
                if not is_locked(file):
                    shutil.copyfileobj(source, target)
                elif passphrase is None:
                    raise NeedsPassphrase(f"{file} is locked with a passphrase.")
                else:
                    target.writelines(unlock(source, passphrase, Kind.JOURNAL))
            yield copy, shelf
    except WrongPassphrase as error:
        raise NeedsPassphrase(_sentence(file, str(error))) from None
    except LockedFileError as error:
        raise BackupError(_sentence(file, str(error))) from None
    except OSError as error:
        raise BackupError(_sentence(file, (error.strerror or str(error)).lower())) from error


@contextlib.contextmanager
def _in_memory() -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        yield connection


@contextlib.contextmanager
def _step(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    connection.execute("BEGIN")
    try:
        yield connection
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _checked(file: Path, found: Examined) -> Examined:
    if found.good:
        return found
    if found.faults[0] is Fault.UNREADABLE and not found.sha256:
        raise BackupError(_sentence(file, found.why))
    raise BackupError(_sentence(file, _WHY_NOT.get(found.faults[0], "the copy is damaged")))


_WHY_NOT = {
    Fault.FOREIGN: "it is not a copy of a Backstretch diary",
    Fault.NEWER: "it is of a newer version of Backstretch",
}


def _sentence(file: Path, reason: str) -> str:
    return f"The copy {file} cannot be used: {reason}. The diary is as it was."


def _put(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole, and read back that it is what was meant."""
    meant = hashlib.sha256()

    def noted() -> Iterator[bytes]:
        for piece in pieces:
            meant.update(piece)
            yield piece

    try:
        replace_in_pieces(target, noted())
        with target.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").digest()
    except LockedFileError as error:
        raise _not_written(target, str(error)) from error
    except OSError as error:
        raise _not_written(target, (error.strerror or str(error)).lower()) from error
    if found != meant.digest():
        raise _not_written(target, "what is there now is not what was written")


def unread(target: Path) -> BackupError:
    """Return the sentence for a diary that cannot be read just now."""
    return _not_written(target, "the diary cannot be read")


def _not_written(target: Path, reason: str) -> BackupError:
    return BackupError(
        f"The copy could not be written to {target}: {reason}. Make room or choose another place, "
        "then try again."
    )
