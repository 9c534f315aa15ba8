"""A motion from one end to another, as a body does it that changes its position."""

from dataclasses import dataclass, replace
from itertools import pairwise

import msgspec

from backstretch.figure.blending import Key, between
from backstretch.figure.body import Letter
from backstretch.figure.camera import mat_of
from backstretch.figure.easing import eased
from backstretch.figure.moving import Motion
from backstretch.figure.pose import Moving, Pose, Root, Side
from backstretch.figure.root import pelvis_angles
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.solving import solve
from backstretch.figure.spine import lowest, lowest_of_head
from backstretch.figure.vectors import add, between_frames, lerp

SKIN = {"knee": 0.20, "ankle": 0.12, "ball": 0.08, "elbow": 0.13, "wrist": 0.088}
"""How far the skin lies below a joint (H)."""

LIFTS, CLOSE = 3, 1e-4
"""How often, and from how deep (H), a body in the floor is lifted on to it."""


@dataclass(frozen=True, eq=False)
class Way(Motion):
    """A motion that ends in its last key pose: nothing leads from there back to the first.

    Like any motion it is equal to itself alone: what is known of one is looked up by it.

    Between key poses the pelvis turns about one axis, a knee that is down in both stays down,
    and what would sink into the floor is lifted on to it. Where it leads to the other side
    of an exercise, `ends_swapped` is what `swapped` is from half way on.
    """

    ends_swapped: bool = False

    def moves(self) -> tuple[tuple[int, int], ...]:
        """Return every move there is, in turn."""
        return tuple(pairwise(range(len(self.keys))))

    def at(self, start: int, end: int, t: float) -> Skeleton:
        """Return the body at any moment t, 0 to 1, of the eased way."""
        a, b = self.keys[start], self.keys[end]
        if t <= 0:
            return a.skeleton
        if t >= 1:
            return b.skeleton
        return _above_floor(_rolled(a, b, eased(t)))


def between_sides(way: Motion, start: Motion, end: Motion) -> Motion:
    """Return a way from one side of an exercise to the other, seen as the exercise itself is."""
    x0, x1, _ = mat_of(start)
    view = msgspec.structs.replace(start.view, mat=(x0, x1))
    return Way(
        way.id, way.keys, view, start.props, start.flipped, start.swapped, ends_swapped=end.swapped
    )


def dressed(motion: Motion, start: int, end: int, t: float) -> Motion:
    """Return a motion as it is worn and held at a moment: half way a strap changes foot."""
    if not isinstance(motion, Way):
        return motion
    done = (start + (end - start) * t) / (len(motion.keys) - 1)
    return replace(motion, swapped=motion.swapped if done < 0.5 else motion.ends_swapped)


def _rolled(a: Key, b: Key, t: float) -> Pose:
    """Return the pose t of the way, its pelvis where a knee holds it or turned about one axis.

    Blended angle by angle, a body would sit up while it rolls on to its side.
    """
    pose = between(a, b, t)
    if pose.right.knee_down or pose.left.knee_down:
        return replace(pose, root=None)
    pinned = pose.right.elbow_down or pose.left.elbow_down or pose.rest
    if pinned and not pose.root:
        return replace(pose, pillow=_under_head(a.pose, b.pose, t))
    p, q = a.skeleton, b.skeleton
    hips = between_frames(p.hips, q.hips, t)
    neck = p.neck + (q.neck - p.neck) * t
    return replace(pose, root=Root(lerp(p.pelvis, q.pelvis, t), pelvis_angles(hips), neck))


def _under_head(p: Pose, q: Pose, t: float) -> float | None:
    """Return the height the head rests at on its way on to a pillow or off it."""
    if p.pillow == q.pillow:
        return p.pillow
    return (p.pillow or 0.0) * (1 - t) + (q.pillow or 0.0) * t


def _above_floor(pose: Pose) -> Skeleton:
    """Return the solved body, lifted as far as it would sink into the floor."""
    skeleton = solve(pose)
    for _ in range(LIFTS):
        lifted = _lifted(pose, skeleton)
        if lifted == pose:
            break
        pose, skeleton = lifted, solve(lifted)
    return skeleton


def _lifted(pose: Pose, skeleton: Skeleton) -> Pose:
    root = pose.root
    if root:
        knees = (skeleton.joints[knee][1] - SKIN["knee"] for knee in ("knee_R", "knee_L"))
        trunk = (lowest(cut) for cut in skeleton.cuts())
        head = lowest_of_head(skeleton.spine.head, skeleton.spine.face)
        low = min(head, *knees, *trunk)
        root = replace(root, at=add(root.at, (0.0, -low, 0.0))) if low < -CLOSE else root
    right = _with_limbs_lifted(pose.right, skeleton, "R")
    left = _with_limbs_lifted(pose.left, skeleton, "L")
    return replace(pose, root=root, right=right, left=left)


def _with_limbs_lifted(side: Side, skeleton: Skeleton, letter: Letter) -> Side:
    def low(*names: str) -> float:
        return min(skeleton.joints[f"{name}_{letter}"][1] - SKIN[name] for name in names)

    if isinstance(side.foot, Moving) and (sunk := low("ankle", "ball")) < -CLOSE:
        foot = replace(side.foot, at=add(side.foot.at, (0.0, -sunk, 0.0)))
        side = replace(side, foot=foot)
    if isinstance(side.hand, Moving) and (sunk := low("wrist", "elbow")) < -CLOSE:
        hand = replace(side.hand, at=add(side.hand.at, (0.0, -sunk, 0.0)))
        side = replace(side, hand=hand)
    return side
