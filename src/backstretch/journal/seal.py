"""The seal: what a journal's file was when it was closed, so that a changed bit is noticed.

SQLite's own checks leave about a third of all flipped bits unnoticed; a hash of the whole file
leaves none. The seal lies beside the file. It is taken away before anything is written and put
there again when the file is closed, both while nobody else can write, so a seal that does not fit
says that something other than this program changed the file.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import msgspec

from backstretch.journal.migrate import version_of
from backstretch.journal.stamped import stamped, unstamped
from backstretch.journal.steps import steps_of
from backstretch.paths import replace_file, sync_folder

_SUFFIX = ".seal"


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it was: SHA-256 in hex, size in bytes, version of the tables, steps written."""

    sha256: str
    bytes: int
    version: int
    steps: int


class SealState(StrEnum):
    """How a file and its seal go together."""

    NONE = "none"  # there is no seal: the program was cut off, or it is in use
    UNREADABLE = "unreadable"  # what lies there is not a seal
    WHOLE = "whole"
    BROKEN = "broken"  # the file is not what was closed


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


def put_seal(path: Path, connection: sqlite3.Connection, is_in_place: Callable[[], bool]) -> None:
    """Seal a file that is about to be closed, unless that cannot be done just now.

    `is_in_place` tells whether the connection's file is still the one at that path. A file
    without a seal is only checked more slowly the next time. The bytes are had from SQLite:
    opening the file beside it and closing it again would let go of the locks of this process.
    """
    with contextlib.suppress(OSError, sqlite3.Error, MemoryError):
        connection.execute("BEGIN IMMEDIATE")  # nobody writes until the seal is there
        try:
            content = connection.serialize()
            if _is_alone(path) and is_in_place() and path.stat().st_size == len(content):
                sha256 = hashlib.sha256(content).hexdigest()
                steps = steps_of(connection)
                _write(path, stamped(Seal(sha256, len(content), version_of(connection), steps)))
        finally:
            connection.execute("ROLLBACK")


def seal_as(path: Path, seal: Seal) -> None:
    """Seal a file that is about to be put there; on the disk when this returns.

    Raises:
        OSError: it cannot be written; an older seal is as it was.
    """
    replace_file(seal_file(path), stamped(seal))


def undo_file(path: Path) -> Path:
    """Return where SQLite keeps what takes an unfinished write back."""
    return path.with_name(path.name + "-journal")


def unfinished_seal(path: Path) -> Path:
    """Return where a seal is made; a kill may leave it there."""
    return path.with_name(path.name + _SUFFIX + ".new")


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
