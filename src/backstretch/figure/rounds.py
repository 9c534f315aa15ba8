"""Discs, ovals and blobs in the picture: what every outline is drawn around, and its light.

A frame has some thousand of them and is drawn thirty times a second: what is in here avoids
angles, and works out no point before it is asked for.
"""

from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple

Point = tuple[float, float]
Polygon = list[Point]

AROUND = 32
DIRECTIONS = tuple((cos(2 * pi * i / AROUND), sin(2 * pi * i / AROUND)) for i in range(AROUND))

SOFTENED = 0.55
"""Power that keeps the core shadow wide until a limb nearly points at the light."""


class Beam(NamedTuple):
    """The light as one bone has it: across it, and weaker where the bone points at the light."""

    x: float
    y: float
    strength: float


class Disc(NamedTuple):
    """A circle; `axis` is the bone's direction in the picture, which the light is set across."""

    x: float
    y: float
    r: float
    axis: Point | None = None

    def grown(self, by: float) -> "Disc":
        """Return it larger by some pixels."""
        return Disc(self.x, self.y, self.r + by, self.axis)

    def lit(self, shade: float, beam: Beam) -> "Disc":
        """Return the part in the light: moved towards it, and still touching the edge there."""
        move = shade * self.r
        return Disc(
            self.x + beam.x * move,
            self.y + beam.y * move,
            self.r - move * beam.strength,
            self.axis,
        )

    def reach(self) -> list[float]:
        """Return how far it reaches in each of the directions."""
        x, y, r = self.x, self.y, self.r
        return [x * dx + y * dy + r for dx, dy in DIRECTIONS]

    def corner(self, number: int) -> Point:
        """Return its farthest point in one of the directions."""
        dx, dy = DIRECTIONS[number]
        return (self.x + dx * self.r, self.y + dy * self.r)


class Blob(NamedTuple):
    """Any convex shape, known by its farthest point in each of the directions."""

    x: float
    y: float
    points: Polygon
    axis: None = None

    def grown(self, by: float) -> "Blob":
        """Return it larger by some pixels."""
        pairs = zip(self.points, DIRECTIONS, strict=True)
        return Blob(self.x, self.y, [(px + dx * by, py + dy * by) for (px, py), (dx, dy) in pairs])

    def lit(self, shade: float, beam: Beam) -> "Blob":
        """Return the part in the light: shrunk towards the edge there."""
        nx, ny = beam.x, beam.y
        far = max(px * nx + py * ny for px, py in self.points) - (self.x * nx + self.y * ny)
        cx, cy, k = self.x + nx * far * shade, self.y + ny * far * shade, 1 - shade
        return Blob(
            cx, cy, [(cx + (px - self.x) * k, cy + (py - self.y) * k) for px, py in self.points]
        )

    def reach(self) -> list[float]:
        """Return how far it reaches in each of the directions."""
        pairs = zip(self.points, DIRECTIONS, strict=True)
        return [x * dx + y * dy for (x, y), (dx, dy) in pairs]

    def corner(self, number: int) -> Point:
        """Return its farthest point in one of the directions."""
        return self.points[number]


class Oval(NamedTuple):
    """A flat disc in space, its two halves of different depth: a cross-section of the trunk.

    `front`, `back`, `side` and `thick` are half axes in the picture. Nothing is worked out
    before it is asked for: a chain of ovals needs two points of each.
    """

    x: float
    y: float
    front: Point
    back: Point
    side: Point
    thick: Point
    axis: Point | None = None
    more: float = 0.0

    def grown(self, by: float) -> "Oval":
        """Return it larger by some pixels."""
        return self._replace(more=self.more + by)

    def lit(self, shade: float, beam: Beam) -> "Oval":
        """Return the part in the light: shrunk towards the edge there."""
        if beam.strength < 1e-6:
            return self
        nx, ny = beam.x / beam.strength, beam.y / beam.strength
        shade *= beam.strength
        px, py = self.farthest(nx, ny)
        far = ((px - self.x) * nx + (py - self.y) * ny) * shade
        return self.shrunk(1 - shade)._replace(x=self.x + nx * far, y=self.y + ny * far)

    def shrunk(self, k: float) -> "Oval":
        """Return it k times as large."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.front, self.back, self.side, self.thick
        return Oval(
            self.x,
            self.y,
            (ax * k, ay * k),
            (bx * k, by * k),
            (cx * k, cy * k),
            (dx * k, dy * k),
            self.axis,
            self.more * k,
        )

    def farthest(self, dx: float, dy: float) -> Point:
        """Return its farthest point in a direction."""
        ax, ay = self.front
        a = ax * dx + ay * dy
        if a < 0.0:
            ax, ay = self.back
            a = ax * dx + ay * dy
        (bx, by), (cx, cy) = self.side, self.thick
        b, c = bx * dx + by * dy, cx * dx + cy * dy
        far, more = sqrt(a * a + b * b + c * c) or 1e-9, self.more
        return (
            self.x + (ax * a + bx * b + cx * c) / far + dx * more,
            self.y + (ay * a + by * b + cy * c) / far + dy * more,
        )

    def reach(self) -> list[float]:
        """Return how far it reaches in each of the directions."""
        return [x * dx + y * dy for dx, dy in DIRECTIONS for x, y in (self.farthest(dx, dy),)]

    def corner(self, number: int) -> Point:
        """Return its farthest point in one of the directions."""
        return self.farthest(*DIRECTIONS[number])


Round = Disc | Blob | Oval


def across(light: Point, axis: Point | None) -> Beam:
    """Return the light perpendicular to a bone, softened where the bone points at the light."""
    lx, ly = light
    if axis is None:
        return Beam(lx, ly, hypot(lx, ly))
    ax, ay = axis
    along = lx * ax + ly * ay
    lx, ly = lx - along * ax, ly - along * ay
    size = hypot(lx, ly)
    if size <= 1e-6:
        return Beam(0.0, 0.0, 0.0)
    strength: float = size**SOFTENED
    soft = strength / size
    return Beam(lx * soft, ly * soft, strength)
