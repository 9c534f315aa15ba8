"""Keeps other programs out of a journal's way for a moment: its folder, and the right to write."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from backstretch.clock import SystemClock
from backstretch.journal.claim import lock
from backstretch.journal.errors import in_use

_RESERVED_BYTE = 0x40000001
"""Where SQLite has the lock that one writes by: https://sqlite.org/src/file/src/os.h."""
_TRIES, _TRY_SECONDS = 40, 0.05
NEW_PREFIX = ".journal-new-"


@contextlib.contextmanager
def nobody_writes(path: Path) -> Iterator[None]:
    """Keep everybody from writing to a journal that no connection of this process is using.

    While nobody writes, an undo file is one that a kill left or one from elsewhere. The lock is
    let go of as soon as the file is opened and closed here: so POSIX has it.

    Raises:
        JournalError: another program writes for long.
        OSError: the file cannot be read or locked.
    """
    if os.name != "posix":  # pragma: no cover - an undo file in use cannot be moved there
        yield
        return
    import fcntl

    def take() -> bool:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, _RESERVED_BYTE)
        except (BlockingIOError, PermissionError):
            return False
        return True

    with path.open("rb") as file:
        _wait_for(path, take)
        yield


@contextlib.contextmanager
def alone_in_folder(path: Path) -> Iterator[None]:
    """Be the only one who puts a file in a journal's place.

    Raises:
        JournalError: another program is at it for long.
        OSError: the folder cannot be read.
    """
    with _opened(path.parent) as handle:
        _wait_for(path, lambda: lock(handle))
        yield


@contextlib.contextmanager
def working_folder(path: Path) -> Iterator[Path]:
    """Give a folder to work in, on the disk of the journal, that nobody sweeps away meanwhile.

    Raises:
        OSError: it cannot be made.
    """
    with contextlib.ExitStack() as stack:
        folder = None
        while folder is None:
            folder = _in_hand(path, stack)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def sweep_working_folders(path: Path) -> None:
    """Remove the working folders that a kill left, and none that somebody is at work in."""
    for left in path.parent.glob(NEW_PREFIX + "*"):
        with contextlib.suppress(OSError), _opened(left) as handle:
            if lock(handle):
                shutil.rmtree(left, ignore_errors=True)


def _in_hand(path: Path, stack: contextlib.ExitStack) -> Path | None:
    """Make a folder and hold it; None where it was swept away in between."""
    folder = Path(tempfile.mkdtemp(prefix=NEW_PREFIX, dir=path.parent))
    with contextlib.suppress(FileNotFoundError):
        if lock(stack.enter_context(_opened(folder))) and folder.exists():
            return folder
    return None


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    if os.name != "posix":  # pragma: no cover - another system opens no folders
        yield -1
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _wait_for(path: Path, take: Callable[[], bool]) -> None:
    for _ in range(_TRIES):
        if take():
            return
        SystemClock().wait(_TRY_SECONDS)
    raise in_use(path)
