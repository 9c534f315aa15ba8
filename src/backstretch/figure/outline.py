"""Outlines in the picture: discs and blobs, and the contour around a chain or a group of them.

All polygons turn the same way, so that overlapping ones fill without holes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin, sqrt

Point = tuple[float, float]
Polygon = list[Point]

AROUND = 32
DIRECTIONS = tuple((cos(2 * pi * i / AROUND), sin(2 * pi * i / AROUND)) for i in range(AROUND))
END_DISC, END_BLOB = 9, 10
"""Pieces of the arc that closes the end of a chain."""

SOFTENED = 0.55
"""Power that keeps the core shadow wide until a limb nearly points at the light."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle; `axis` is the bone's direction in the picture, which the light is set across."""

    x: float
    y: float
    r: float
    axis: Point | None = None

    def grown(self, by: float) -> "Disc":
        """Return it larger by some pixels."""
        return Disc(self.x, self.y, self.r + by, self.axis)

    def lit(self, shade: float, light: Point) -> "Disc":
        """Return the part in the light: moved towards it, and still touching the edge there."""
        lx, ly = _across(light, self.axis)
        size = hypot(lx, ly)
        move = shade * self.r
        return Disc(self.x + lx * move, self.y + ly * move, self.r * (1 - shade * size), self.axis)

    def support(self) -> Polygon:
        """Return its farthest point in each of the directions."""
        x, y, r = self.x, self.y, self.r
        return [(x + dx * r, y + dy * r) for dx, dy in DIRECTIONS]

    def reach(self) -> list[float]:
        """Return how far it reaches in each of the directions."""
        x, y, r = self.x, self.y, self.r
        return [x * dx + y * dy + r for dx, dy in DIRECTIONS]

    def corner(self, number: int) -> Point:
        """Return its farthest point in one of the directions."""
        dx, dy = DIRECTIONS[number]
        return (self.x + dx * self.r, self.y + dy * self.r)


@dataclass(frozen=True, slots=True)
class Blob:
    """Any convex shape, known by its farthest point in each of the directions."""

    x: float
    y: float
    points: Polygon
    axis: Point | None = None

    def grown(self, by: float) -> "Blob":
        """Return it larger by some pixels."""
        pairs = zip(self.points, DIRECTIONS, strict=True)
        grown = [(px + dx * by, py + dy * by) for (px, py), (dx, dy) in pairs]
        return Blob(self.x, self.y, grown, self.axis)

    def lit(self, shade: float, light: Point) -> "Blob":
        """Return the part in the light: shrunk towards the edge there."""
        lx, ly = _across(light, self.axis)
        size = hypot(lx, ly)
        if size < 1e-6:
            return self
        nx, ny = lx / size, ly / size
        shade *= size if self.axis else 1.0
        far = max(px * nx + py * ny for px, py in self.points) - (self.x * nx + self.y * ny)
        cx, cy, k = self.x + nx * far * shade, self.y + ny * far * shade, 1 - shade
        points = [(cx + (px - self.x) * k, cy + (py - self.y) * k) for px, py in self.points]
        return Blob(cx, cy, points, self.axis)

    def support(self) -> Polygon:
        """Return its farthest point in each of the directions."""
        return self.points

    def reach(self) -> list[float]:
        """Return how far it reaches in each of the directions."""
        pairs = zip(self.points, DIRECTIONS, strict=True)
        return [x * dx + y * dy for (x, y), (dx, dy) in pairs]

    def corner(self, number: int) -> Point:
        """Return its farthest point in one of the directions."""
        return self.points[number]


Round = Disc | Blob


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a shape: a `chain` has the contour of neighbours, else it is one hull."""

    rounds: Sequence[Round]
    chain: bool = False

    def mapped(self, change: Callable[[Round], Round]) -> "Piece":
        """Return the piece with every round changed."""
        return Piece([change(one) for one in self.rounds], self.chain)

    def polygons(self) -> list[Polygon]:
        """Return its outline, in most cases as one polygon."""
        if not self.chain or len(self.rounds) == 1:
            return [hull(self.rounds)]
        discs = [one for one in self.rounds if isinstance(one, Disc)]
        if len(discs) == len(self.rounds):
            return [_around_discs(discs)]
        blobs = [one for one in self.rounds if isinstance(one, Blob) and one.axis]
        if len(blobs) == len(self.rounds):
            return [_around_blobs(blobs)]
        return [hull(pair) for pair in pairwise(self.rounds)]


Shape = list[Piece]


def hull(rounds: Sequence[Round]) -> Polygon:
    """Return the polygon around a group: its farthest point in each direction."""
    if len(rounds) == 1:
        return rounds[0].support()
    if len(rounds) == 2:
        a, b = rounds
        if isinstance(a, Disc) and isinstance(b, Disc):
            return _around_discs((a, b))
    reaches = [one.reach() for one in rounds]
    winners = [far.index(max(far)) for far in zip(*reaches, strict=True)]
    return [rounds[winner].corner(n) for n, winner in enumerate(winners)]


def _across(light: Point, axis: Point | None) -> Point:
    """Return the light perpendicular to a bone, softened where the bone points at the light."""
    lx, ly = light
    if axis is None:
        return light
    along = lx * axis[0] + ly * axis[1]
    lx, ly = lx - along * axis[0], ly - along * axis[1]
    size = hypot(lx, ly)
    if size <= 1e-6:
        return (0.0, 0.0)
    soft: float = size**SOFTENED / size
    return (lx * soft, ly * soft)


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
    return sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2) <= abs(a.r - b.r) + 1e-6


def _around_discs(discs: Sequence[Disc]) -> Polygon:
    kept = _unswallowed(discs)
    if len(kept) == 1:
        return kept[0].support()
    left: Polygon = []
    right: Polygon = []
    turns: list[Point] = []
    for a, b in pairwise(kept):
        dx, dy = b.x - a.x, b.y - a.y
        way = atan2(dy, dx)
        open_ = acos(max(-1.0, min(1.0, (a.r - b.r) / sqrt(dx * dx + dy * dy))))
        for side, turn in ((left, way + open_), (right, way - open_)):
            c, s = cos(turn), sin(turn)
            side.append((a.x + a.r * c, a.y + a.r * s))
            side.append((b.x + b.r * c, b.y + b.r * s))
        turns.append((way + open_, way - open_))
    right.reverse()
    end = _arc(kept[-1], *turns[-1])
    start = _arc(kept[0], turns[0][1], turns[0][0] - 2 * pi)
    around = left + end + right + start
    around.reverse()
    return around


def _arc(disc: Disc, first: float, last: float) -> Polygon:
    steps = [first + (last - first) * t / END_DISC for t in range(1, END_DISC)]
    return [(disc.x + disc.r * cos(a), disc.y + disc.r * sin(a)) for a in steps]


def _around_blobs(blobs: Sequence[Blob]) -> Polygon:
    left: Polygon = []
    right: Polygon = []
    for blob in blobs:
        way = _way(blob)
        left.append(_reach(blob, way + pi / 2))
        right.append(_reach(blob, way - pi / 2))
    right.reverse()
    first, last = _way(blobs[0]), _way(blobs[-1])
    steps = [t / END_BLOB for t in range(1, END_BLOB)]
    end = [_reach(blobs[-1], last + pi / 2 - pi * t) for t in steps]
    start = [_reach(blobs[0], first - pi / 2 - pi * t) for t in steps]
    around = left + end + right + start
    around.reverse()
    return around


def _way(blob: Blob) -> float:
    assert blob.axis
    return atan2(blob.axis[1], blob.axis[0])


def _reach(blob: Blob, angle: float) -> Point:
    """Return the farthest point at an angle, between the two directions nearest to it."""
    place = (angle * AROUND / (2 * pi)) % AROUND
    number = int(place)
    t = place - number
    ax, ay = blob.points[number % AROUND]
    bx, by = blob.points[(number + 1) % AROUND]
    return (ax + (bx - ax) * t, ay + (by - ay) * t)
