"""Pelvis and lower spine seen through the clothes, so that a small tilt of the pelvis shows."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from backstretch.figure.camera import Camera
from backstretch.figure.layers import Fill, Layer
from backstretch.figure.outline import Point, Polygon, wound
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Frame, Vec, catmull_rom

PELVIS = (
    (0.36, 0.34),
    (0.27, 0.50),
    (0.06, 0.60),
    (-0.16, 0.56),
    (-0.31, 0.42),
    (-0.26, 0.28),
    (-0.17, 0.20),
    (-0.19, 0.06),
    (-0.20, -0.12),
    (-0.12, -0.26),
    (0.04, -0.27),
    (0.20, -0.17),
    (0.33, -0.06),
    (0.27, 0.06),
    (0.20, 0.14),
    (0.27, 0.24),
)
"""The pelvis from the side, forward and up from the hip axis (H): its outline runs smoothly
through these points."""

PELVIS_HOLE = (0.07, -0.10, 0.075, 0.10)
"""Middle and half axes of the hole in it, likewise."""

VERTEBRAE, VERTEBRA, VERTEBRA_ROUND = 6, (0.105, 0.058), 0.035
"""How many bars lie across the spine; half the size of one, and the radius of its corners (H)."""

BETWEEN, HOLE_CORNERS, BAR_CORNERS = 6, 32, 4
"""Points of the outline from one given point to the next, round the hole, round a bar's corner."""


def bones(skeleton: Skeleton, camera: Camera) -> Iterator[Layer]:
    """Yield the pelvis and the vertebrae of a solved body, in its middle plane."""
    outline, hole = (_seen(line, skeleton.pelvis, skeleton.hips, camera) for line in (_EDGE, _HOLE))
    yield Fill("bone", "lit", 0.0, [outline, hole[::-1]])
    spine = skeleton.spine
    places = zip(spine.joints[:VERTEBRAE], spine.frames, strict=False)
    yield Fill("bone", "lit", 0.0, [_seen(_BAR, at, frame, camera) for at, frame in places])


def smooth(corners: Sequence[Point]) -> list[Point]:
    """Return the closed Catmull-Rom curve through points."""
    found, many = [], len(corners)
    for n in range(many):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (corners[(n + k) % many] for k in (-1, 0, 1, 2))
        for t in (step / BETWEEN for step in range(BETWEEN)):
            found.append((catmull_rom(ax, bx, cx, dx, t), catmull_rom(ay, by, cy, dy, t)))
    return found


def _oval(f: float, u: float, a: float, b: float) -> list[Point]:
    turns = (2 * pi * n / HOLE_CORNERS for n in range(HOLE_CORNERS))
    return [(f + a * cos(turn), u + b * sin(turn)) for turn in turns]


def _bar(f: float, u: float, radius: float) -> list[Point]:
    """Return a bar with round corners around (0, 0)."""
    found = []
    for n, (x, y) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        middle = (x * (f - radius), y * (u - radius))
        for turn in (pi / 2 * (n + step / BAR_CORNERS) for step in range(BAR_CORNERS + 1)):
            found.append((middle[0] + radius * cos(turn), middle[1] + radius * sin(turn)))
    return found


def _seen(line: Sequence[Point], at: Vec, frame: Frame, camera: Camera) -> Polygon:
    """Return a line that lies in the plane of a frame's f and u as the camera sees it."""
    (x, y), (fx, fy), (ux, uy) = camera.point(at), camera.vector(frame.f), camera.vector(frame.u)
    return wound([(x + fx * f + ux * u, y + fy * f + uy * u) for f, u in line])


_EDGE, _HOLE = smooth(PELVIS), _oval(*PELVIS_HOLE)
_BAR = [(f - 0.02, u) for f, u in _bar(*VERTEBRA, VERTEBRA_ROUND)]
