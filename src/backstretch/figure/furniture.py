"""Things that stand beside the figure, as the faces the camera sees: wood, walls, cushions."""

from collections.abc import Iterator
from itertools import pairwise, product
from math import cos, radians, sin

from backstretch.figure import camera as eye
from backstretch.figure.camera import Camera
from backstretch.figure.layers import Cloth, Fill, Layer, Tone
from backstretch.figure.outline import Piece, Polygon, wound
from backstretch.figure.shapes import disc
from backstretch.figure.stance import Spot
from backstretch.figure.vectors import Vec

WALL_HIGH, WALL_FAR = 7.6, -1.9
BESIDE_HIGH, SKIRTING = 6.6, 0.3
LEG_THICK, SEAT_THICK, POST_HALF = 0.14, 0.2, 0.12
PILLOW_LONG, PILLOW_HALF = (-0.55, 0.50), 0.62
CUSHION_HALF = 0.5
ROLLER_HALF, ROLLER_CORE = 0.92, 0.42
"""Half the length of a foam roller (H), and the share of its radius that is hollow."""

ROUND, SUNNY = 36, (60.0, 150.0)
"""Corners of a roller's end, and the angles (degrees) between which its side is in the light."""

FACING = 0.02
"""A face that is turned to the camera by less than this is seen as a line and left out."""


def wall(x: float, camera: Camera) -> Iterator[Layer]:
    """Return a wall behind the back, with the edge it ends in."""
    near, back = eye.WALL_NEAR, x - eye.WALL_EDGE
    edge = [(x, 0.0, near), (x, WALL_HIGH, near), (back, WALL_HIGH, near), (back, 0.0, near)]
    face = [(x, 0.0, WALL_FAR), (x, WALL_HIGH, WALL_FAR), (x, WALL_HIGH, near), (x, 0.0, near)]
    yield Fill("wall", "shade", 0.0, [_seen(edge, camera)])
    yield Fill("wall", "lit", 0.0, [_seen(face, camera)])


def wall_beside(ends: Spot, camera: Camera) -> Iterator[Layer]:
    """Return a wall that runs along behind the figure, with its skirting board."""
    (a, b), z = ends, eye.WALL_BESIDE
    tones: tuple[tuple[Tone, float], ...] = (("lit", BESIDE_HIGH), ("shade", SKIRTING))
    for tone, high in tones:
        face = [(a, 0.0, z), (b, 0.0, z), (b, high, z), (a, high, z)]
        yield Fill("wall", tone, 0.0, [_seen(face, camera)])


def door_post(x: float, side: float, camera: Camera) -> Iterator[Layer]:
    """Return one post of a door frame: side -1 is the far one, 1 the near one."""
    z = side * eye.DOOR_HALF
    thick, wide = (x - POST_HALF, x + POST_HALF), (z - POST_HALF, z + POST_HALF)
    yield from box(thick, (0.0, eye.DOOR_HIGH), wide, camera)


def lintel(x: float, camera: Camera) -> Iterator[Layer]:
    """Return the beam that joins the posts of a door frame."""
    across = eye.DOOR_HALF + POST_HALF
    high = (eye.DOOR_HIGH - 2 * POST_HALF, eye.DOOR_HIGH)
    yield from box((x - POST_HALF, x + POST_HALF), high, (-across, across), camera)


def step(spot: Spot, camera: Camera) -> Iterator[Layer]:
    """Return a low step from its near edge on."""
    x, high = spot
    yield from box((x, x + eye.STEP_LONG), (0.0, high), (-1.0, 1.0), camera)


def chair(spot: Vec, camera: Camera) -> Iterator[Layer]:
    """Return a chair: four legs, a seat, and a back if it has one."""
    x, high, back = spot
    half, under = eye.CHAIR_HALF, high - SEAT_THICK
    across = (-half, half)
    for z, side in product((-half, half - LEG_THICK), (-half, half - LEG_THICK)):
        yield from box((x + side, x + side + LEG_THICK), (0.0, under), (z, z + LEG_THICK), camera)
    yield from box((x - half, x + half), (under, high), across, camera)
    if back:
        edge = x + back * half
        thick = (edge - LEG_THICK / 2, edge + LEG_THICK / 2)
        yield from box(thick, (high, high + eye.CHAIR_BACK), across, camera)


def pillow(spot: Spot, camera: Camera) -> Iterator[Layer]:
    """Return a pillow for a head that lies on the mat."""
    x, high = spot
    ends = (x + PILLOW_LONG[0], x + PILLOW_LONG[1])
    yield from _soft(ends, (0.0, high), PILLOW_HALF, camera)


def cushion(spot: Vec, camera: Camera) -> Iterator[Layer]:
    """Return a cushion to sit on."""
    x, low, high = spot
    yield from _soft((x - CUSHION_HALF, x + CUSHION_HALF), (low, low + high), PILLOW_HALF, camera)


def roller(x: float, radius: float, camera: Camera) -> Iterator[Layer]:
    """Return a foam roller that lies across the mat, its axis at x."""
    thin = max(0.9, 0.014 * camera.scale) / camera.scale
    yield Fill("pillow", "line", 0.0, _tube(x, radius, thin, camera))
    yield Fill("pillow", "shade", 0.0, _tube(x, radius, 0.0, camera))
    first, last = SUNNY
    lit = [first + (last - first) * n / 8 for n in range(9)]
    sides = ([_rim(x, radius, 0.0, z, turn) for turn in lit] for z in (-ROLLER_HALF, ROLLER_HALF))
    far, near = sides
    yield Fill("pillow", "lit", 0.0, [_seen([*far, *reversed(near)], camera)])
    tones: tuple[tuple[Tone, float], ...] = (
        ("line", 1.0),
        ("lit", 1.0 - thin / radius),
        ("line", ROLLER_CORE + thin / radius),
        ("shade", ROLLER_CORE),
    )
    for tone, share in tones:
        yield Fill("pillow", tone, 0.0, [_end(x, radius, radius * (share - 1), 1.0, camera)])


def _tube(x: float, radius: float, more: float, camera: Camera) -> list[Polygon]:
    """Return what is seen of a roller, `more` larger all round: both ends and all between."""
    ends = [_end(x, radius, more, side * (1 + more / ROLLER_HALF), camera) for side in (-1, 1)]
    far, near = ([*end, end[0]] for end in ends)
    strips = zip(pairwise(far), pairwise(near), strict=True)
    return [*ends, *(wound([a, b, d, c]) for (a, b), (c, d) in strips)]


def _end(x: float, radius: float, more: float, side: float, camera: Camera) -> Polygon:
    turns = (360.0 * n / ROUND for n in range(ROUND))
    return _seen([_rim(x, radius, more, side * ROLLER_HALF, turn) for turn in turns], camera)


def _rim(x: float, radius: float, more: float, z: float, turn: float) -> Vec:
    """Return a point of a roller's round, so many degrees up from the higher x."""
    a, out = radians(turn), radius + more
    return (x + out * cos(a), radius + out * sin(a), z)


def box(x: Spot, y: Spot, z: Spot, camera: Camera) -> Iterator[Layer]:
    """Return the faces of a wooden box that the camera sees."""
    (x0, x1), (y0, y1), (z0, z1) = x, y, z
    turned = camera.facing((1.0, 0.0, 0.0))
    end = x1 if turned > 0 else x0
    cloth: Cloth = "wood"
    if abs(turned) > FACING:
        side = [(end, y0, z0), (end, y1, z0), (end, y1, z1), (end, y0, z1)]
        yield Fill(cloth, "line", 0.0, [_seen(side, camera)])
    front = [(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)]
    yield Fill(cloth, "shade", 0.0, [_seen(front, camera)])
    top = [(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)]
    yield Fill(cloth, "lit", 0.0, [_seen(top, camera)])


def _soft(x: Spot, y: Spot, half: float, camera: Camera) -> Iterator[Layer]:
    (x0, x1), (low, high) = x, y
    r = min(0.07, (high - low) / 2)
    corners = product((x0 + r, x1 - r), (low + r, high - r), (r - half, half - r))
    balls = [disc(camera, corner, r) for corner in corners]
    thin = max(0.9, 0.014 * camera.scale)
    yield Fill("pillow", "line", 0.0, Piece([b.grown(thin) for b in balls]).polygons())
    yield Fill("pillow", "shade", 0.0, Piece(balls).polygons())
    inner = product((x0 + r, x1 - r), (high - 0.03,), (0.1 - half, half - 0.1))
    yield Fill("pillow", "lit", 0.0, Piece([disc(camera, c, 0.04) for c in inner]).polygons())


def _seen(corners: list[Vec], camera: Camera) -> Polygon:
    return wound([camera.point(corner) for corner in corners])
