"""What a timeline shows of a day, as frozen records: what stands, newest first."""

from enum import StrEnum

import msgspec

from backstretch.journal.diary_records import Statement
from backstretch.journal.entries import SessionState
from backstretch.journal.plan_records import RunNote
from backstretch.journal.said import Pain


class Sort(StrEnum):
    """What an entry of the timeline is."""

    RUN = "run"
    PAIN = "pain"
    SESSION = "session"
    NOTE = "note"


class SessionBrief(msgspec.Struct, frozen=True):
    """A session without its plan, script and ledger; times in milliseconds.

    `effort` and `note` are what was said of it last, each "" where nothing was.
    """

    id: str
    started_at: str
    zone: str
    local_date: str
    routine: str
    minutes: int
    state: SessionState
    planned_ms: int
    done_ms: int
    effort: str = ""
    note: str = ""


class Sought(msgspec.Struct, frozen=True):
    """Which entries are wanted.

    An entry has to be of one of the `sorts` and of a day from `first` to `last` (ISO dates, "" for
    no limit). With a `text` it also has to hold each of its words, in any order and in upper or
    lower case: in the person's own words, in the name of its shoe or in one of its codes. A word
    is found too where the entry has one of the `codes` that stand for it, such as those whose
    words on the screen hold it; codes under "" do so for the text as a whole.
    """

    text: str = ""
    codes: dict[str, frozenset[str]] = {}
    sorts: frozenset[Sort] = frozenset(Sort)
    first: str = ""
    last: str = ""


class DiaryDay(msgspec.Struct, frozen=True):
    """What stands of one day, each in the order in which it was kept; the day is an ISO date."""

    day: str
    runs: tuple[RunNote, ...] = ()
    pains: tuple[Pain, ...] = ()
    sessions: tuple[SessionBrief, ...] = ()
    notes: tuple[Statement, ...] = ()


class Counts(msgspec.Struct, frozen=True):
    """How much stands in the diary."""

    runs: int
    pains: int
    sessions: int
    notes: int
