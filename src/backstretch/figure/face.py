"""The head as shapes in the picture: skull, face, hair, knot, ears and eyes."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import acos, atan2, cos, hypot, radians, sin, sqrt

from backstretch.figure import body
from backstretch.figure.camera import Camera
from backstretch.figure.outline import Piece, Shape
from backstretch.figure.rounds import DIRECTIONS, Blob, Disc
from backstretch.figure.shapes import blob, disc
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Frame, Vec, add, blend, dot, mul, place, unit

SKULL = (0.42, 0.44, 0.345)
HAIR_PLANE = unit((-0.66, 0.60, 0.0))
HAIR_OFFSET, HAIR_GROWN = 0.02, 1.06
KNOT, KNOT_RADIUS, KNOT_HIGHEST = (-0.33, 0.48), 0.155, radians(70)
"""Where the knot is from the skull's middle, its size, and how far it may slip to the brow."""

EAR_SEEN, EYE_SEEN, KNOT_BEFORE = 0.25, 0.3, 0.12
"""How far ear, eye or knot must face the viewer to be painted, or painted last."""


@dataclass(frozen=True, slots=True)
class Head:
    """`whole` is the head without hair, `face` what is left of it beyond the hair line.

    If `hair_before`, the hair is painted over the head, else the face over the hair.
    """

    whole: Shape
    face: Shape
    hair: Shape
    knot: Shape
    ears: list[Shape]
    eyes: list[Shape]
    hair_before: bool
    knot_before: bool


def head_shapes(skeleton: Skeleton, camera: Camera) -> Head:
    """Return the head of a solved body as the camera sees it."""
    at, frame = skeleton.spine.head, skeleton.spine.face
    centre = place(at, frame, *body.SKULL_CENTRE, 0.0)
    axes = _axes(frame, SKULL)
    skull = blob(camera, centre, axes)
    bare = _cap(camera, centre, axes, mul(HAIR_PLANE, -1.0), -HAIR_OFFSET)
    grown = _axes(frame, mul(SKULL, HAIR_GROWN))
    hair = _cap(camera, centre, grown, HAIR_PLANE, HAIR_OFFSET)
    normal = add(mul(frame.f, HAIR_PLANE[0]), mul(frame.u, HAIR_PLANE[1]))
    knot = _knot(centre, frame)
    joined, features = _features(skeleton, camera)
    return Head(
        [*features, *(Piece([skull, one]) for one in joined)],
        [*features, *(Piece([bare, one]) for one in joined)],
        [Piece([hair])],
        [Piece([disc(camera, add(centre, knot), KNOT_RADIUS)])],
        list(_ears(camera, at, frame)),
        list(_eyes(camera, at, frame)),
        camera.facing(normal) > 0,
        camera.facing(knot) > KNOT_BEFORE,
    )


def _ears(camera: Camera, at: Vec, frame: Frame) -> Iterator[Shape]:
    side = camera.facing(frame.r)
    for sign in (1.0, -1.0):
        if side * sign > EAR_SEEN:
            spot = (-0.04, -0.04, 0.325 * sign)
            yield [Piece([_part(camera, at, frame, spot, (0.075, 0.112, 0.03))])]


def _eyes(camera: Camera, at: Vec, frame: Frame) -> Iterator[Shape]:
    for sign in (1.0, -1.0):
        if camera.facing(blend(frame.f, 0.75, frame.r, 0.66 * sign)) > EYE_SEEN:
            spot = (0.315, -0.015, 0.20 * sign)
            yield [Piece([_part(camera, at, frame, spot, (0.018, 0.05, 0.035))])]


def _knot(centre: Vec, frame: Frame) -> Vec:
    """Return where the knot is from the middle of the skull.

    It keeps above the floor: under a head that lies on its back it gives way over the crown.
    """
    far, turn = hypot(*KNOT), atan2(KNOT[1], KNOT[0])
    steep, top = hypot(frame.f[1], frame.u[1]), atan2(frame.u[1], frame.f[1])
    least = KNOT_RADIUS - centre[1]
    if steep > 1e-6 and far * steep * cos(turn - top) < least:
        turn = max(KNOT_HIGHEST, top + acos(max(-1.0, min(1.0, least / (far * steep)))))
    return blend(frame.f, far * cos(turn), frame.u, far * sin(turn))


def _axes(frame: Frame, sizes: Vec) -> tuple[Vec, Vec, Vec]:
    return (mul(frame.f, sizes[0]), mul(frame.u, sizes[1]), mul(frame.r, sizes[2]))


def _part(camera: Camera, at: Vec, frame: Frame, spot: Vec, sizes: Vec) -> Blob:
    return blob(camera, place(at, frame, *spot), _axes(frame, sizes))


def _features(skeleton: Skeleton, camera: Camera) -> tuple[list[Blob], Shape]:
    """Return what joins the skull: brow, face and jaw; and what of the head it has no part in."""
    at, frame = skeleton.spine.head, skeleton.spine.face
    brow = _part(camera, at, frame, (0.27, 0.08, 0.0), (0.115, 0.16, 0.22))
    face = _part(camera, at, frame, (0.10, -0.16, 0.0), (0.265, 0.27, 0.27))
    chin = _part(camera, at, frame, (0.215, -0.375, 0.0), (0.12, 0.11, 0.14))
    jaw = _part(camera, at, frame, (-0.02, -0.22, 0.0), (0.15, 0.13, 0.25))
    nose: list[Disc] = [
        disc(camera, place(at, frame, f, u, 0.0), 0.05)
        for f, u in ((0.415, -0.105), (0.345, 0.05), (0.335, -0.15))
    ]
    pairs = ((brow, face), (face, chin), (jaw, chin))
    return [brow, face, jaw], [*(Piece(list(pair)) for pair in pairs), Piece(nose)]


def _cap(camera: Camera, at: Vec, axes: tuple[Vec, Vec, Vec], normal: Vec, least: float) -> Blob:
    """Return the part of an ellipsoid on one side of a plane.

    `normal` and `least` (the plane's distance) are in the ellipsoid's own, unit axes. Where the
    farthest point lies beyond the plane, the rim of the cut takes its place.
    """
    x, y = camera.point(at)
    seen = [camera.vector(axis) for axis in axes]
    rim = sqrt(max(0.0, 1 - least * least))
    points = []
    for dx, dy in DIRECTIONS:
        a, b, c = (v[0] * dx + v[1] * dy for v in seen)
        m = unit((a, b, c))
        height = dot(m, normal)
        if height < least:
            flat = unit(add(m, mul(normal, -height)))
            m = add(mul(normal, least), mul(flat, rim))
        points.append(
            (
                x + sum(v[0] * k for v, k in zip(seen, m, strict=True)),
                y + sum(v[1] * k for v, k in zip(seen, m, strict=True)),
            )
        )
    return Blob(x, y, points)
