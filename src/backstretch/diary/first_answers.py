"""Answers to the safety list of the first start, in the diary."""

from collections.abc import Sequence
from dataclasses import replace

from backstretch.care.entry import Entry
from backstretch.diary.kept import Kept, KeptDiary
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.store import Journal, JournalError

WHERE = "first-start"

_VISITS = (Decided.CHECKED, Decided.SEEN, Decided.OVERRIDDEN)


class SafetyAnswers:
    """Keeps answers to the list in the diary, and knows the one that stands there."""

    def __init__(self, diary: KeptDiary, journal: Journal) -> None:
        self._diary = diary
        self._journal = journal

    def answer(self) -> tuple[str, ...] | None:
        """Return the answer that stands: None for none yet, () for none of these, or codes.

        None as well where the diary cannot be read.
        """
        try:
            said = [one for one in self._said() if one.decided not in _VISITS]
        except JournalError:
            return None
        if not said or said[-1].decided is Decided.WITHDRAWN:
            return None
        answer = _told_last(said) or said[-1:]
        return tuple(dict.fromkeys(code for one in answer for code in one.signs))

    def keep(self, codes: tuple[str, ...]) -> Kept:
        """Keep an answer in place of the one that stands."""
        self.take_back()
        kept = self._diary.keep(Entry(self._diary.today().isoformat(), signs=codes), WHERE)
        if not codes or kept.told or kept.complaint:
            return kept
        # What leads nowhere by itself is an answer too, and the list need not be asked again.
        return replace(
            kept, complaint=self._diary.decide(SignsSaid(Decided.CLEAR, None, codes, WHERE))
        )

    def take_back(self) -> str:
        """Keep that the answer that stands was a mistake; return what went wrong, or ""."""
        try:
            told = _told_last(self._said())
        except JournalError as error:
            return str(error)
        gone = (SignsSaid(Decided.WITHDRAWN, one.tier, one.signs, WHERE) for one in told)
        return next((wrong for said in gone if (wrong := self._diary.decide(said))), "")

    def keep_seen(self) -> str:
        """Keep that a doctor has looked today; return what went wrong, or ""."""
        return self._keep_visit(Decided.SEEN, Tier.SOON)

    def keep_checked(self) -> str:
        """Keep that the person was checked today; return what went wrong, or ""."""
        return self._keep_visit(Decided.CHECKED, Tier.EMERGENCY)

    def _keep_visit(self, decided: Decided, tier: Tier) -> str:
        codes = self.answer() or ()
        day = self._diary.today().isoformat()
        return self._diary.decide(SignsSaid(decided, tier, codes, WHERE, day))

    def _said(self) -> list[SignsSaid]:
        statements = self._journal.diary.statements(SignsSaid)
        return [one.what for one in statements if isinstance(one.what, SignsSaid)]


def _told_last(said: Sequence[SignsSaid]) -> list[SignsSaid]:
    """Return what was told at the end of all that was said, in its order."""
    told: list[SignsSaid] = []
    for one in reversed(said):
        if one.decided is not Decided.TOLD:
            break
        told.insert(0, one)
    return told
