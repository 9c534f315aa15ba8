"""Opens the journal's file: makes it, checks it from end to end, and never mends it by force."""

import contextlib
import hashlib
import os
import sqlite3
import stat
from dataclasses import dataclass
from pathlib import Path

from backstretch.journal import errors
from backstretch.journal.connecting import connect
from backstretch.journal.locks import nobody_writes, sweep_working_folders
from backstretch.journal.making import make_journal
from backstretch.journal.migrate import (
    APPLICATION_ID,
    known_migrations,
    latest_version,
    migrate,
    version_of,
)
from backstretch.journal.quarantine import set_aside, strangers
from backstretch.journal.seal import SealState, break_seal, look, unfinished_seal
from backstretch.journal.transactions import BUSY_MS
from backstretch.journal.verify import MAGIC, verify

_HEADER_BYTES = 100
_VERSION_AT = 60
_APPLICATION_AT = 68
_HALF_A_BACKUP = "backups/.backup-new-*"  # what makes backups is read only where it is needed


@dataclass(frozen=True, slots=True)
class Opened:
    """A checked connection, and the sentence that says why it is for reading only, or "".

    `to_check`: before the first write, `verify` is still to be asked about all of it.
    """

    connection: sqlite3.Connection
    read_only_reason: str
    to_check: bool


def open_file(
    path: Path,
    read_only: bool,
    factory: type[sqlite3.Connection] = sqlite3.Connection,
    *,
    in_haste: bool = False,
) -> Opened:
    """Open the journal, made new if there is none, once it has passed every check.

    `factory` makes the connection, so that a test can have one that fails. `in_haste` leaves what
    takes long to whoever goes on with it, as `Opened.to_check` says.

    Raises:
        JournalError: it cannot be opened, is damaged, or is not for this version. The file is
            left as it was.
    """
    try:
        return _opened(path, read_only, factory, in_haste)
    except errors.NewerJournal:
        raise
    except errors.UnfitJournal:
        _read_through(path)
    return _opened(path, read_only, factory, in_haste)


def _read_through(path: Path) -> None:
    """Read a file that SQLite finds damaged, as it takes a disk that failed once for damage.

    Raises:
        JournalError: it is the disk that cannot be read.
    """
    try:
        with path.open("rb") as file:
            hashlib.file_digest(file, "sha256")
    except OSError as error:
        raise errors.unread(path) from error


def _opened(
    path: Path, read_only: bool, factory: type[sqlite3.Connection], in_haste: bool
) -> Opened:
    try:
        if not read_only and not path.exists():
            make_journal(path)
        _look_at_header(path)
        state = look(path)
        reason = _why_not_writable(path)
        _meet_strangers(path, state, writable=not reason)
        if not (reason or read_only):
            _make_private(path)
            _sweep(path, state)
    except OSError as error:
        raise errors.out_of_reach(path, error) from error
    if state is SealState.BROKEN:
        reason = errors.altered(path)
    connection = connect(path, "ro" if reason else "rw", factory=factory)
    if read_only and not reason:
        # Only now: what a kill left half written has to be taken back before anyone can read.
        connection.execute("PRAGMA query_only = ON")
        reason = f"The journal {path} was opened for reading only."
    sealed, in_haste = state is SealState.WHOLE, in_haste and not reason
    try:
        _check(connection, path, sealed=sealed, writable=not reason, deep=not in_haste)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    except BaseException:
        connection.close()
        raise
    return Opened(connection, reason, in_haste and not sealed)


def _look_at_header(path: Path) -> None:
    """Refuse what SQLite should not even touch, by the first bytes of the file."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if not header:
        raise errors.damaged(path)
    if not header.startswith(MAGIC[: len(header)]):
        raise errors.foreign(path)
    if len(header) < _HEADER_BYTES:
        raise errors.damaged(path)
    if int.from_bytes(header[_APPLICATION_AT : _APPLICATION_AT + 4], "big") != APPLICATION_ID:
        raise errors.foreign(path)
    _refuse_newer(path, int.from_bytes(header[_VERSION_AT : _VERSION_AT + 4], "big"))


def _refuse_newer(path: Path, version: int) -> None:
    if version > latest_version():
        raise errors.newer(path, version, latest_version())


def _why_not_writable(path: Path) -> str:
    for place in (path, path.parent):
        if not os.access(place, os.W_OK):
            return (
                f"{place} cannot be written to, so nothing new is saved; what was saved before "
                "can be read. Make it writable for you, then start again."
            )
    return ""


def _make_private(path: Path) -> None:
    """Take away what others may do; what is not ours to change stays as it is.

    A folder that many share, such as that for temporary files, is left to them.
    """
    for place, mode in ((path.parent, 0o700), (path, 0o600)):
        with contextlib.suppress(OSError):
            found = place.stat().st_mode
            if found & 0o077 and not found & stat.S_ISVTX:
                place.chmod(mode)


def _sweep(path: Path, state: SealState) -> None:
    """Take away what a kill or a power cut left half made; a whole seal can then be put again."""
    sweep_working_folders(path)
    with contextlib.suppress(OSError):
        unfinished_seal(path).unlink()
    if state is SealState.UNREADABLE:
        with contextlib.suppress(OSError):
            break_seal(path)
    if any(path.parent.glob(_HALF_A_BACKUP)):
        from backstretch.journal.backup_shelf import Shelf

        Shelf.of(path).sweep()


def _meet_strangers(path: Path, state: SealState, *, writable: bool) -> None:
    """Put out of SQLite's way what it would take for the last writes to this file.

    `state` is of a moment ago. Another program that has begun to write since took the seal away
    first; its undo file is left to it.

    Raises:
        JournalError: it cannot be put away, or the file is not what was closed: then nothing is
            touched.
    """
    if not strangers(path):
        return
    with nobody_writes(path):
        found = strangers(path)
        if found and state is SealState.BROKEN:
            raise errors.damaged(path)
        if found and not writable:
            raise errors.strange(path, found[0])
        for stranger in found:
            with contextlib.suppress(FileNotFoundError):  # another start was quicker
                set_aside(stranger)


def _check(
    connection: sqlite3.Connection, path: Path, *, sealed: bool, writable: bool, deep: bool
) -> None:
    """Look at every page, key and name, and bring older tables up to date in between.

    The bytes of a sealed file are those that were closed, to the last bit, so looking at each
    page, which takes long, is left to who has the time. On a damaged file Python itself can
    stumble, over text that is not UTF-8 for one: whatever is raised here says that the file is
    not well.
    """
    try:
        _refuse_newer(path, version_of(connection))
        is_older = version_of(connection) < latest_version()
        _check_content(connection, path, pages=not sealed, deep=deep or is_older)
        if is_older:
            if not writable:
                raise errors.JournalError(
                    f"The journal {path} is of an older version and has to be brought up to date, "
                    "which needs a place that can be written to."
                )
            from backstretch.journal.backup import keep_before_migration

            keep_before_migration(path)
            break_seal(path)
            _bring_up_to_date(connection, path, version_of(connection))
    except errors.JournalError:
        raise
    except Exception as error:
        raise errors.world_error(path, error) from error


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring the tables up to date and look at all of it, or leave the file just as it was."""
    try:
        migrate(connection, known_migrations(), lambda: _check_content(connection, path))
    except Exception as error:
        raise errors.not_up_to_date(path, version, latest_version(), error) from error


def _check_content(
    connection: sqlite3.Connection, path: Path, *, pages: bool = True, deep: bool = True
) -> None:
    if verify(connection, pages=pages, deep=deep, content=False):
        raise errors.damaged(path)
