"""The fine lines inside the body that say which way it faces: spine, shoulder blades, navel."""

from typing import NamedTuple

from backstretch.bodymap.outline import Point, Shape, curve, mirrored
from backstretch.bodymap.views import View


class Mark(NamedTuple):
    """A line in units; `dashed` for the spine."""

    line: Shape
    dashed: bool = False


def _line(*through: Point) -> Shape:
    return curve(through, through[0], through[-1])


def _pair(*through: Point) -> tuple[Mark, ...]:
    line = _line(*through)
    return Mark(line), Mark(mirrored(line))


_BACK = (
    Mark(((0.0, 64.0), (0.0, 183.0)), dashed=True),
    *_pair((15, 87), (19.5, 95), (21, 106), (19.8, 117)),
    *_pair((0, 226), (6, 231), (14, 233), (23, 232), (30, 228.5)),
)
_FRONT = (
    *_pair((0, 85), (5, 81.5), (14, 81), (28, 83.5)),
    *_pair((17.4, 298), (20, 301.5), (24, 302.5), (28, 301)),
    Mark(_line((-1, 171.5), (0, 173), (1, 171.5))),
)
MARKS = {View.CLOSE_UP: _BACK, View.BACK: _BACK, View.FRONT: _FRONT}
"""The lines of each view."""
