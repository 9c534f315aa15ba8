"""What it takes to plan a week: a fresh one, and one that is planned again after a miss."""

import random
import time
from datetime import date, timedelta

import msgspec

from backstretch.content.planning import load_planning
from backstretch.plan.facts import DoneSession, Facts, Goal, Run
from backstretch.plan.planner import plan_week
from backstretch.resources import resources_dir
from tests.benchmarks.figures import Figure, percentile

WEEKS, QUICK_WEEKS = 3000, 300
FIRST_MONDAY = date(2026, 1, 5)


def measure_planning(*, quick: bool) -> list[Figure]:
    """Return what one week costs, the usual one and the dearest of all."""
    rules, dice = load_planning(resources_dir())[0], random.Random(1)
    spent = []
    for number in range(QUICK_WEEKS if quick else WEEKS):
        monday = FIRST_MONDAY + timedelta(weeks=number % 500)
        facts = _facts(monday, dice)
        begun = time.process_time()
        plan = plan_week(monday, facts, rules)
        planned = time.process_time()
        later = msgspec.structs.replace(facts, today=monday + timedelta(days=number % 7))
        again = time.process_time()
        plan_week(monday, later, rules, plan)
        spent += [(planned - begun) * 1000, (time.process_time() - again) * 1000]
    how = f"CPU, {len(spent)} weeks, half of them planned again"
    return [
        Figure("a week planned, 99th percentile", percentile(spent, 0.99), "ms", 5, how),
        Figure("a week planned, the dearest", max(spent), "ms", 5, how),
    ]


def _facts(monday: date, dice: random.Random) -> Facts:
    days = [monday + timedelta(days=number) for number in range(7)]
    earlier = [monday - timedelta(days=dice.randrange(1, 50)) for _ in range(20)]
    return Facts(
        today=monday,
        goal=Goal(dice.choice((3, 4, 5)), 12),
        runs=tuple(Run(day) for day in days if dice.random() < 0.4),
        done=tuple(DoneSession(day, "core-hips", 12) for day in sorted(earlier)),
    )
