"""Puts a backup in the place of the journal; what was there is kept, whole or damaged."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Backup, Problem, Shelf, Why
from backstretch.journal.connecting import connect
from backstretch.journal.errors import (
    BackupError,
    NewerJournal,
    UnfitJournal,
    out_of_reach,
    world_error,
)
from backstretch.journal.locks import alone_in_folder, working_folder
from backstretch.journal.making import build
from backstretch.journal.quarantine import keep_damaged, side_files
from backstretch.journal.seal import Seal, SealState, break_seal, look, seal_as
from backstretch.journal.store import Journal
from backstretch.journal.verify import examine
from backstretch.paths import real_file, sync_folder

_REASONS = {
    Problem.MISSING: "it is not there any more",
    Problem.CHANGED: "it is not what it was when it was made",
    Problem.DAMAGED: "the file is damaged",
    Problem.NEWER: "it was made by a newer version of Backstretch, and only that can read it",
}


class _There(Enum):
    """What is in the journal's place before."""

    NOTHING = auto()
    WHOLE = auto()
    ALTERED = auto()  # whole, but not what was closed
    UNFIT = auto()
    NEWER = auto()  # of a version that this program does not know


@dataclass(frozen=True, slots=True)
class Restored:
    """A journal that is as it was in `backup`.

    What was there before is the backup `before`, to undo this by, or, where it was not whole or
    `newer` than this program knows, the file `kept` in the quarantine.
    """

    backup: Backup
    before: Backup | None
    kept: Path | None
    newer: bool = False


def restore(path: Path, number: int, now: datetime) -> Restored:
    """Put the backup of this number in the place of the journal, which nobody here has open.

    At whatever moment this is cut off, there is the old journal or the new one, and what was
    there before is on the shelf or in the quarantine.

    Raises:
        BackupError: it was not done; the journal is as it was.
        JournalError: it was done, and the journal still cannot be opened.
    """
    path = real_file(path)
    backup = candidate(path, number)
    try:
        with alone_in_folder(path), working_folder(path) as folder:
            there = _look_at(path)
            before, kept = _put_there(path, backup, there, folder / path.name, now)
    except OSError as error:
        raise _not_done(path, (error.strerror or str(error)).lower()) from error
    except sqlite3.Error as error:
        raise BackupError(str(world_error(path, error))) from error
    Journal.open(path).close()
    return Restored(backup, before, kept, there is _There.NEWER)


def keep_as_it_is(path: Path, now: datetime) -> None:
    """Take a journal for good that something other than the program changed, after a backup.

    Raises:
        JournalError: it is damaged, or there is no backup of it; it is as it was.
    """
    if _look_at(path) is _There.ALTERED:
        make_backup(path, Why.RESTORE, now)
        try:
            break_seal(path)
        except OSError as error:
            raise out_of_reach(path, error) from error
    Journal.open(path).close()


def is_unfit(path: Path) -> bool:
    """Whether what lies in the place of a journal cannot be used as one, and is no newer one.

    Raises:
        JournalError: it cannot be reached, or is in use.
    """
    return _look_at(real_file(path)) is _There.UNFIT


def begin_anew(path: Path, now: datetime) -> Path:
    """Put an empty journal in the place of one that cannot be used; return where that is kept.

    For where there is no good backup to go back to.

    Raises:
        BackupError: it was not done; what was there is as it was.
        JournalError: it was done, and the journal still cannot be opened.
    """
    path = real_file(path)
    try:
        with alone_in_folder(path), working_folder(path) as folder:
            if not is_unfit(path):
                raise _not_done(path, "the file is not damaged")
            new = folder / path.name
            build(new, path)
            kept = keep_damaged(path, now)
            _replace_unfit(path, new, _seal_of(new))
    except OSError as error:
        raise _not_done(path, (error.strerror or str(error)).lower()) from error
    Journal.open(path).close()
    return kept


def _seal_of(new: Path) -> Seal:
    found = examine(new, content=False)
    return Seal(found.sha256, found.bytes, found.version, found.steps)


def candidate(path: Path, number: int) -> Backup:
    """Return a backup of a journal by its number, once it passed every check.

    Raises:
        BackupError: there is none, or it does not pass.
    """
    shelf = Shelf.of(path)
    backup = shelf.find(number)
    if backup is None:
        raise BackupError(f"There is no backup {number} in {shelf.folder}.")
    problem = shelf.problem(backup)
    if problem is not None:
        raise BackupError(
            f"The backup {backup.file} cannot be used: {_REASONS[problem]}. "
            "The diary is as it was. Choose another one."
        )
    return backup


def _look_at(path: Path) -> _There:
    """Say what there is now; what a kill left half written is taken back.

    Raises:
        JournalError: it cannot be reached, or is in use.
    """
    try:
        if not path.exists():
            return _There.NOTHING
        Journal.open(path).close()
        return _There.ALTERED if look(path) is SealState.BROKEN else _There.WHOLE
    except NewerJournal:
        return _There.NEWER
    except UnfitJournal:
        return _There.UNFIT
    except OSError as error:
        raise out_of_reach(path, error) from error


def _put_there(
    path: Path, backup: Backup, there: _There, new: Path, now: datetime
) -> tuple[Backup | None, Path | None]:
    """Copy a backup to `new` and put that in place; return where that is now which was there."""
    seal = _copied(backup, new, path)
    if there in (_There.WHOLE, _There.ALTERED):
        return _replace_whole(path, new, seal if there is _There.ALTERED else None, now), None
    kept = None if there is _There.NOTHING else keep_damaged(path, now)
    _replace_unfit(path, new, seal)
    return None, kept


def _copied(backup: Backup, new: Path, path: Path) -> Seal:
    """Copy a backup, have the disk keep it, and return its seal once it arrived whole.

    `path` is that of the journal, to be named where it did not.
    """
    handle = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target, backup.file.open("rb") as source:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())
    found = examine(new, content=False)
    if not (found.good and found.sha256.startswith(backup.short_hash)):
        raise _not_done(path, "the copy of the backup did not arrive whole")
    return Seal(found.sha256, found.bytes, found.version, found.steps)


def _replace_whole(path: Path, new: Path, seal: Seal | None, now: datetime) -> Backup:
    """Back the journal up with its lock in hand, so that nothing is saved in between.

    One that something else changed gets the `seal` of the new one first: with none at all it
    could pass for one that nobody changed, if this is cut off.
    """
    with _locked(path):
        before = make_backup(path, Why.RESTORE, now)
        if seal is None:
            break_seal(path)
        else:
            seal_as(path, seal)
        if os.name == "posix":  # pragma: no branch - one system has but one name
            new.replace(path)
    if os.name != "posix":  # pragma: no cover - where a file that is open cannot be replaced
        new.replace(path)
    sync_folder(path.parent)
    return before


def _replace_unfit(path: Path, new: Path, seal: Seal) -> None:
    """Put the new file in the place of what is kept elsewhere.

    From the first step on the seal says that the damaged file is not what should be there.
    """
    seal_as(path, seal)
    for side in side_files(path):  # kept beside the damaged file; they would harm the new one
        with contextlib.suppress(FileNotFoundError):
            side.unlink()
    new.replace(path)
    sync_folder(path.parent)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep every other program from writing."""
    connection = connect(path, "rw")
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def _not_done(path: Path, reason: str) -> BackupError:
    return BackupError(f"The journal {path} was not changed: {reason}. Nothing was lost.")
