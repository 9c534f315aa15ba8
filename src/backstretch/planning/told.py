"""Reads a week as it was told last from the journal, cut as weeks are cut now.

What cannot be read raises JournalError.
"""

from datetime import date, timedelta

import msgspec

from backstretch.journal.plan_log import PlanLog
from backstretch.journal.plan_records import PlanTold
from backstretch.plan.recut import recut
from backstretch.plan.week_plan import WeekPlan
from backstretch.weeks import DAYS, week_name

_WEEK = timedelta(days=DAYS)
_KEPT = 64
"""So many weeks that were put together are remembered; more than are ever asked for at once."""

Told = tuple[WeekPlan | None, bool]
"""A week as it was told last, and whether it was told just so."""


class WeeksTold:
    """Puts weeks together where those told begin on other days, and remembers what came of it."""

    def __init__(self, log: PlanLog) -> None:
        self._log = log
        self._known: dict[tuple[date, date, tuple[str, ...]], Told] = {}

    def week(self, start: date, today: date) -> Told:
        """Return the week from a day on.

        It was not told just so where the weeks around it begin on another day: then each of its
        days is as it was told last.
        """
        names = week_name(start - _WEEK), week_name(start + _WEEK)
        told = self._log.latest_plans(*names)
        # What is told anew is the latest of its week, so the same ones mean that nothing was.
        key = (start, today, tuple(one.id for one in told))
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            every = [plan_of(one) for one in self._log.plans_between(*names)] if told else []
            plan = recut(start, every, today)
            self._known[key] = plan, plan is not None and plan in every
        return self._known[key]


def plan_of(told: PlanTold) -> WeekPlan:
    """Return the plan of a week as told."""
    return msgspec.json.decode(told.body, type=WeekPlan)
