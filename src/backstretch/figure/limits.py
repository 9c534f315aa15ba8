"""How far each joint goes: the ranges a pose must keep, and the angles a solved body has.

Ranges in degrees. The high hip values are passive ends (child's pose, figure-four drawn in).
"""

from collections.abc import Iterator
from math import asin, atan2, degrees

from backstretch.figure.body import LETTERS, SIGN, Letter
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Frame, Vec, dot, mul, within

Range = tuple[float, float]

SPINE: dict[str, tuple[Range, Range, Range]] = {
    "lumbar": ((-36.0, 54.0), (-22.0, 22.0), (-8.0, 8.0)),
    "thorax": ((-30.0, 40.0), (-28.0, 28.0), (-35.0, 35.0)),
    "neck": ((-62.0, 50.0), (-35.0, 35.0), (-60.0, 60.0)),
    "head": ((-26.0, 26.0), (-15.0, 15.0), (-30.0, 30.0)),
}
LIMBS: dict[str, tuple[Range, ...]] = {
    "hip": ((-30.0, 140.0), (-25.0, 60.0), (-40.0, 92.0)),
    "knee": ((-2.0, 160.0),),
    "ankle": ((-85.0, 35.0),),
    "shoulder": ((-60.0, 185.0), (-30.0, 180.0), (-90.0, 90.0)),
    "elbow": ((-2.0, 150.0),),
}
CLAV: tuple[Range, Range] = ((-0.05, 0.25), (-0.10, 0.20))
PARTS = ("flexion", "abduction", "rotation")


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
    for part, angle, (least, most) in zip(PARTS, angles, ranges, strict=False):
        if not least - slack <= angle <= most + slack:
            yield (f"{name} {part}" if len(ranges) > 1 else name), angle
