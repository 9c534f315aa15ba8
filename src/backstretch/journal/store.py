"""Keeps sessions in one SQLite file: what has been acknowledged survives a kill."""

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from backstretch.journal import said_rows
from backstretch.journal.entries import (
    Event,
    Happening,
    PlanRow,
    SessionRecord,
    SessionStart,
    SessionState,
)
from backstretch.journal.errors import JournalError, JournalMisuse, is_ours, world_error
from backstretch.journal.migrate import version_of
from backstretch.journal.opening import open_file
from backstretch.journal.plan_log import PlanLog
from backstretch.journal.said import Answer, AnswerKind, Pain

__all__ = ["Journal", "JournalError", "JournalMisuse"]

_SESSION = (
    "SELECT number, id, started_at, zone, local_date, routine, minutes, planned_ms, script, state"
    " FROM session WHERE "
)
_ROW = (
    "SELECT session, exercise, side, plan_row.planned_ms, item, steps FROM plan_row"
    " JOIN session ON session.number = plan_row.session WHERE "
)
_EVENT = (
    "SELECT session, seq, kind, step, offset_ms, ms, item, note, at FROM event"
    " JOIN session ON session.number = event.session WHERE "
)


class Journal:
    """The journal's file, held by one connection. Make one with `Journal.open`.

    Every method may raise `JournalError`, whose text is for people; `JournalMisuse` says that
    the program asked for what the journal never does. When a writing method returns, what it
    wrote is on the disk; when it raises, nothing of it is.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only_reason: str) -> None:
        self.path = path
        self.read_only_reason = read_only_reason
        self._connection = connection
        self._identity = _identity(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the journal at `path`, made new if there is none, after checking all of it.

        A file or folder that cannot be written to gives a journal for reading only.

        Raises:
            JournalError: it cannot be opened, is damaged or not ours, or is of a newer version;
                or `read_only` was asked and there is none. The file is left as it was.
        """
        real = path.resolve()
        opened = open_file(real, read_only)
        return cls(real, opened.connection, opened.read_only_reason)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written; `read_only_reason` says why."""
        return bool(self.read_only_reason)

    @property
    def version(self) -> int:
        """The version of the journal's tables."""
        with self._reading():
            return version_of(self._connection)

    @property
    def plan(self) -> PlanLog:
        """The plan's part: wishes, runs, weeks as told, reminders."""
        return PlanLog(self._reading, self._writing)

    def begin(self, start: SessionStart) -> None:
        """Write down a session that begins, with its plan and script, as open.

        Doing it again with the same start changes nothing.

        Raises:
            JournalMisuse: the id has been used, or a value is not one that can be kept.
        """
        with self._writing() as connection:
            if self._find(start.id) is None:
                number = self._insert(start)
                connection.executemany(
                    "INSERT INTO plan_row VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [(number, at, *_plan_values(row)) for at, row in enumerate(start.rows)],
                )
            elif [record.start for record in self._select("session.id = ?", start.id)] != [start]:
                raise JournalMisuse(f"another session has the id {start.id!r}")

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Add events to the end of an open session's ledger, all of them or none.

        Events that are there already must be the same ones, and are not written twice: a write
        whose outcome is unknown can be tried again.

        Raises:
            JournalMisuse: they leave a gap, differ from what is written, or the session is closed.
        """
        with self._writing() as connection:
            number = self._number(session_id)
            new = self._new_part(number, events)
            connection.executemany(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (number, e.seq, e.kind, e.step, e.offset_ms, e.ms, e.item, e.note, e.at)
                    for e in new
                ],
            )

    def close_session(self, session_id: str, state: SessionState) -> None:
        """Give an open session its final state. Giving it the same one again changes nothing.

        Raises:
            JournalMisuse: the session is closed in another way, or the state is not a final one.
        """
        with self._writing() as connection:
            number = self._number(session_id)
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
            session = self._number(pain.session) if pain.session else None
            said_rows.write_pain(connection, pain, session)

    def keep_answer(self, answer: Answer) -> None:
        """Write down an answer about a session. Doing it again with the same changes nothing.

        Raises:
            JournalMisuse: the id has been used, or its session is not there.
        """
        with self._writing() as connection:
            said_rows.write_answer(connection, answer, self._number(answer.session))

    def pains(self, session_id: str | None = None) -> tuple[Pain, ...]:
        """Return what was said of pain, of one session or ever, replaced records as well."""
        with self._reading() as connection:
            if session_id is None:
                return said_rows.pains(connection, "?", 1)
            return said_rows.pains(connection, "session.id = ?", session_id)

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
        """Return the days from `first` to `last`, as ISO dates, with a session done to its end."""
        query = (
            "SELECT DISTINCT local_date FROM session"
            " WHERE state = 'finished' AND local_date BETWEEN ? AND ? ORDER BY local_date"
        )
        with self._reading() as connection:
            return tuple(str(row[0]) for row in connection.execute(query, (first, last)))

    def open_sessions(self) -> tuple[SessionRecord, ...]:
        """Return the sessions that were begun and not closed, the newest first."""
        return tuple(reversed(self._records("session.state = ?", SessionState.OPEN)))

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Return all sessions in every state, in the order in which they began."""
        return self._records("?", 1)

    def session(self, session_id: str) -> SessionRecord:
        """Return one session.

        Raises:
            JournalMisuse: there is none with this id.
        """
        found = self._records("session.id = ?", session_id)
        if not found:
            raise JournalMisuse(f"there is no session {session_id!r}")
        return found[0]

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        self._connection.close()

    def _insert(self, start: SessionStart) -> int | None:
        values = (start.id, start.started_at, start.zone, start.local_date, start.routine)
        return self._connection.execute(
            "INSERT INTO session (id, started_at, zone, local_date, routine, minutes, planned_ms,"
            " script, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open')",
            (*values, start.minutes, start.planned_ms, start.script),
        ).lastrowid

    def _find(self, session_id: str) -> int | None:
        query = "SELECT number FROM session WHERE id = ?"
        row = self._connection.execute(query, (session_id,)).fetchone()
        return None if row is None else int(row[0])

    def _number(self, session_id: str) -> int:
        number = self._find(session_id)
        if number is None:
            raise JournalMisuse(f"there is no session {session_id!r}")
        return number

    def _new_part(self, number: int, events: Sequence[Event]) -> Sequence[Event]:
        """Return the events that are not written yet; those that are must be the same."""
        if not events:
            return ()
        first = events[0].seq
        if [event.seq for event in events] != list(range(first, first + len(events))):
            raise JournalMisuse("the events do not count without a gap")
        query = "SELECT count(*) FROM event WHERE session = ?"
        kept = int(self._connection.execute(query, (number,)).fetchone()[0])
        if not 0 <= first <= kept:
            raise JournalMisuse(f"the ledger has {kept} events, so {first} cannot be the next")
        query = f"{_EVENT} session = ? AND seq BETWEEN ? AND ? ORDER BY seq"
        span = (number, first, events[-1].seq)
        there = [_event(row) for row in self._connection.execute(query, span)]
        if list(events[: len(there)]) != there:
            raise JournalMisuse("the ledger has other events with these numbers")
        return events[len(there) :]

    def _records(self, which: str, value: str | int) -> tuple[SessionRecord, ...]:
        with self._reading():
            return self._select(which, value)

    def _select(self, which: str, value: str | int) -> tuple[SessionRecord, ...]:
        rows: defaultdict[int, list[PlanRow]] = defaultdict(list)
        events: defaultdict[int, list[Event]] = defaultdict(list)
        ask = self._connection.execute
        for row in ask(f"{_ROW} {which} ORDER BY session, position", (value,)):
            rows[row[0]].append(_plan_row(row))
        for row in ask(f"{_EVENT} {which} ORDER BY session, seq", (value,)):
            events[row[0]].append(_event(row))
        return tuple(
            _record(row, rows[row[0]], events[row[0]])
            for row in ask(f"{_SESSION} {which} ORDER BY number", (value,))
        )

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One view of the file, whatever another program writes meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self.read_only_reason:
            raise JournalError(self.read_only_reason)
        if _identity(self.path) != self._identity:
            raise JournalError(
                f"The journal {self.path} was moved, removed or replaced while Backstretch was "
                "running, so nothing can be saved to it. Put it back, then start again."
            )
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute(begin)
            yield self._connection
            self._connection.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            raise JournalMisuse(str(error)) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError, msgspec.DecodeError) as error:
            if is_ours(error):
                raise
            raise world_error(self.path, error) from error
        finally:
            self._roll_back()

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


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _plan_values(row: PlanRow) -> tuple[str, str, int, int, str]:
    steps = msgspec.json.encode(row.steps).decode()
    return row.exercise, row.side, row.planned_ms, row.item, steps


def _event(row: tuple[int, int, str, int, int, int, int, str, str]) -> Event:
    _, seq, kind, step, offset_ms, ms, item, note, at = row
    return Event(seq, Happening(kind), step, offset_ms, ms, item, note, at)


def _plan_row(row: tuple[int, str, str, int, int, str]) -> PlanRow:
    _, exercise, side, planned_ms, item, steps = row
    return PlanRow(
        exercise, side, planned_ms, item, msgspec.json.decode(steps, type=tuple[int, ...])
    )


def _record(
    row: tuple[int, str, str, str, str, str, int, int, bytes, str],
    rows: Sequence[PlanRow],
    events: Sequence[Event],
) -> SessionRecord:
    _, key, started_at, zone, local_date, routine, minutes, planned_ms, script, state = row
    start = SessionStart(
        key, started_at, zone, local_date, routine, minutes, planned_ms, tuple(rows), script
    )
    return SessionRecord(start, SessionState(state), tuple(events))
