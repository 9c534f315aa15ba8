"""Opens the journal's file: makes it, checks it from end to end, and never mends it by force."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backstretch.journal import errors
from backstretch.journal.migrate import (
    APPLICATION_ID,
    known_migrations,
    latest_version,
    migrate,
    version_of,
)
from backstretch.journal.quarantine import set_aside, side_files, strangers
from backstretch.journal.seal import SealState, break_seal, look, unfinished_seal
from backstretch.journal.transactions import BUSY_MS
from backstretch.journal.verify import MAGIC, verify
from backstretch.paths import make_folder, sync_folder

_HEADER_BYTES = 100
_VERSION_AT = 60
_APPLICATION_AT = 68
NEW_PREFIX = ".journal-new-"
_HALF_A_BACKUP = "backups/.backup-new-*"  # what makes backups is read only where it is needed
_START_MS = 2000
_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE slips past the DELETE triggers
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
)


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
            _create(path)
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


def connect_beside(path: Path, *, writable: bool, patience_ms: int) -> sqlite3.Connection:
    """Return one more connection to a journal that this process has open, as for a thread.

    The file is not looked at once more: opening and closing it beside SQLite lets go of the locks
    that this process has. What is written stays in memory until it is committed, so that others
    are kept from reading only while it goes to the disk. Others are waited for so long.

    Raises:
        JournalError: it cannot be reached.
    """
    mode = "rw" if writable else "ro"
    connection = connect(path, mode, sentence=errors.failed_in_use)
    connection.execute(f"PRAGMA busy_timeout = {patience_ms}")
    connection.execute("PRAGMA cache_spill = OFF")
    return connection


def _create(path: Path) -> None:
    """Make the file aside and put it in place whole.

    An empty file is then never a journal in the making, but one that lost everything. The file
    of another start that was quicker is left alone.
    """
    make_folder(path.parent)
    aside = Path(tempfile.mkdtemp(prefix=NEW_PREFIX, dir=path.parent))
    try:
        build(aside / path.name, path)
        _part_from_the_old(path)
        _put_in_place(aside / path.name, path)
    except (OSError, errors.JournalError):
        if not path.exists():
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _part_from_the_old(path: Path) -> None:
    """Put away what belongs to a file that is gone, before a new one takes its name."""
    left = [side for side in side_files(path) if side.exists()]
    if not path.exists():
        for side in left:
            set_aside(side)
        break_seal(path)


def build(new: Path, path: Path) -> None:
    """Make an empty journal, to be put in the place of `path`, which errors name.

    Raises:
        OSError: the file cannot be made.
        JournalError: it cannot be written.
    """
    os.close(os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    new.chmod(0o600)
    connection = connect(new, "rw", named=path)
    try:
        migrate(connection, known_migrations())
    except sqlite3.Error as error:
        raise errors.world_error(path, error) from error
    finally:
        connection.close()


def _put_in_place(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            new.rename(path)
    sync_folder(path.parent)


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
    for left_over in path.parent.glob(NEW_PREFIX + "*"):
        shutil.rmtree(left_over, ignore_errors=True)
    with contextlib.suppress(OSError):
        unfinished_seal(path).unlink()
    if state is SealState.UNREADABLE:
        with contextlib.suppress(OSError):
            break_seal(path)
    if any(path.parent.glob(_HALF_A_BACKUP)):
        from backstretch.journal.backup_shelf import Shelf

        Shelf.of(path).sweep()


def connect(
    path: Path,
    mode: str,
    named: Path | None = None,
    factory: type[sqlite3.Connection] = sqlite3.Connection,
    sentence: Callable[[Path, Exception], errors.JournalError] = errors.world_error,
) -> sqlite3.Connection:
    """Return a connection as the journal has them; `mode` is "rw" or "ro".

    Raises:
        JournalError: it cannot be opened; the `sentence` names the journal, or `named` in its
            place.
    """
    connection = None
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_START_MS / 1000,
            isolation_level=None,
            factory=factory,
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma).fetchall()
    except Exception as error:
        if connection is not None:
            connection.close()
        raise sentence(named or path, error) from error
    return connection


def _meet_strangers(path: Path, state: SealState, *, writable: bool) -> None:
    """Put out of SQLite's way what it would take for the last writes to this file.

    Raises:
        JournalError: it cannot be put away, or the file is not what was closed: then nothing is
            touched.
    """
    found = strangers(path, state)
    if found and state is SealState.BROKEN:
        raise errors.damaged(path)
    if found and not writable:
        raise errors.strange(path, found[0])
    for stranger in found:
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
