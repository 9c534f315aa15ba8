"""Where both bones of a limb meet: which is painted second, and what lies over their ends.

A knee or elbow whose second part is painted right over the first has no line across it, and
one lit coat is laid over both bones' ends: so no joint shows a ring.
"""

from collections.abc import Mapping, Sequence

from backstretch.figure.body import Letter
from backstretch.figure.camera import Camera
from backstretch.figure.coating import part_of
from backstretch.figure.depth import covers
from backstretch.figure.outline import Piece, Shape
from backstretch.figure.skeleton import Skeleton

SEAM = 3
"""Discs of either bone that a knee's or elbow's common lit coat covers."""

_MATES = {"thigh": "shin", "shin": "thigh", "upper": "fore", "fore": "upper"}
_JOINTS = {"thigh": "knee", "shin": "knee", "upper": "elbow", "fore": "elbow"}


class Seams:
    """The knees and elbows of one frame, given the shapes and the order of painting."""

    def __init__(
        self,
        skeleton: Skeleton,
        camera: Camera,
        shapes: Mapping[str, Shape],
        order: Sequence[str],
    ) -> None:
        self._skeleton, self._camera = skeleton, camera
        self._shapes, self._order = shapes, order
        self._place = {part: n for n, part in enumerate(order)}

    def is_second(self, name: str, letter: Letter) -> bool:
        """Return whether a "thigh", "shin", "upper" or "fore" lies right over its other bone."""
        mate = self._place[f"{_MATES[name]}_{letter}"]
        return mate < self._place[f"{name}_{letter}"] and self._is_open(name, letter)

    def ahead(self, name: str, letter: Letter) -> Shape:
        """Return what the limb's other bone will lay over the end of this one.

        It is lined before this bone is filled, so that of the line only the outer edge stays.
        """
        if not self._is_open(name, letter):
            return []
        if name in ("shin", "fore"):
            return part_of(self._shapes[f"{_MATES[name]}_{letter}"], -SEAM)
        if name == "upper":
            return part_of(self._shapes[f"fore_{letter}"], 0, SEAM)
        legging = part_of(self._shapes[f"legging_{letter}"], 0, SEAM)
        return [*legging, *self._shapes[f"patella_{letter}"]]

    def bend(self, first: str, second: str, letter: Letter) -> Shape:
        """Return a limb's middle as one chain: its lit coat lies over the seam of both bones."""
        above, below = (self._shapes[f"{name}_{letter}"][0].rounds for name in (first, second))
        return [Piece([*above[-SEAM:], *below[1:SEAM]], chain=True)]

    def _is_open(self, name: str, letter: Letter) -> bool:
        """Return whether nothing that covers the joint lies between both parts of a limb."""
        mate, joint = f"{_MATES[name]}_{letter}", f"{_JOINTS[name]}_{letter}"
        first, last = sorted((self._place[mate], self._place[f"{name}_{letter}"]))
        between = self._order[first + 1 : last]
        return not any(covers(self._skeleton, self._camera, part, joint) for part in between)
