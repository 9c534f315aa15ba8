"""Pain over time: one dot a run, a middle line, and two weeks beside the first two: pure.

The rules are those of evidence 7: fewer than 6 numbers are dots alone, and a clear change is at
least 2 points and 30 % between two-week middles, two blocks running, of 6 numbers or more each.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from backstretch.insights.gathering import Gathered
from backstretch.insights.trend_states import Dot, LinePoint, PainTrend, Stage, TwoWeeks

ENOUGH = 6
"""Fewer numbers than these are dots alone, and no side of a comparison."""
LINE_DAYS = 7
"""The middle line is that of so many days."""
BLOCK = timedelta(weeks=2)

_UPS_AND_DOWNS = 1
_LEAST, _MOST = 0, 10
_POINTS, _SHARE = 2, 0.3
_RUNNING = 2
"""So many blocks in a row make a change a clear one."""


class Told(StrEnum):
    """Which number of a run: that after it, or that of the next morning."""

    AFTER = "after"
    MORNING = "morning"


def pain_trend(gathered: Gathered, first: date, told: Told) -> PainTrend:
    """Return one number of the runs from a day on, with the two-week blocks of the whole diary."""
    numbers = _numbers(gathered, told)
    shown = numbers[bisect_left(numbers, first, key=_day) :]
    runs = gathered.runs_between(first, gathered.today)
    beginning = _block(numbers, gathered.first_day, None)
    later = tuple(_later(numbers, gathered, beginning))
    stage = _stage(len(numbers))
    latest = later[-1] if later else None
    return PainTrend(
        stage=stage,
        told=len(numbers),
        missing=len(runs) - len(shown),
        dots=tuple(shown),
        line=() if stage is Stage.DOTS else tuple(_pieces(numbers, shown)),
        beginning=beginning,
        latest=latest,
        blocks=(beginning, *(block for block in later if block.last >= first)),
        changed=latest is not None and latest.counts,
        changed_clearly=_clearly(later),
    )


def _numbers(gathered: Gathered, told: Told) -> list[Dot]:
    after = told is Told.AFTER
    scores = ((run, run.after if after else run.morning) for run in gathered.runs)
    return [Dot(run.day, score, run.run) for run, score in scores if score is not None]


def _stage(numbers: int) -> Stage:
    if numbers < ENOUGH:
        return Stage.DOTS
    return Stage.MIDDLES if numbers < 2 * ENOUGH else Stage.COMPARING


def _pieces(numbers: Sequence[Dot], shown: Sequence[Dot]) -> Iterator[tuple[LinePoint, ...]]:
    """Yield the middle line of the days shown; days before them count for their first middles."""
    piece: list[LinePoint] = []
    for day in dict.fromkeys(dot.day for dot in shown):
        if piece and (day - piece[-1].day).days > LINE_DAYS:
            yield tuple(piece)
            piece = []
        piece.append(_line_point(numbers, day))
    if piece:
        yield tuple(piece)


def _line_point(numbers: Sequence[Dot], day: date) -> LinePoint:
    start = bisect_left(numbers, day - timedelta(days=LINE_DAYS - 1), key=_day)
    within = numbers[start : bisect_right(numbers, day, key=_day)]
    middle = median(dot.score for dot in within)
    low, high = max(middle - _UPS_AND_DOWNS, _LEAST), min(middle + _UPS_AND_DOWNS, _MOST)
    return LinePoint(day, middle, len(within), low, high)


def _later(numbers: Sequence[Dot], gathered: Gathered, beginning: TwoWeeks) -> Iterator[TwoWeeks]:
    """Yield the blocks from today back to the beginning, the oldest first; none shares its days."""
    room = gathered.today + timedelta(days=1) - (gathered.first_day + BLOCK)
    for back in range(room // BLOCK, 0, -1):
        start = gathered.today + timedelta(days=1) - back * BLOCK
        yield _block(numbers, start, beginning)


def _block(numbers: Sequence[Dot], start: date, beginning: TwoWeeks | None) -> TwoWeeks:
    """Return the two weeks from a day on, beside the beginning, or as the beginning itself."""
    end = start + BLOCK
    within = numbers[bisect_left(numbers, start, key=_day) : bisect_left(numbers, end, key=_day)]
    middle = median(dot.score for dot in within) if len(within) >= ENOUGH else None
    begun = middle if beginning is None else beginning.middle
    change = None if middle is None or begun is None else middle - begun
    counts = (
        change is not None
        and begun is not None
        and abs(change) >= _POINTS
        and abs(change) >= _SHARE * begun
    )
    return TwoWeeks(start, end - timedelta(days=1), len(within), middle, change, counts)


def _clearly(later: Sequence[TwoWeeks]) -> bool:
    """Return whether the last blocks all differ by as much as counts, the same way."""
    last = later[-_RUNNING:]
    if len(last) < _RUNNING or not all(block.counts for block in last):
        return False
    return len({(block.change or 0) > 0 for block in last}) == 1


def _day(dot: Dot) -> date:
    return dot.day
