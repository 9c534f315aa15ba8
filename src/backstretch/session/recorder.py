"""Keeps a session's ledger in the journal as it happens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import uuid4

import msgspec

from backstretch.care.standing import SignsJournal
from backstretch.care.worst import worst_of
from backstretch.clock import Stamp, utc_text
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionStart, SessionState
from backstretch.journal.said import Answer, AnswerKind, Pain, PainMoment
from backstretch.journal.store import JournalError, JournalMisuse
from backstretch.session.script import Script

LOST = "This session was closed somewhere else, so the rest of it is not kept."


class Keeper(SignsJournal, Protocol):
    """What a session needs of the journal."""

    def begin(self, start: SessionStart) -> None:
        """Keep that a session began."""

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Add lines to its ledger."""

    def close_session(self, session_id: str, state: SessionState) -> None:
        """Keep how it ended."""

    def keep_pain(self, pain: Pain) -> None:
        """Keep how strong the pain was."""

    def keep_answer(self, answer: Answer) -> None:
        """Keep an answer about a session."""

    def days_done(self, first: str, last: str) -> tuple[str, ...]:
        """Return the days with a session done to its end."""


class Recorder:
    """Writes events down at once; what the disk refuses is held and tried again with the next.

    `trouble` is the last refusal as one sentence, or "". The session goes on either way.
    `start` is what was known when the session began; `ended` is the wall time of its end, once
    that came.
    """

    def __init__(self, journal: Keeper, start: SessionStart) -> None:
        self.start = start
        self.session_id = start.id
        self.ended: datetime | None = None
        self.trouble = ""
        self._journal = journal
        self._start: SessionStart | None = None
        self._waiting: list[Event] = []
        self._state: SessionState | None = None
        self._said: list[Pain | Answer] = []
        self._pains: dict[PainMoment, Pain] = {}
        self._answers: dict[AnswerKind, str] = {}
        self._lost = False

    @classmethod
    def begin(cls, journal: Keeper, script: Script, moment: Stamp) -> "Recorder":
        """Return a recorder for a session that starts at this moment."""
        start = SessionStart(
            uuid4().hex,
            moment.at,
            moment.zone,
            moment.local_date,
            script.routine,
            script.minutes,
            script.total_ms,
            script.rows(),
            script.to_json(),
        )
        recorder = cls(journal, start)
        recorder._start = start
        recorder.retry()
        return recorder

    @classmethod
    def resume(cls, journal: Keeper, record: SessionRecord) -> "Recorder":
        """Return a recorder that goes on with a session left open.

        One that was over, and was cut off before it could be closed, is closed now.
        """
        recorder = cls(journal, record.start)
        recorder._close_if_over(record.events)
        recorder.retry()
        return recorder

    def keep(self, events: Sequence[Event], now: datetime) -> None:
        """Write events down; FINISHED or ENDED among them closes the session."""
        if self._lost:
            return
        at = utc_text(now)
        self._waiting.extend(msgspec.structs.replace(event, at=at) for event in events)
        self._close_if_over(events)
        if self._state and self.ended is None:
            self.ended = now
        self.retry()

    def keep_pain_after(self, score: int | None, moment: Stamp) -> None:
        """Write down how the back feels after the session; None takes the last number back.

        A number in place of an earlier one is a record of its own that names the one it replaces.
        """
        self._keep_number(PainMoment.AFTER_SESSION, score, moment)

    def keep_pain_before(self, score: int | None, moment: Stamp) -> None:
        """Write down how the back feels before the session, as after it."""
        self._keep_number(PainMoment.BEFORE_SESSION, score, moment)

    def take_pain_before(self, told: Pain) -> None:
        """Write down, as how the back felt before the session, what was told a short while ago.

        The record has the time at which it was told, and its worst number.
        """
        when = Stamp(told.at, told.zone, told.local_date)
        self._keep_number(PainMoment.BEFORE_SESSION, worst_of(told), when)

    def keep_pain_during(
        self, score: int, moment: Stamp, exercise: str, side: str, qualities: Sequence[str]
    ) -> None:
        """Write down how strong the pain was in an exercise, which made the person stop."""
        self._say(
            Pain(
                uuid4().hex,
                moment.at,
                moment.zone,
                moment.local_date,
                PainMoment.DURING_SESSION,
                score,
                self.session_id,
                exercise,
                side,
                tuple(qualities),
            )
        )

    def keep_answer(self, kind: AnswerKind, value: str, moment: Stamp) -> None:
        """Write down an answer, unless it is the one that stands.

        Half a character, which a keyboard can leave behind, becomes a question mark.
        """
        value = value.encode("utf-8", "replace").decode("utf-8")
        if value == self._answers.get(kind, ""):
            return
        self._answers[kind] = value
        stamp = (moment.at, moment.zone, moment.local_date)
        self._say(Answer(uuid4().hex, *stamp, self.session_id, kind, value))

    @property
    def pain_before(self) -> int | None:
        """How the back felt before the session, where that was told in this player."""
        told = self._pains.get(PainMoment.BEFORE_SESSION)
        return told.score if told else None

    @property
    def safe(self) -> bool:
        """Whether everything so far is on disk."""
        waiting = self._start or self._waiting or self._state or self._said
        return not (waiting or self._lost)

    @property
    def waits(self) -> bool:
        """Whether something was refused that can still be written."""
        return not (self.safe or self._lost)

    def retry(self) -> None:
        """Try again to write down what the disk refused."""
        if self.safe:
            return
        try:
            if not self._lost:
                self._write_session()
            while self._said:
                self._write(self._said[0])
                del self._said[0]
            self.trouble = LOST if self._lost else ""
        except JournalError as error:
            self.trouble = str(error)

    def _write_session(self) -> None:
        """Write what happened; where somebody else closed this session, it is theirs now."""
        try:
            if self._start:
                self._journal.begin(self._start)
                self._start = None
            if self._waiting:
                self._journal.append(self.session_id, self._waiting)
                self._waiting = []
            if self._state:
                self._journal.close_session(self.session_id, self._state)
                self._state = None
        except JournalMisuse:
            self._start, self._state, self._waiting = None, None, []
            self._lost = True

    def _write(self, said: Pain | Answer) -> None:
        try:
            if isinstance(said, Pain):
                self._journal.keep_pain(said)
            else:
                self._journal.keep_answer(said)
        except JournalMisuse:
            if not self._lost:  # a session that is not ours may not even be there
                raise

    def _keep_number(self, when: PainMoment, score: int | None, moment: Stamp) -> None:
        before = self._pains.get(when)
        if score == (before.score if before else None):
            return
        self._pains[when] = Pain(
            uuid4().hex,
            moment.at,
            moment.zone,
            moment.local_date,
            when,
            score,
            self.session_id,
            replaces=before.id if before else "",
        )
        self._say(self._pains[when])

    def _say(self, said: Pain | Answer) -> None:
        self._said.append(said)
        self.retry()

    def _close_if_over(self, events: Sequence[Event]) -> None:
        kinds = {event.kind for event in events}
        if Happening.FINISHED in kinds:
            self._state = SessionState.FINISHED
        elif Happening.ENDED in kinds:
            self._state = SessionState.PARTIAL
