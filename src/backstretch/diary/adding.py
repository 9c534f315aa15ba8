"""Adds the pain of one moment to the diary, of a run or alone, and leaves all else as it is."""

from dataclasses import dataclass
from datetime import date

from backstretch.care.entry import Entry
from backstretch.care.light import Limits
from backstretch.care.signs import LOOK_BACK, Notice, judged, noticed, together
from backstretch.care.standing import SEEN_REST, still_to_tell
from backstretch.clock import Stamp
from backstretch.diary.entering import Before, records_of
from backstretch.diary.kept import KeptDiary
from backstretch.exchange.import_records import new_id
from backstretch.journal.said import DOCTOR_KINDS, Pain
from backstretch.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it: a complaint or "", what it leads to, and the score it stands in place of."""

    complaint: str
    notices: tuple[Notice, ...]
    instead_of: int | None = None


def add_pain(
    diary: KeptDiary, journal: Journal, entry: Entry, stamp: Stamp, limits: Limits
) -> Added:
    """Keep an entry that has no run of its own; its `run` may name one that is in the diary.

    Pain told before of the same moment of that run is replaced, that of other moments stays; only
    what this entry says leads to anything.

    Raises:
        JournalError: the journal cannot be read.
    """
    of_run = journal.diary.pains_of_run(entry.run) if entry.run else ()
    moments = {said.moment for said in entry.pains}
    before = Before(None, tuple(pain for pain in of_run if pain.moment in moments))
    made = records_of(entry, before, stamp, new_id)
    notices = _leads_to(diary, journal, entry, made, limits)
    records = records_of(entry, before, stamp, new_id, notices, "command")
    there = before.pains[-1].score if before.pains else None
    return Added(diary.keep_records(*records), notices, there)


def _leads_to(
    diary: KeptDiary, journal: Journal, entry: Entry, made: tuple[object, ...], limits: Limits
) -> tuple[Notice, ...]:
    ticked = entry.signs or ()
    pains = [record for record in made if isinstance(record, Pain)]
    found = () if pains else judged(ticked, diary.care)
    for pain in pains:
        day = date.fromisoformat(pain.local_date)
        first = (day - LOOK_BACK).isoformat()
        earlier = journal.diary.pains_between(first, pain.local_date)
        found += noticed(pain, earlier, diary.care, ticked, limits.red_rise)
    told = journal.diary.signs((diary.today() - SEEN_REST).isoformat())
    answers = journal.answers_of(DOCTOR_KINDS)
    return still_to_tell(together(found), told, diary.today(), ticked, answers)
