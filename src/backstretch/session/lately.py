"""The pain told a short while before a session, which is then not asked again."""

from datetime import date, datetime, time, timedelta, tzinfo

from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal

LATELY = timedelta(hours=2)
"""For so long a number still tells how the back is: a choice of ours.

It is short, as numbers of another time of day are not to be compared (evidence 7).
"""

_OF_NOW = frozenset(
    {
        PainMoment.AFTER_RUN,
        PainMoment.LATER,
        PainMoment.BEFORE_SESSION,
        PainMoment.AFTER_SESSION,
    }
)
"""The moments that tell how the back was just then.

ALONE is not among them: the average of a week is kept under it as well.
"""


def pain_lately(journal: Journal, now: datetime, today: date) -> Pain | None:
    """Return the last number of today, where it was felt within `LATELY` and nothing came since.

    Raises:
        JournalError: the journal cannot be read.
    """
    day = today.isoformat()
    told = journal.diary.pains_between(day, day)[-1:]
    if not told or told[0].moment not in _OF_NOW:
        return None
    last = told[0]
    at = datetime.fromisoformat(last.at)
    runs = [note for note in journal.plan.runs(day, day) if note.state is RunIs.DONE]
    of_it = next((note for note in runs if note.run == last.run), None)
    felt = (of_it and _ended(of_it, now.tzinfo)) or at
    if not timedelta() <= now - min(felt, at) <= LATELY:
        return None
    others = [note for note in runs if note is not of_it]
    return None if any(datetime.fromisoformat(note.at) > at for note in others) else last


def _ended(run: RunNote, zone: tzinfo | None) -> datetime | None:
    """Return when a run was over, or None where nobody said when it began."""
    seconds = run.facts.duration_s or run.minutes * 60
    if run.facts.started_at:
        began = datetime.fromisoformat(run.facts.started_at)
    elif run.start:
        began = datetime.combine(date.fromisoformat(run.day), time.fromisoformat(run.start), zone)
    else:
        return None
    return began + timedelta(seconds=seconds)
