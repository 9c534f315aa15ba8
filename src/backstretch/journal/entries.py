"""What the journal keeps of a session, as frozen records.

A session is written down in three parts: its plan (rows of exercise and side with the time
planned), its script (so that an interrupted session can go on just as it was) and its ledger, an
append-only list of what happened. What was done follows from the ledger alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec


class Happening(StrEnum):
    """What an event of the ledger says.

    STARTED, PAUSED, SLEPT, RESUMED, WAITED and ENDED tell how the session went; CREDITED is time
    spent in a step; JUMPED is a move to another place; EXTENDED made a step longer; EASED took the
    easier version of an exercise; SKIPPED left an exercise out; FINISHED came to the end.
    """

    STARTED = "started"
    CREDITED = "credited"
    PAUSED = "paused"
    SLEPT = "slept"
    RESUMED = "resumed"
    WAITED = "waited"
    JUMPED = "jumped"
    EXTENDED = "extended"
    EASED = "eased"
    SKIPPED = "skipped"
    FINISHED = "finished"
    ENDED = "ended"


class Event(msgspec.Struct, frozen=True, gc=False):
    """One line of a session's ledger.

    `seq` counts from 0 without a gap. `step` and `offset_ms` are where the session stands *after*
    the event. `ms` is the time credited (CREDITED) or added (EXTENDED), else 0. `item` is the
    exercise's number in the routine (SKIPPED, EASED), else -1. `note` is a code: the reason of a
    skip or a pause. `at` is the wall time in UTC, for reading only.
    """

    seq: int
    kind: Happening
    step: int
    offset_ms: int
    ms: int = 0
    item: int = -1
    note: str = ""
    at: str = ""


class PlanRow(msgspec.Struct, frozen=True, gc=False):
    """What a script asks of one exercise on one side: `side` is "left", "right" or "both".

    `steps` are the numbers of the script's steps that count for it, `item` the number of the
    exercise in the routine.
    """

    exercise: str
    side: str
    planned_ms: int
    item: int
    steps: tuple[int, ...]


class Done(msgspec.Struct, frozen=True, gc=False):
    """What came of a plan row: `skipped` is the reason's code, or None."""

    exercise: str
    side: str
    planned_ms: int
    done_ms: int
    skipped: str | None = None


class SessionState(StrEnum):
    """OPEN: begun and not closed, perhaps by a crash. The others are final."""

    OPEN = "open"
    FINISHED = "finished"
    PARTIAL = "partial"
    DISCARDED = "discarded"


class SessionStart(msgspec.Struct, frozen=True, gc=False):
    """What is known when a session begins.

    `started_at` is ISO 8601 with offset, `zone` an IANA name, `local_date` the ISO date the
    session counts for. `script` is the script as JSON.
    """

    id: str
    started_at: str
    zone: str
    local_date: str
    routine: str
    minutes: int
    planned_ms: int
    rows: tuple[PlanRow, ...]
    script: bytes


class SessionRecord(msgspec.Struct, frozen=True, gc=False):
    """A session as the journal holds it, with its whole ledger in order."""

    start: SessionStart
    state: SessionState
    events: tuple[Event, ...]

    @property
    def done_ms(self) -> int:
        """All the time spent in the session, changes of position included, pauses left out."""
        return sum(event.ms for event in self.events if event.kind is Happening.CREDITED)

    def steps(self) -> tuple[Done, ...]:
        """Return what was done of each plan row, in the order of the routine."""
        return done_rows(self.start.rows, self.events)


EMERGENCY = "emergency-"


def open_emergency(events: Sequence[Event]) -> str:
    """Return the code of the warning sign that stopped a session for good, or "".

    Such a sign stands until the person says they have been checked, which ends the session, or
    that the answer was a mistake, which lets it go on (evidence 5.4).
    """
    standing = ""
    for event in events:
        if event.kind is Happening.PAUSED and event.note.startswith(EMERGENCY):
            standing = event.note.removeprefix(EMERGENCY)
        elif event.kind in (Happening.RESUMED, Happening.ENDED, Happening.PAUSED):
            standing = ""
    return standing


def done_rows(rows: Sequence[PlanRow], events: Iterable[Event]) -> tuple[Done, ...]:
    """Return what a ledger says was done of each plan row.

    An exercise that was skipped, returned to and then done in full is not skipped.
    """
    spent: defaultdict[int, int] = defaultdict(int)
    skipped: dict[int, str] = {}
    for event in events:
        if event.kind is Happening.CREDITED:
            spent[event.step] += event.ms
        elif event.kind is Happening.SKIPPED:
            skipped[event.item] = event.note
    return tuple(_done(row, spent, skipped) for row in rows)


def _done(row: PlanRow, spent: dict[int, int], skipped: dict[int, str]) -> Done:
    done_ms = sum(spent.get(step, 0) for step in row.steps)
    return Done(
        row.exercise,
        row.side,
        row.planned_ms,
        done_ms,
        skipped.get(row.item) if done_ms < row.planned_ms else None,
    )
