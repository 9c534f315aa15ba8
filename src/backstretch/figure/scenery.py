"""What is beside the figure as layers: mat, furniture, and what the body wears and holds.

Scenery stands still for a whole exercise and is painted before the body. What rolls under the
body is painted before it too, what it wears or holds after it; both move with it.
"""

from collections.abc import Iterator
from math import hypot

from backstretch.figure import camera as eye
from backstretch.figure import furniture
from backstretch.figure.body import LETTERS, SIGN, Letter
from backstretch.figure.bones import bones
from backstretch.figure.camera import Camera, mat_of
from backstretch.figure.layers import Fill, Layer, Stroke
from backstretch.figure.moving import Motion
from backstretch.figure.outline import Point, wound
from backstretch.figure.profiles import THIGH, girth_at
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Vec, lerp, place

INSET, LINE_WIDE = (0.15, 0.13), 0.022
"""How far within the mat its line runs, from its ends and its sides; how wide (H)."""

BAND_HALF, STRAP_WIDE, TOWEL_WIDE = 0.10, 0.07, 0.17
TOWEL_ALONG, TOWEL_BEHIND, TOWEL_HALF = 0.66, -0.24, 0.20
"""Where a towel lies on a thigh: its place along it, how far behind it and how far to each side."""

LEG_COVERS = (("hip", "knee", 0.31), ("knee", "ankle", 0.17))
"""The bones that can hide a cloth, and how far beside them."""

SAMPLES = 24
"""Pieces of a cloth, each of which is seen or hidden."""


def scenery(motion: Motion, camera: Camera) -> list[Layer]:
    """Return what stands behind the body: it is the same in every frame."""
    props, found = motion.props, list(_mat(motion, camera))
    if props.wall is not None:
        found += furniture.wall(props.wall, camera)
    if props.wall_beside:
        found += furniture.wall_beside(props.wall_beside, camera)
    if props.doorway is not None:
        found += furniture.door_post(props.doorway, -1.0, camera)
        found += furniture.lintel(props.doorway, camera)
    if props.step:
        found += furniture.step(props.step, camera)
    if props.chair:
        found += furniture.chair(props.chair, camera)
    if props.pillow:
        found += furniture.pillow(props.pillow, camera)
    if props.cushion:
        found += furniture.cushion(props.cushion, camera)
    return found


def under(skeleton: Skeleton, motion: Motion, camera: Camera) -> list[Layer]:
    """Return what the body lies on and rolls along: it is painted upon the props."""
    radius, x = motion.props.roller, skeleton.pose.roller
    return [] if radius is None or x is None else [*furniture.roller(x, radius, camera)]


def worn(skeleton: Skeleton, motion: Motion, camera: Camera) -> list[Layer]:
    """Return what lies before the body: what it wears, holds or shows through, and a near post."""
    props, found = motion.props, list[Layer]()
    if props.band is not None:
        found += _band(skeleton, props.band, camera)
    if props.strap == "foot_R":
        found += _strap(skeleton, motion.working_foot, camera)
    elif props.strap:
        found += _towel(skeleton, "L" if motion.swapped else "R", camera)
    if props.bones:
        found += bones(skeleton, camera)
    if props.doorway is not None:
        found += furniture.door_post(props.doorway, 1.0, camera)
    return found


def _mat(motion: Motion, camera: Camera) -> Iterator[Layer]:
    x0, x1, half = mat_of(motion)
    corners = ((x0, -half), (x1, -half), (x1, half), (x0, half))
    top = [camera.point((x, 0.0, z)) for x, z in corners]
    low = [camera.point((x, -eye.MAT_THICK, z)) for x, z in corners]
    edges = [[top[n], top[n - 1], low[n - 1], low[n]] for n in range(4)]
    yield Fill("mat", "shade", 0.0, [wound(polygon) for polygon in (low, *edges)])
    yield Fill("mat", "lit", 0.0, [wound(top)])
    dx, dz = INSET
    inner = ((x0 + dx, dz - half), (x1 - dx, dz - half), (x1 - dx, half - dz), (x0 + dx, half - dz))
    line = [camera.point((x, 0.0, z)) for x, z in (*inner, inner[0])]
    yield Stroke("mat", "line", 0.0, line, max(1.0, LINE_WIDE * camera.scale), round=False)


def _band(skeleton: Skeleton, along: float, camera: Camera) -> Iterator[Layer]:
    """Return a band round both thighs: from the outer side of one to that of the other."""
    joints = skeleton.joints
    ends = [lerp(joints[f"hip_{s}"], joints[f"knee_{s}"], along) for s in LETTERS]
    (ax, ay), (bx, by) = sorted(camera.point(end) for end in ends)
    size = hypot(bx - ax, by - ay) or 1.0
    out = (girth_at(THIGH, along).radius + 0.02) * camera.scale
    dx, dy = (bx - ax) / size * out, (by - ay) / size * out
    high = BAND_HALF * camera.scale
    left, right = (ax - dx, ay - dy), (bx + dx, by + dy)
    strip = [
        (left[0], left[1] - high),
        (right[0], right[1] - high),
        (right[0], right[1] + high),
        (left[0], left[1] + high),
    ]
    yield Fill("band", "lit", 0.0, [wound(strip)])
    width = max(1.0, 0.018 * camera.scale)
    yield Stroke("band", "line", 0.0, [*strip, strip[0]], width, round=True)


def _strap(skeleton: Skeleton, foot: str, camera: Camera) -> Iterator[Layer]:
    """Return a strap from both fists round the ball of the raised foot."""
    ball = skeleton.joints[foot]
    width = max(1.5, STRAP_WIDE * camera.scale)
    for letter in LETTERS:
        for line in _before_the_legs((_fist(skeleton, letter), ball), skeleton, camera):
            yield Stroke("strap", "lit", 0.0, line, width, round=True)


def _towel(skeleton: Skeleton, side: Letter, camera: Camera) -> Iterator[Layer]:
    """Return a towel from both fists round the back of a thigh."""
    thigh = f"thigh_{side}"
    width = TOWEL_WIDE * camera.scale
    lines: list[list[Point]] = []
    for letter in LETTERS:
        out = SIGN[letter] * TOWEL_HALF
        behind = skeleton.on_part(thigh, TOWEL_ALONG, (TOWEL_BEHIND, 0.0, out))[0]
        ends = (_fist(skeleton, letter), behind)
        lines += _before_the_legs(ends, skeleton, camera)
    edge = max(1.8, 2.5 * LINE_WIDE * camera.scale)
    for line in lines:
        yield Stroke("pillow", "line", 0.0, line, width + edge, round=True)
    for line in lines:
        yield Stroke("pillow", "lit", 0.0, line, width, round=True)


def _fist(skeleton: Skeleton, letter: Letter) -> Vec:
    hand = skeleton.frames[f"hand_{letter}"]
    return place(skeleton.joints[f"wrist_{letter}"], hand, 0.08, -0.34, 0.0)


def _before_the_legs(
    ends: tuple[Vec, Vec], skeleton: Skeleton, camera: Camera
) -> Iterator[list[Point]]:
    """Yield the stretches of a tight cloth that no leg hides."""
    line: list[Point] = []
    for step in range(SAMPLES + 1):
        spot = lerp(*ends, step / SAMPLES)
        if _is_behind_a_leg(spot, skeleton, camera):
            if len(line) > 2:
                yield line
            line = []
        else:
            line.append(camera.point(spot))
    if len(line) > 2:
        yield line


def _is_behind_a_leg(spot: Vec, skeleton: Skeleton, camera: Camera) -> bool:
    x, y = camera.point(spot)
    depth = camera.depth(spot)
    for letter in LETTERS:
        for start, end, radius in LEG_COVERS:
            a, b = skeleton.joints[f"{start}_{letter}"], skeleton.joints[f"{end}_{letter}"]
            (ax, ay), (bx, by) = camera.point(a), camera.point(b)
            dx, dy = bx - ax, by - ay
            t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy or 1e-9)
            t = max(0.0, min(1.0, t))
            near = hypot(x - ax - t * dx, y - ay - t * dy) < radius * camera.scale
            if near and depth < camera.depth(lerp(a, b, t)):
                return True
    return False
