"""What a solved body can be measured by: its bones, its mirror image and its joints' angles."""

from collections.abc import Iterator
from math import asin, atan2, degrees

from backstretch.figure import body
from backstretch.figure.body import LETTERS, SIGN, Letter
from backstretch.figure.limits import LIMBS, SPINE, Range
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Frame, Vec, dot, mirrored, mul, within

BONES = (
    ("hip", "knee", body.THIGH),
    ("knee", "ankle", body.SHIN),
    ("shoulder", "elbow", body.UPPER_ARM),
    ("elbow", "wrist", body.FOREARM),
)
"""Joints at both ends of each limb bone, and its length."""

TURNS = ("flexion", "abduction", "rotation")


def mirrored_points(skeleton: Skeleton) -> dict[str, Vec]:
    """Return the joints as the mirrored body has them, under the names of their new side."""
    return {
        f"{name[:-1]}{'L' if name[-1] == 'R' else 'R'}": mirrored(point)
        for name, point in skeleton.joints.items()
    }


def outside(skeleton: Skeleton, slack: float = 0.5) -> Iterator[tuple[str, float]]:
    """Yield joint and angle of everything in a solved body that leaves its range."""
    pose = skeleton.pose
    for region, ranges in SPINE.items():
        yield from _beyond(region, getattr(pose, region), ranges, slack)
    for letter in LETTERS:
        for joint, angles in solved_angles(skeleton, letter).items():
            yield from _beyond(f"{joint}_{letter}", angles, LIMBS[joint], slack)


def solved_angles(skeleton: Skeleton, letter: Letter) -> dict[str, tuple[float, ...]]:
    """Return the angles of a side's joints, read off the solved frames.

    Shoulders are left to the angle between upper arm and trunk: the three turns of a raised
    arm are not unique. Knees and elbows give one angle, hips three.
    """
    frames, sign = skeleton.frames, SIGN[letter]
    thigh, shin = frames[f"thigh_{letter}"], frames[f"shin_{letter}"]
    upper, fore = frames[f"upper_{letter}"], frames[f"fore_{letter}"]
    return {
        "hip": _ball(skeleton.hips, thigh, sign),
        "knee": (-_hinge(thigh, shin),),
        "ankle": (_hinge(shin, frames[f"foot_{letter}"]),),
        "elbow": (_hinge(upper, fore),),
    }


def _ball(parent: Frame, child: Frame, sign: float) -> Vec:
    """Return flexion, abduction and outward rotation of a ball joint."""
    inner = within(parent, child)
    abduct = degrees(asin(max(-1.0, min(1.0, inner.u[2]))))
    flex = degrees(atan2(-inner.u[0], inner.u[1]))
    rotate = degrees(atan2(-inner.f[2], inner.r[2]))
    return (flex, -sign * abduct, -sign * rotate)


def _hinge(parent: Frame, child: Frame) -> float:
    """Return how far a bone is turned forward about its parent's r axis."""
    return degrees(atan2(dot(child.u, mul(parent.f, -1.0)), dot(child.u, parent.u)))


def _beyond(
    name: str, angles: tuple[float, ...], ranges: tuple[Range, ...], slack: float
) -> Iterator[tuple[str, float]]:
    for turn, angle, (least, most) in zip(TURNS, angles, ranges, strict=False):
        if not least - slack <= angle <= most + slack:
            yield (f"{name} {turn}" if len(ranges) > 1 else name), angle
