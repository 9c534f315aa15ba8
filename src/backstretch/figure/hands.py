"""A hand as shapes in the picture: palm, four fingers that bend, a thumb, and lines between."""

from dataclasses import dataclass

from backstretch.figure.body import LETTERS, SIGN, Letter
from backstretch.figure.camera import Camera
from backstretch.figure.outline import Piece, Shape
from backstretch.figure.rounds import Disc, Point
from backstretch.figure.shapes import direction_of
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Frame, Vec, about_r, dot, length, lerp, mul, place, sub

KNUCKLE_BEND, FINGER_BEND = 70.0, 80.0
"""How far a fist bends the fingers at the knuckles and at their middle joints (degrees)."""

WRIST = 0.088
KNUCKLES = ((0.03, -0.36, 0.085, 0.068), (0.03, -0.33, -0.085, 0.064))
JOINTS = ((0.0, 0.0, 0.075, 0.058), (0.0, 0.02, -0.075, 0.054))
TIPS = ((0.0, -0.13, 0.06, 0.045), (0.0, -0.16, 0.015, 0.044), (0.0, -0.10, -0.06, 0.042))
"""Discs at forward, up, outward and their radius: of the outer fingers, and the longest tip."""

THUMB = ((0.02, -0.12, 0.075), (0.05, -0.27, 0.160), (0.06, -0.37, 0.175))
GRIPPING = ((0.03, -0.10, 0.075), (0.13, -0.20, 0.140), (0.24, -0.25, 0.120))
THUMB_WIDE = (0.060, 0.050, 0.042)
GAPS = (0.044, 0.0, -0.044)
"""Where one finger ends and the next begins, outward from the middle of the hand."""

FACING = 0.3
LIFTED, LOOSE = 0.12, 0.6
"""How far the hand on top is from the lower one's place (H), and its share of the curl."""

CLASPING, CLASP_WIDE = 0.5, 0.6
"""Least curl of both hands, and most way between the wrists (H), where hands clasp."""


@dataclass(frozen=True, slots=True)
class Hand:
    """`whole` is all of it, `fingers` what a clasping hand lays over the other one.

    `gaps` are the lines between fingers, on the side of the hand that is seen.
    """

    whole: Shape
    fingers: Shape
    gaps: list[list[Point]]


def hand_shapes(skeleton: Skeleton, camera: Camera, letter: Letter, over: bool = False) -> Hand:
    """Return a hand of a solved body as the camera sees it; the curl bends it to a fist.

    With `over` it lies on the back of the other hand, and so is less bent.
    """
    at, frame = skeleton.joints[f"wrist_{letter}"], skeleton.frames[f"hand_{letter}"]
    curl, sign = skeleton.curls[letter], SIGN[letter]
    if over:
        at, curl = place(at, frame, -LIFTED, 0.0, 0.0), curl * LOOSE
    first = about_r(frame, KNUCKLE_BEND * curl)
    second = about_r(first, FINGER_BEND * curl)
    middle = place(place(at, frame, 0.03, -0.35, 0.0), first, 0.0, -0.17, 0.0)
    axis = direction_of(camera, frame.u)

    def ball(origin: Vec, turned: Frame, spot: Vec, radius: float) -> Disc:
        f, u, out = spot
        x, y = camera.point(place(origin, turned, f, u, out * sign))
        return Disc(x, y, radius * camera.scale, axis)

    wrist = ball(at, frame, (0.0, 0.0, 0.0), WRIST)
    knuckles = [ball(at, frame, (f, u, out), r) for f, u, out, r in KNUCKLES]
    joints = [ball(middle, second, (f, u, out), r) for f, u, out, r in JOINTS]
    tips = [ball(middle, second, (f, u, out), r) for f, u, out, r in TIPS]
    spots = [lerp(a, b, curl) for a, b in zip(THUMB, GRIPPING, strict=True)]
    thumb = [ball(at, frame, spot, r) for spot, r in zip(spots, THUMB_WIDE, strict=True)]
    fingers = [Piece([*knuckles, *joints]), Piece([*joints, *tips])]
    whole = [Piece([wrist, *knuckles]), *fingers, Piece(thumb, chain=True)]
    rows = ((at, frame, -0.37, 0.046), (middle, second, 0.0, 0.046), (middle, second, -0.14, 0.04))
    return Hand(whole, fingers, _gaps(camera, rows, sign))


def are_clasped(skeleton: Skeleton) -> bool:
    """Return whether the fingers of one hand lie round the other hand."""
    right, left = (skeleton.joints[f"wrist_{letter}"] for letter in LETTERS)
    if min(skeleton.curls.values()) < CLASPING or length(sub(right, left)) > CLASP_WIDE:
        return False
    return dot(skeleton.frames["hand_R"].u, skeleton.frames["hand_L"].u) < 0


def _gaps(
    camera: Camera, rows: tuple[tuple[Vec, Frame, float, float], ...], sign: float
) -> list[list[Point]]:
    """Return the lines between the fingers on the back of the hand, or on the palm's side."""
    found = []
    for back in (-1.0, 1.0):
        seen = [camera.facing(mul(frame.f, back)) > FACING for _, frame, _, _ in rows]
        for out in GAPS:
            line = [
                camera.point(place(at, frame, back * deep, along, out * sign))
                for (at, frame, along, deep), shown in zip(rows, seen, strict=True)
                if shown
            ]
            if len(line) > 1:
                found.append(line)
    return found
