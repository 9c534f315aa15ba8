"""The outline of a person, seen from the back or the front: one half, mirrored.

Lengths are units: the person is 400 high, x is 0 on the midline, y is 0 at the top of the head and
grows downwards. Every shape is a tuple of points, sampled closely enough to be painted as lines.
"""

from collections.abc import Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Shape: TypeAlias = tuple[Point, ...]

HEIGHT = 400.0
HALF_WIDTH = 84.0
SAMPLES = 6

ARMPIT = (41.0, 121.0)
CROTCH = (0.0, 226.0)

_HEAD_TO_ARMPIT: Shape = (
    (0, 0), (8, 1.1), (14.8, 5.5), (19, 13.5), (19.8, 24), (17.8, 35), (13.6, 45),
    (10.9, 51.5), (10.2, 57.5), (11.6, 63), (18, 68), (29, 72), (40, 76.5), (49, 83.5),
    (54.3, 94), (57, 110), (60, 130), (64, 150), (68.5, 170), (73, 187), (77, 200),
    (79.8, 210), (80.8, 219), (79.3, 227), (76, 231.5), (72.4, 230), (70.2, 223), (68.4, 217),
    (66.6, 218), (65.2, 213), (65.2, 205), (63.4, 195), (58.6, 182), (54, 168), (50, 155),
    (46, 141), (42.8, 129), ARMPIT,
)  # fmt: skip
_ARMPIT_TO_CROTCH: Shape = (
    ARMPIT, (39.8, 132), (37, 145), (35.2, 157), (35.3, 167), (37.2, 179), (39.9, 191),
    (41.8, 204), (42.3, 217), (41.6, 232), (39.9, 250), (37.3, 270), (35.1, 287), (34.3, 300),
    (35.4, 314), (36.6, 328), (36, 343), (33.4, 358), (30, 371), (28.4, 380), (29.2, 386.5),
    (32.6, 392.5), (34.6, 397), (32.6, 399.7), (25, HEIGHT), (17, 399.7), (13.6, 397.4),
    (13, 391), (13.5, 381), (12.8, 366), (11, 350), (10, 335), (10.6, 318), (12, 303),
    (11.6, 289), (9.6, 268), (6.2, 247), (2.6, 232.5), CROTCH,
)  # fmt: skip


def mirrored(shape: Sequence[Point]) -> Shape:
    """Return the shape of the other side, in the opposite sense."""
    return tuple((0.0 - x, y) for x, y in reversed(shape))


def curve(through: Sequence[Point], before: Point, after: Point) -> Shape:
    """Return a smooth line through these points (a Catmull-Rom curve), sampled.

    `before` and `after` are where the line would come from and go to; they shape its ends.
    """
    ends = (before, *through, after)
    sampled: list[Point] = []
    for at in range(1, len(ends) - 2):
        part = (ends[at - 1], ends[at], ends[at + 1], ends[at + 2])
        sampled += (_between(part, step / SAMPLES) for step in range(SAMPLES))
    return (*sampled, through[-1])


def _between(part: Sequence[Point], share: float) -> Point:
    x, y = (_cubic([point[axis] for point in part], share) for axis in (0, 1))
    return x, y


def _cubic(values: Sequence[float], t: float) -> float:
    """Return the uniform Catmull-Rom value between the middle two of four."""
    a, b, c, d = values
    bend = 2 * a - 5 * b + 4 * c - d
    return 0.5 * (2 * b + (c - a) * t + bend * t * t + (3 * b - a - 3 * c + d) * t * t * t)


_ARM = curve(_HEAD_TO_ARMPIT, (-8, 1.1), (40.6, 117))
_LEG = curve(_ARMPIT_TO_CROTCH, (42, 112), (0, 224))
_HALF = (*_ARM, *_LEG[1:])

OUTLINE: Shape = (*_HALF, *mirrored(_HALF)[1:-1])
"""The whole person, closed: down the side of positive x and up the other."""

TRUNK_HALF: Shape = ((0.0, 60.0), (ARMPIT[0], 60.0), *_LEG)
"""Neck to foot on the side of positive x without the arm, closed: what regions are cut from."""
