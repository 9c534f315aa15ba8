"""Which warning sign stands once another computer's diary is taken in, before it is."""

from collections.abc import Collection
from datetime import date

from backstretch.care.standing import Standing, standing_in, stands
from backstretch.exchange.merge import merged
from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import Decided, Saying, SignsSaid, Tier
from backstretch.journal.entries import SessionRecord, SessionState
from backstretch.journal.errors import JournalMisuse
from backstretch.journal.said import DOCTOR_KINDS
from backstretch.journal.store import Journal


def standing_with(journal: Journal, theirs: Contents, today: date) -> Standing | None:
    """Return the graver of what stands in this diary now and what stands in both together.

    Raises:
        JournalError: the journal cannot be read.
        Clash: the two do not go together.
    """
    alone = standing_in(journal, today)
    here = {record.start.id: record for record in journal.open_sessions()}
    left = [record for record in theirs.sessions if record.state is SessionState.OPEN]
    ids = here.keys() | {record.start.id for record in left}
    here |= {key: known for key in ids - here.keys() if (known := _session(journal, key))}
    mine = Contents(
        statements=journal.diary.signs(),
        answers=journal.answers_of(DOCTOR_KINDS),
        sessions=tuple(here.values()),
    )
    both = merged(mine, _of_signs(theirs, ids))
    still_open = [record for record in both.sessions if record.state is SessionState.OPEN]
    together = stands(both.statements, both.answers, still_open, today)
    if alone and (together is None or alone.tier is Tier.EMERGENCY):
        return alone
    return together


def _of_signs(theirs: Contents, sessions: Collection[str]) -> Contents:
    """Return what a diary says of signs, as a journal gives its own, and these sessions of it."""
    return Contents(
        statements=tuple(one for one in theirs.statements if _decides(one.what)),
        answers=tuple(answer for answer in theirs.answers if answer.kind in DOCTOR_KINDS),
        sessions=tuple(record for record in theirs.sessions if record.start.id in sessions),
    )


def _decides(said: Saying) -> bool:
    return isinstance(said, SignsSaid) and said.decided is not Decided.CLEAR


def _session(journal: Journal, key: str) -> SessionRecord | None:
    try:
        return journal.session(key)
    except JournalMisuse:
        return None
