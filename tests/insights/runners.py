"""Runners who do not exist: pain that wavers, and answers that have to do with it or not."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from backstretch.insights.trigger_runs import Trigger, TriggerRun

FIRST = date(2026, 1, 1)
TEN = tuple(Trigger)[:10]
SD, FROM_DAY_TO_DAY, USUAL = 1.8, 0.4, 4


def wavering(count: int, likeness: float, dice: random.Random) -> Iterator[float]:
    """Yield numbers around 0, each so much like the one before (a correlation)."""
    value = dice.gauss(0, 1)
    for _ in range(count):
        yield value
        value = likeness * value + (1 - likeness**2) ** 0.5 * dice.gauss(0, 1)


def runs_of(
    count: int,
    dice: random.Random,
    *,
    effect: float = 0,
    answers_hold: float = 0,
    eases: float = 0,
    mornings: bool = False,
) -> list[TriggerRun]:
    """Return runs with ten yes-or-no answers; only the first has an `effect`, in points.

    `answers_hold` is how much an answer is like that of the run before, `eases` by how many points
    pain eases from the first to the last run.
    """
    noise = list(wavering(count, FROM_DAY_TO_DAY, dice))
    answers = {t: [value > 0 for value in wavering(count, answers_hold, dice)] for t in TEN}
    runs = []
    for n in range(count):
        pain = USUAL + SD * noise[n] + eases * (0.5 - n / count) + effect * answers[TEN[0]][n]
        morning = _score(USUAL + 0.7 * (pain - USUAL) + dice.gauss(0, 1.2)) if mornings else None
        told = {trigger: answers[trigger][n] for trigger in TEN}
        runs.append(TriggerRun(f"run {n}", FIRST + timedelta(n), _score(pain), morning, told))
    return runs


def _score(value: float) -> int:
    return min(10, max(0, round(value)))
