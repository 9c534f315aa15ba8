"""Keeps a session's ledger in the journal as it happens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import uuid4

import msgspec

from backstretch.clock import Stamp, utc_text
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionStart, SessionState
from backstretch.journal.store import JournalError, JournalMisuse
from backstretch.session.script import Script

LOST = "This session was closed somewhere else, so the rest of it is not kept."


class Keeper(Protocol):
    """What a recorder needs of the journal."""

    def begin(self, start: SessionStart) -> None:
        """Keep that a session began."""

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Add lines to its ledger."""

    def close_session(self, session_id: str, state: SessionState) -> None:
        """Keep how it ended."""


class Recorder:
    """Writes events down at once; what the disk refuses is held and tried again with the next.

    `trouble` is the last refusal as one sentence, or "". The session goes on either way.
    """

    def __init__(self, journal: Keeper, session_id: str) -> None:
        self.session_id = session_id
        self.trouble = ""
        self._journal = journal
        self._start: SessionStart | None = None
        self._waiting: list[Event] = []
        self._state: SessionState | None = None
        self._lost = False

    @classmethod
    def begin(cls, journal: Keeper, script: Script, moment: Stamp) -> "Recorder":
        """Return a recorder for a session that starts at this moment."""
        recorder = cls(journal, uuid4().hex)
        recorder._start = SessionStart(
            recorder.session_id,
            moment.at,
            moment.zone,
            moment.local_date,
            script.routine,
            script.minutes,
            script.total_ms,
            script.rows(),
            script.to_json(),
        )
        recorder.retry()
        return recorder

    @classmethod
    def resume(cls, journal: Keeper, record: SessionRecord) -> "Recorder":
        """Return a recorder that goes on with a session left open.

        One that was over, and was cut off before it could be closed, is closed now.
        """
        recorder = cls(journal, record.start.id)
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
        self.retry()

    @property
    def safe(self) -> bool:
        """Whether everything so far is on disk."""
        return not (self._start or self._waiting or self._state or self._lost)

    def retry(self) -> None:
        """Try again to write down what the disk refused."""
        if self.safe or self._lost:
            return
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
            self.trouble = ""
        except JournalError as error:
            self.trouble = str(error)
        except JournalMisuse:
            # Somebody else closed or went on with this session: it is theirs now.
            self._start, self._state, self._waiting = None, None, []
            self._lost = True
            self.trouble = LOST

    def _close_if_over(self, events: Sequence[Event]) -> None:
        kinds = {event.kind for event in events}
        if Happening.FINISHED in kinds:
            self._state = SessionState.FINISHED
        elif Happening.ENDED in kinds:
            self._state = SessionState.PARTIAL
