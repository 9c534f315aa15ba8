"""A journal that cannot be used: the session runs on, and every write says why it is not kept."""

from collections.abc import Iterable, Sequence

from backstretch.journal.diary_records import Statement
from backstretch.journal.entries import Event, SessionRecord, SessionStart, SessionState
from backstretch.journal.said import Answer, AnswerKind, Pain
from backstretch.journal.store import Journal, JournalError
from backstretch.paths import HomeError, Paths


class Unkept:
    """Stands in for the journal. `reason` is one sentence; every write raises it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def begin(self, start: SessionStart) -> None:
        """Refuse."""
        raise JournalError(self.reason)

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Refuse."""
        raise JournalError(self.reason)

    def close_session(self, session_id: str, state: SessionState) -> None:
        """Refuse."""
        raise JournalError(self.reason)

    def keep_pain(self, pain: Pain) -> None:
        """Refuse."""
        raise JournalError(self.reason)

    def keep_answer(self, answer: Answer) -> None:
        """Refuse."""
        raise JournalError(self.reason)

    def answers_of(self, kinds: Iterable[AnswerKind]) -> tuple[Answer, ...]:
        """Return none: nothing was kept."""
        return ()

    @property
    def diary(self) -> "Unkept":
        """The diary's part, which cannot be used either."""
        return self

    def signs(self, since: str = "") -> tuple[Statement, ...]:
        """Return none: nothing was kept."""
        return ()

    def keep(self, *records: Statement) -> None:
        """Refuse."""
        raise JournalError(self.reason)

    def days_done(self, first: str, last: str) -> tuple[str, ...]:
        """Refuse: what was done cannot be told."""
        raise JournalError(self.reason)

    def open_sessions(self) -> tuple[SessionRecord, ...]:
        """Return none: nothing was kept."""
        return ()

    def close(self) -> None:
        """Let go of nothing."""


def open_journal(
    paths: Paths, *, newer: bool = False, in_haste: bool = False
) -> tuple[Journal | Unkept, str]:
    """Return the journal and an empty text, or a stand-in and the sentence that says why.

    With `newer`, one of a newer version is opened for reading, as far as it is known here;
    `in_haste` as `Journal.open` has it.
    """
    try:
        paths.make()
        journal = _open_any(paths) if newer else Journal.open(paths.journal, in_haste=in_haste)
    except (HomeError, JournalError) as error:
        return Unkept(str(error)), str(error)
    return journal, journal.read_only_reason


def _open_any(paths: Paths) -> Journal:
    from backstretch.journal.newer_view import open_to_read

    return open_to_read(paths.journal)
