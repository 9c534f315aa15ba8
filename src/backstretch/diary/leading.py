"""What an entry leads to by the rules of safety, judged by what was known when it was said."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from backstretch.care.signs import LOOK_BACK, Notice, judged, noticed, together
from backstretch.care.standing import SEEN_REST, still_to_tell
from backstretch.content.care import Care
from backstretch.diary.limits import limits
from backstretch.journal.diary_records import Statement
from backstretch.journal.said import DOCTOR_KINDS, Answer, Pain
from backstretch.journal.store import Journal


def leads_to(
    pains: Sequence[Pain],
    ticked: Collection[str],
    instead_of: Iterable[Pain],
    journal: Journal | None,
    care: Care,
    today: date,
) -> tuple[Notice, ...]:
    """Return what an entry leads to, gravest first, without hints that came lately.

    `pains` are all of its pain as records, `ticked` its signs, `instead_of` the records of the
    journal that the entry says anew or takes back. What was said later than a pain, or of a later
    day, says nothing of it.

    Raises:
        JournalError: the journal cannot be read.
    """
    gone = {pain.id for pain in instead_of}
    red_rise = limits(journal, care.limits).red_rise
    found = () if pains else judged(ticked, care)
    for place, pain in enumerate(pains):
        earlier = [one for one in _until(pain, journal) if one.id not in gone]
        found += noticed(pain, (*earlier, *pains[:place]), care, ticked, red_rise)
    told: tuple[Statement, ...] = ()
    answers: tuple[Answer, ...] = ()
    if journal is not None:
        told = journal.diary.signs((today - SEEN_REST).isoformat())
        answers = journal.answers_of(DOCTOR_KINDS)
    return still_to_tell(together(found), told, today, ticked, answers)


def _until(pain: Pain, journal: Journal | None) -> list[Pain]:
    """Return what stands of the weeks up to a pain and was said by then, by days and times."""
    if journal is None:
        return []
    first = date.fromisoformat(pain.local_date) - LOOK_BACK
    there = journal.diary.pains_between(first.isoformat(), pain.local_date)
    known = [one for one in there if _said_at(one) <= _said_at(pain)]
    return sorted(known, key=lambda one: (one.local_date, _said_at(one)))


def _said_at(pain: Pain) -> datetime:
    return datetime.fromisoformat(pain.at)
