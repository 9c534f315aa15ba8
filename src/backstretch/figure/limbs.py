"""Arms and legs: forward along the angles, or back from where a contact pins them."""

from math import asin, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

from backstretch.figure import body
from backstretch.figure.body import SIGN, Letter
from backstretch.figure.contacts import foot_target, hand_target
from backstretch.figure.pose import Moving
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.stance import ElbowDown, Foot, Hand, KneeDown
from backstretch.figure.vectors import (
    WORLD,
    Frame,
    Vec,
    about_f,
    about_r,
    about_u,
    across,
    add,
    angle,
    ball_joint,
    blend,
    carried,
    cross,
    direction,
    dot,
    length,
    mul,
    place,
    sub,
    unit,
)

TUCKED, POINTED = 78.0, -78.0
REACH = 0.9995
"""A limb is never drawn quite straight by its contact: the joint would not know where to bend."""


class _Arm(NamedTuple):
    """The joints and frames of an arm; without a `hand` the wrist's angles turn it."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    upper: Frame
    fore: Frame
    hand: Frame | None


def two_links(
    start: Vec, target: Vec, lengths: tuple[float, float], pole: Vec
) -> tuple[Vec, Vec, Vec]:
    """Return the middle joint, the end reached and the direction the joint points to.

    `pole` says to which side the joint bends. A target out of reach is approached.
    """
    first, second = lengths
    way = sub(target, start)
    far = max(abs(first - second) * 1.02 + 1e-4, min((first + second) * REACH, length(way)))
    n = unit(way)
    x = (first * first - second * second + far * far) / (2 * far)
    h = sqrt(max(0.0, first * first - x * x))
    q = across(pole, n)
    if length(q) < 1e-6:
        q = across((0.02, 1.0, 0.01), n)
    q = unit(q)
    return add(start, blend(n, x, q, h)), add(start, mul(n, far)), q


def hip_joint(pelvis: Vec, hips: Frame, letter: Letter) -> Vec:
    """Return the middle of a hip joint."""
    return place(pelvis, hips, 0.0, 0.0, SIGN[letter] * body.HALF_HIPS)


def shoulder_joint(skeleton: Skeleton, letter: Letter, raised: float) -> Vec:
    """Return the shoulder joint, which rises with an arm raised by that many degrees."""
    up, forward = skeleton.pose.side(letter).clav
    k = max(0.0, min(1.0, (raised - 55) / 115))
    k = k * k * (3 - 2 * k)
    half = body.HALF_SHOULDERS - 0.13 * k - abs(forward) * 0.25
    spine, joint = skeleton.spine, body.SHOULDER_LINK
    return place(
        spine.joints[joint],
        spine.frames[joint],
        0.18 + forward,
        -0.03 + up + 0.24 * k,
        SIGN[letter] * half,
    )


def set_leg(skeleton: Skeleton, letter: Letter) -> None:
    """Put the joints and frames of a leg into a skeleton whose trunk is known."""
    side = skeleton.pose.side(letter)
    hip = hip_joint(skeleton.pelvis, skeleton.hips, letter)
    thigh = ball_joint(skeleton.hips, side.hip, SIGN[letter])
    if side.knee_down:
        knee = place(hip, thigh, 0.0, -body.THIGH, 0.0)
        shin, ankle, foot = _kneeling(knee, thigh, side.knee_down, SIGN[letter])
    elif side.foot:
        knee, ankle, thigh, shin, foot = _standing(skeleton, letter, side.foot, hip, thigh)
    else:
        knee = place(hip, thigh, 0.0, -body.THIGH, 0.0)
        shin = about_r(thigh, -side.knee)
        ankle = place(knee, shin, 0.0, -body.SHIN, 0.0)
        foot = about_r(shin, side.ankle)
    joints, frames = skeleton.joints, skeleton.frames
    joints[f"hip_{letter}"], joints[f"knee_{letter}"] = hip, knee
    joints[f"ankle_{letter}"] = ankle
    frames[f"thigh_{letter}"], frames[f"shin_{letter}"] = thigh, shin
    frames[f"foot_{letter}"] = foot
    ball = joints[f"ball_{letter}"] = place(ankle, foot, body.BALL_AHEAD, -body.BALL_BELOW, 0.0)
    frames[f"toes_{letter}"] = about_r(foot, _toe_bend(side.toes, ball, foot))


def set_arm(skeleton: Skeleton, letter: Letter) -> None:
    """Put the joints and frames of an arm into a skeleton whose trunk and legs are known."""
    side, sign = skeleton.pose.side(letter), SIGN[letter]
    trunk = skeleton.spine.frames[body.SHOULDER_LINK]
    raised = 0.0
    for _ in range(3):  # the shoulder blade follows the arm, the arm hangs on the blade
        arm = _arm(skeleton, letter, raised)
        now = angle(arm.upper.u, trunk.u)
        if abs(now - raised) < 0.05:
            break
        raised = now
    flex, deviate, pronate = side.wrist
    hand = about_u(about_f(about_r(arm.fore, flex), -sign * deviate), -sign * pronate)
    flat = side.elbow_down or (isinstance(side.hand, Hand) and side.hand.floor)
    joints, frames = skeleton.joints, skeleton.frames
    joints[f"shoulder_{letter}"], joints[f"elbow_{letter}"] = arm.shoulder, arm.elbow
    joints[f"wrist_{letter}"] = arm.wrist
    frames[f"upper_{letter}"], frames[f"fore_{letter}"] = arm.upper, arm.fore
    frames[f"hand_{letter}"] = arm.hand or hand
    skeleton.curls[letter] = 0.0 if flat else side.curl


def elbow_under(skeleton: Skeleton, letter: Letter) -> Vec:
    """Return the elbow of an arm that follows its angles."""
    trunk = skeleton.spine.frames[body.SHOULDER_LINK]
    upper = ball_joint(trunk, skeleton.pose.side(letter).shoulder, SIGN[letter])
    shoulder = shoulder_joint(skeleton, letter, angle(upper.u, trunk.u))
    return place(shoulder, upper, 0.0, -body.UPPER_ARM, 0.0)


def _kneeling(knee: Vec, thigh: Frame, pin: KneeDown, sign: float) -> tuple[Frame, Vec, Frame]:
    """Return shin, ankle and foot of a leg whose knee is on the floor."""
    heading = about_u(WORLD, sign * pin.splay)
    height = body.INSTEP_HEIGHT + pin.up
    if pin.toes == "tucked":
        lift = radians(TUCKED)
        height = body.BALL_HEIGHT + body.BALL_AHEAD * sin(lift) + body.BALL_BELOW * cos(lift)
    rise = height - knee[1]
    back = sqrt(max(0.01, body.SHIN**2 - rise * rise))
    ankle = add(knee, add(mul(heading.f, -back), (0.0, rise, 0.0)))
    shin = _along(sub(knee, ankle), thigh.r)
    if pin.toes == "tucked":
        return shin, ankle, about_r(heading, -TUCKED)
    return shin, ankle, about_r(shin, POINTED)


def _standing(
    skeleton: Skeleton, letter: Letter, contact: Foot | Moving, hip: Vec, thigh: Frame
) -> tuple[Vec, Vec, Frame, Frame, Frame]:
    """Return knee, ankle, thigh, shin and foot of a leg whose foot is pinned."""
    pole, foot = thigh.f, None
    if isinstance(contact, Moving):
        target, pole = contact.at, contact.pole
    else:
        target, foot = foot_target(skeleton, contact, SIGN[letter])
        if contact.pole:
            pole = direction(skeleton.hips, contact.pole)
        if contact.knee_out:
            pole = _swivelled(pole, sub(target, hip), SIGN[letter] * contact.knee_out)
    knee, ankle, out = two_links(hip, target, (body.THIGH, body.SHIN), pole)
    thigh, shin = _limb_frames((hip, knee, ankle), out)
    if isinstance(contact, Moving):
        foot = carried(shin, contact.turned)
    ankle_turn = skeleton.pose.side(letter).ankle
    return knee, ankle, thigh, shin, foot or about_r(shin, ankle_turn)


def _forearm(elbow: Vec, upper: Frame, pin: ElbowDown, sign: float) -> tuple[Vec, Frame, Frame]:
    """Return wrist, forearm and hand of an arm whose elbow is on the floor."""
    ahead = about_u(WORLD, pin.dir + sign * pin.inward).f
    slope = (body.WRIST_HEIGHT + pin.up - elbow[1]) / body.FOREARM
    wrist = add(elbow, mul(unit((ahead[0], slope, ahead[2])), body.FOREARM))
    back, palm = mul(ahead, -1.0), (0.0, -1.0, 0.0)
    return wrist, _along(sub(elbow, wrist), upper.r), Frame(palm, back, cross(palm, back))


def _arm(skeleton: Skeleton, letter: Letter, raised: float) -> _Arm:
    """Return an arm whose shoulder blade is that of an arm raised by that many degrees."""
    side, sign = skeleton.pose.side(letter), SIGN[letter]
    shoulder = shoulder_joint(skeleton, letter, raised)
    upper = ball_joint(skeleton.spine.frames[body.SHOULDER_LINK], side.shoulder, sign)
    if side.hand and not side.elbow_down:
        return _reaching(skeleton, letter, side.hand, shoulder, upper)
    elbow = place(shoulder, upper, 0.0, -body.UPPER_ARM, 0.0)
    if side.elbow_down:
        wrist, fore, hand = _forearm(elbow, upper, side.elbow_down, sign)
        return _Arm(shoulder, elbow, wrist, upper, fore, hand)
    fore = about_r(upper, side.elbow)
    wrist = place(elbow, fore, 0.0, -body.FOREARM, 0.0)
    return _Arm(shoulder, elbow, wrist, upper, fore, None)


def _reaching(
    skeleton: Skeleton, letter: Letter, contact: Hand | Moving, shoulder: Vec, upper: Frame
) -> _Arm:
    """Return the arm of a pinned hand."""
    hand: Frame | None = None
    if isinstance(contact, Moving):
        target, pole = contact.at, contact.pole
    else:
        target, hand = hand_target(skeleton, contact, SIGN[letter])
        pole = _elbow_pole(skeleton, contact, upper, SIGN[letter])
    lacking = length(sub(target, shoulder)) - 0.997 * (body.UPPER_ARM + body.FOREARM)
    if lacking > 0:
        give = min(lacking, body.SHOULDER_GIVES)
        shoulder = add(shoulder, mul(unit(sub(target, shoulder)), give))
    if isinstance(contact, Hand) and contact.elbow_out:
        pole = _swivelled(pole, sub(target, shoulder), -SIGN[letter] * contact.elbow_out)
    elbow, wrist, out = two_links(shoulder, target, (body.UPPER_ARM, body.FOREARM), pole)
    upper, fore = _limb_frames((shoulder, elbow, wrist), mul(out, -1.0))
    if isinstance(contact, Moving):
        hand = carried(fore, contact.turned)
    return _Arm(shoulder, elbow, wrist, upper, fore, hand)


def _elbow_pole(skeleton: Skeleton, contact: Hand, upper: Frame, sign: float) -> Vec:
    trunk = skeleton.spine.frames[body.SHOULDER_LINK]
    if contact.pole:
        return direction(trunk, contact.pole)
    if contact.floor or contact.tips:
        ahead = about_u(WORLD, contact.dir).f
        return (-ahead[0], 0.25, -ahead[2] + 0.45 * sign)
    if contact.on:
        return direction(trunk, (-0.6, -0.3, 0.8 * sign))
    return mul(upper.f, -1.0)


def _swivelled(pole: Vec, line: Vec, turn: float) -> Vec:
    n, a = unit(line), radians(turn)
    flat = across(pole, n)
    return blend(flat, cos(a), cross(n, flat), sin(a))


def _along(bone: Vec, hinge: Vec) -> Frame:
    """Return the frame of a bone from its far to its near end, its hinge kept as it can be."""
    u = unit(bone)
    r = unit(across(hinge, u))
    return Frame(cross(u, r), u, r)


def _limb_frames(joints: tuple[Vec, Vec, Vec], front: Vec) -> tuple[Frame, Frame]:
    """Return the frames of both bones, with one hinge axis across both."""
    start, middle, end = joints
    first, second = unit(sub(start, middle)), unit(sub(middle, end))
    facing, hinge = cross(front, first), cross(first, second)
    r = unit(facing if length(hinge) < 1e-4 else hinge)
    if dot(r, facing) < 0:
        r = mul(r, -1.0)
    return Frame(unit(cross(first, r)), first, r), Frame(unit(cross(second, r)), second, r)


def _toe_bend(said: float, ball: Vec, foot: Frame) -> float:
    """Return how far the toes bend: they lie flat when the ball stands and the heel is up."""
    if ball[1] < 0.16 and foot.f[1] < -0.05 and foot.u[1] > -0.35:
        return min(75.0, degrees(asin(max(-1.0, min(1.0, -foot.f[1])))))
    return said
