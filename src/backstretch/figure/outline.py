"""Outlines in the picture: the contour around a chain or a group of discs, ovals and blobs.

All polygons turn the same way, so that overlapping ones fill without holes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import acos, cos, pi, sin, sqrt

from backstretch.figure.rounds import (
    AROUND,
    DIRECTIONS,
    Blob,
    Disc,
    Oval,
    Point,
    Polygon,
    Round,
    across,
)

__all__ = ["Piece", "Point", "Polygon", "Shape", "hull", "wound"]

END_SMALL, END_LARGE, SMALL_DISC, END_OVAL = 8, 12, 16.0, 12
"""Pieces of the arc that closes the end of a chain: of a disc up to so many pixels, a larger one,
and an oval."""

_HALF_TURN = tuple((cos(pi * t / END_OVAL), sin(pi * t / END_OVAL)) for t in range(END_OVAL + 1))


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
    discs = [one for one in rounds if isinstance(one, Disc)]
    if len(discs) == len(rounds):
        return _around_group(discs)
    reaches = [one.reach() for one in rounds]
    corners = [one.corner for one in rounds]
    return [corners[far.index(max(far))](n) for n, far in enumerate(zip(*reaches, strict=True))]


def wound(polygon: Polygon) -> Polygon:
    """Return a polygon in the sense in which all outlines turn."""
    twice = sum(
        polygon[n - 1][0] * polygon[n][1] - polygon[n][0] * polygon[n - 1][1]
        for n in range(len(polygon))
    )
    return polygon if twice >= 0 else polygon[::-1]


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


def _unswallowed(discs: Sequence[Disc]) -> Sequence[Disc]:
    """Return a chain without the discs that foreshortening hides in their neighbours."""
    for a, b in pairwise(discs):
        dx, dy, room = a[0] - b[0], a[1] - b[1], abs(a[2] - b[2]) + 1e-6
        if dx * dx + dy * dy <= room * room:
            break
    else:
        return discs
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


def _around_group(discs: Sequence[Disc]) -> Polygon:
    found = []
    first, others = discs[0], discs[1:]
    for dx, dy in DIRECTIONS:
        x, y, r, _ = first
        most = x * dx + y * dy + r
        for ax, ay, ar, _ in others:
            reach = ax * dx + ay * dy + ar
            if reach > most:
                most, x, y, r = reach, ax, ay, ar
        found.append((x + dx * r, y + dy * r))
    return found


def _cap(oval: Oval, way: float) -> Polygon:
    """Return the points round an end of a chain: `way` is 1 at its last oval, -1 at its first."""
    ax, ay = oval.axis or (1.0, 0.0)
    ax, ay = ax * way, ay * way
    return [oval.farthest(ax * s - ay * c, ay * s + ax * c) for c, s in _HALF_TURN[1:-1]]
