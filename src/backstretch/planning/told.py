"""Reads a week as it was told last from the journal, cut as weeks are cut now.

What cannot be read raises JournalError.
"""

from datetime import date, timedelta

import msgspec

from backstretch.journal.plan_log import PlanLog
from backstretch.journal.plan_records import PlanTold
from backstretch.plan.recut import recut
from backstretch.plan.week_plan import WeekPlan
from backstretch.weeks import DAYS, week_days, week_name

_WEEK = timedelta(days=DAYS)


def week_told(log: PlanLog, start: date, today: date) -> tuple[WeekPlan | None, bool]:
    """Return the week from a day on as it was told last, and whether it was told just so.

    It was not where the weeks told begin on another day: then it is put together of those around.
    """
    names = week_name(start - _WEEK), week_name(start + _WEEK)
    told = log.latest_plans(*names)
    newest = _from_where_it_holds(told, start)
    if newest is not None:
        return newest, True
    if not told:
        return None, False
    every = [plan_of(one) for one in log.plans_between(*names)]
    plan = recut(start, every, today)
    return plan, plan in every


def plan_of(told: PlanTold) -> WeekPlan:
    """Return the plan of a week as told."""
    return msgspec.json.decode(told.body, type=WeekPlan)


def _from_where_it_holds(told: tuple[PlanTold, ...], start: date) -> WeekPlan | None:
    """Return the week that begins on a day where no week told after it has one of its days."""
    days = {*week_days(start)}
    for one in reversed(told):
        plan = plan_of(one)
        if plan.days[0].date == start:
            return plan
        if any(day.date in days for day in plan.days):
            return None
    return None
