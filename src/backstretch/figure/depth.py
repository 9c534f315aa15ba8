"""Which part of the body lies before which, and how far a limb is behind the body."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from backstretch.figure.body import LETTERS, Letter
from backstretch.figure.camera import Camera
from backstretch.figure.outline import Point
from backstretch.figure.skeleton import BONES, Skeleton
from backstretch.figure.vectors import Vec, dot, length, lerp, sub

_WIDTHS = {
    "thigh": ("hip", "knee", 0.36),
    "shin": ("knee", "ball", 0.24),
    "upper": ("shoulder", "elbow", 0.22),
    "fore": ("elbow", "wrist", 0.30),
}
"""Both ends of each part, and how far beside that line it still covers something (H)."""

JOINT_WIDE, TRUNK_WIDE = 0.2, 0.5
HEAD_BEFORE = 0.02
"""How far beside a joint a part still covers it, how thick the trunk counts, and by how much the
head is taken as nearer than it is (H)."""

CROSSED = 0.75
"""An ankle so near to the other thigh's bone (H) lies on it, or is about to."""

CHEST = 9
"""The spine joint that the middle of the trunk is measured to."""


def far_to_near(skeleton: Skeleton, camera: Camera) -> list[str]:
    """Return the ten parts in the order of painting.

    A near shin that rests on the other thigh is seen whole: it is what tells a crossed leg. Parts
    are named "thigh_R", "shin_R" (with its foot), "upper_R", "fore_R" (with its hand) and so for
    the left, then "torso" and "head". The pose's `order` shifts a part (H).
    """
    depths: dict[str, float] = {}
    for letter in LETTERS:
        for part, ends in BONES.items():
            start, end = (skeleton.joints[f"{joint}_{letter}"] for joint in ends)
            depths[f"{part}_{letter}"] = (camera.depth(start) + camera.depth(end)) / 2
    spine = skeleton.spine
    depths["torso"] = camera.depth(lerp(skeleton.pelvis, spine.joints[CHEST], 0.5))
    depths["head"] = camera.depth(spine.head) + HEAD_BEFORE
    bias = skeleton.pose.order
    for part in depths:
        depths[part] += bias.get(part, 0.0)
    near: Letter = "R" if _hip(skeleton, camera, "R") > _hip(skeleton, camera, "L") else "L"
    far: Letter = "L" if near == "R" else "R"
    if _crosses(skeleton, near, far):
        least = max(depths[f"thigh_{far}"], depths[f"shin_{far}"]) + 1e-6
        depths[f"shin_{near}"] = max(depths[f"shin_{near}"], least)
    return sorted(depths, key=lambda part: depths[part])


def farness(skeleton: Skeleton, camera: Camera, letter: Letter) -> float:
    """Return 0 to 1: how much the limbs of a side lie behind the body.

    It is 1 in a side view and 0 in a front view, and goes smoothly from one to the other.
    """
    hip = sub(skeleton.joints[f"hip_{letter}"], skeleton.pelvis)
    return max(0.0, min(1.0, (-camera.depth(hip) - 0.10) / 0.14))


def _hip(skeleton: Skeleton, camera: Camera, letter: Letter) -> float:
    return camera.depth(skeleton.joints[f"hip_{letter}"])


def _crosses(skeleton: Skeleton, near: Letter, far: Letter) -> bool:
    """Return whether an ankle lies on the other thigh."""
    ankle = skeleton.joints[f"ankle_{near}"]
    hip, knee = (skeleton.joints[f"{name}_{far}"] for name in ("hip", "knee"))
    line = sub(knee, hip)
    along = max(0.0, min(1.0, dot(sub(ankle, hip), line) / dot(line, line)))
    return length(sub(ankle, lerp(hip, knee, along))) < CROSSED


def covers(skeleton: Skeleton, camera: Camera, part: str, joint: str) -> bool:
    """Return whether a part lies over a joint in the picture, whichever of them is nearer."""
    spine, joints = skeleton.spine, skeleton.joints
    line: list[Vec]
    if part == "torso":
        line, wide = [skeleton.pelvis, *(spine.joints[k] for k in (4, 9, 13))], TRUNK_WIDE
    elif part == "head":
        line, wide = [spine.head, spine.head], TRUNK_WIDE
    else:
        name, _, letter = part.rpartition("_")
        start, end, wide = _WIDTHS[name]
        line = [joints[f"{start}_{letter}"], joints[f"{end}_{letter}"]]
    spot = camera.point(joints[joint])
    return _nearest(spot, [camera.point(p) for p in line]) < (wide + JOINT_WIDE) * camera.scale


def _nearest(spot: Point, line: Sequence[Point]) -> float:
    """Return how near a polyline comes to a point."""
    found = []
    for (ax, ay), (bx, by) in pairwise(line):
        dx, dy = bx - ax, by - ay
        t = ((spot[0] - ax) * dx + (spot[1] - ay) * dy) / (dx * dx + dy * dy or 1e-9)
        t = max(0.0, min(1.0, t))
        found.append(hypot(spot[0] - ax - t * dx, spot[1] - ay - t * dy))
    return min(found)
