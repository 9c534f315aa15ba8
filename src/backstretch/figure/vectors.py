"""Vectors and frames as plain tuples of floats: the arithmetic of the moving figure.

Lengths are head heights (H), angles degrees. World: x forward, y up, z towards the viewer.
"""

from math import acos, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

Vec = tuple[float, float, float]


class Frame(NamedTuple):
    """Three unit vectors: `f` anterior, `u` cranial, `r` to the figure's right; f x u = r."""

    f: Vec
    u: Vec
    r: Vec


WORLD = Frame((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
ORIGIN: Vec = (0.0, 0.0, 0.0)


def catmull_rom(a: float, b: float, c: float, d: float, t: float) -> float:
    """Return the value t of the way from b to c, with a and d around them."""
    return 0.5 * (
        2 * b
        + (c - a) * t
        + (2 * a - 5 * b + 4 * c - d) * t * t
        + (3 * b - a - 3 * c + d) * t * t * t
    )


def add(a: Vec, b: Vec) -> Vec:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def mul(a: Vec, k: float) -> Vec:
    """Return a, k times as long."""
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vec, b: Vec) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """Return the length."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vec) -> Vec:
    """Return a made one long; the null vector stays as it is."""
    n = sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]) or 1e-9
    return (a[0] / n, a[1] / n, a[2] / n)


def lerp(a: Vec, b: Vec, t: float) -> Vec:
    """Return the point t of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def across(a: Vec, n: Vec) -> Vec:
    """Return the part of a that is perpendicular to the unit vector n."""
    return sub(a, mul(n, dot(a, n)))


def angle(a: Vec, b: Vec) -> float:
    """Return the angle in degrees between two unit vectors."""
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))


def blend(a: Vec, ka: float, b: Vec, kb: float) -> Vec:
    """Return ka a + kb b."""
    return (a[0] * ka + b[0] * kb, a[1] * ka + b[1] * kb, a[2] * ka + b[2] * kb)


def place(origin: Vec, frame: Frame, f: float, u: float, r: float) -> Vec:
    """Return the point that lies f, u, r from an origin in a frame."""
    a, b, c = frame
    return (
        origin[0] + a[0] * f + b[0] * u + c[0] * r,
        origin[1] + a[1] * f + b[1] * u + c[1] * r,
        origin[2] + a[2] * f + b[2] * u + c[2] * r,
    )


def direction(frame: Frame, v: Vec) -> Vec:
    """Return, in the world, a vector given in a frame."""
    return place(ORIGIN, frame, *v)


def about_r(frame: Frame, turn: float) -> Frame:
    """Return a frame turned about its own r axis, counter-clockwise seen from the tip."""
    if not turn:
        return frame
    c, s = cos(radians(turn)), sin(radians(turn))
    return Frame(blend(frame.f, c, frame.u, s), blend(frame.f, -s, frame.u, c), frame.r)


def about_f(frame: Frame, turn: float) -> Frame:
    """Return a frame turned about its own f axis."""
    if not turn:
        return frame
    c, s = cos(radians(turn)), sin(radians(turn))
    return Frame(frame.f, blend(frame.u, c, frame.r, s), blend(frame.u, -s, frame.r, c))


def about_u(frame: Frame, turn: float) -> Frame:
    """Return a frame turned about its own u axis."""
    if not turn:
        return frame
    c, s = cos(radians(turn)), sin(radians(turn))
    return Frame(blend(frame.f, c, frame.r, -s), frame.u, blend(frame.r, c, frame.f, s))


def ball_joint(parent: Frame, angles: Vec, sign: float) -> Frame:
    """Return the frame beyond a ball joint: flex, then abduct, then rotate outward.

    `sign` is +1 on the right and -1 on the left, so both sides take the same numbers.
    """
    flex, abduct, rotate = angles
    return about_u(about_f(about_r(parent, flex), -sign * abduct), -sign * rotate)


def bent(frame: Frame, flex: float, side: float, twist: float) -> Frame:
    """Return a trunk frame bent forward, to the right and twisted to the right."""
    return about_u(about_f(about_r(frame, -flex), side), -twist)


def within(parent: Frame, child: Frame) -> Frame:
    """Return the child frame as seen from the parent frame."""
    f, u, r = parent
    rows = [(dot(f, axis), dot(u, axis), dot(r, axis)) for axis in child]
    return Frame(rows[0], rows[1], rows[2])


def carried(parent: Frame, inner: Frame) -> Frame:
    """Return, in the world, a frame given within its parent."""
    return Frame(*(direction(parent, axis) for axis in inner))


def turned(v: Vec, axis: Vec, turn: float) -> Vec:
    """Return a vector turned by radians about a unit axis (Rodrigues)."""
    c, s = cos(turn), sin(turn)
    return add(blend(v, c, cross(axis, v), s), mul(axis, dot(axis, v) * (1 - c)))


def between_frames(a: Frame, b: Frame, t: float) -> Frame:
    """Return the frame t of the way from a to b, about their common axis."""
    if a == b:
        return a
    m = [[dot(p, q) for q in b] for p in a]
    turn = acos(max(-1.0, min(1.0, (m[0][0] + m[1][1] + m[2][2] - 1) / 2)))
    if turn < 1e-6:
        return a
    local = (m[2][1] - m[1][2], m[0][2] - m[2][0], m[1][0] - m[0][1])
    if length(local) < 1e-4:
        local = (
            sqrt(max(0.0, (m[0][0] + 1) / 2)),
            sqrt(max(0.0, (m[1][1] + 1) / 2)),
            sqrt(max(0.0, (m[2][2] + 1) / 2)),
        )
    axis = unit(direction(a, unit(local)))
    return Frame(*(turned(v, axis, turn * t) for v in a))


def mirrored(v: Vec) -> Vec:
    """Return a point or direction seen in the mirror between left and right."""
    return (v[0], v[1], -v[2])
