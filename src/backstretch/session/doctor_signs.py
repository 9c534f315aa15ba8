"""The sign that stands outside a session, and what a person decides about it there."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from backstretch.care.standing import SignsJournal, Standing, standing_in
from backstretch.clock import Clock, local_day, stamp
from backstretch.journal.diary_records import Decided, SignsSaid, Statement, Tier
from backstretch.journal.errors import JournalError

TODAY, COMMAND = "today", "command"
"""Where something can be decided outside a session."""


class DoctorSigns:
    """Reads what stands, by all that was said of signs, and keeps what a person says of it.

    `where` is the place it is said. What a `keep_...` returns is the sentence that says what went
    wrong, or "".
    """

    def __init__(
        self,
        journal: SignsJournal,
        clock: Clock,
        day_starts_at: Callable[[], int],
        where: str = TODAY,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._day_starts_at = day_starts_at
        self._where = where

    def standing(self) -> Standing | None:
        """Return what stands now, or None.

        Raises:
            JournalError: the journal cannot be read.
        """
        return standing_in(self._journal, local_day(self._clock.now(), self._day_starts_at()))

    def keep_seen(self, day: date) -> str:
        """Keep that a doctor looked on a day."""
        return self._keep(Decided.SEEN, Tier.SOON, day)

    def keep_overridden(self) -> str:
        """Keep that the person read it and stretches all the same."""
        return self._keep(Decided.OVERRIDDEN, Tier.SOON)

    def keep_checked(self) -> str:
        """Keep that the person was checked after a sign that needed help now."""
        today = local_day(self._clock.now(), self._day_starts_at())
        return self._keep(Decided.CHECKED, Tier.EMERGENCY, today)

    def _keep(self, decided: Decided, tier: Tier, visit: date | None = None) -> str:
        """Keep a decision with the signs that it is about, if any of its tier stand."""
        try:
            standing = self.standing()
            if standing is not None and standing.tier is tier:
                now = stamp(self._clock, self._day_starts_at())
                day = visit.isoformat() if visit else ""
                said = SignsSaid(decided, tier, standing.signs, self._where, day)
                words = (now.at, now.zone, now.local_date, standing.about, said)
                self._journal.diary.keep(Statement(uuid4().hex, *words))
        except JournalError as error:
            return str(error)
        return ""
