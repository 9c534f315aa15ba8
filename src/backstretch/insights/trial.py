"""A fair test of one change: which way the next run is run, and at the end what came of it: pure.

The rule is fixed before the first run: 6 runs each way, in pairs of which the coin says which
comes first, so that neither way has the better weeks. Nothing is told until both are full, as
looking early finds differences where there are none (evidence 7).
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product
from statistics import fmean

from backstretch.insights.blocks import ENOUGH
from backstretch.insights.gathering import Gathered
from backstretch.insights.pain_trend import Told
from backstretch.insights.trigger_runs import Trigger
from backstretch.insights.triggers import CHANCE, GAP
from backstretch.journal.diary_records import Statement
from backstretch.journal.trial_records import Arm, TrialBegun, TrialEnd, TrialEnded, TrialRun

__all__ = ["Arm", "Outcome", "Trial", "TrialIs", "TrialResult", "begin", "newest_trial"]

_PAIR = (Arm.USUAL, Arm.CHANGED)


class TrialIs(StrEnum):
    """How a test stands: it is RUNNING, FULL with a result to be told, TOLD, or STOPPED."""

    RUNNING = "running"
    FULL = "full"
    TOLD = "told"
    STOPPED = "stopped"


class Outcome(StrEnum):
    """What came of it: LESS pain with the change, by the rule, or NO_CLEAR difference."""

    LESS = "less"
    NO_CLEAR = "no-clear"


@dataclass(frozen=True, slots=True)
class TrialResult:
    """The numbers of both ways, in the order of the runs, their averages, and what it is."""

    outcome: Outcome
    usual: tuple[int, ...]
    changed: tuple[int, ...]
    usual_mean: float
    changed_mean: float


@dataclass(frozen=True, slots=True)
class Trial:
    """A test as it stands; `began` is the day on which it was begun.

    `usual` and `changed` are the runs each way that have a number, of `of_each`. `next_place` and
    `next_arm` say what the next run is, None where none is wanted. `waiting` are the ids of runs
    with a place whose number was not told yet. `result` is None until both ways are full, and
    where the test was stopped.
    """

    id: str
    trigger: str
    number: Told
    began: date
    stands: TrialIs
    usual: int
    changed: int
    of_each: int
    next_place: int | None
    next_arm: Arm | None
    waiting: tuple[str, ...]
    result: TrialResult | None


def begin(trigger: Trigger, number: Told, trial_id: str) -> TrialBegun:
    """Return a test to be kept about its id. The coin is tossed once: by the id, six pairs."""
    coin = random.Random(f"{trial_id} {trigger}")
    order: list[Arm] = []
    for _ in range(ENOUGH):
        order += _PAIR if coin.random() < 0.5 else reversed(_PAIR)
    return TrialBegun(trigger.value, tuple(order), number.value, GAP, CHANCE)


def newest_trial(statements: Iterable[Statement], gathered: Gathered) -> Trial | None:
    """Return the test in hand, else the last one, by all statements about tests, or None.

    One that was begun while another was in hand waits until that came to its end: the coin is
    not tossed anew by beginning again. A run that was taken back leaves its place to another.
    """
    said = tuple(statements)
    begun = [(one, one.what) for one in said if isinstance(one.what, TrialBegun)]
    if not begun:
        return None
    in_hand = [one for one in begun if _end_of(said, one[0].about) is None]
    statement, trial = in_hand[0] if in_hand else begun[-1]
    end = _end_of(said, statement.about)
    numbers = {
        run.run: run.after if trial.number == Told.AFTER else run.morning for run in gathered.runs
    }
    places = _places(said, statement.about, numbers, len(trial.order))
    scores = [next((s for run in runs if (s := numbers[run]) is not None), None) for runs in places]
    full = None not in scores
    stands = _stands(end, full=full)
    place = _open_place(places, scores) if stands is TrialIs.RUNNING else None
    return Trial(
        id=statement.about,
        trigger=trial.trigger,
        number=Told(trial.number),
        began=date.fromisoformat(statement.local_date),
        stands=stands,
        usual=_filled(trial, scores, Arm.USUAL),
        changed=_filled(trial, scores, Arm.CHANGED),
        of_each=len(trial.order) // 2,
        next_place=place,
        next_arm=None if place is None else trial.order[place],
        waiting=tuple(
            run for runs, score in zip(places, scores, strict=True) if score is None for run in runs
        ),
        result=_result(trial, scores) if full and stands is not TrialIs.STOPPED else None,
    )


def _end_of(said: Sequence[Statement], trial: str) -> TrialEnd | None:
    ends = [one.what for one in said if one.about == trial and isinstance(one.what, TrialEnded)]
    return ends[-1].why if ends else None


def _stands(end: TrialEnd | None, *, full: bool) -> TrialIs:
    if end is TrialEnd.STOPPED:
        return TrialIs.STOPPED
    if not full:
        return TrialIs.RUNNING
    return TrialIs.TOLD if end is TrialEnd.TOLD else TrialIs.FULL


def _places(
    said: Sequence[Statement], trial: str, runs: Mapping[str, int | None], many: int
) -> list[list[str]]:
    """Return the runs that stand and have each place; of a run the last statement holds."""
    taken = {one.about: one.what for one in said if isinstance(one.what, TrialRun)}
    places: list[list[str]] = [[] for _ in range(many)]
    for run, what in taken.items():
        place = what.place
        if what.trial == trial and place is not None and 0 <= place < many and run in runs:
            places[place].append(run)
    return places


def _open_place(places: Sequence[Sequence[str]], scores: Sequence[int | None]) -> int | None:
    """Return the first place that no run has, else the first that has no number."""
    free = [place for place, runs in enumerate(places) if not runs]
    free += [place for place, score in enumerate(scores) if score is None]
    return free[0] if free else None


def _filled(trial: TrialBegun, scores: Sequence[int | None], arm: Arm) -> int:
    pairs = zip(trial.order, scores, strict=True)
    return sum(one is arm and score is not None for one, score in pairs)


def _result(trial: TrialBegun, scores: Sequence[int | None]) -> TrialResult:
    told = [score or 0 for score in scores]
    usual, changed = (
        tuple(score for one, score in zip(trial.order, told, strict=True) if one is arm)
        for arm in _PAIR
    )
    gap = fmean(usual) - fmean(changed)
    less = gap >= trial.gap - 1e-9 and _chance(usual, changed) <= trial.chance
    outcome = Outcome.LESS if less else Outcome.NO_CLEAR
    return TrialResult(outcome, usual, changed, fmean(usual), fmean(changed))


def _chance(usual: Sequence[int], changed: Sequence[int]) -> float:
    """Return in what share of all ways the coins could have fallen the gap is as wide.

    Runs make pairs in their order; a coin that falls the other way changes the places of a pair.
    """
    gaps = [one - other for one, other in zip(usual, changed, strict=True)]
    ways = [sum(way) for way in product(*((gap, -gap) for gap in gaps))]
    return sum(way >= sum(gaps) for way in ways) / len(ways)
