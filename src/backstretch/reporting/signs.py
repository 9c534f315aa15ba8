"""What was told and answered of warning signs, in the diary and in sessions."""

from datetime import date

from backstretch.journal.diary_records import Decided, SignsSaid, Statement, Tier
from backstretch.journal.entries import SessionRecord, open_emergency
from backstretch.journal.said import DOCTOR_KINDS, Answer, AnswerKind
from backstretch.journal.store import Journal
from backstretch.ui.report.facts import SignTold

_ANSWERED = {
    AnswerKind.DOCTOR_TOLD: Decided.TOLD,
    AnswerKind.DOCTOR_WITHDRAWN: Decided.WITHDRAWN,
    AnswerKind.DOCTOR_OVERRIDDEN: Decided.OVERRIDDEN,
    AnswerKind.DOCTOR_SEEN: Decided.SEEN,
}

_Timed = tuple[str, SignTold]


def signs_told(journal: Journal, first: date, last: date) -> tuple[SignTold, ...]:
    """Return the signs that were told or answered on some days, the oldest first.

    Raises:
        JournalError: the journal cannot be read.
    """
    said = journal.diary.signs(first.isoformat())
    found = [one for statement in said if (one := _told(statement)) is not None]
    found += map(_answered, journal.answers_of(DOCTOR_KINDS))
    found += [one for record in journal.open_sessions() if (one := _stopped(record)) is not None]
    found.sort(key=lambda one: (one[1].day, one[0]))
    return tuple(sign for _, sign in found if first <= sign.day <= last)


def times_cleared(journal: Journal, first: date, last: date) -> int:
    """Return of how many entries of some days it was said that none of the signs is there.

    Raises:
        JournalError: the journal cannot be read.
    """
    days = (first.isoformat(), last.isoformat())
    return len(
        {
            statement.about or statement.id
            for statement in journal.diary.statements(SignsSaid)
            if isinstance(statement.what, SignsSaid)
            and statement.what.decided is Decided.CLEAR
            and days[0] <= statement.local_date <= days[1]
        }
    )


def _told(statement: Statement) -> _Timed | None:
    """Return a sign of the diary; that none of them was there is counted, and not told."""
    what = statement.what
    if not isinstance(what, SignsSaid) or what.decided is Decided.CLEAR:
        return None
    visit = date.fromisoformat(what.day) if what.day else None
    day = date.fromisoformat(statement.local_date)
    return statement.at, SignTold(day, what.decided, what.tier, what.signs, visit)


def _answered(answer: Answer) -> _Timed:
    codes = (answer.value,) if answer.value else ()
    day = date.fromisoformat(answer.local_date)
    return answer.at, SignTold(day, _ANSWERED[answer.kind], Tier.SOON, codes)


def _stopped(record: SessionRecord) -> _Timed | None:
    """Return the sign that needs help now and stopped a session, which is open until then."""
    code, start = open_emergency(record.events), record.start
    if not code:
        return None
    day = date.fromisoformat(start.local_date)
    return start.started_at, SignTold(day, Decided.TOLD, Tier.EMERGENCY, (code,))
