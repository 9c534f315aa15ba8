"""Every part of a solved body as shapes in the picture: limbs, trunk and feet."""

from collections.abc import Sequence
from math import hypot

from backstretch.figure import profiles
from backstretch.figure.body import LETTERS, SIGN, Letter
from backstretch.figure.camera import Camera
from backstretch.figure.outline import Piece, Shape
from backstretch.figure.profiles import Girth
from backstretch.figure.rounds import AROUND, Blob, Disc, Oval, Point
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.spine import Cut
from backstretch.figure.vectors import (
    Frame,
    Vec,
    add,
    angle,
    catmull_rom,
    lerp,
    mul,
    place,
    sub,
    unit,
)

FORESHORTENED = 0.25
"""A bone shorter than this in the picture (H) has no direction the light could be set across."""

GROIN = 0.12
TUCKED = (0.7, 0.5, 0.25)
"""By how much a thigh flexed far makes the lowest cuts of the hips smaller."""

THICK = 0.04
"""Half the thickness of a cut of the trunk (H)."""

HIP_CUTS, SHIRT_FROM = 11, 9
"""Of the thirty-five cuts of the trunk: the first eleven are tights, those from nine on shirt."""


def disc(camera: Camera, at: Vec, radius: float, axis: Point | None = None) -> Disc:
    """Return a ball as the camera sees it."""
    x, y = camera.point(at)
    return Disc(x, y, radius * camera.scale, axis)


def blob(camera: Camera, at: Vec, axes: tuple[Vec, Vec, Vec]) -> Blob:
    """Return an ellipsoid of three half axes."""
    x, y = camera.point(at)
    first, second, third = (camera.vector(a) for a in axes)
    whole = Oval(x, y, first, (-first[0], -first[1]), second, third)
    half = [whole.corner(n) for n in range(AROUND // 2)]
    return Blob(x, y, [*half, *((2 * x - px, 2 * y - py) for px, py in half)])


def direction_of(camera: Camera, v: Vec, least: float = FORESHORTENED) -> Point | None:
    """Return where a bone points in the picture, or None if it points at the viewer."""
    x, y = camera.vector(v)
    size = hypot(x, y)
    return (x / size, y / size) if size > least * camera.scale else None


def bone(
    camera: Camera, ends: tuple[Vec, Vec], frame: Frame, girths: Sequence[Girth]
) -> list[Disc]:
    """Return the discs along a limb bone."""
    axis, scale = direction_of(camera, sub(ends[1], ends[0])), camera.scale
    (x, y), (ex, ey), (fx, fy) = (
        camera.point(ends[0]),
        camera.point(ends[1]),
        camera.vector(frame.f),
    )
    ex, ey = ex - x, ey - y
    return [
        Disc(x + ex * s + fx * ahead, y + ey * s + fy * ahead, radius * scale, axis)
        for s, radius, ahead in girths
    ]


def body_shapes(skeleton: Skeleton, camera: Camera, breath: float = 0.0) -> dict[str, Shape]:
    """Return the shapes of limbs and trunk by name.

    Of each side: thigh shin legging patella glute ham groin foot upper sleeve fore. Of the trunk:
    hips (without glutes), trunk (the shirt) and neck. Head and hands have their own modules.
    """
    found: dict[str, Shape] = {}
    for letter in LETTERS:
        _leg(found, skeleton, camera, letter)
        _arm(found, skeleton, camera, letter)
    _trunk(found, skeleton, camera, breath)
    return found


def _leg(found: dict[str, Shape], skeleton: Skeleton, camera: Camera, letter: Letter) -> None:
    joints, frames, sign = skeleton.joints, skeleton.frames, SIGN[letter]
    hip, knee, ankle = (joints[f"{name}_{letter}"] for name in ("hip", "knee", "ankle"))
    thigh_frame, shin_frame = frames[f"thigh_{letter}"], frames[f"shin_{letter}"]
    thigh = bone(camera, (hip, knee), thigh_frame, profiles.BARE_THIGH)
    shin = bone(camera, (knee, ankle), shin_frame, profiles.BARE_SHIN)
    legging = bone(camera, (knee, ankle), shin_frame, profiles.LEGGING)
    cap = add(knee, mul(unit(add(thigh_frame.f, shin_frame.f)), 0.092))
    kneecap = disc(camera, cap, 0.140)
    seat = lerp(
        place(hip, skeleton.hips, -0.17, 0.02, 0.02 * sign),
        place(hip, thigh_frame, -0.13, -0.10, 0.02 * sign),
        0.5,
    )
    buttock = disc(camera, seat, 0.375)
    sacrum = place(skeleton.spine.joints[0], skeleton.spine.frames[0], -0.05, 0.02, 0.22 * sign)
    found[f"thigh_{letter}"] = [Piece(thigh, chain=True)]
    found[f"shin_{letter}"] = [Piece(shin, chain=True)]
    found[f"legging_{letter}"] = [Piece(legging, chain=True)]
    found[f"patella_{letter}"] = [Piece([kneecap, thigh[-2]]), Piece([kneecap, shin[1]])]
    found[f"glute_{letter}"] = [Piece([buttock, disc(camera, sacrum, 0.26)])]
    found[f"ham_{letter}"] = [Piece([buttock, thigh[5]])]
    found[f"groin_{letter}"] = [Piece([_belly(skeleton, camera, letter), thigh[3]])]
    found[f"foot_{letter}"] = _foot(skeleton, camera, letter)


def _belly(skeleton: Skeleton, camera: Camera, letter: Letter) -> Disc:
    """Return the low edge of the belly, which a thigh that is drawn up pushes out to the groin."""
    flexed = angle(skeleton.hips.u, skeleton.frames[f"thigh_{letter}"].u)
    deep = max(0.0, min(1.0, (flexed - 20.0) / 40.0))
    ahead = 0.53 - GROIN - 0.25 * (1.0 - deep)
    spine, out = skeleton.spine, 0.30 * SIGN[letter]
    return disc(camera, place(spine.joints[0], spine.frames[0], ahead, 0.06, out), GROIN)


def _foot(skeleton: Skeleton, camera: Camera, letter: Letter) -> Shape:
    frame, toes = skeleton.frames[f"foot_{letter}"], skeleton.frames[f"toes_{letter}"]
    at, ball, sign = (
        skeleton.joints[f"ankle_{letter}"],
        skeleton.joints[f"ball_{letter}"],
        SIGN[letter],
    )
    axis = direction_of(camera, frame.f)
    ankle = disc(camera, at, 0.122, axis)
    heel = disc(camera, place(at, frame, -0.19, -0.165, 0.0), 0.122, axis)
    instep = disc(camera, place(at, frame, 0.20, -0.075, -0.02 * sign), 0.118, axis)
    inner = disc(camera, place(ball, frame, 0.0, 0.0, -0.085 * sign), 0.085, axis)
    outer = disc(camera, place(ball, frame, -0.05, -0.005, 0.10 * sign), 0.080, axis)
    big = disc(camera, place(ball, toes, 0.205, -0.018, -0.07 * sign), 0.067, axis)
    small = disc(camera, place(ball, toes, 0.12, -0.025, 0.10 * sign), 0.060, axis)
    return [
        Piece([ankle, heel, instep]),
        Piece([heel, instep, inner, outer]),
        Piece([inner, outer, big, small]),
    ]


def _arm(found: dict[str, Shape], skeleton: Skeleton, camera: Camera, letter: Letter) -> None:
    joints, frames = skeleton.joints, skeleton.frames
    shoulder, elbow, wrist = (joints[f"{name}_{letter}"] for name in ("shoulder", "elbow", "wrist"))
    upper, fore = frames[f"upper_{letter}"], frames[f"fore_{letter}"]
    for name, ends, frame, girths in (
        ("upper", (shoulder, elbow), upper, profiles.BARE_UPPER),
        ("sleeve", (shoulder, elbow), upper, profiles.SLEEVED),
        ("fore", (elbow, wrist), fore, profiles.BARE_FORE),
    ):
        found[f"{name}_{letter}"] = [Piece(bone(camera, ends, frame, girths), chain=True)]


def _trunk(found: dict[str, Shape], skeleton: Skeleton, camera: Camera, breath: float) -> None:
    spine = skeleton.spine
    ovals = _ovals(camera, skeleton.cuts(breath))
    seat = _tucked(skeleton, ovals[:HIP_CUTS])
    found["hips"] = [Piece(seat, chain=True)]
    base = disc(camera, place(spine.joints[12], spine.frames[12], 0.06, 0.02, 0.0), 0.25)
    frame = spine.frames[9]
    chest = blob(
        camera,
        place(spine.joints[9], frame, 0.1, 0.0, 0.0),
        (mul(frame.f, 0.34), mul(frame.r, 0.6), mul(frame.u, 0.2)),
    )
    found["trunk"] = [Piece(ovals[SHIRT_FROM:], chain=True)]
    for letter in LETTERS:
        shoulder = disc(camera, skeleton.joints[f"shoulder_{letter}"], 0.212)
        found["trunk"] += [Piece([base, shoulder]), Piece([chest, shoulder])]
    neck = [
        disc(camera, place(spine.joints[joint], spine.frames[joint], 0.06, 0.0, 0.0), radius)
        for joint, radius in zip(range(12, 18), profiles.NECK, strict=True)
    ]
    neck.append(disc(camera, place(spine.head, spine.face, -0.04, -0.08, 0.0), 0.24))
    found["neck"] = [Piece(neck, chain=True)]


def _tucked(skeleton: Skeleton, seat: list[Oval]) -> list[Oval]:
    """Return the hips, their lowest cuts drawn in where a thigh is flexed far and fills them."""
    flexed = max(angle(skeleton.hips.u, skeleton.frames[f"thigh_{side}"].u) for side in LETTERS)
    deep = max(0.0, min(1.0, (flexed - 75.0) / 35.0))
    lowest = [one.shrunk(1 - deep * less) for one, less in zip(seat, TUCKED, strict=False)]
    return [*lowest, *seat[len(TUCKED) :]]


def _ovals(camera: Camera, cuts: Sequence[Cut]) -> list[Oval]:
    """Return the cuts as the camera sees them, with a smooth one between each pair of them."""
    fine, last = _refined(cuts), 2 * len(cuts) - 2
    spots = [camera.point(cut.at) for cut in fine]
    least, found = 0.02 * camera.scale, []
    for n, (_, frame, front, back, half) in enumerate(fine):
        (x, y), (ax, ay), (bx, by) = spots[n], spots[min(n + 1, last)], spots[max(n - 1, 0)]
        dx, dy = ax - bx, ay - by
        far = hypot(dx, dy)
        axis = (dx / far, dy / far) if far > least else None
        fx, fy = camera.vector(frame.f)
        ux, uy = camera.vector(frame.u)
        rx, ry = camera.vector(frame.r)
        side, thick = (rx * half, ry * half), (ux * THICK, uy * THICK)
        found.append(
            Oval(x, y, (fx * front, fy * front), (-fx * back, -fy * back), side, thick, axis)
        )
    return found


def _refined(cuts: Sequence[Cut]) -> list[Cut]:
    """Return the cuts with a smooth one between each pair, so that no outline is beaded."""
    found, last = [], len(cuts) - 1
    for n in range(last):
        a, b = cuts[n], cuts[n + 1]
        z, e = cuts[max(0, n - 1)], cuts[min(last, n + 2)]
        x, y, d = (catmull_rom(z.at[k], a.at[k], b.at[k], e.at[k], 0.5) for k in range(3))
        found += [
            a,
            Cut(
                (x, y, d),
                _midway(a.frame, b.frame),
                catmull_rom(z.front, a.front, b.front, e.front, 0.5),
                catmull_rom(z.back, a.back, b.back, e.back, 0.5),
                catmull_rom(z.half, a.half, b.half, e.half, 0.5),
            ),
        ]
    return [*found, cuts[-1]]


def _midway(a: Frame, b: Frame) -> Frame:
    """Return the frame between two that are turned by a few degrees against each other."""
    return Frame(unit(add(a.f, b.f)), unit(add(a.u, b.u)), unit(add(a.r, b.r)))
