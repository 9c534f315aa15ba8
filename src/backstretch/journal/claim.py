"""Tells a session that runs in another window from one that was cut off: a lock on a file."""

import errno
import sys
from pathlib import Path
from typing import IO

_TAKEN = (errno.EWOULDBLOCK, errno.EACCES)
"""What a system says where another process has the lock; Windows the second."""


class Claim:
    """The right to run sessions on one journal; the system takes it back when a process dies.

    Where the lock cannot be had for another reason, such as a folder that cannot be written to,
    the claim is granted: a session must never be refused for it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: IO[bytes] | None = None

    def take(self) -> bool:
        """Return whether the claim is ours now."""
        if self._held is not None:
            return True
        try:
            handle = self._file.open("ab")
        except OSError:
            return True
        if not lock(handle.fileno()):
            handle.close()
            return False
        self._held = handle
        return True

    def give_back(self) -> None:
        """Let others run a session."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def is_free(self) -> bool:
        """Return whether no other process runs a session."""
        held = self._held is not None
        free = self.take()
        if not held:
            self.give_back()
        return free


def lock(handle: int) -> bool:
    """Lock an open file, or a folder where the system can; return whether it is ours now.

    Where there are no such locks it is, as nobody can have it.
    """
    try:
        if sys.platform == "win32":  # pragma: no cover - another system has no such locks
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _TAKEN  # elsewhere locks may be unsupported
    return True
