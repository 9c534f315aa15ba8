"""Small real classes that stand in for the machine and the world."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from backstretch.journal.diary_records import Statement
from backstretch.journal.entries import Event, SessionRecord, SessionStart, SessionState
from backstretch.journal.said import Answer, AnswerKind, Pain
from backstretch.journal.store import JournalError
from backstretch.paths import Paths, find_paths
from backstretch.settings import Settings, save_settings


def used_home(folder: Path, **choices: object) -> Paths:
    """Return a home with these settings in it, of somebody who is done with the first start."""
    paths = find_paths(folder)
    paths.make()
    made = {"first_start": "done", **choices}
    save_settings(paths.settings, Settings(**made))  # type: ignore[arg-type]
    return paths


class FakeClock:
    """A clock that moves only when told to. It keeps whole nanoseconds, so nothing is rounded."""

    def __init__(
        self,
        wall: datetime = datetime(2026, 3, 2, 17, 30, tzinfo=UTC),
        zone: str = "Europe/Berlin",
    ) -> None:
        self._start = wall
        self._zone = zone
        self._ns = 5_000_000_000_000
        self._set_by = timedelta()

    def advance(self, seconds: float) -> None:
        """Let time go by, by both hands."""
        self.advance_ms(round(seconds * 1000))

    def advance_ms(self, ms: int) -> None:
        """Let whole milliseconds go by."""
        self._ns += ms * 1_000_000

    def set_wall(self, by: timedelta) -> None:
        """Set the wall clock forward or, with a negative span, back; the other hand stays."""
        self._set_by += by

    def monotonic_ns(self) -> int:
        """Return the nanoseconds so far; the first reading is not 0."""
        return self._ns

    def now(self) -> datetime:
        """Return the wall time in the zone."""
        gone = timedelta(microseconds=(self._ns - 5_000_000_000_000) // 1000)
        return (self._start + gone + self._set_by).astimezone(ZoneInfo(self._zone))

    def zone(self) -> str:
        """Return the zone's name."""
        return self._zone

    def wait(self, seconds: float) -> None:
        """Let the time go by at once."""
        self.advance(seconds)


class SaidInMemory:
    """What was said, kept until the end of a test."""

    def __init__(self) -> None:
        self._pains: list[Pain] = []
        self._answers: list[Answer] = []
        self._statements: list[Statement] = []

    @property
    def diary(self) -> "SaidInMemory":
        """The diary's part."""
        return self

    def keep(self, *records: Statement) -> None:
        """Keep statements."""
        self._may_refuse()
        self._statements += records

    def signs(self, since: str = "") -> tuple[Statement, ...]:
        """Return what was decided about signs from a day on."""
        return tuple(said for said in self._statements if said.local_date >= since)

    def keep_pain(self, pain: Pain) -> None:
        """Keep how strong the pain was."""
        self._may_refuse()
        assert pain.id not in {kept.id for kept in self._pains}
        self._pains.append(pain)

    def keep_answer(self, answer: Answer) -> None:
        """Keep an answer about a session."""
        self._may_refuse()
        assert answer.id not in {kept.id for kept in self._answers}
        self._answers.append(answer)

    def pains(self) -> tuple[Pain, ...]:
        """Return what was said of pain."""
        return tuple(self._pains)

    def answers(self) -> tuple[Answer, ...]:
        """Return all answers."""
        return tuple(self._answers)

    def answers_of(self, kinds: Iterable[AnswerKind]) -> tuple[Answer, ...]:
        """Return the answers of these kinds."""
        wanted = frozenset(kinds)
        return tuple(answer for answer in self._answers if answer.kind in wanted)

    def _may_refuse(self) -> None:
        """Refuse nothing."""


class MemoryJournal(SaidInMemory):
    """A journal that forgets at the end of a test, and keeps the same rules of order."""

    def __init__(self) -> None:
        super().__init__()
        self._sessions: dict[str, SessionRecord] = {}

    def begin(self, start: SessionStart) -> None:
        """Keep that a session began."""
        assert start.id not in self._sessions
        self._sessions[start.id] = SessionRecord(start, SessionState.OPEN, ())

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Add lines to its ledger, without a gap."""
        record = self._sessions[session_id]
        assert record.state is SessionState.OPEN
        assert [e.seq for e in events] == [len(record.events) + n for n in range(len(events))]
        self._sessions[session_id] = SessionRecord(
            record.start, record.state, (*record.events, *events)
        )

    def close_session(self, session_id: str, state: SessionState) -> None:
        """Keep how it ended."""
        record = self._sessions[session_id]
        assert record.state is SessionState.OPEN
        self._sessions[session_id] = SessionRecord(record.start, state, record.events)

    def open_sessions(self) -> tuple[SessionRecord, ...]:
        """Return those nobody closed, the newest first."""
        left = (r for r in self._sessions.values() if r.state is SessionState.OPEN)
        return tuple(reversed(tuple(left)))

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Return what was kept."""
        return tuple(self._sessions.values())

    def days_done(self, first: str, last: str) -> tuple[str, ...]:
        """Return the days with a session done to its end."""
        done = (r for r in self._sessions.values() if r.state is SessionState.FINISHED)
        return tuple(
            sorted({r.start.local_date for r in done if first <= r.start.local_date <= last})
        )


class FakeJournal(SaidInMemory):
    """Keeps sessions in memory, by the journal's own rules; refuses while `refusal` says why."""

    def __init__(self) -> None:
        super().__init__()
        self.refusal = ""
        self.begun: dict[str, SessionStart] = {}
        self.events: dict[str, list[Event]] = {}
        self.states: dict[str, SessionState] = {}

    def begin(self, start: SessionStart) -> None:
        """Keep a session that begins."""
        self._may_refuse()
        assert start.id not in self.begun
        self.begun[start.id] = start
        self.events[start.id] = []
        self.states[start.id] = SessionState.OPEN

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Add events without a gap to an open session."""
        self._may_refuse()
        ledger = self.events[session_id]
        assert self.states[session_id] is SessionState.OPEN
        assert [e.seq for e in events] == list(range(len(ledger), len(ledger) + len(events)))
        ledger.extend(events)

    def close_session(self, session_id: str, state: SessionState) -> None:
        """Close an open session."""
        self._may_refuse()
        assert self.states[session_id] is SessionState.OPEN
        self.states[session_id] = state

    def days_done(self, first: str, last: str) -> tuple[str, ...]:
        """Return the days with a session done to its end."""
        done = [self.begun[key].local_date for key in self.begun if self._is_finished(key)]
        return tuple(sorted({day for day in done if first <= day <= last}))

    def open_sessions(self) -> tuple[SessionRecord, ...]:
        """Return those nobody closed, the newest first."""
        left = [key for key, state in self.states.items() if state is SessionState.OPEN]
        return tuple(self.record(key) for key in reversed(left))

    def record(self, session_id: str) -> SessionRecord:
        """Return a session as the journal would."""
        events = tuple(self.events[session_id])
        return SessionRecord(self.begun[session_id], self.states[session_id], events)

    def _is_finished(self, session_id: str) -> bool:
        return self.states[session_id] is SessionState.FINISHED

    def _may_refuse(self) -> None:
        if self.refusal:
            raise JournalError(self.refusal)
