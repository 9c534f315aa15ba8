"""What to draw where points are too many to be told apart: pure numbers.

Nothing is left out and nothing made up: points of about the same days and the same value share
a dot that is as large as they are many, and a middle value is one of whole groups of days.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import median


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many points of one value from the day `first` to the day `last` (ordinals)."""

    first: int
    last: int
    value: float
    count: int


def crowds(points: Iterable[tuple[int, float]], start: float, width: float) -> Iterator[Crowd]:
    """Yield the points, the oldest first, in groups of days `width` wide counted from `start`."""
    for _, column in groupby(points, lambda point: int((point[0] - start) // width)):
        by_value: dict[float, list[int]] = {}
        for day, value in column:
            by_value.setdefault(value, []).append(day)
        for value, days in sorted(by_value.items()):
            yield Crowd(days[0], days[-1], value, len(days))


def middles(
    points: Iterable[tuple[int, float]], start: float, width: float
) -> Iterator[tuple[float, float]]:
    """Yield the middle value of each group of days, at the middle of the days it is of."""
    for _, column in groupby(points, lambda point: int((point[0] - start) // width)):
        group = list(column)
        yield (group[0][0] + group[-1][0]) / 2, median(value for _, value in group)
