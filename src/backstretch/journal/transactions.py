"""Runs the transactions of one connection to the journal, and waits for whoever else is at it."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from backstretch.journal.errors import JournalMisuse, failed_in_use, is_ours
from backstretch.paths import sync_folder

BUSY_MS = 300
PATIENCE_MS = 20_000

Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]
"""What a part of the journal is given to read or to write by: one transaction a call."""


class Transactions:
    """One transaction at a time: all of it is on the disk at its end, or nothing of it is.

    `path` is what the person is told that could not be read or written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._waited_for = self._read_beside = 0

    def set_patient(self, patient: bool) -> None:
        """Wait for whoever writes beside this one, or, as it is otherwise, hardly wait.

        Whoever asks for patience says once that it is over; it lasts as long as anybody wants it.
        """
        self._waited_for = max(0, self._waited_for + (1 if patient else -1))
        self._wait_for_others(PATIENCE_MS if self._waited_for else BUSY_MS)

    def set_read_beside(self, read: bool) -> None:
        """Let a save wait for whoever reads beside this one, but no longer for whoever writes.

        As with patience, whoever reads says once that it is over.
        """
        self._read_beside = max(0, self._read_beside + (1 if read else -1))

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give one view of the file, whatever another program writes meanwhile.

        Raises:
            JournalError: it cannot be read.
        """
        return self._transaction("BEGIN")

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection with the lock in hand that one writes by.

        Raises:
            JournalError: it cannot be read or written; nothing of it is.
            JournalMisuse: what was written is not what can be kept.
        """
        return self._transaction("BEGIN IMMEDIATE")

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute(begin)
            yield self._connection
            if self._read_beside and not self._waited_for:
                with self._waiting_for_readers():
                    self._commit()
            else:
                self._commit()
        except sqlite3.IntegrityError as error:
            raise JournalMisuse(str(error)) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError, msgspec.DecodeError) as error:
            if is_ours(error):
                raise
            raise failed_in_use(self._path, error) from error
        finally:
            self._roll_back()

    def _commit(self) -> None:
        """Commit; where all but the end of the undo file is kept, ask the disk once more.

        What was written is in the file then, and can no longer be taken back.
        """
        try:
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_IOERR_DIR_FSYNC:
                raise
            try:
                sync_folder(self._path.parent)
            except OSError:
                raise error from None

    @contextlib.contextmanager
    def _waiting_for_readers(self) -> Iterator[None]:
        """Wait long; with the lock in hand that others write by, only who reads is waited for."""
        self._wait_for_others(PATIENCE_MS)
        try:
            yield
        finally:
            self._wait_for_others(BUSY_MS)

    def _wait_for_others(self, ms: int) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {ms}")

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
