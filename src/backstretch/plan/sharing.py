"""The share of its goal that a week asks for, of which some days do not count: pure."""

from backstretch.content.planning import Planning
from backstretch.plan.weeks import DAYS


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
