"""Where an arrow key leads on the body map, within a view and from one to the next."""

from enum import Enum
from typing import NamedTuple

from backstretch.bodymap.regions import Region
from backstretch.bodymap.shapes import Box, box_of
from backstretch.bodymap.views import View, regions_in, shape_of

OFF = 0.1
"""How much a region's middle that lies off the way counts against one that lies ahead."""


class Direction(Enum):
    """A way to go in the picture: a step in x and a step in y, downwards."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


class Spot(NamedTuple):
    """A region in one of the views."""

    view: View
    region: Region


HOME = Spot(View.CLOSE_UP, Region.LUMBAR_CENTRE)
"""Where the keyboard starts."""


def neighbour(view: View, region: Region, direction: Direction) -> Spot | None:
    """Return the nearest region in a direction, or None at the edge of the map.

    To the side of the last region comes the next view; above and below the close-up the back
    goes on.
    """
    there = _within(view, region, direction)
    if there is not None:
        return Spot(view, there)
    if direction in (Direction.LEFT, Direction.RIGHT):
        return _across(view, region, direction)
    if view is View.CLOSE_UP:
        further = _within(View.BACK, region, direction)
        return None if further is None else Spot(View.BACK, further)
    return None


def _within(view: View, region: Region, direction: Direction) -> Region | None:
    here = _box(view, region)
    sideways = direction in (Direction.LEFT, Direction.RIGHT)
    found: list[tuple[float, Region]] = []
    for other in regions_in(view):
        there = _box(view, other)
        ahead, aside, off = _apart(here, there, direction)
        if other is region or ahead < 0 or (sideways and aside > 0):
            continue
        found.append((ahead + OFF * off, other))
    return min(found)[1] if found else None


def _across(view: View, region: Region, direction: Direction) -> Spot | None:
    """Return the region at the near edge of the next view that is nearest in height."""
    views = tuple(View)
    at = views.index(view) + direction.value[0]
    if not 0 <= at < len(views):
        return None
    height = _box(view, region).middle[1]
    nearest = min(
        regions_in(views[at]),
        key=lambda other: (
            abs(_box(views[at], other).middle[1] - height),
            direction.value[0] * _box(views[at], other).middle[0],
        ),
    )
    return Spot(views[at], nearest)


def _box(view: View, region: Region) -> Box:
    return box_of(shape_of(view, region))


def _apart(here: Box, there: Box, direction: Direction) -> tuple[float, float, float]:
    """Return how far ahead another box is, how far aside, and how far off the middles are."""
    step_x, step_y = direction.value
    if step_x:
        ahead = there.left - here.right if step_x > 0 else here.left - there.right
        aside = max(there.top - here.bottom, here.top - there.bottom, 0.0)
        return ahead, aside, abs(there.middle[1] - here.middle[1])
    ahead = there.top - here.bottom if step_y > 0 else here.top - there.bottom
    aside = max(there.left - here.right, here.left - there.right, 0.0)
    return ahead, aside, abs(there.middle[0] - here.middle[0])
