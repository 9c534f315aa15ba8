"""Mouth, eyebrows and nostrils: a few strokes, those that face the viewer."""

from collections.abc import Sequence

from backstretch.figure.camera import Camera
from backstretch.figure.layers import Cloth, Stroke, Tone
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Vec, add, mul, place

MOUTH: tuple[Vec, ...] = (
    (0.315, -0.265, -0.10),
    (0.335, -0.285, -0.05),
    (0.345, -0.292, 0.0),
    (0.335, -0.285, 0.05),
    (0.315, -0.265, 0.10),
)
BROW: tuple[Vec, ...] = (
    (0.352, 0.100, 0.11),
    (0.345, 0.112, 0.15),
    (0.33, 0.116, 0.19),
    (0.308, 0.112, 0.23),
    (0.285, 0.100, 0.26),
)
NOSTRILS: tuple[Vec, ...] = ((0.42, -0.13, -0.045), (0.44, -0.152, 0.0), (0.42, -0.13, 0.045))
FACING, FRONTAL, THINNEST = 0.06, 0.5, 0.8
"""How far a point must face the viewer, the face for its nostrils; the thinnest line (px)."""


def face_marks(skeleton: Skeleton, camera: Camera) -> list[Stroke]:
    """Return the strokes of the face that can be seen."""
    marks: list[tuple[Sequence[Vec], float, Cloth, Tone]] = [(MOUTH, 0.024, "skin", "line")]
    for sign in (1.0, -1.0):
        marks.append(([(f, u, r * sign) for f, u, r in BROW], 0.022, "hair", "lit"))
    face = skeleton.spine.face
    if camera.facing(face.f) > FRONTAL:
        marks.append((NOSTRILS, 0.022, "skin", "line"))
    found = []
    for spots, wide, cloth, tone in marks:
        points = [
            camera.point(place(skeleton.spine.head, face, f, u, r))
            for f, u, r in spots
            if camera.facing(add(mul(face.f, f), mul(face.r, 1.2 * r))) > FACING
        ]
        if len(points) > 1:
            width = max(THINNEST, wide * camera.scale)
            found.append(Stroke(cloth, tone, 0.0, points, width, round=True))
    return found
