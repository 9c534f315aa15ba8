"""Where the pelvis is: above a pinned knee, behind a pinned elbow, laid on the floor, or given."""

from collections.abc import Callable
from functools import partial
from math import asin, atan2, degrees

from backstretch.figure import body
from backstretch.figure.body import LETTERS, SIGN
from backstretch.figure.limbs import elbow_under, hip_joint
from backstretch.figure.pose import Pose, Root
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.spine import chain, cuts, lowest, lowest_of_head, pelvis_frame
from backstretch.figure.vectors import ORIGIN, Frame, Vec, ball_joint, dot, lerp, mul, sub

FACE_DOWN = 0.10
"""Room for the nose under a face-down head (H)."""

STEPS, CLOSE = 8, 1e-5
SEAT, BACK, UPPER_BACK = body.TRUNK[:5], body.TRUNK[8:17], body.TRUNK[13:17]


def root_of(pose: Pose) -> Root:
    """Return where the pelvis is. The first that applies: a knee, an elbow, the floor, `at`."""
    if pose.root:
        return pose.root
    pinned = _from_knees(pose) or _from_elbows(pose)
    if pinned:
        at = pinned[0] if len(pinned) == 1 else lerp(pinned[0], pinned[1], 0.5)
        return Root(at, pose.pelvis, pose.neck[0])
    if pose.rest:
        return _laid(pose)
    return Root(pose.at, pose.pelvis, pose.neck[0])


def trunk_of(pose: Pose, root: Root) -> Skeleton:
    """Return a skeleton that has its trunk and no limbs yet."""
    hips = pelvis_frame(root.pelvis)
    bends = (pose.lumbar, pose.thorax, (root.neck, pose.neck[1], pose.neck[2]))
    spine = chain(root.at, hips, bends, pose.head)
    return Skeleton(pose, root.at, root.pelvis, root.neck, hips, spine)


def pelvis_angles(hips: Frame) -> Vec:
    """Return pitch, lean and turn (degrees) of a pelvis frame: `pelvis_frame` the other way."""
    pitch = degrees(asin(max(-1.0, min(1.0, -hips.f[1]))))
    turn = degrees(atan2(hips.f[2], hips.f[0]))
    plain = pelvis_frame((pitch, 0.0, turn))
    return (pitch, degrees(atan2(dot(hips.u, plain.r), dot(hips.u, plain.u))), turn)


def _from_knees(pose: Pose) -> list[Vec]:
    hips, found = pelvis_frame(pose.pelvis), []
    for letter in LETTERS:
        side = pose.side(letter)
        if pin := side.knee_down:
            thigh = ball_joint(hips, side.hip, SIGN[letter])
            knee = (pin.floor[0], body.KNEE_HEIGHT + pin.up, pin.floor[1])
            hip = sub(knee, mul(thigh.u, -body.THIGH))
            found.append(sub(hip, hip_joint(ORIGIN, hips, letter)))
    return found


def _from_elbows(pose: Pose) -> list[Vec]:
    found: list[Vec] = []
    if not (pose.right.elbow_down or pose.left.elbow_down):
        return found
    trunk = trunk_of(pose, Root(ORIGIN, pose.pelvis, pose.neck[0]))
    for letter in LETTERS:
        if pin := pose.side(letter).elbow_down:
            elbow = (pin.floor[0], body.ELBOW_HEIGHT + pin.up, pin.floor[1])
            found.append(sub(elbow, elbow_under(trunk, letter)))
    return found


def _laid(pose: Pose) -> Root:
    """Turn the pelvis until seat and back touch the same floor, then rest the head on it."""
    more = 0.0
    if "thorax" in pose.rest and "pelvis" in pose.rest:
        more = _secant(partial(_gap, pose), -3.0, 3.0, 60.0)
    part = SEAT if "pelvis" in pose.rest else UPPER_BACK if "upper" in pose.rest else BACK
    neck = pose.neck[0]
    low = _floor(_lying(pose, more, neck), part)
    if "head" in pose.rest:
        face_down = FACE_DOWN if pose.pelvis[0] > 0 else 0.0
        under = low + (face_down if pose.pillow is None else pose.pillow)
        neck = _secant(partial(_hover, pose, more, under), neck - 4, neck + 4, 70.0)
    trunk = _lying(pose, more, neck)
    chest = "thorax" in pose.rest or "upper" in pose.rest
    x = trunk.spine.joints[body.SHOULDER_LINK][0] if chest else 0.0
    return Root((pose.at[0] - x, -low, pose.at[2]), trunk.pelvis_angles, neck)


def _lying(pose: Pose, more: float, bend: float) -> Skeleton:
    """Return the trunk, its pelvis pitched by so much more, its neck bent as said."""
    pitch, lean, turn = pose.pelvis
    return trunk_of(pose, Root((0.0, 0.0, pose.at[2]), (pitch + more, lean, turn), bend))


def _floor(trunk: Skeleton, part: tuple[body.Section, ...]) -> float:
    """Return the height of the lowest skin of a part of the trunk."""
    found = cuts(trunk.pelvis, trunk.hips, trunk.spine, trunk.pose.belly, among=part)
    return min(lowest(cut) for cut in found)


def _gap(pose: Pose, more: float) -> float:
    """Return how much higher the seat is than the back."""
    trunk = _lying(pose, more, pose.neck[0])
    return _floor(trunk, SEAT) - _floor(trunk, BACK)


def _hover(pose: Pose, more: float, under: float, bend: float) -> float:
    """Return how high the head is above what it should rest on."""
    spine = _lying(pose, more, bend).spine
    return lowest_of_head(spine.head, spine.face) - under


def _secant(gap: Callable[[float], float], x0: float, x1: float, most: float) -> float:
    """Return where a gap closes; `most` bounds how far the search may go."""
    f0, f1 = gap(x0), gap(x1)
    for _ in range(STEPS):
        if abs(f1) < CLOSE or abs(f1 - f0) < 1e-9:
            break
        x0, x1, f0 = x1, max(-most, min(most, x1 - f1 * (x1 - x0) / (f1 - f0))), f1
        f1 = gap(x1)
    return x1
