"""Adds the pain of one moment to the diary, of a run or alone, and leaves all else as it is."""

from dataclasses import dataclass

from backstretch.care.entry import Entry
from backstretch.care.signs import Notice
from backstretch.clock import Stamp
from backstretch.diary.entering import Before, records_of
from backstretch.diary.kept import KeptDiary
from backstretch.exchange.import_records import new_id


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it: a complaint or "", and what it leads to."""

    complaint: str
    notices: tuple[Notice, ...]


def add_pain(diary: KeptDiary, entry: Entry, stamp: Stamp) -> Added:
    """Keep an entry that has no run of its own; its `run` may name one that is in the diary.

    What was told before stays, of the same moment too; only what this entry says leads to
    anything.

    Raises:
        JournalError: the journal cannot be read.
    """
    notices = diary.leads_to(entry, ())
    records = records_of(entry, Before(), stamp, new_id, notices, "command")
    return Added(diary.keep_records(*records), notices)
