"""Outlines in the picture: discs, ovals and blobs, and the contour around a chain or a group.

All polygons turn the same way, so that overlapping ones fill without holes. A frame has some
hundred contours and is drawn thirty times a second: what is in here avoids angles, and works
out no point twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import acos, cos, hypot, pi, sin, sqrt
from typing import NamedTuple

Point = tuple[float, float]
Polygon = list[Point]

AROUND = 32
DIRECTIONS = tuple((cos(2 * pi * i / AROUND), sin(2 * pi * i / AROUND)) for i in range(AROUND))
END_SMALL, END_LARGE, SMALL_DISC, END_OVAL = 8, 12, 16.0, 12
"""Pieces of the arc that closes the end of a chain: of a disc up to so many pixels, a larger one,
and an oval."""

_HALF_TURN = tuple((cos(pi * t / END_OVAL), sin(pi * t / END_OVAL)) for t in range(END_OVAL + 1))

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
        far, k = ((px - self.x) * nx + (py - self.y) * ny) * shade, 1 - shade
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.front, self.back, self.side, self.thick
        return Oval(
            self.x + nx * far,
            self.y + ny * far,
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


@dataclass(slots=True)
class Piece:
    """A part of a shape: a `chain` has the contour of neighbours, else it is one hull."""

    rounds: Sequence[Round]
    chain: bool = False
    _outline: list[Polygon] | None = field(default=None, init=False, repr=False, compare=False)

    def lit(self, shade: float, light: Point) -> "Piece":
        """Return the part of the piece in the light."""
        found: list[Round] = []
        axis, beam = None, across(light, None)
        for one in self.rounds:
            if one.axis is not axis:
                axis, beam = one.axis, across(light, one.axis)
            found.append(one.lit(shade, beam))
        return Piece(found, self.chain)

    def polygons(self, more: float = 0.0) -> list[Polygon]:
        """Return its outline, `more` pixels outside it, in most cases as one polygon."""
        if more and (self.chain or _are_pair(self.rounds)):
            return _outlined([one.grown(more) for one in self.rounds], self.chain)
        if self._outline is None:
            self._outline = _outlined(self.rounds, self.chain)
        if not more:
            return self._outline
        (around,) = self._outline
        pairs = zip(around, DIRECTIONS, strict=True)
        return [[(x + dx * more, y + dy * more) for (x, y), (dx, dy) in pairs]]


Shape = list[Piece]


def hull(rounds: Sequence[Round]) -> Polygon:
    """Return the polygon around a group: its farthest point in each direction."""
    if len(rounds) == 1:
        return [rounds[0].corner(n) for n in range(AROUND)]
    if _are_pair(rounds):
        return _around_discs([one for one in rounds if isinstance(one, Disc)])
    if len(rounds) == 2 and isinstance(rounds[0], Blob) and isinstance(rounds[1], Blob):
        trios = zip(rounds[0].points, rounds[1].points, DIRECTIONS, strict=True)
        return [p if (p[0] - q[0]) * x + (p[1] - q[1]) * y >= 0 else q for p, q, (x, y) in trios]
    reaches = [one.reach() for one in rounds]
    corners = [one.corner for one in rounds]
    return [corners[far.index(max(far))](n) for n, far in enumerate(zip(*reaches, strict=True))]


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


def _are_pair(rounds: Sequence[Round]) -> bool:
    return len(rounds) == 2 and isinstance(rounds[0], Disc) and isinstance(rounds[1], Disc)


def _outlined(rounds: Sequence[Round], chain: bool) -> list[Polygon]:
    if not chain or len(rounds) == 1:
        return [hull(rounds)]
    discs = [one for one in rounds if isinstance(one, Disc)]
    if len(discs) == len(rounds):
        return [_around_discs(discs)]
    ovals = [one for one in rounds if isinstance(one, Oval) and one.axis]
    if len(ovals) == len(rounds):
        return [_around_ovals(ovals)]
    return [hull(pair) for pair in pairwise(rounds)]


def _unswallowed(discs: Sequence[Disc]) -> list[Disc]:
    """Return a chain without the discs that foreshortening hides in their neighbours."""
    kept: list[Disc] = []
    for disc in discs:
        while kept and kept[-1].r < disc.r and _inside(kept[-1], disc):
            kept.pop()
        if not kept or not _inside(disc, kept[-1]):
            kept.append(disc)
    return kept


def _inside(a: Disc, b: Disc) -> bool:
    dx, dy, room = a.x - b.x, a.y - b.y, abs(a.r - b.r) + 1e-6
    return dx * dx + dy * dy <= room * room


def _around_discs(discs: Sequence[Disc]) -> Polygon:
    """Return the contour: the outer tangents of neighbours, and an arc round either end.

    Along a pair the tangents touch both discs where the sine and cosine of their opening say.
    """
    kept = _unswallowed(discs)
    if len(kept) == 1:
        return hull(kept)
    left: Polygon = []
    right: Polygon = []
    x, y, r, _ = kept[0]
    turns: list[tuple[float, float, float, float, float]] = []
    for bx, by, br, _ in kept[1:]:
        dx, dy = bx - x, by - y
        far = sqrt(dx * dx + dy * dy)
        k = max(-1.0, min(1.0, (r - br) / far))
        ux, uy, s = dx / far, dy / far, sqrt(1.0 - k * k)
        lx, ly, rx, ry = ux * k - uy * s, uy * k + ux * s, ux * k + uy * s, uy * k - ux * s
        left += ((x + r * lx, y + r * ly), (bx + br * lx, by + br * ly))
        right += ((x + r * rx, y + r * ry), (bx + br * rx, by + br * ry))
        turns.append((lx, ly, rx, ry, k))
        x, y, r = bx, by, br
    first, last = turns[0], turns[-1]
    end = _arc(kept[-1], last[0], last[1], -2 * acos(last[4]))
    start = _arc(kept[0], first[2], first[3], 2 * acos(first[4]) - 2 * pi)
    right.reverse()
    around = left + end + right + start
    around.reverse()
    return around


def _arc(disc: Disc, nx: float, ny: float, sweep: float) -> Polygon:
    """Return the points of a disc's edge between a direction and another one `sweep` on."""
    x, y, r, _ = disc
    steps = END_SMALL if r < SMALL_DISC else END_LARGE
    c, s = cos(sweep / steps), sin(sweep / steps)
    found = []
    for _ in range(1, steps):
        nx, ny = nx * c - ny * s, nx * s + ny * c
        found.append((x + r * nx, y + r * ny))
    return found


def _around_ovals(ovals: Sequence[Oval]) -> Polygon:
    left: Polygon = []
    right: Polygon = []
    for oval in ovals:
        ax, ay = oval.axis or (1.0, 0.0)
        left.append(oval.farthest(-ay, ax))
        right.append(oval.farthest(ay, -ax))
    right.reverse()
    around = left + _cap(ovals[-1], 1.0) + right + _cap(ovals[0], -1.0)
    around.reverse()
    return around


def _cap(oval: Oval, way: float) -> Polygon:
    """Return the points round an end of a chain: `way` is 1 at its last oval, -1 at its first."""
    ax, ay = oval.axis or (1.0, 0.0)
    ax, ay = ax * way, ay * way
    return [oval.farthest(ax * s - ay * c, ay * s + ax * c) for c, s in _HALF_TURN[1:-1]]
