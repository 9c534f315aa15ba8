"""When two weeks of pain after runs differ from the first two: one rule for all that compares them.

Fewer than 6 numbers make no middle. A change counts from 2 points and 30 % on (evidence 4.1), and
is a clear one where two blocks running count, the same way (evidence 7). Pure.
"""

from collections.abc import Sequence
from datetime import date, timedelta

ENOUGH = 6
"""Fewer numbers than these are dots alone, and no side of a comparison."""
BLOCK = timedelta(weeks=2)
RUNNING = 2
"""So many blocks in a row make a change a clear one."""

_POINTS, _SHARE = 2, 0.3


def blocks_before(tomorrow: date, first_day: date) -> int:
    """Return how many blocks end today, counted back, and share no day with the first one."""
    return max(0, (tomorrow - first_day) // BLOCK - 1)


def middle_of(scores: Sequence[int]) -> float:
    """Return the median of at least one number, as `statistics.median` does, only sooner."""
    ordered = sorted(scores)
    half = len(ordered) // 2
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def block_middle(scores: Sequence[int]) -> float | None:
    """Return the middle of a block, or None of too few numbers."""
    return middle_of(scores) if len(scores) >= ENOUGH else None


def change_of(begun: float | None, middle: float | None) -> float | None:
    """Return by how much a block differs from the first one, None where either has no middle."""
    return None if begun is None or middle is None else middle - begun


def counts(begun: float | None, middle: float | None) -> bool:
    """Return whether a block differs from the first one by as much as counts."""
    change = change_of(begun, middle)
    if change is None or begun is None:
        return False
    return abs(change) >= _POINTS and abs(change) >= _SHARE * begun


def counts_clearly(begun: float | None, middles: Sequence[float | None]) -> bool:
    """Return whether the last blocks all differ by as much as counts, the same way."""
    last = middles[-RUNNING:]
    if len(last) < RUNNING or not all(counts(begun, middle) for middle in last):
        return False
    return len({(change_of(begun, middle) or 0) > 0 for middle in last}) == 1
