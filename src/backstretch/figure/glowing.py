"""Where a body glows: a halo behind the part, the muscle on it, a trace through what hides it."""

from collections.abc import Mapping
from math import cos, radians

from backstretch.figure.body import LETTERS
from backstretch.figure.camera import Camera
from backstretch.figure.coating import polygons
from backstretch.figure.depth import farness
from backstretch.figure.layers import Glow
from backstretch.figure.muscles import Muscle, muscle
from backstretch.figure.outline import Polygon, Shape
from backstretch.figure.pose import other_side
from backstretch.figure.skeleton import Skeleton

FAINTEST, THROUGH = 0.02, 0.5
"""Least strength of a glow; how much of it is seen through the near side of the body."""

FRONT_VIEW = 0.6
"""Least cosine of the yaw at which thighs lie beside the hips, not one before the other."""

_NARROW = ("piriformis", "glute", "outer_hip")
"""Muscles that glow on buttock and thigh alone."""


class Glowing:
    """The muscles of one frame that glow.

    A muscle glows once, when its last owner is painted: nearer parts then cover it. In front
    views it waits for both thighs, since each is laid over the hips.
    """

    def __init__(
        self, skeleton: Skeleton, camera: Camera, shapes: Mapping[str, Shape], breath: float
    ) -> None:
        self._camera, self._shapes = camera, shapes
        self._muscles = [
            (name, muscle(skeleton, name, breath), strength)
            for name, strength in skeleton.pose.glow.items()
            if strength > FAINTEST
        ]
        self._far = {letter: farness(skeleton, camera, letter) for letter in LETTERS}
        frontal = abs(cos(radians(camera.yaw))) < FRONT_VIEW
        self._thighs = {f"thigh_{letter}" for letter in LETTERS} if frontal else set[str]()
        self._waiting = list(self._muscles)
        self._seen: dict[str, Shape] = {}

    def behind(self, owner: str) -> list[Glow]:
        """Return the halos that are painted before a part."""
        return [
            self._soft(found, strength, None)
            for _, found, strength in self._muscles
            if found.owners[0] == owner
        ]

    def on(self, owner: str, shape: Shape) -> list[Glow]:
        """Return what glows when a part has been painted, given its outline."""
        self._seen[owner] = shape
        ready = []
        for one in list(self._waiting):
            name, found, strength = one
            beside = len(found.owners) > 1 or name.startswith("side_")
            if {*found.owners, *(self._thighs if beside else ())} <= self._seen.keys():
                self._waiting.remove(one)
                ready.append(self._soft(found, strength, self._inside(name, found)))
        return ready

    def through(self) -> list[Glow]:
        """Return the trace of muscles of the far side that glow alone: the near side hides them."""
        names = {name for name, _, _ in self._muscles}
        traces = []
        for name, found, strength in self._muscles:
            far = next((self._far[one] for one in LETTERS if name.endswith(f"_{one}")), 0.0)
            if far and other_side(name) not in names:
                clip = self._inside(name, found)
                traces.append(self._soft(found, strength * far * THROUGH, clip))
        return traces

    def _inside(self, name: str, found: Muscle) -> list[Polygon]:
        """Return the outline that a muscle's glow stays in."""
        stem, _, letter = name.rpartition("_")
        if stem in _NARROW:
            return polygons([*self._shapes[f"glute_{letter}"], *self._seen[f"thigh_{letter}"]])
        return [polygon for part in found.owners for polygon in polygons(self._seen[part])]

    def _soft(self, found: Muscle, strength: float, clip: list[Polygon] | None) -> Glow:
        points = [self._camera.point(p) for p in found.points]
        return Glow(points, found.width * self._camera.scale, strength, clip)
