"""The share of its goal that a week asks for, of which some days do not count: pure."""

from collections.abc import Collection, Iterable
from datetime import date

from backstretch.content.planning import Planning
from backstretch.plan.facts import Facts, OffReason
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import WeekPlan
from backstretch.weeks import DAYS


def asked_of(
    days: Iterable[date],
    done: Collection[date],
    goal: int,
    facts: Facts,
    rules: Planning,
    uncounted: Collection[date] = (),
) -> int:
    """Return how many sessions a week of these days asks for, 0 to the `goal`.

    As for adherence, days before the first and days of illness or away do not count, nor do those
    that are `uncounted` as another week was asked for them; unless they are `done`.
    """
    frozen = {off.date for off in facts.off if off.why is not OffReason.BUSY} | {*uncounted}
    counted = sum(day in done or (day >= facts.first_day and day not in frozen) for day in days)
    return share_of(goal, counted, rules)


def share_of(goal: int, counted: int, rules: Planning) -> int:
    """Return how many sessions a week asks for of which so many days count, 0 to 7.

    It is the nearest whole number, or the next one up where that lies within the range of days a
    week (evidence 3.2, rule 1) and leaves as many days without a session as are suggested: one day
    of illness takes no session from four, and a week of five days has three.
    """
    nearest = (2 * goal * counted + DAYS) // (2 * DAYS)
    above = -(-goal * counted // DAYS)
    fits = rules.days.least <= above <= min(rules.days.most, counted - rules.rest.suggested)
    return above if fits else nearest


def week_goal(plan: WeekPlan, facts: Facts, rules: Planning) -> int:
    """Return how many sessions the week of a plan asks for, done ones included."""
    days = [day.date for day in plan.days]
    done = plan.sessions(State.DONE)
    return asked_of(days, done, plan.goal_days, facts, rules, plan.uncounted)
