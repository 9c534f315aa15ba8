"""What goes with a bad day: at most one pattern, by a strict rule (evidence 7): pure.

At least 6 runs each way, averages at least 1.5 points apart, and a shuffle probability below 0.05
divided by how many triggers are looked at. Even a real trigger of 2 points is seldom found in
twenty runs, so silence proves nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import inf

from backstretch.insights.blocks import ENOUGH
from backstretch.insights.gathering import Gathered
from backstretch.insights.pain_trend import Told
from backstretch.insights.shuffling import Labelled, gap_of, probability_below
from backstretch.insights.trigger_runs import Trigger, TriggerRun, trigger_runs

__all__ = ["Finding", "Side", "Trigger", "TriggerRow", "Triggers", "triggers", "triggers_of"]

LOOKED_BACK = timedelta(weeks=52)
"""What goes with pain changes over the years: runs of the last year are looked at."""
GAP = 1.5
CHANCE = 0.05

_SCORES = 11
_ROUNDING = 1e-9


class Finding(StrEnum):
    """What can be said: NOT_ENOUGH runs yet, NO_CLEAR difference, or WORTH_A_TEST."""

    NOT_ENOUGH = "not-enough"
    NO_CLEAR = "no-clear"
    WORTH_A_TEST = "worth-a-test"


@dataclass(frozen=True, slots=True)
class Side:
    """The runs with something, or without it.

    `by_score` says how many have each number from 0 to 10, `high` how many have at least `cut`.
    """

    runs: int
    by_score: tuple[int, ...]
    high: int


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One trigger, both ways. `told` says which number of the runs it shows.

    `more` is how many more runs it takes, 0 where there are enough: those that are missing with
    it and those without.
    """

    trigger: Trigger
    told: Told
    having: Side
    without: Side
    finding: Finding
    more: int


@dataclass(frozen=True, slots=True)
class Triggers:
    """All triggers that were told of any run since `first`.

    The one worth a test comes first, then those with enough runs, then those without. `cut` is
    from which number on pain is counted as high, `looked_at` how many triggers had enough runs.
    """

    first: date
    cut: int
    looked_at: int
    rows: tuple[TriggerRow, ...]

    @property
    def worth_a_test(self) -> TriggerRow | None:
        """The one pattern that is pointed out, if any."""
        return next((row for row in self.rows if row.finding is Finding.WORTH_A_TEST), None)


def triggers(gathered: Gathered) -> Triggers:
    """Return what goes with pain in the runs of the last year.

    High pain begins where green ends (evidence 4.3).
    """
    first = gathered.today - LOOKED_BACK + timedelta(days=1)
    runs = gathered.runs_between(first - LOOKED_BACK, gathered.today)  # for what came before
    return triggers_of(trigger_runs(runs, first), first, gathered.limits.green_at_most + 1)


def triggers_of(runs: Sequence[TriggerRun], first: date, cut: int) -> Triggers:
    """Return the same from runs in the order of their days, with pain high from a cut on."""
    asked = {trigger: _labelled(runs, trigger) for trigger in Trigger}
    eligible = {trigger: _numbers_enough(labelled) for trigger, labelled in asked.items()}
    looked_at = sum(any(enough) for enough in eligible.values())
    found: dict[Trigger, tuple[float, float]] = {}
    for trigger, labelled in asked.items():
        gaps = gap_of(labelled)
        chance = _chance(labelled, gaps, eligible[trigger], CHANCE / max(1, looked_at), trigger)
        if chance is not None:
            found[trigger] = (chance, -max(_looked(gaps, eligible[trigger])))
    best = min(found, key=lambda trigger: found[trigger], default=None)
    rows = [
        _row(trigger, labelled, eligible[trigger], cut, worth=trigger is best)
        for trigger, labelled in asked.items()
        if labelled
    ]
    rows.sort(key=lambda row: (row.finding is not Finding.WORTH_A_TEST, row.more > 0))
    return Triggers(first, cut, looked_at, tuple(rows))


def _labelled(runs: Sequence[TriggerRun], trigger: Trigger) -> list[Labelled]:
    return [
        Labelled(run.told[trigger], run.after, run.morning)
        for run in runs
        if trigger in run.told and (run.after is not None or run.morning is not None)
    ]


def _numbers_enough(labelled: Sequence[Labelled]) -> tuple[bool, bool]:
    """Return whether there are enough numbers each way, after the runs and of the mornings."""

    def enough(told: Told) -> bool:
        sides = [_scores(labelled, told, has_it=side) for side in (True, False)]
        return min(map(len, sides)) >= ENOUGH

    return enough(Told.AFTER), enough(Told.MORNING)


def _looked(gaps: tuple[float, float], eligible: tuple[bool, bool]) -> tuple[float, float]:
    after, morning = eligible
    return gaps[0] if after else -inf, gaps[1] if morning else -inf


def _chance(
    labelled: Sequence[Labelled],
    gaps: tuple[float, float],
    eligible: tuple[bool, bool],
    limit: float,
    trigger: Trigger,
) -> float | None:
    """Return the shuffle probability of a gap that is wide enough, None where it is no finding."""
    if max(_looked(gaps, eligible)) < GAP - _ROUNDING:
        return None
    after, morning = (gap if look else None for gap, look in zip(gaps, eligible, strict=True))
    return probability_below(labelled, (after, morning), limit, trigger)


def _row(
    trigger: Trigger,
    labelled: Sequence[Labelled],
    eligible: tuple[bool, bool],
    cut: int,
    *,
    worth: bool,
) -> TriggerRow:
    told = Told.AFTER
    if eligible[1]:
        after, morning = _looked(gap_of(labelled), eligible)
        told = Told.MORNING if not eligible[0] or (worth and morning > after) else Told.AFTER
    having, without = (
        _side(_scores(labelled, told, has_it=has_it), cut) for has_it in (True, False)
    )
    more = max(0, ENOUGH - having.runs) + max(0, ENOUGH - without.runs)
    enough = Finding.WORTH_A_TEST if worth else Finding.NO_CLEAR
    return TriggerRow(trigger, told, having, without, Finding.NOT_ENOUGH if more else enough, more)


def _scores(labelled: Sequence[Labelled], told: Told, *, has_it: bool) -> list[int]:
    numbers = (
        run.after if told is Told.AFTER else run.morning for run in labelled if run.has_it is has_it
    )
    return [number for number in numbers if number is not None]


def _side(scores: Sequence[int], cut: int) -> Side:
    by_score = tuple(scores.count(score) for score in range(_SCORES))
    return Side(len(scores), by_score, sum(score >= cut for score in scores))
