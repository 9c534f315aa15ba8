"""The trunk: a chain of seventeen short links, and the cross-sections that clothe it."""

from collections.abc import Callable
from math import cos, radians, sin, sqrt
from typing import NamedTuple

from backstretch.figure import body
from backstretch.figure.vectors import (
    WORLD,
    Frame,
    Vec,
    about_f,
    about_r,
    about_u,
    bent,
    blend,
    place,
)


class Chain(NamedTuple):
    """Eighteen spine joints with their frames, then the middle of the head and its frame."""

    joints: tuple[Vec, ...]
    frames: tuple[Frame, ...]
    head: Vec
    face: Frame


class Cut(NamedTuple):
    """A cross-section in the world: centre, frame and the sizes of its two half ellipses."""

    at: Vec
    frame: Frame
    front: float
    back: float
    half: float


def pelvis_frame(angles: Vec) -> Frame:
    """Return the pelvis frame: turned about the upright, then pitched forward, then leant."""
    pitch, lean, turn = angles
    return about_f(about_r(about_u(WORLD, -turn), -pitch), lean)


def chain(at: Vec, pelvis: Frame, bends: tuple[Vec, Vec, Vec], nod: Vec) -> Chain:
    """Return the spine above a pelvis; `bends` are lumbar, thorax and neck."""
    point = place(at, pelvis, *body.BASE, 0.0)
    frame = about_r(pelvis, -body.BASE_TILT)
    joints, frames = [point], [frame]
    for region, (flex, side, twist) in zip(
        (body.LUMBAR, body.THORAX, body.NECK), bends, strict=True
    ):
        halves = 2 * region.links
        half = ((region.curve + flex) / halves, side / halves, twist / halves)
        turn = _turner(half)
        for _ in range(region.links):
            frame = turn(frame)
            point = place(point, frame, 0.0, region.link, 0.0)
            frame = turn(frame)
            joints.append(point)
            frames.append(frame)
    face = bent(frame, *nod)
    head = place(point, face, *body.HEAD_ON_SPINE, 0.0)
    return Chain(tuple(joints), tuple(frames), head, face)


def cuts(
    at: Vec,
    pelvis: Frame,
    spine: Chain,
    belly: float = 0.0,
    breath: float = 0.0,
    among: tuple[body.Section, ...] = body.TRUNK,
) -> list[Cut]:
    """Return cross-sections of the trunk; all eighteen run from the seat to the neck.

    `belly` is -0.2 drawn in to 0.2 let go; `breath` 0 out to 1 in.
    """
    found = []
    for section in among:
        joint = section.joint
        if joint < 0:
            centre, frame = place(at, pelvis, section.ahead, section.up, 0.0), pelvis
            front, back, half = 1.0, 1.0, 1.0
        else:
            centre, frame = spine.joints[joint], spine.frames[joint]
            front, back, half = _swell(joint, belly, breath)
        found.append(
            Cut(centre, frame, section.front * front, section.back * back, section.half * half)
        )
    return found


def _turner(half: Vec) -> Callable[[Frame], Frame]:
    """Return what bends a frame by half a link; without side bend and twist that is quick."""
    flex, side, twist = half
    if side or twist:
        return lambda frame: bent(frame, flex, side, twist)
    c, s = cos(radians(-flex)), sin(radians(-flex))

    def turn(frame: Frame) -> Frame:
        f, u, r = frame
        return Frame(blend(f, c, u, s), blend(f, -s, u, c), r)

    return turn


def lowest(cut: Cut) -> float:
    """Return the height of the lowest skin of a cross-section."""
    down, across = -cut.frame.f[1], -cut.frame.r[1]
    depth = cut.front if down > 0 else cut.back
    return cut.at[1] - sqrt((depth * down) ** 2 + (cut.half * across) ** 2)


def lowest_of_head(head: Vec, face: Frame) -> float:
    """Return the height of the lowest point of the skull."""
    centre = place(head, face, *body.SKULL_CENTRE, 0.0)
    f, u, r = body.SKULL_AXES
    return centre[1] - sqrt((f * face.f[1]) ** 2 + (u * face.u[1]) ** 2 + (r * face.r[1]) ** 2)


def _swell(joint: int, belly: float, breath: float) -> tuple[float, float, float]:
    """Return by how much front, back and breadth grow with the breath and the belly."""
    if joint > body.T12:
        near = 1 - abs(joint - 9) / 5
        return 1 + 0.10 * breath * near, 1 + 0.015 * breath, 1 + 0.035 * breath * near
    front = (1 + 0.13 * breath * (1 - abs(joint - 3.5) / 4.5)) * (
        1 + belly * (1 - abs(joint - 2.5) / 4)
    )
    return front, 1.0, 1 + 0.02 * breath * joint / 6
