"""What trends are made of: all that stands in the journal, as one reading."""

import msgspec

from backstretch.journal.diary_records import Statement
from backstretch.journal.plan_records import RunNote
from backstretch.journal.said import Pain


class SessionStood(msgspec.Struct, frozen=True):
    """A session that stands in the diary: its id, its day, and whether it was done to its end."""

    id: str
    local_date: str
    finished: bool


class TrendRecords(msgspec.Struct, frozen=True):
    """What stands in the diary, each in the order in which it was kept.

    `runs` are those that were done, `pains` without the text of their notes, and `sessions` those
    that were shown in the diary. `activities` are all statements about activities and their
    scores. `first_day` is the ISO day on which the diary began, or "".
    """

    runs: tuple[RunNote, ...] = ()
    pains: tuple[Pain, ...] = ()
    sessions: tuple[SessionStood, ...] = ()
    activities: tuple[Statement, ...] = ()
    first_day: str = ""
