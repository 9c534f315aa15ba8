"""The key pose half way to another place, in which the first step has been taken."""

from collections.abc import Iterator
from dataclasses import replace
from math import asin, degrees, hypot, sqrt

import msgspec

from backstretch.figure import body
from backstretch.figure.blending import HOVER, Key, between
from backstretch.figure.body import LETTERS, Letter
from backstretch.figure.pose import Moving, Pose, Side
from backstretch.figure.stance import Foot, Hand
from backstretch.figure.vectors import Vec

FAR = 0.35
"""Limbs that both move farther (H) do so one after the other."""

HIGH = 0.8
"""Who lies and lifts or lowers both feet by more (H) does so one after the other."""

STEP_SECONDS, LEG_SECONDS = 1.2, 1.8
"""To reach the pose of a step, and of a leg that is lifted or lowered."""

REACH = 0.985 * (body.THIGH + body.SHIN)
"""How far the hip is from an ankle at most (H) while a foot is set down."""


def in_steps(a: Key, b: Key) -> Iterator[Key]:
    """Yield the key pose between two others in which half of the limbs have moved, if needed."""
    if _stands(a.pose) and _stands(b.pose) and min(_gaps(a, b, "ankle")) > FAR:
        yield Key.of(_walking(a, b))
    elif crawls(a.pose) and crawls(b.pose) and min(_gaps(a, b, "knee")) > FAR:
        yield Key.of(_crawling(a, b))
    elif changes_knee(a.pose, b.pose):
        yield Key.of(_kneeling(a, b))
    elif a.pose.rest and b.pose.rest and min(_rises(a, b)) > HIGH:
        yield Key.of(_lifting(a, b))


def changes_knee(a: Pose, b: Pose) -> bool:
    """Return whether each of two poses kneels on one knee, and not on the same."""
    knees = [[letter for letter in LETTERS if pose.side(letter).knee_down] for pose in (a, b)]
    return all(len(down) == 1 for down in knees) and knees[0] != knees[1]


def _gaps(a: Key, b: Key, joint: str) -> tuple[float, float]:
    """Return how far the right and the left limb move along the floor."""

    def gap(letter: Letter) -> float:
        p, q = (key.skeleton.joints[f"{joint}_{letter}"] for key in (a, b))
        return hypot(p[0] - q[0], p[2] - q[2])

    return gap("R"), gap("L")


def _rises(a: Key, b: Key) -> tuple[float, float]:
    """Return how much higher or lower the right and the left ankle come."""
    joints = a.skeleton.joints, b.skeleton.joints
    right, left = (
        abs(joints[1][ankle][1] - joints[0][ankle][1]) for ankle in ("ankle_R", "ankle_L")
    )
    return right, left


def _stands(pose: Pose) -> bool:
    return not pose.rest and all(
        isinstance(side.foot, Foot) and bool(side.foot.flat or side.foot.ball or side.foot.heel)
        for side in (pose.right, pose.left)
    )


def crawls(pose: Pose) -> bool:
    """Return whether a pose is on both hands and both knees."""
    return all(
        bool(side.knee_down) and isinstance(side.hand, Hand) and bool(side.hand.floor)
        for side in (pose.right, pose.left)
    )


def _walking(a: Key, b: Key) -> Pose:
    """Return the pose in which the foot that has farther to go stands there already."""
    right, left = _gaps(a, b, "ankle")
    first, second = (b, a) if right >= left else (a, b)
    half = between(a, b, 0.5)
    ankles = first.skeleton.joints["ankle_R"], second.skeleton.joints["ankle_L"]
    x = (ankles[0][0] + ankles[1][0]) / 2
    tall = max(a.skeleton.pelvis[1], b.skeleton.pelvis[1])
    return replace(
        half,
        at=(x, min(tall, *(_highest(ankle, x) for ankle in ankles)), half.at[2]),
        right=_standing(half.right, first.pose.right.foot),
        left=_standing(half.left, second.pose.left.foot),
        move=STEP_SECONDS,
        glow={},
    )


def _highest(ankle: Vec, x: float) -> float:
    """Return how high a hip over x may be above an ankle."""
    return ankle[1] + sqrt(max(0.0, REACH**2 - (ankle[0] - x) ** 2))


def _kneeling(a: Key, b: Key) -> Pose:
    """Return the pose on both knees, each where it is down in one of the two poses."""
    half = between(a, b, 0.5)
    right, left = (
        next(k.pose.side(s) for k in (a, b) if k.pose.side(s).knee_down) for s in LETTERS
    )
    return replace(
        half,
        right=replace(_with_leg(half.right, right), knee_down=right.knee_down, hand=None),
        left=replace(_with_leg(half.left, left), knee_down=left.knee_down, hand=None),
        root=None,
        move=STEP_SECONDS,
        glow={},
    )


def _standing(side: Side, foot: Foot | Moving | None) -> Side:
    """Return a side whose foot stands and whose hand hangs."""
    stands = msgspec.structs.replace(foot, step=HOVER) if isinstance(foot, Foot) else None
    return replace(side, foot=stands, hand=None)


def _lifting(a: Key, b: Key) -> Pose:
    """Return the pose of who lies in which one leg is there already: the right or the rising one.

    Where one leg rises and the other is lowered, both are raised then, and a strap can change foot.
    """
    half = between(a, b, 0.5)
    before, after = a.skeleton.joints, b.skeleton.joints
    right_sinks, left_sinks = (
        after[ankle][1] < before[ankle][1] for ankle in ("ankle_R", "ankle_L")
    )
    first, second = (a, b) if right_sinks and not left_sinks else (b, a)
    return replace(
        half,
        right=_with_leg(half.right, first.pose.right),
        left=_with_leg(half.left, second.pose.left),
        move=LEG_SECONDS,
        glow={},
    )


def _with_leg(side: Side, leg: Side) -> Side:
    return replace(side, hip=leg.hip, knee=leg.knee, ankle=leg.ankle, foot=leg.foot)


def _crawling(a: Key, b: Key) -> Pose:
    """Return the pose in which the right hand and the left knee are there already."""
    half = between(a, b, 0.5)
    gap = b.skeleton.joints["knee_R"][0] - a.skeleton.joints["knee_R"][0]
    tilt = degrees(asin(max(-1.0, min(1.0, gap / 2 / body.THIGH))))
    return replace(
        half,
        right=_crawled(half.right, a.pose.right, b.pose.right, -tilt),
        left=_crawled(half.left, b.pose.left, a.pose.left, tilt),
        move=STEP_SECONDS,
        glow={},
    )


def _crawled(half: Side, knee: Side, hand: Side, tilt: float) -> Side:
    flex, abduct, turn = half.hip
    hip = (flex + tilt, abduct, turn)
    return replace(half, knee_down=knee.knee_down, hand=hand.hand, hip=hip)
