"""How far down a leg pain travels, as a line on the back of the body."""

from typing import Literal, TypeAlias

from backstretch.bodymap.outline import Point, Shape, curve, mirrored
from backstretch.bodymap.regions import LegReach

Side: TypeAlias = Literal["left", "right"]

_START = 192.0
_DOWN: tuple[Point, ...] = (
    (13, _START), (18, 206), (21.5, 222), (22.5, 244), (22.6, 268), (22.8, 296), (23.4, 322),
    (22.8, 348), (21, 372), (21, 391),
)  # fmt: skip
_ENDS = {
    LegReach.BUTTOCK: 222.0,
    LegReach.THIGH: 268.0,
    LegReach.KNEE: 296.0,
    LegReach.CALF: 348.0,
    LegReach.FOOT: 391.0,
}
_WHOLE = curve(_DOWN, (10, 186), (21, 400))


def leg_line(side: Side, reach: LegReach) -> Shape:
    """Return the line from the lower back to where pain ends, in units; () where it stays.

    It is drawn in the views from the back, so the left leg has negative x.
    """
    if reach is LegReach.NONE:
        return ()
    line = tuple(point for point in _WHOLE if point[1] <= _ENDS[reach])
    return line if side == "right" else tuple(reversed(mirrored(line)))
