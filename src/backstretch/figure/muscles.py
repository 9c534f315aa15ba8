"""Where a muscle that should feel the work lies: a line of points on the body.

A muscle of a side carries its letter: "hamstring_R".
"""

from math import sqrt
from typing import NamedTuple

from backstretch.figure.body import LETTERS, SIGN, Letter
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Vec, place

_PELVIC_CUTS = 4
"""Cross-sections of the trunk that belong to the pelvis, before spine joint 0."""


class Muscle(NamedTuple):
    """A polyline through surface points, its width (H) and the parts it is painted on."""

    points: list[Vec]
    width: float
    owners: tuple[str, ...]


_TRUNK = {
    "lumbar": (range(7), -0.86, 0.25),
    "upper_back": (range(6, 12), -0.86, 0.25),
    "spine": (range(13), -0.86, 0.25),
    "abs": (range(8), 0.84, 0.24),
}
_CHEST = (9, (-0.8, -0.55, -0.2, 0.2, 0.55, 0.8))
"""Spine joint of a line from shoulder to shoulder; its places across, in half breadths."""

_LAT = ((10, 0.45), (9, 0.4), (8, 0.32), (7, 0.2))
"""Spine joint and place ahead of the middle, in half depths, from the armpit down the side."""

_LIMB = {
    "hamstring": (
        "thigh",
        0.20,
        ((0.06, -0.30), (0.25, -0.28), (0.5, -0.23), (0.75, -0.20), (0.92, -0.17)),
    ),
    "quad": ("thigh", 0.20, ((0.12, 0.30), (0.4, 0.28), (0.65, 0.24), (0.88, 0.19))),
    "calf": ("shin", 0.15, ((0.04, -0.14), (0.22, -0.22), (0.42, -0.20), (0.66, -0.12))),
}
_ON_HIP = ("hip_flexor", "piriformis", "glute", "adductor", "outer_hip")
_SIDED = (*_LIMB, *_ON_HIP, "side", "lat")
MUSCLES = {"chest", *_TRUNK} | {f"{name}_{letter}" for name in _SIDED for letter in LETTERS}


def muscle(skeleton: Skeleton, name: str, breath: float = 0.0) -> Muscle:
    """Return where a muscle of `MUSCLES` lies on a solved body."""
    if name in _TRUNK:
        joints, depth, width = _TRUNK[name]
        cuts = skeleton.cuts(breath)[_PELVIC_CUTS:]
        points = [
            place(c.at, c.frame, depth * (c.front if depth > 0 else c.back), 0.0, 0.0)
            for c in (cuts[joint] for joint in joints)
        ]
        return Muscle(points, width, ("torso",))
    if name == "chest":
        return _across_chest(skeleton, breath)
    stem, _, side = name.rpartition("_")
    letter: Letter = "R" if side == "R" else "L"
    if stem in _LIMB:
        part, width, line = _LIMB[stem]
        points = [_on_limb(skeleton, f"{part}_{letter}", s, ahead) for s, ahead in line]
        return Muscle(points, width, (f"{part}_{letter}",))
    return _about_hip(skeleton, stem, letter, breath)


def _across_chest(skeleton: Skeleton, breath: float) -> Muscle:
    joint, across = _CHEST
    c = skeleton.cuts(breath)[_PELVIC_CUTS + joint]
    points = [
        place(c.at, c.frame, 0.86 * c.front * sqrt(1 - out * out), 0.0, out * c.half)
        for out in across
    ]
    return Muscle(points, 0.28, ("torso",))


def _about_hip(skeleton: Skeleton, stem: str, letter: Letter, breath: float) -> Muscle:
    sign, thigh = SIGN[letter], f"thigh_{letter}"
    if stem == "adductor":
        points = [_on_limb(skeleton, thigh, s, 0.0, -0.2 * sign) for s in (0.1, 0.4, 0.7)]
        return Muscle(points, 0.20, (thigh,))
    if stem in ("side", "lat", "hip_flexor"):
        return _from_cuts(skeleton, stem, letter, breath)
    hip, turned = skeleton.joints[f"hip_{letter}"], skeleton.frames[thigh]
    if stem == "outer_hip":
        points = [
            place(hip, skeleton.hips, -0.04, 0.36, 0.22 * sign),
            place(hip, skeleton.hips, -0.06, 0.05, 0.30 * sign),
            place(hip, turned, -0.02, -0.25, 0.30 * sign),
        ]
        return Muscle(points, 0.22, ("torso", thigh))
    spine = skeleton.spine
    points = [
        place(spine.joints[0], spine.frames[0], -0.16, -0.10, 0.25 * sign),
        place(hip, skeleton.hips, -0.32, 0.02, 0.25 * sign),
        place(hip, turned, -0.28, -0.12, 0.25 * sign),
    ]
    return Muscle(points, 0.21, ("torso", thigh))


def _from_cuts(skeleton: Skeleton, stem: str, letter: Letter, breath: float) -> Muscle:
    """Return the "side", the "lat" or the "hip_flexor", which move with the breath."""
    sign, thigh = SIGN[letter], f"thigh_{letter}"
    cuts = skeleton.cuts(breath)[_PELVIC_CUTS:]
    if stem == "side":
        points = [
            place(c.at, c.frame, 0.05 * c.front, 0.0, 0.82 * sign * c.half) for c in cuts[:12]
        ]
        return Muscle(points, 0.24, ("torso",))
    if stem == "lat":
        points = [
            place(c.at, c.frame, c.front * ahead, 0.0, 0.86 * sign * c.half)
            for c, ahead in ((cuts[joint], ahead) for joint, ahead in _LAT)
        ]
        return Muscle(points, 0.19, ("torso",))
    points = [
        place(c.at, c.frame, c.front * depth, 0.0, c.half * out * sign)
        for c, depth, out in ((cuts[2], 0.78, 0.35), (cuts[0], 0.72, 0.40))
    ]
    line = ((-0.02, 0.30), (0.16, 0.32), (0.38, 0.28))
    points += [_on_limb(skeleton, thigh, s, ahead) for s, ahead in line]
    return Muscle(points, 0.21, ("torso", thigh))


def _on_limb(skeleton: Skeleton, part: str, along: float, ahead: float, out: float = 0.0) -> Vec:
    return skeleton.on_part(part, along, (ahead, 0.0, out))[0]
