"""A week as told, cut anew where the person let weeks begin on another day since: pure.

What was told of weeks is never rewritten. Of each day of the week as it is cut now, that holds
which was told last; so no session is lost, and none is planned twice. Days that were never told
are free to plan.

The week in hand does not ask more than before for having been cut: days that passed as part of
another week, on which nothing was done, do not count in it, and it has its share of the goal. A
week that has passed asks for its whole goal, as does one to come.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from backstretch.plan.week_plan import DayPlan, WeekPlan
from backstretch.weeks import week_days, week_name


def recut(start: date, told: Sequence[WeekPlan], today: date) -> WeekPlan | None:
    """Return the plan of the week from a day on, of weeks `told` in the order of telling.

    None where none of its days was ever told. Where all were told last in one week as it is now,
    it is that one.
    """
    of_day: dict[date, WeekPlan] = {day: plan for plan in told for day in _days_of(plan)}
    days = week_days(start)
    parts = [of_day[day] for day in days if day in of_day]
    if not parts:
        return None
    if len(parts) == len(days) and all(one is parts[0] for one in parts):
        return parts[0]
    main = _main(days, of_day, today)
    return WeekPlan(
        week=week_name(start),
        goal_days=main.goal_days,
        minutes=main.minutes,
        days=tuple(_day(day, of_day.get(day), main.minutes) for day in days),
        moved=tuple(
            move
            for plan in _each(parts)
            for move in plan.moved
            if of_day.get(move.start) is plan and {move.start, move.end or move.start} <= {*days}
        ),
        pins=tuple(day for day in days if day in of_day and day in of_day[day].pins),
        kept_free=tuple(day for day in days if day in of_day and day in of_day[day].kept_free),
        goal_since=main.goal_since,
        uncounted=_uncounted(days, of_day.get(today), today) if today in days else (),
    )


def _days_of(plan: WeekPlan) -> tuple[date, ...]:
    return tuple(day.date for day in plan.days)


def _main(days: Sequence[date], of_day: dict[date, WeekPlan], today: date) -> WeekPlan:
    """Return the week as told that today is in, else the one with most of the days."""
    if today in days and today in of_day:
        return of_day[today]
    counts = Counter(id(of_day[day]) for day in days if day in of_day)
    return max((of_day[day] for day in days if day in of_day), key=lambda plan: counts[id(plan)])


def _each(parts: Sequence[WeekPlan]) -> list[WeekPlan]:
    """Return the parts, each once, in their order."""
    return list({id(plan): plan for plan in parts}.values())


def _day(day: date, told: WeekPlan | None, minutes: int) -> DayPlan:
    """Return a day as told; a session as long as usual in its week is as usual here too."""
    if told is None:
        return DayPlan(day, None, None, ())
    plan = told.day(day)
    if plan.session is None or plan.session.minutes != told.minutes:
        return plan
    session = msgspec.structs.replace(plan.session, minutes=minutes)
    return msgspec.structs.replace(plan, session=session)


def _uncounted(days: Sequence[date], now: WeekPlan | None, today: date) -> tuple[date, ...]:
    """Return the days gone by that are no part of the week told `now`, or did not count in it."""
    counted = {*_days_of(now)} - {*now.uncounted} if now else set[date]()
    return tuple(day for day in days if day < today and day not in counted)
