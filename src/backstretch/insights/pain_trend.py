"""Pain over time: one dot a run, a middle line, and two weeks beside the first two: pure.

The rules are those of evidence 7: fewer than 6 numbers are dots alone, and a clear change is at
least 2 points and 30 % between two-week middles, two blocks running, of 6 numbers or more each.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from backstretch.insights.blocks import (
    BLOCK,
    ENOUGH,
    RUNNING,
    block_middle,
    blocks_before,
    change_of,
    counts,
    counts_clearly,
    middle_of,
)
from backstretch.insights.gathering import Gathered
from backstretch.insights.trend_states import Dot, LinePoint, PainTrend, Stage, TwoWeeks

LINE_DAYS = timedelta(days=7)
"""The middle line is that of so many days."""

_A_DAY = timedelta(days=1)
_UPS_AND_DOWNS = 1
_LEAST, _MOST = 0, 10


class Told(StrEnum):
    """Which number of a run: that after it, or that of the next morning."""

    AFTER = "after"
    MORNING = "morning"


def pain_trend(gathered: Gathered, first: date, told: Told) -> PainTrend:
    """Return one number of the runs from a day on, with the two-week blocks of the whole diary."""
    numbers = gathered.after if told is Told.AFTER else gathered.morning
    start = bisect_left(numbers, first, key=_day)
    shown = numbers[start:]
    runs = gathered.runs_between(first, gathered.today)
    beginning = _block(numbers, gathered.first_day, None)
    later = _later(numbers, gathered, first, beginning)
    stage = _stage(len(numbers))
    latest = later[-1] if later else None
    return PainTrend(
        stage=stage,
        told=len(numbers),
        missing=len(runs) - len(shown),
        dots=shown,
        line=() if stage is Stage.DOTS else tuple(_pieces(numbers, start)),
        beginning=beginning,
        latest=latest,
        blocks=(beginning, *(block for block in later if block.last >= first)),
        changed=latest is not None and latest.counts,
        changed_clearly=counts_clearly(beginning.middle, [block.middle for block in later]),
    )


def _stage(numbers: int) -> Stage:
    if numbers < ENOUGH:
        return Stage.DOTS
    return Stage.MIDDLES if numbers < 2 * ENOUGH else Stage.COMPARING


def _pieces(numbers: Sequence[Dot], shown: int) -> Iterator[tuple[LinePoint, ...]]:
    """Yield the middle line from a number on; those before it count for its first middles."""
    piece: list[LinePoint] = []
    start = 0
    for place in range(shown, len(numbers)):
        day = numbers[place].day
        if place + 1 < len(numbers) and numbers[place + 1].day == day:
            continue
        if not piece:
            start = bisect_left(numbers, day - LINE_DAYS + _A_DAY, 0, place, key=_day)
        elif day - piece[-1].day > LINE_DAYS:
            yield tuple(piece)
            piece = []
        while day - numbers[start].day >= LINE_DAYS:
            start += 1
        piece.append(_line_point(day, numbers[start : place + 1]))
    if piece:
        yield tuple(piece)


def _line_point(day: date, within: Sequence[Dot]) -> LinePoint:
    middle = middle_of([dot.score for dot in within])
    low, high = max(middle - _UPS_AND_DOWNS, _LEAST), min(middle + _UPS_AND_DOWNS, _MOST)
    return LinePoint(day, middle, len(within), low, high)


def _later(
    numbers: Sequence[Dot], gathered: Gathered, first: date, beginning: TwoWeeks
) -> list[TwoWeeks]:
    """Return the blocks from today back to a day, the oldest first, the last two in any case.

    None shares a day with the beginning.
    """
    tomorrow = gathered.today + _A_DAY
    room = blocks_before(tomorrow, gathered.first_day)
    shown = -((first - tomorrow) // BLOCK)
    return [
        _block(numbers, tomorrow - back * BLOCK, beginning)
        for back in range(min(room, max(shown, RUNNING)), 0, -1)
    ]


def _block(numbers: Sequence[Dot], start: date, beginning: TwoWeeks | None) -> TwoWeeks:
    """Return the two weeks from a day on, beside the beginning, or as the beginning itself."""
    end = start + BLOCK
    within = numbers[bisect_left(numbers, start, key=_day) : bisect_left(numbers, end, key=_day)]
    middle = block_middle([dot.score for dot in within])
    begun = middle if beginning is None else beginning.middle
    change = change_of(begun, middle)
    return TwoWeeks(start, end - _A_DAY, len(within), middle, change, counts(begun, middle))


def _day(dot: Dot) -> date:
    return dot.day
