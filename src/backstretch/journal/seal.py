"""The seal: what a journal's file was when it was closed, so that a changed bit is noticed.

SQLite's own checks leave about a third of all flipped bits unnoticed; a hash of the whole file
leaves none. The seal lies beside the file. It is taken away before anything is written and put
there again when the file is closed, both while nobody else can write, so a seal that does not fit
says that something other than this program changed the file.

While it is away, a `Witness` keeps in mind which backup tells how the file has to be (`lasting`).
Where something changed meanwhile, a seal is put that no file fits.
"""

import contextlib
import hashlib
import sqlite3
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from backstretch.journal.migrate import version_of
from backstretch.journal.stamped import stamped, unstamped
from backstretch.journal.steps import steps_of
from backstretch.paths import replace_file, sync_folder

if TYPE_CHECKING:
    from backstretch.journal.lasting import Base

_SUFFIX = ".seal"


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it was: SHA-256 in hex, size in bytes, version of the tables, steps written."""

    sha256: str
    bytes: int
    version: int
    steps: int


_FITS_NONE = Seal("", 0, 0, 0)


class SealState(StrEnum):
    """How a file and its seal go together."""

    NONE = "none"  # there is no seal: the program was cut off, or it is in use
    UNREADABLE = "unreadable"  # what lies there is not a seal
    WHOLE = "whole"
    BROKEN = "broken"  # the file is not what was closed


class Witness:
    """What is known of a journal's file for as long as a connection has it open.

    `base` is a backup of it, None where there is none to hold it against; `altered` whether it was
    found to be changed. As the file is open, no other one can have its `identity`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.identity = _identity(path)
        self.base: Base | None = None
        self.altered = False

    def is_in_place(self) -> bool:
        """Whether the file that is open is still the one at its path."""
        return _identity(self.path) == self.identity


def seal_file(path: Path) -> Path:
    """Return where the seal of a journal lies."""
    return path.with_name(path.name + _SUFFIX)


def look(path: Path) -> SealState:
    """Compare a file with its seal. No connection of this process may be using the file.

    Closing a file drops every lock that this process has on it: so POSIX has it.

    Raises:
        OSError: the file cannot be read.
    """
    before = _seal_bytes(path)
    if before is None:
        return SealState.NONE
    seal = unstamped(before, Seal)
    if seal is None:
        return SealState.UNREADABLE
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
    if (found, size) == (seal.sha256, seal.bytes):
        return SealState.WHOLE
    # Another process that writes takes the seal away first: then this says nothing of the file.
    return SealState.BROKEN if _seal_bytes(path) == before else SealState.NONE


def read_seal(path: Path) -> Seal | None:
    """Return the seal of a journal, None where there is none that can be read."""
    with contextlib.suppress(OSError):
        return unstamped(_seal_bytes(path) or b"", Seal)
    return None


def is_sealed(path: Path) -> bool:
    """Whether a journal has a seal that can be read, be it one that fits.

    Raises:
        OSError: the disk does not give what lies there.
    """
    return unstamped(_seal_bytes(path) or b"", Seal) is not None


def break_seal(path: Path) -> None:
    """Take the seal away, for good, before something is written.

    Raises:
        OSError: it is there and cannot be removed.
    """
    try:
        seal_file(path).unlink()
    except FileNotFoundError:
        return
    sync_folder(path.parent)


def put_seal(path: Path, connection: sqlite3.Connection, witness: Witness) -> None:
    """Seal a file that is about to be closed, unless that cannot be done just now.

    A file without a seal is only checked more slowly the next time; one that something else
    changed gets a seal that does not fit. The bytes are had from SQLite: opening the file beside
    it and closing it again would let go of the locks of this process.
    """
    with contextlib.suppress(OSError, sqlite3.Error, UnicodeDecodeError, MemoryError):
        connection.execute("BEGIN IMMEDIATE")  # nobody writes until the seal is there
        try:
            content = connection.serialize()
            in_place = _is_alone(path) and witness.is_in_place()
            if in_place and path.stat().st_size == len(content):
                if _is_altered(witness, connection, content):
                    seal = _FITS_NONE
                else:
                    seal = _seal_of(content, connection)
                _write(path, stamped(seal))
        finally:
            connection.execute("ROLLBACK")


def still_fits(path: Path, connection: sqlite3.Connection) -> bool:
    """Whether a file that is about to be written to is what its seal says, if it has one.

    For who has the lock in hand. What something else did to it since it was opened would be
    sealed with the rest otherwise. The bytes are had from SQLite, as in `put_seal`.
    """
    seal = read_seal(path)
    with contextlib.suppress(sqlite3.Error, MemoryError):
        return seal is None or hashlib.sha256(connection.serialize()).hexdigest() == seal.sha256
    return True


def seal_as(path: Path, seal: Seal) -> None:
    """Seal a file that is about to be put there; on the disk when this returns.

    Raises:
        OSError: it cannot be written; an older seal is as it was.
    """
    replace_file(seal_file(path), stamped(seal))


def seal_as_altered(path: Path) -> None:
    """Put a seal that no file fits, on the disk when this returns.

    Raises:
        OSError: it cannot be written; an older seal is as it was.
    """
    seal_as(path, _FITS_NONE)


def undo_file(path: Path) -> Path:
    """Return where SQLite keeps what takes an unfinished write back."""
    return path.with_name(path.name + "-journal")


def unfinished_seal(path: Path) -> Path:
    """Return where a seal is made; a kill may leave it there."""
    return path.with_name(path.name + _SUFFIX + ".new")


def _seal_of(content: bytes, connection: sqlite3.Connection) -> Seal:
    sha256 = hashlib.sha256(content).hexdigest()
    return Seal(sha256, len(content), version_of(connection), steps_of(connection))


def _is_altered(witness: Witness, connection: sqlite3.Connection, content: bytes) -> bool:
    if witness.altered or witness.base is None:
        return witness.altered
    from backstretch.journal.lasting import is_altered, state_of

    return is_altered(witness, state_of(connection), content)


def _is_alone(path: Path) -> bool:
    """Take away what a kill left of a write that had not begun; tell whether nothing else is there.

    With the lock in hand SQLite has taken back all there was to take back, and an undo file that
    is empty or begins with a zero is one it never reads.
    """
    undo = undo_file(path)
    try:
        with undo.open("rb") as file:
            begins = file.read(1)
    except FileNotFoundError:
        return True
    if begins not in (b"", b"\0"):
        return False
    undo.unlink()
    sync_folder(path.parent)
    return True


def _write(path: Path, content: bytes) -> None:
    """Write the seal. What a power cut leaves of it is not a seal, and then there is none."""
    new = unfinished_seal(path)
    new.touch(mode=0o600)
    new.write_bytes(content)
    new.replace(seal_file(path))


def _seal_bytes(path: Path) -> bytes | None:
    """Return what lies there, None where nothing does.

    A disk that fails must not make a file pass for one that was never sealed.
    """
    try:
        return seal_file(path).read_bytes()
    except FileNotFoundError:
        return None
    except (PermissionError, IsADirectoryError):
        return b""


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
