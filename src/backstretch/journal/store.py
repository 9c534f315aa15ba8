"""Keeps sessions in one SQLite file: what has been acknowledged survives a kill."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from backstretch.journal import said_rows, session_rows
from backstretch.journal.connecting import connect_beside
from backstretch.journal.diary_log import DiaryLog
from backstretch.journal.entries import Event, SessionRecord, SessionStart, SessionState
from backstretch.journal.errors import JournalError, JournalMisuse, altered
from backstretch.journal.guard import Guard, last_change
from backstretch.journal.migrate import version_of
from backstretch.journal.opening import open_file
from backstretch.journal.plan_log import PlanLog
from backstretch.journal.said import Answer, AnswerKind, Pain
from backstretch.journal.seal import Witness
from backstretch.journal.transactions import PATIENCE_MS, Transactions
from backstretch.journal.trend_log import TrendLog
from backstretch.paths import real_file

__all__ = ["Journal", "JournalError", "JournalMisuse"]


class Journal:
    """The journal's file, held by one connection. Make one with `Journal.open`.

    Every method may raise `JournalError`, whose text is for people; `JournalMisuse` says that
    the program asked for what the journal never does. When a writing method returns, what it
    wrote is on the disk; when it raises, nothing of it is.

    `on_saved` is called after something was saved that should be in a backup soon, in the thread
    that saved it; a step of a session that runs is not told.
    """

    def __init__(self, connection: sqlite3.Connection, guard: Guard) -> None:
        self.path = guard.path
        self._connection = connection
        self._guard = guard
        self._transactions = Transactions(guard.path, connection)
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
        real = real_file(path)
        seen = last_change(real)  # before the seal is looked at, so that nothing comes between
        opened = open_file(real, read_only, in_haste=in_haste)
        guard = Guard(
            real,
            opened.connection,
            opened.read_only_reason,
            seen=seen,
            to_check=opened.to_check,
        )
        return cls(opened.connection, guard)

    def beside(self) -> Self:
        """Return the same journal by a connection of its own, for the thread that asks for it.

        It waits for whoever writes, and is to be closed in that thread. Made in any thread.

        Raises:
            JournalError: the journal cannot be reached.
        """
        connection = connect_beside(self.path, writable=not self.read_only, patience_ms=PATIENCE_MS)
        other = type(self)(connection, self._guard.beside(connection))
        other.on_saved = self.on_saved
        return other

    def trust(self) -> None:
        """Take it that all of the file has been looked at and is whole."""
        self._guard.trust()

    def refuse_writes(self, reason: str) -> None:
        """Only read from now on, and leave the file as it is; `reason` says why."""
        self._guard.refuse_writes(reason)

    def set_patient(self, patient: bool) -> None:
        """Wait for whoever writes beside this one, or, as it is otherwise, hardly wait.

        Whoever asks for patience says once that it is over; it lasts as long as anybody wants it.
        """
        self._transactions.set_patient(patient)

    def set_read_beside(self, read: bool) -> None:
        """Let a save wait for whoever reads beside this one, but no longer for whoever writes.

        As with patience, whoever reads says once that it is over.
        """
        self._transactions.set_read_beside(read)

    def transaction(self, *, write: bool = False) -> AbstractContextManager[sqlite3.Connection]:
        """Give the connection for one transaction, to the other modules of this package alone.

        Raises:
            JournalError: it cannot be read or written; nothing of it is.
        """
        return self._writing() if write else self._transactions.reading()

    @property
    def witness(self) -> Witness:
        """What backups of it are held against while it is open."""
        return self._guard.witness

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be written, or ""."""
        return self._guard.read_only_reason

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
        with self._transactions.reading():
            return version_of(self._connection)

    @property
    def plan(self) -> PlanLog:
        """The plan's part: wishes, runs, weeks as told, reminders."""
        return PlanLog(self._transactions.reading, self._writing)

    @property
    def diary(self) -> DiaryLog:
        """The diary's part: runs and pain in full, statements, and what stands of them by day."""
        return DiaryLog(self._transactions.reading, self._writing)

    @property
    def trends(self) -> TrendLog:
        """All that stands, as one reading, for what the diary says together."""
        return TrendLog(self._transactions.reading)

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
            session_rows.close(connection, session_id, state)

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
        with self._transactions.reading() as connection:
            if session_id is None:
                return said_rows.pains(connection)
            return said_rows.pains(connection, "session.id = ?", (session_id,))

    def answers(self, session_id: str | None = None) -> tuple[Answer, ...]:
        """Return the answers about one session, or all of them, earlier ones as well."""
        with self._transactions.reading() as connection:
            if session_id is None:
                return said_rows.answers(connection, "?", 1)
            return said_rows.answers(connection, "session.id = ?", session_id)

    def answers_of(self, kinds: Iterable[AnswerKind]) -> tuple[Answer, ...]:
        """Return all answers of these kinds, in the order in which they were given."""
        with self._transactions.reading() as connection:
            return said_rows.answers_of(connection, kinds)

    def days_done(self, first: str, last: str) -> tuple[str, ...]:
        """Return the days from `first` to `last`, as ISO dates, with a session done to its end.

        Sessions that the person took out of the diary do not count.
        """
        with self._transactions.reading() as connection:
            return session_rows.days_done(connection, first, last)

    def any_sessions(self) -> bool:
        """Return whether a session was ever begun, whatever came of it."""
        with self._transactions.reading() as connection:
            return session_rows.any_begun(connection)

    def open_sessions(self) -> tuple[SessionRecord, ...]:
        """Return the sessions that were begun and not closed, the newest first."""
        with self._transactions.reading() as connection:
            found = session_rows.records(connection, "session.state = ?", SessionState.OPEN)
            return tuple(reversed(found))

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Return all sessions in every state, in the order in which they began."""
        with self._transactions.reading() as connection:
            return session_rows.records(connection, "?", 1)

    def session(self, session_id: str) -> SessionRecord:
        """Return one session.

        Raises:
            JournalMisuse: there is none with this id.
        """
        with self._transactions.reading() as connection:
            found = session_rows.records(connection, "session.id = ?", session_id)
        if not found:
            raise JournalMisuse(f"there is no session {session_id!r}")
        return found[0]

    def close(self) -> None:
        """Let go of the file, sealed if all of it is whole.

        Closing twice does no harm.
        """
        self._guard.seal()
        self._connection.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._stepping() as connection:
            yield connection
        self.on_saved()

    @contextlib.contextmanager
    def _stepping(self) -> Iterator[sqlite3.Connection]:
        self._guard.check_allowed()
        with self._transactions.writing() as connection:
            self._guard.prepare_to_write()
            yield connection

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
