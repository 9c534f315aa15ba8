"""Guards the journal's file while it is open: written only if it is ours, whole and unchanged."""

import sqlite3
from pathlib import Path

from backstretch.journal.errors import JournalError, altered, damaged, out_of_reach
from backstretch.journal.seal import Witness, break_seal, put_seal, seal_file, still_fits
from backstretch.journal.verify import is_whole


class Guard:
    """Knows what the file behind a connection was when that was made.

    `read_only_reason` says why nothing may be written, or is "". `seen` is the `last_change` of
    the file from before it was opened; `to_check` says that not all of it was looked at yet. The
    `witness` is one for all connections to it.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        read_only_reason: str,
        *,
        seen: tuple[int, ...] | None = None,
        to_check: bool = False,
    ) -> None:
        self.path = path
        self.read_only_reason = read_only_reason
        self._connection = connection
        self.witness = Witness(path)
        self._seen = seen
        self._to_check = to_check
        self._seals = not read_only_reason

    def beside(self, connection: sqlite3.Connection) -> "Guard":
        """Return what guards the same file for another connection, which leaves it unsealed."""
        other = Guard(
            self.path,
            connection,
            self.read_only_reason,
            seen=self._seen,
            to_check=self._to_check,
        )
        other.witness = self.witness  # what is there now may be another file
        other._seals = False
        return other

    def trust(self) -> None:
        """Take it that all of the file has been looked at and is whole."""
        self._to_check = False

    def refuse_writes(self, reason: str) -> None:
        """Only read from now on, and leave the file as it is; `reason` says why."""
        self.read_only_reason = reason
        self._seals = False

    def check_allowed(self) -> None:
        """See that it may be written at all.

        Raises:
            JournalError: it may not.
        """
        if self.read_only_reason:
            raise JournalError(self.read_only_reason)

    def prepare_to_write(self) -> None:
        """See, with the lock in hand, that the file is ours to write, whole, and as it was closed.

        From then on it is not sealed.

        Raises:
            JournalError: it is not, or its seal cannot be taken away.
        """
        if not self.witness.is_in_place():
            raise JournalError(
                f"The journal {self.path} was moved, removed or replaced while Backstretch was "
                "running, so nothing can be saved to it. Put it back, then try again."
            )
        if not self._is_known_whole():
            self.refuse_writes(str(damaged(self.path)))
            raise damaged(self.path)
        self.trust()
        if last_change(self.path) != self._seen and not still_fits(self.path, self._connection):
            self.refuse_writes(altered(self.path))
            raise JournalError(self.read_only_reason)
        try:
            break_seal(self.path)
        except OSError as error:
            raise out_of_reach(self.path, error) from error

    def seal(self) -> None:
        """Seal the file before it is let go of, if all of it is whole; only once."""
        if self._seals and not seal_file(self.path).exists() and self._is_known_whole():
            put_seal(self.path, self._connection, self.witness)
        self._seals = False

    def _is_known_whole(self) -> bool:
        """Return whether all of it was looked at, which is done now if nobody had the time yet."""
        return not self._to_check or is_whole(self._connection)


def last_change(path: Path) -> tuple[int, ...] | None:
    """Return what is another one once somebody wrote to a file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns
