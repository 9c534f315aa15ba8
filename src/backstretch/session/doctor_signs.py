"""The sign that a doctor should see before the next session: whether it stands, what is decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from backstretch.care.standing import stands
from backstretch.clock import Clock, stamp
from backstretch.journal.errors import JournalError
from backstretch.journal.said import DOCTOR_KINDS, Answer, AnswerKind
from backstretch.session.recorder import Keeper


@dataclass(frozen=True, slots=True)
class StandingSign:
    """A sign that stands: its code, the day it was last told of, and the session it was told in."""

    code: str
    told: date
    session: str


def standing_sign(answers: Sequence[Answer], now: datetime) -> StandingSign | None:
    """Return the sign that stands by these answers, oldest first, or None.

    It stands until it was a mistake, or a doctor has looked; overridden, it rests a week.
    """
    found = stands((), answers, (), now.date())
    return StandingSign(found.signs[-1], found.told, found.about) if found else None


class DoctorSigns:
    """Reads the sign that stands, and keeps what a person says of it outside a session."""

    def __init__(self, journal: Keeper, clock: Clock, day_starts_at: Callable[[], int]) -> None:
        self._journal = journal
        self._clock = clock
        self._day_starts_at = day_starts_at

    def standing(self) -> StandingSign | None:
        """Return the sign that stands now, or None.

        Raises:
            JournalError: the journal cannot be read.
        """
        return standing_sign(self._journal.answers_of(DOCTOR_KINDS), self._clock.now())

    def keep_seen(self, day: date) -> str:
        """Keep that a doctor looked on a day, and return what went wrong, or ""."""
        return self._keep(AnswerKind.DOCTOR_SEEN, day)

    def keep_overridden(self) -> str:
        """Keep that the person read it and stretches all the same; return what went wrong."""
        return self._keep(AnswerKind.DOCTOR_OVERRIDDEN)

    def _keep(self, kind: AnswerKind, day: date | None = None) -> str:
        now = stamp(self._clock, self._day_starts_at())
        local_date = day.isoformat() if day else now.local_date
        try:
            sign = self.standing()
            if sign is not None:
                words = (now.at, now.zone, local_date, sign.session, kind, sign.code)
                self._journal.keep_answer(Answer(uuid4().hex, *words))
        except JournalError as error:
            return str(error)
        return ""
