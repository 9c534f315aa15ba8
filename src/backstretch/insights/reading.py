"""Reads a diary for trends: the days that are shown first at once, those before them in steps."""

from collections.abc import Iterator
from datetime import date, timedelta

from backstretch.care.light import Limits
from backstretch.insights.blocks import BLOCK, ENOUGH
from backstretch.insights.gathering import Gathered, activities_of, gather, joined
from backstretch.insights.triggers import LOOKED_BACK
from backstretch.journal.said import PainMoment
from backstretch.journal.trend_log import TrendLog
from backstretch.weeks import MONDAY

RECENT = 2 * LOOKED_BACK
"""Triggers are held against what came up to a year before the year that they are looked at in."""
STEP = timedelta(days=2 * 365)

_A_DAY = timedelta(days=1)
_AFTER = (PainMoment.AFTER_RUN,)
_MORNING = (PainMoment.NEXT_MORNING,)


class DiaryRead:
    """What was read of a diary so far. What cannot be read raises what the journal raises.

    `recent` has all that ranges up to a year, and triggers, are told from: the last two years and
    the first two weeks, and whatever else there is where those have too few numbers to know how
    many there are. `since` is the first day of which all was read at once. Weeks begin on the day
    with the ISO number `week_begins`.
    """

    def __init__(
        self,
        log: TrendLog,
        first_day: str,
        today: date,
        limits: Limits,
        week_begins: int = MONDAY,
    ) -> None:
        self._log = log
        self._first_day = first_day
        self._today = today
        self._limits = limits
        self._week_begins = week_begins
        self._activities = activities_of(log.activities(), today)
        self.since = today - RECENT + _A_DAY
        self._left = list(self._blocks())
        self.reaches_back = bool(self._left)
        self._older: list[Gathered] = []
        self._all: Gathered | None = None
        self._latest = self.days(self.since, today)
        self.recent = self._with_beginning() if self._left else self._latest
        if self._left and self._is_too_little():
            self.recent = self.all()

    def rest(self) -> Iterator[None]:
        """Read the days before, some years at each step."""
        while self._left:
            self._older.append(self.days(*self._left.pop(0)))
            yield

    def all(self) -> Gathered:
        """Return the whole diary; what was not read yet is read now."""
        if self._all is None:
            for _ in self.rest():
                pass
            self._all = joined([*self._older, self._latest])
            self._older.clear()
        return self._all

    def days(self, first: date, last: date) -> Gathered:
        """Return what is told of some days, both included."""
        records = self._log.read_days(first, last, self._first_day)
        return gather(records, self._today, self._limits, self._activities, self._week_begins)

    def _blocks(self) -> Iterator[tuple[date, date]]:
        earliest = self._log.earliest()
        first = date.fromisoformat(earliest) if earliest else self.since
        while first < self.since:
            last = min(first + STEP, self.since) - _A_DAY
            yield first, last
            first = last + _A_DAY

    def _with_beginning(self) -> Gathered:
        begun = self._latest.first_day
        if begun >= self.since:
            return self._latest
        last = min(begun + BLOCK, self.since) - _A_DAY
        return joined([self.days(begun, last), self._latest])

    def _is_too_little(self) -> bool:
        """Tell whether numbers of other years could change what may be said at all."""
        found = self.recent
        return (
            len(found.runs) < ENOUGH
            or (len(found.after) < 2 * ENOUGH and self._log.has_moment(_AFTER, self.since))
            or (len(found.morning) < 2 * ENOUGH and self._log.has_moment(_MORNING, self.since))
        )
