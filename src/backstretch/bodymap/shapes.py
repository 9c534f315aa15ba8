"""Cutting, measuring and finding in plane shapes."""

from collections.abc import Sequence
from typing import NamedTuple

from backstretch.bodymap.outline import Point, Shape


class Box(NamedTuple):
    """An upright rectangle: from (left, top) to (right, bottom)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def box_of(shape: Sequence[Point]) -> Box:
    """Return the smallest box around a shape."""
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    return Box(min(xs), min(ys), max(xs), max(ys))


def cut(shape: Sequence[Point], box: Box) -> Shape:
    """Return the part of a closed shape inside a box (Sutherland and Hodgman, 1974).

    The part has to be in one piece.
    """
    kept = tuple(shape)
    for axis, limit, sign in (
        (0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1),
    ):  # fmt: skip
        kept = _cut_once(kept, axis, limit, sign)
    return kept


def _cut_once(shape: Shape, axis: int, limit: float, sign: int) -> Shape:
    kept: list[Point] = []
    for before, point in zip((shape[-1:] + shape[:-1]), shape, strict=True):
        was, now = (sign * (p[axis] - limit) for p in (before, point))
        if (was >= 0) != (now >= 0):
            kept.append(_crossing(before, point, axis, limit))
        if now >= 0:
            kept.append(point)
    return tuple(kept)


def _crossing(start: Point, end: Point, axis: int, limit: float) -> Point:
    share = (limit - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def holds(shape: Sequence[Point], x: float, y: float) -> bool:
    """Tell whether a point lies inside a closed shape."""
    inside = False
    before = shape[-1]
    for point in shape:
        if (point[1] > y) != (before[1] > y):
            at = point[0] + (y - point[1]) / (before[1] - point[1]) * (before[0] - point[0])
            inside ^= x < at
        before = point
    return inside


def span_at(shape: Sequence[Point], y: float) -> tuple[float, float] | None:
    """Return the leftmost and rightmost x of a closed shape at a height, if it reaches there."""
    found: list[float] = []
    before = shape[-1]
    for point in shape:
        low, high = sorted((before[1], point[1]))
        if low <= y <= high:
            if low == high:
                found += (before[0], point[0])
            else:
                found.append(_crossing(before, point, 1, y)[0])
        before = point
    return (min(found), max(found)) if found else None


def area(shape: Sequence[Point]) -> float:
    """Return how large a closed shape is, in square units."""
    before, doubled = shape[-1], 0.0
    for point in shape:
        doubled += before[0] * point[1] - point[0] * before[1]
        before = point
    return abs(doubled) / 2
