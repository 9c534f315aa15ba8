"""The three views of the body, the region shapes in them, and which region lies at a place."""

from enum import StrEnum
from types import MappingProxyType

from backstretch.bodymap.outline import HALF_WIDTH, HEIGHT, TRUNK_HALF, Shape, mirrored
from backstretch.bodymap.regions import Region
from backstretch.bodymap.shapes import Box, box_of, cut, span_at

GAP = 2.0
"""How far apart two regions are, in units."""

SIDES = 100.0
CLOSE_TOP, CLOSE_BOTTOM = 143.0, 219.0
"""What the close-up shows at least, in units: the lower back to the upper half of the buttocks."""
ABOVE = 0.42


class View(StrEnum):
    """A picture of the body; in the order in which they stand beside each other.

    From the back the person's left is at the left of the picture, from the front at the right.
    """

    CLOSE_UP = "close-up"
    BACK = "back"
    FRONT = "front"


_EDGE = 90.0
_BACK_PAIRS = {
    "lumbar": Box(14, 148, _EDGE, 182),
    "sacroiliac": Box(1, 184, _EDGE, 200),
    "buttock": Box(1, 202, _EDGE, 232),
    "thigh-back": Box(1, 234, _EDGE, 296),
    "calf": Box(1, 298, _EDGE, 368),
    "foot": Box(1, 370, _EDGE, HEIGHT),
}
_BACK_MIDDLES = {
    Region.UPPER_BACK: Box(0, 82, 40, 114),
    Region.MIDDLE_BACK: Box(0, 116, _EDGE, 146),
    Region.LUMBAR_CENTRE: Box(0, 148, 12, 182),
}
_FRONT_PAIRS = {
    "hip": Box(22, 190, _EDGE, 232),
    "groin": Box(1, 190, 20, 232),
    "thigh-front": Box(1, 234, _EDGE, 280),
    "knee": Box(1, 282, _EDGE, 310),
    "shin": Box(1, 312, _EDGE, 368),
    "foot": Box(1, 370, _EDGE, HEIGHT),
}
_FRONT_MIDDLES = {Region.BELLY: Box(0, 132, _EDGE, 188)}


def _both(half: Shape) -> Shape:
    """Return a shape of one side that ends at the midline together with its mirror image."""
    at = next(n for n, point in enumerate(half) if half[n - 1][0] == 0 < point[0])
    right = [point for point in half[at:] + half[:at] if point[0] > 0]
    return (*right, *mirrored(right))


def _shapes(
    pairs: dict[str, Box], middles: dict[Region, Box], first: str, second: str
) -> MappingProxyType[Region, Shape]:
    """Return the shapes of a view whose picture has the side `first` at its left."""
    made: dict[Region, Shape] = {}
    for region, box in middles.items():
        made[region] = _both(cut(TRUNK_HALF, box))
    for name, box in pairs.items():
        right = cut(TRUNK_HALF, box)
        made[Region(f"{name}-{second}")] = right
        made[Region(f"{name}-{first}")] = mirrored(right)
    return MappingProxyType(made)


_BACK = _shapes(_BACK_PAIRS, _BACK_MIDDLES, "left", "right")
_FRONT = _shapes(_FRONT_PAIRS, _FRONT_MIDDLES, "right", "left")

SHAPES = MappingProxyType({View.CLOSE_UP: _BACK, View.BACK: _BACK, View.FRONT: _FRONT})
"""The shape of each region in each view, in units. The close-up is a window on the back."""

CLOSE_UP_REGIONS = (
    Region.LUMBAR_LEFT,
    Region.LUMBAR_CENTRE,
    Region.LUMBAR_RIGHT,
    Region.SACROILIAC_LEFT,
    Region.SACROILIAC_RIGHT,
    Region.BUTTOCK_LEFT,
    Region.BUTTOCK_RIGHT,
)
"""What the close-up is for; of other regions it shows a strip at most."""


def regions_in(view: View) -> tuple[Region, ...]:
    """Return the regions that a view shows in full or is meant for."""
    return CLOSE_UP_REGIONS if view is View.CLOSE_UP else tuple(SHAPES[view])


def views_of(region: Region) -> tuple[View, ...]:
    """Return the views that show a region, the one that shows it best first."""
    return tuple(view for view in View if region in regions_in(view))


def shape_of(view: View, region: Region) -> Shape:
    """Return the shape of a region in a view, in units.

    Raises:
        KeyError: the view does not show it.
    """
    return SHAPES[view][region]


def window(view: View, width: float, height: float) -> Box:
    """Return what part of the body fills a picture of this width and height, in units.

    Back and front are shown whole, in the middle. The close-up shows at least the lower back and
    the upper half of the buttocks; where there is room above and below, more of both.
    """
    if view is not View.CLOSE_UP:
        scale = min(width / (2 * HALF_WIDTH), height / HEIGHT)
        half, spare = width / scale / 2, (height / scale - HEIGHT) / 2
        return Box(-half, -spare, half, HEIGHT + spare)
    least = CLOSE_BOTTOM - CLOSE_TOP
    scale = min(width / SIDES, height / least)
    half, spare = width / scale / 2, height / scale - least
    return Box(-half, CLOSE_TOP - ABOVE * spare, half, CLOSE_BOTTOM + (1 - ABOVE) * spare)


def region_at(view: View, x: float, y: float, reach: float = GAP / 2) -> Region | None:
    """Return the region at a place in units, or None.

    A place belongs to the nearest region at its height, up to `reach` units beside the body; the
    gaps between regions and what lies just below the feet belong to one as well.
    """
    if HEIGHT <= y <= HEIGHT + reach:
        y = HEIGHT - GAP / 2
    found: list[tuple[float, float, Region]] = []
    for region, shape in SHAPES[view].items():
        box = box_of(shape)
        off = max(box.top - y, y - box.bottom, 0.0)
        span = span_at(shape, min(max(y, box.top), box.bottom))
        if off > GAP / 2 or span is None:
            continue
        beside = max(span[0] - x, x - span[1], 0.0)
        if beside <= max(reach, GAP / 2):
            found.append((beside, off, region))
    return min(found)[2] if found else None
