"""The person's own limits of the traffic light."""

from typing import TYPE_CHECKING

from backstretch.care.light import Limits, limits_of, may_set
from backstretch.content.care import LimitsRule
from backstretch.journal.diary_records import LimitsSet
from backstretch.journal.store import Journal

if TYPE_CHECKING:
    from backstretch.diary.kept import KeptDiary


def limits(journal: Journal | None, rule: LimitsRule) -> Limits:
    """Return the limits that hold now: the person's own, or the rule's.

    Raises:
        JournalError: the journal cannot be read.
    """
    said = journal.diary.latest(LimitsSet) if journal else ()
    own = next((one.what for one in reversed(said) if isinstance(one.what, LimitsSet)), None)
    return limits_of(rule, own)


class OwnLimits:
    """Shows and keeps the limits. What cannot be read raises JournalError."""

    def __init__(self, diary: "KeptDiary", journal: Journal | None) -> None:
        self.rule = diary.care.limits
        self._diary = diary
        self._journal = journal

    def now(self) -> Limits:
        """Return the limits that hold now."""
        return limits(self._journal, self.rule)

    def keep(self, wanted: Limits) -> str:
        """Keep limits that may be set; return what went wrong, or "".

        Raises:
            ValueError: one is out of its range, or amber begins below green.
        """
        own = LimitsSet(wanted.green_at_most, wanted.amber_at_most, wanted.red_rise)
        if not may_set(self.rule, own):
            raise ValueError(f"{own} is not within {self.rule}")
        return self._diary.keep_records(self._diary.statement("", own))
