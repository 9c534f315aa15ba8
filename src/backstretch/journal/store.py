"""Keeps sessions in one SQLite file: what has been acknowledged survives a kill."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from backstretch.journal import said_rows, session_rows
from backstretch.journal.diary_log import DiaryLog
from backstretch.journal.entries import Event, SessionRecord, SessionStart, SessionState
from backstretch.journal.errors import (
    JournalError,
    JournalMisuse,
    altered,
    damaged,
    failed_in_use,
    is_ours,
    out_of_reach,
)
from backstretch.journal.migrate import version_of
from backstretch.journal.opening import BUSY_MS, connect_beside, open_file
from backstretch.journal.plan_log import PlanLog
from backstretch.journal.said import Answer, AnswerKind, Pain
from backstretch.journal.seal import break_seal, put_seal, seal_file
from backstretch.journal.trend_log import TrendLog
from backstretch.journal.verify import is_whole
from backstretch.paths import sync_folder

__all__ = ["Journal", "JournalError", "JournalMisuse"]

PATIENCE_MS = 20_000


class Journal:
    """The journal's file, held by one connection. Make one with `Journal.open`.

    Every method may raise `JournalError`, whose text is for people; `JournalMisuse` says that
    the program asked for what the journal never does. When a writing method returns, what it
    wrote is on the disk; when it raises, nothing of it is.

    `on_saved` is called after something was saved that should be in a backup soon, in the thread
    that saved it; a step of a session that runs is not told.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only_reason: str) -> None:
        self.path = path
        self.read_only_reason = read_only_reason
        self._connection = connection
        self._identity = _identity(path)
        self._seals = not read_only_reason
        self._waited_for = 0
        self._to_check = False
        self.on_saved: Callable[[], object] = _nothing

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, in_haste: bool = False) -> Self:
        """Open the journal at `path`, made new if there is none, after checking all of it.

        A file or folder that cannot be written to gives a journal for reading only. `in_haste`
        leaves the rules and indexes of the tables, where no seal vouches for them, to
        `check_beside` and `trust`; before that, the first write looks at all of it.

        Raises:
            JournalError: it cannot be opened, is damaged or not ours, or is of a newer version;
                or `read_only` was asked and there is none. The file is left as it was.
        """
        real = path.resolve()
        opened = open_file(real, read_only, in_haste=in_haste)
        journal = cls(real, opened.connection, opened.read_only_reason)
        journal._to_check = opened.to_check
        return journal

    def beside(self) -> Self:
        """Return the same journal by a connection of its own, for the thread that asks for it.

        It waits for whoever writes, and is to be closed in that thread. Made in any thread.

        Raises:
            JournalError: the journal cannot be reached.
        """
        connection = connect_beside(self.path, writable=not self.read_only, patience_ms=PATIENCE_MS)
        other = type(self)(self.path, connection, self.read_only_reason)
        other._identity = self._identity  # what is there now may be another file
        other._seals = False
        other._to_check = self._to_check
        other.on_saved = self.on_saved
        return other

    def trust(self) -> None:
        """Take it that all of the file has been looked at and is whole."""
        self._to_check = False

    def refuse_writes(self, reason: str) -> None:
        """Only read from now on, and leave the file as it is; `reason` says why."""
        self.read_only_reason = reason
        self._seals = False

    def set_patient(self, patient: bool) -> None:
        """Wait for whoever writes beside this one, or, as it is otherwise, hardly wait.

        Whoever asks for patience says once that it is over; it lasts as long as anybody wants it.
        """
        self._waited_for = max(0, self._waited_for + (1 if patient else -1))
        wait = PATIENCE_MS if self._waited_for > 0 else BUSY_MS
        self._connection.execute(f"PRAGMA busy_timeout = {wait}")

    def transaction(self, *, write: bool = False) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection for one transaction, to the other modules of this package alone.

        Raises:
            JournalError: it cannot be read or written; nothing of it is.
        """
        return self._writing() if write else self._reading()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written; `read_only_reason` says why."""
        return bool(self.read_only_reason)

    @property
    def altered(self) -> bool:
        """Whether it is only read as something other than the program changed it."""
        return self.read_only_reason == altered(self.path)

    @property
    def linked(self) -> bool:
        """Whether the file has another name besides, as a hard link gives it."""
        try:
            return self.path.stat().st_nlink > 1
        except OSError:
            return False

    @property
    def newer(self) -> bool:
        """Whether it is a copy of what is known of a journal of a newer version."""
        return False

    @property
    def version(self) -> int:
        """The version of the journal's tables."""
        with self._reading():
            return version_of(self._connection)

    @property
    def plan(self) -> PlanLog:
        """The plan's part: wishes, runs, weeks as told, reminders."""
        return PlanLog(self._reading, self._writing)

    @property
    def diary(self) -> DiaryLog:
        """The diary's part: runs and pain in full, statements, and what stands of them by day."""
        return DiaryLog(self._reading, self._writing)

    @property
    def trends(self) -> TrendLog:
        """All that stands, as one reading, for what the diary says together."""
        return TrendLog(self._reading)

    def begin(self, start: SessionStart) -> None:
        """Write down a session that begins, with its plan and script, as open.

        Doing it again with the same start changes nothing.

        Raises:
            JournalMisuse: the id has been used, or a value is not one that can be kept.
        """
        with self._stepping() as connection:
            session_rows.begin(connection, start)

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Add events to the end of an open session's ledger, all of them or none.

        Events that are there already must be the same ones, and are not written twice: a write
        whose outcome is unknown can be tried again.

        Raises:
            JournalMisuse: they leave a gap, differ from what is written, or the session is closed.
        """
        with self._stepping() as connection:
            session_rows.append(connection, session_id, events)

    def close_session(self, session_id: str, state: SessionState) -> None:
        """Give an open session its final state. Giving it the same one again changes nothing.

        Raises:
            JournalMisuse: the session is closed in another way, or the state is not a final one.
        """
        with self._writing() as connection:
            number = session_rows.number_of(connection, session_id)
            query = "UPDATE session SET state = ? WHERE number = ? AND state <> ?"
            if state is SessionState.OPEN:
                raise JournalMisuse("a session is not closed by leaving it open")
            connection.execute(query, (state, number, state))

    def keep_pain(self, pain: Pain) -> None:
        """Write down how strong the pain was. Doing it again with the same changes nothing.

        Raises:
            JournalMisuse: the id has been used, its session or what it replaces is not there,
                or a value is not one that can be kept.
        """
        with self._writing() as connection:
            said_rows.write_pain(connection, pain)

    def keep_answer(self, answer: Answer) -> None:
        """Write down an answer about a session. Doing it again with the same changes nothing.

        Raises:
            JournalMisuse: the id has been used, or its session is not there.
        """
        with self._writing() as connection:
            said_rows.write_answer(connection, answer)

    def pains(self, session_id: str | None = None) -> tuple[Pain, ...]:
        """Return what was said of pain, of one session or ever, replaced records as well."""
        with self._reading() as connection:
            if session_id is None:
                return said_rows.pains(connection)
            return said_rows.pains(connection, "session.id = ?", (session_id,))

    def answers(self, session_id: str | None = None) -> tuple[Answer, ...]:
        """Return the answers about one session, or all of them, earlier ones as well."""
        with self._reading() as connection:
            if session_id is None:
                return said_rows.answers(connection, "?", 1)
            return said_rows.answers(connection, "session.id = ?", session_id)

    def answers_of(self, kinds: Iterable[AnswerKind]) -> tuple[Answer, ...]:
        """Return all answers of these kinds, in the order in which they were given."""
        with self._reading() as connection:
            return said_rows.answers_of(connection, kinds)

    def days_done(self, first: str, last: str) -> tuple[str, ...]:
        """Return the days from `first` to `last`, as ISO dates, with a session done to its end.

        Sessions that the person took out of the diary do not count.
        """
        query = (
            "SELECT DISTINCT local_date FROM session WHERE state = 'finished'"
            f" AND local_date BETWEEN ? AND ? AND {session_rows.NOT_STRUCK} ORDER BY local_date"
        )
        with self._reading() as connection:
            return tuple(str(row[0]) for row in connection.execute(query, (first, last)))

    def any_sessions(self) -> bool:
        """Return whether a session was ever begun, whatever came of it."""
        with self._reading() as connection:
            return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM session)").fetchone()[0])

    def open_sessions(self) -> tuple[SessionRecord, ...]:
        """Return the sessions that were begun and not closed, the newest first."""
        with self._reading() as connection:
            found = session_rows.records(connection, "session.state = ?", SessionState.OPEN)
            return tuple(reversed(found))

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Return all sessions in every state, in the order in which they began."""
        with self._reading() as connection:
            return session_rows.records(connection, "?", 1)

    def session(self, session_id: str) -> SessionRecord:
        """Return one session.

        Raises:
            JournalMisuse: there is none with this id.
        """
        with self._reading() as connection:
            found = session_rows.records(connection, "session.id = ?", session_id)
        if not found:
            raise JournalMisuse(f"there is no session {session_id!r}")
        return found[0]

    def close(self) -> None:
        """Let go of the file, sealed if all of it is whole.

        Closing twice does no harm.
        """
        if self._seals and not seal_file(self.path).exists() and self._is_known_whole():
            put_seal(self.path, self._connection, self._is_in_place)
        self._seals = False
        self._connection.close()

    def _is_known_whole(self) -> bool:
        """Return whether all of it was looked at, which is done now if nobody had the time yet."""
        return not self._to_check or is_whole(self._connection)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One view of the file, whatever another program writes meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._stepping() as connection:
            yield connection
        self.on_saved()

    @contextlib.contextmanager
    def _stepping(self) -> Iterator[sqlite3.Connection]:
        if self.read_only_reason:
            raise JournalError(self.read_only_reason)
        with self._transaction("BEGIN IMMEDIATE") as connection:
            self._prepare_to_write()
            yield connection

    def _prepare_to_write(self) -> None:
        """See, with the lock in hand, that the file is ours to write, whole, and not sealed."""
        if not self._is_in_place():
            raise JournalError(
                f"The journal {self.path} was moved, removed or replaced while Backstretch was "
                "running, so nothing can be saved to it. Put it back, then try again."
            )
        if not self._is_known_whole():
            self.refuse_writes(str(damaged(self.path)))
            raise damaged(self.path)
        self.trust()
        try:
            break_seal(self.path)
        except OSError as error:
            raise out_of_reach(self.path, error) from error

    def _is_in_place(self) -> bool:
        return _identity(self.path) == self._identity

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute(begin)
            yield self._connection
            self._commit()
        except sqlite3.IntegrityError as error:
            raise JournalMisuse(str(error)) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError, msgspec.DecodeError) as error:
            if is_ours(error):
                raise
            raise failed_in_use(self.path, error) from error
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
                sync_folder(self.path.parent)
            except OSError:
                raise error from None

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _nothing() -> None:
    """Nobody asked to be told."""


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
