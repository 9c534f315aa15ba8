"""What the pain told in a session says by itself, judged as an entry of the diary is."""

from datetime import date
from uuid import uuid4

from backstretch.care.signs import LOOK_BACK, Notice, noticed, together
from backstretch.care.standing import SEEN_REST, still_to_tell
from backstretch.clock import Stamp
from backstretch.content.care import Care
from backstretch.journal.diary_records import Decided, SignsSaid, Statement
from backstretch.journal.said import DOCTOR_KINDS, standing
from backstretch.journal.store import Journal

WHERE = "player"


def notice_pain(journal: Journal, session: str, care: Care, now: Stamp) -> tuple[Notice, ...]:
    """Keep what the standing pain of a session leads to, and return it, gravest first.

    A hint comes once a week at most. What only opens the list is returned and not kept. What is
    kept stands from now on: Today says so when the player is left, and so does the next session.

    Raises:
        JournalError: the journal cannot be read or written.
    """
    said = standing(journal.pains(session))
    if not said:
        return ()
    today = date.fromisoformat(now.local_date)
    before = journal.diary.pains_between((today - LOOK_BACK).isoformat(), now.local_date)
    earlier = [pain for pain in before if pain.session != session]
    found = [
        notice
        for place, pain in enumerate(said)
        for notice in noticed(pain, (*earlier, *said[:place]), care)
    ]
    notices = still_to_tell(
        together(found),
        journal.diary.signs((today - SEEN_REST).isoformat()),
        today,
        answers=journal.answers_of(DOCTOR_KINDS),
    )
    told = [
        SignsSaid(Decided.TOLD, notice.tier, notice.codes, WHERE)
        for notice in notices
        if notice.tier is not None
    ]
    stamp = (now.at, now.zone, now.local_date, session)
    if told:
        journal.diary.keep(*(Statement(uuid4().hex, *stamp, what) for what in told))
    return notices
