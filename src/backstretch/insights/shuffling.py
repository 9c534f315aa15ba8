"""How often chance alone sets two kinds of runs as far apart: a shuffle test, the same each time.

Runs are shuffled only among those that lie near them in time, ten in a row: pain that eases or
grows over months, and answers that hold for a while, then look the same in every shuffle. Their
day-to-day likeness would make a plain shuffle too sure (evidence 7).
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import inf
from operator import add

SHUFFLES = 1_000
"""With b shuffles as far apart, the probability is taken for (b + 1) / (SHUFFLES + 1)."""
NEAR = 10
"""Runs in a row that are shuffled among each other; halves of them are 252 ways at most."""

_FIRST_LOOK = 200
_FIELD = 32
_ONE = 1 << _FIELD
_MASK = _ONE - 1


@dataclass(frozen=True, slots=True)
class Labelled:
    """A run with or without something, and its two numbers, each None where it was not told."""

    has_it: bool
    after: int | None
    morning: int | None


def probability_below(
    runs: Sequence[Labelled], gaps: tuple[float | None, float | None], limit: float, seed: str
) -> float | None:
    """Return how likely shuffled runs lie apart as far, or None where that is not below a limit.

    `gaps` are how much higher the numbers after the runs, and of the mornings, are on average
    with it than without; None is not looked at. The wider one counts, in every shuffle as well,
    so looking at two numbers makes no finding easier. The same runs and seed always give the
    same. It stops early only where the rest of the shuffles could not bring it below the limit.
    """
    widest = max((gap for gap in gaps if gap is not None), default=-inf)
    looks = (gaps[0] is not None, gaps[1] is not None)
    codes = [_code(run) for run in runs]
    whole = sum(codes)
    dice = random.Random(
        f"{seed} {[(run.has_it, code) for run, code in zip(runs, codes, strict=True)]}"
    )
    near = list(_near(runs, codes))
    as_far = 0
    for count in (_FIRST_LOOK, SHUFFLES - _FIRST_LOOK):
        for code in _shuffled(near, count, dice):
            as_far += _widest(code, whole - code, looks) >= widest - 1e-9
        if (as_far + 1) / (SHUFFLES + 1) >= limit:
            return None
    return (as_far + 1) / (SHUFFLES + 1)


def gap_of(runs: Sequence[Labelled]) -> tuple[float, float]:
    """Return how much higher both numbers are with it, -inf where one side has none."""
    with_it = sum(_code(run) for run in runs if run.has_it)
    without = sum(_code(run) for run in runs if not run.has_it)
    return _gap(with_it, without), _gap(with_it >> 2 * _FIELD, without >> 2 * _FIELD)


def _code(run: Labelled) -> int:
    """Return both numbers and how many they are, in fields that add up side by side."""
    after = 0 if run.after is None else _ONE + run.after
    morning = 0 if run.morning is None else _ONE + run.morning
    return after + (morning << 2 * _FIELD)


def _near(runs: Sequence[Labelled], codes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the sums that each stretch of runs may have with it, one for each way to choose."""
    pieces = max(1, round(len(runs) / NEAR))
    bounds = [len(runs) * piece // pieces for piece in range(pieces + 1)]
    for start, end in pairwise(bounds):
        having = sum(run.has_it for run in runs[start:end])
        yield [sum(chosen) for chosen in combinations(codes[start:end], having)]


def _shuffled(near: Sequence[Sequence[int]], count: int, dice: random.Random) -> list[int]:
    totals = [0] * count
    for sums in near:
        chosen = dice.choices(sums, k=count) if len(sums) > 1 else [sums[0]] * count
        totals = list(map(add, totals, chosen))
    return totals


def _widest(with_it: int, without: int, looks: tuple[bool, bool]) -> float:
    after = _gap(with_it, without) if looks[0] else -inf
    if not looks[1]:
        return after
    return max(after, _gap(with_it >> 2 * _FIELD, without >> 2 * _FIELD))


def _gap(with_it: int, without: int) -> float:
    many, others = (with_it >> _FIELD) & _MASK, (without >> _FIELD) & _MASK
    if not many or not others:
        return -inf
    return (with_it & _MASK) / many - (without & _MASK) / others
