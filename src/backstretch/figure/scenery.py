"""What is beside the figure as layers: mat, wall, chair, step, doorway, pillow, band, strap, bones.

Scenery stands still for a whole exercise and is painted before the body; what the body wears
or holds moves with it and is painted after.
"""

from collections.abc import Iterator
from itertools import product
from math import cos, hypot, pi, sin

from backstretch.figure import camera as eye
from backstretch.figure.body import LETTERS
from backstretch.figure.camera import Camera, mat_of
from backstretch.figure.layers import Cloth, Fill, Layer, Stroke
from backstretch.figure.moving import Motion
from backstretch.figure.outline import Piece, Polygon
from backstretch.figure.profiles import THIGH, girth_at
from backstretch.figure.shapes import disc
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Vec, lerp, place

WALL_HIGH, WALL_FAR = 7.6, -1.9
LEG_THICK, SEAT_THICK, POST_HALF = 0.14, 0.2, 0.12
PILLOW_LONG, PILLOW_HALF = (-0.55, 0.50), 0.62
INSET = (0.15, 0.13)
BAND_HALF, STRAP_WIDE, LINE_WIDE = 0.10, 0.07, 0.022

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
"""Outline of the pelvis from the side, forward and up from the hip axis (H)."""

PELVIS_HOLE = (0.07, -0.10, 0.075, 0.10)
VERTEBRAE, VERTEBRA = 6, (0.058, 0.105)


def scenery(motion: Motion, camera: Camera) -> list[Layer]:
    """Return what stands behind the body: it is the same in every frame."""
    props, found = motion.props, list(_mat(motion, camera))
    if props.wall is not None:
        found += _wall(props.wall, camera)
    if props.doorway is not None:
        for side in (-eye.DOOR_HALF, eye.DOOR_HALF):
            x = (props.doorway - POST_HALF, props.doorway + POST_HALF)
            found += _box(x, (0.0, eye.DOOR_HIGH), (side - POST_HALF, side + POST_HALF), camera)
    if props.step:
        x0, high = props.step
        found += _box((x0, x0 + eye.STEP_LONG), (0.0, high), (-1.0, 1.0), camera)
    if props.chair:
        found += _chair(props.chair, camera)
    if props.pillow:
        found += _pillow(props.pillow, camera)
    return found


def worn(skeleton: Skeleton, motion: Motion, camera: Camera) -> list[Layer]:
    """Return what the body wears, holds or shows through: it moves with every frame."""
    props, found = motion.props, list[Layer]()
    if props.band is not None:
        found += _band(skeleton, props.band, camera)
    if props.strap:
        found += _strap(skeleton, motion.working_foot, camera)
    if props.bones:
        found += _bones(skeleton, camera)
    return found


def _mat(motion: Motion, camera: Camera) -> Iterator[Layer]:
    x0, x1, half = mat_of(motion)
    corners = ((x0, -half), (x1, -half), (x1, half), (x0, half))
    top = [camera.point((x, 0.0, z)) for x, z in corners]
    low = [camera.point((x, -eye.MAT_THICK, z)) for x, z in corners]
    edges = [[top[n], top[n - 1], low[n - 1], low[n]] for n in range(4)]
    yield Fill("mat", "shade", 0.0, [_turned(polygon) for polygon in (low, *edges)])
    yield Fill("mat", "lit", 0.0, [_turned(top)])
    dx, dz = INSET
    inner = ((x0 + dx, dz - half), (x1 - dx, dz - half), (x1 - dx, half - dz), (x0 + dx, half - dz))
    line = [camera.point((x, 0.0, z)) for x, z in (*inner, inner[0])]
    yield Stroke("mat", "line", 0.0, line, max(1.0, LINE_WIDE * camera.scale), round=False)


def _wall(x: float, camera: Camera) -> Iterator[Layer]:
    near, back = eye.WALL_NEAR, x - eye.WALL_EDGE
    edge = [(x, 0.0, near), (x, WALL_HIGH, near), (back, WALL_HIGH, near), (back, 0.0, near)]
    face = [(x, 0.0, WALL_FAR), (x, WALL_HIGH, WALL_FAR), (x, WALL_HIGH, near), (x, 0.0, near)]
    yield Fill("wall", "shade", 0.0, [_seen(edge, camera)])
    yield Fill("wall", "lit", 0.0, [_seen(face, camera)])


def _chair(chair: Vec, camera: Camera) -> Iterator[Layer]:
    x, high, back = chair
    half, under = eye.CHAIR_HALF, high - SEAT_THICK
    across = (-half, half)
    for z, side in product((-half, half - LEG_THICK), (-half, half - LEG_THICK)):
        yield from _box((x + side, x + side + LEG_THICK), (0.0, under), (z, z + LEG_THICK), camera)
    yield from _box((x - half, x + half), (under, high), across, camera)
    if back:
        edge = x + back * half
        thick = (edge - LEG_THICK / 2, edge + LEG_THICK / 2)
        yield from _box(thick, (high, high + eye.CHAIR_BACK), across, camera)


def _pillow(pillow: tuple[float, float], camera: Camera) -> Iterator[Layer]:
    x, high = pillow
    r = min(0.07, high / 2)
    ends = (x + PILLOW_LONG[0] + r, x + PILLOW_LONG[1] - r)
    corners = product(ends, (r, high - r), (r - PILLOW_HALF, PILLOW_HALF - r))
    balls = [disc(camera, corner, r) for corner in corners]
    thin = max(0.9, 0.014 * camera.scale)
    yield Fill("pillow", "line", 0.0, Piece([b.grown(thin) for b in balls]).polygons())
    yield Fill("pillow", "shade", 0.0, Piece(balls).polygons())
    raised = [disc(camera, c, 0.04) for c in product(ends, (high - 0.03,), (-0.52, 0.52))]
    yield Fill("pillow", "lit", 0.0, Piece(raised).polygons())


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
    yield Fill("band", "lit", 0.0, [_turned(strip)])
    width = max(1.0, 0.018 * camera.scale)
    yield Stroke("band", "line", 0.0, [*strip, strip[0]], width, round=True)


def _strap(skeleton: Skeleton, foot: str, camera: Camera) -> Iterator[Layer]:
    """Return a strap from both fists round the ball of the raised foot."""
    ball = camera.point(skeleton.joints[foot])
    fists = [
        place(skeleton.joints[f"wrist_{s}"], skeleton.frames[f"hand_{s}"], 0.08, -0.34, 0.0)
        for s in LETTERS
    ]
    line = [camera.point(fists[0]), ball, camera.point(fists[1])]
    yield Stroke("strap", "lit", 0.0, line, max(1.5, STRAP_WIDE * camera.scale), round=True)


def _bones(skeleton: Skeleton, camera: Camera) -> Iterator[Layer]:
    """Return pelvis and lower spine seen through the clothes, so that a small tilt shows."""

    def at(f: float, u: float) -> tuple[float, float]:
        return camera.point(place(skeleton.pelvis, skeleton.hips, f, u, 0.0))

    f, u, a, b = PELVIS_HOLE
    steps = [n * pi / 6 for n in range(12)]
    hole = _turned([at(f + a * cos(t), u + b * sin(t)) for t in steps])
    yield Fill("bone", "lit", 0.0, [_turned([at(*spot) for spot in PELVIS]), hole[::-1]])
    wide, high = VERTEBRA
    spine = skeleton.spine
    bars = []
    for joint in range(VERTEBRAE):
        corners = ((-high, -wide), (high, -wide), (high, wide), (-high, wide))
        frame, here = spine.frames[joint], spine.joints[joint]
        bar = [camera.point(place(here, frame, x - 0.02, y, 0.0)) for x, y in corners]
        bars.append(_turned(bar))
    yield Fill("bone", "lit", 0.0, bars)


def _box(
    x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], camera: Camera
) -> Iterator[Layer]:
    """Return the faces of a wooden box that the camera sees."""
    (x0, x1), (y0, y1), (z0, z1) = x, y, z
    turned = camera.facing((1.0, 0.0, 0.0))
    end = x1 if turned > 0 else x0
    cloth: Cloth = "wood"
    if not camera.level:
        side = [(end, y0, z0), (end, y1, z0), (end, y1, z1), (end, y0, z1)]
        yield Fill(cloth, "line", 0.0, [_seen(side, camera)])
    front = [(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)]
    yield Fill(cloth, "shade", 0.0, [_seen(front, camera)])
    top = [(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)]
    yield Fill(cloth, "lit", 0.0, [_seen(top, camera)])


def _seen(corners: list[Vec], camera: Camera) -> Polygon:
    return _turned([camera.point(corner) for corner in corners])


def _turned(polygon: Polygon) -> Polygon:
    """Return a polygon in the sense in which all outlines turn."""
    twice = sum(
        polygon[n - 1][0] * polygon[n][1] - polygon[n][0] * polygon[n - 1][1]
        for n in range(len(polygon))
    )
    return polygon if twice >= 0 else polygon[::-1]
