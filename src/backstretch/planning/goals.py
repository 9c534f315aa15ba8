"""The goal that a plan aims at: what was set in the journal, in the settings, or by nobody.

What the journal holds comes first, so that the Plan page and the Settings show one truth.
"""

from collections.abc import Sequence

import msgspec

from backstretch.content.planning import Planning
from backstretch.journal.plan_records import GoalSet, PlanWish
from backstretch.plan.facts import Facts, Goal
from backstretch.plan.planner import minutes_of
from backstretch.plan.week_plan import WeekPlan

NOT_CHOSEN = 0
"""Stands in a goal for minutes that nobody chose: the rules give each week its own."""


def minutes_chosen(wishes: Sequence[PlanWish]) -> int:
    """Return the minutes that were chosen last, or `NOT_CHOSEN`."""
    goals = [wish.what.minutes for wish in wishes if isinstance(wish.what, GoalSet)]
    return next((minutes for minutes in reversed(goals) if minutes), NOT_CHOSEN)


def with_minutes(facts: Facts, chosen: int, rules: Planning) -> Facts:
    """Return the facts with the minutes that were chosen, or else those of the present week."""
    rule = rules.minutes
    minutes = min(max(chosen, rule.least), rule.most)
    if not chosen:
        facts = msgspec.structs.replace(facts, minutes_chosen=False)
        minutes = minutes_of(facts.this_week, facts, rules)
    return msgspec.structs.replace(facts, goal=Goal(facts.goal.days, minutes))


def with_goal_of(kept: WeekPlan, facts: Facts) -> Facts:
    """Return the facts with the goal that a week that has passed had."""
    goal = Goal(kept.goal_days, kept.minutes)
    return msgspec.structs.replace(facts, goal=goal, minutes_chosen=True)
