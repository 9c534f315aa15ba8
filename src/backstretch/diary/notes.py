"""Keeps the person's own words on a day, and takes back what was kept last."""

from uuid import uuid4

import msgspec

from backstretch.diary.kept import Kept, KeptDiary
from backstretch.journal.diary_records import Noted, Statement


def keep_note(
    diary: KeptDiary, text: str, day: str, about: str = "", before: Statement | None = None
) -> Kept:
    """Keep a note on a day (ISO date), "" to take it away.

    `about` is the id of the note that is changed, `before` what it said; a new one has neither.
    """

    def said(key: str, words: str) -> Statement:
        made = diary.statement(key, Noted(words))
        return msgspec.structs.replace(made, local_date=day)

    old = before.what.text if before and isinstance(before.what, Noted) else ""
    made = diary.made_for((Noted(text), day, about), lambda: (said(about or uuid4().hex, text),))
    complaint = diary.keep_records(*made)
    if complaint:
        return Kept(complaint)
    key = next(one.about for one in made if isinstance(one, Statement))
    return Kept(undo=lambda: diary.keep_records(said(key, old)))
