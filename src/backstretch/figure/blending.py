"""The poses between two key poses: angles are blended, contacts kept, and all is solved again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from backstretch.figure.body import LETTERS, Letter
from backstretch.figure.pose import Moving, Pose, Root, Side
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.solving import solve
from backstretch.figure.stance import ElbowDown, Foot, Hand, KneeDown
from backstretch.figure.vectors import (
    Vec,
    across,
    between_frames,
    length,
    lerp,
    mul,
    sub,
    unit,
    within,
)

C = TypeVar("C", Foot, Hand, KneeDown, ElbowDown)

HOVER = 0.25
"""How high a foot or hand is lifted on its way from floor to floor, if the file says nothing."""


@dataclass(frozen=True, slots=True)
class Key:
    """A pose and its skeleton, solved once."""

    pose: Pose
    skeleton: Skeleton

    @classmethod
    def of(cls, pose: Pose) -> "Key":
        """Return a key from its pose."""
        return cls(pose, solve(pose))


def between(a: Key, b: Key, t: float) -> Pose:
    """Return the pose t of the way from key a to key b; t is eased already."""
    if t <= 0:
        return a.pose
    if t >= 1:
        return b.pose
    p, q, near = a.pose, b.pose, a.pose if t < 0.5 else b.pose
    return Pose(
        name=near.name,
        pelvis=_turned(p.pelvis, q.pelvis, t),
        at=lerp(p.at, q.at, t),
        lumbar=_turned(p.lumbar, q.lumbar, t),
        thorax=_turned(p.thorax, q.thorax, t),
        neck=_turned(p.neck, q.neck, t),
        head=_turned(p.head, q.head, t),
        belly=_lerp(p.belly, q.belly, t),
        rest=p.rest,
        pillow=near.pillow,
        right=_side(a, b, "R", t),
        left=_side(a, b, "L", t),
        glow=_faded(p.glow, q.glow, t),
        order=near.order,
        root=_root(a, b, t),
        roller=_rolling(p.roller, q.roller, t),
        move=q.move,
    )


def _lerp(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _arc(a: float, b: float, t: float) -> float:
    """Return an angle t of the way from a to b on the shorter arc."""
    return a + ((b - a + 180) % 360 - 180) * t


def _rolling(a: float | None, b: float | None, t: float) -> float | None:
    """Return where a roller is; one that lies there in one pose only comes or goes half way."""
    if a is None or b is None:
        return a if t < 0.5 else b
    return _lerp(a, b, t)


def _turned(a: Vec, b: Vec, t: float) -> Vec:
    if a == b:
        return a
    return (_arc(a[0], b[0], t), _arc(a[1], b[1], t), _arc(a[2], b[2], t))


def _faded(a: dict[str, float], b: dict[str, float], t: float) -> dict[str, float]:
    names: Iterable[str] = dict.fromkeys((*a, *b))
    return {name: _lerp(a.get(name, 0.0), b.get(name, 0.0), t) for name in names}


def _root(a: Key, b: Key, t: float) -> Root | None:
    """Return a pelvis on its way, when both keys find theirs in different manners."""
    if a.pose.rest == b.pose.rest and _alike_anchor(a.pose, b.pose):
        return None
    return Root(
        lerp(a.skeleton.pelvis, b.skeleton.pelvis, t),
        _turned(a.skeleton.pelvis_angles, b.skeleton.pelvis_angles, t),
        _lerp(a.skeleton.neck, b.skeleton.neck, t),
    )


def _alike_anchor(a: Pose, b: Pose) -> bool:
    pins = [
        (getattr(a.side(letter), kind), getattr(b.side(letter), kind))
        for kind in ("knee_down", "elbow_down")
        for letter in LETTERS
    ]
    return all((p is None) == (q is None) and (p is None or _alike(p, q)) for p, q in pins)


def _side(a: Key, b: Key, letter: Letter, t: float) -> Side:
    p, q = a.pose.side(letter), b.pose.side(letter)
    knee, foot = _leg(a, b, letter, t)
    elbow, hand = _arm(a, b, letter, t)
    return Side(
        hip=_turned(p.hip, q.hip, t),
        knee=_arc(p.knee, q.knee, t),
        ankle=_arc(p.ankle, q.ankle, t),
        toes=_arc(p.toes, q.toes, t),
        shoulder=_turned(p.shoulder, q.shoulder, t),
        elbow=_arc(p.elbow, q.elbow, t),
        wrist=_turned(p.wrist, q.wrist, t),
        clav=(_lerp(p.clav[0], q.clav[0], t), _lerp(p.clav[1], q.clav[1], t)),
        curl=_lerp(p.curl, q.curl, t),
        knee_down=knee,
        foot=foot,
        elbow_down=elbow,
        hand=hand,
    )


def _leg(a: Key, b: Key, letter: Letter, t: float) -> tuple[KneeDown | None, Foot | Moving | None]:
    p, q = a.pose.side(letter), b.pose.side(letter)
    if _alike(p.knee_down, q.knee_down) and _alike(p.foot, q.foot):
        return _glided(p.knee_down, q.knee_down, t), _glided(p.foot, q.foot, t)
    step = max(_step(contact) for side in (p, q) for contact in (side.knee_down, side.foot))
    return None, _moving(a, b, letter, t, _LEG, step)


def _arm(a: Key, b: Key, letter: Letter, t: float) -> tuple[ElbowDown | None, Hand | Moving | None]:
    p, q = a.pose.side(letter), b.pose.side(letter)
    if _alike(p.elbow_down, q.elbow_down) and _alike(p.hand, q.hand):
        return _glided(p.elbow_down, q.elbow_down, t), _glided(p.hand, q.hand, t)
    step = max(_step(contact) for side in (p, q) for contact in (side.elbow_down, side.hand))
    return None, _moving(a, b, letter, t, _ARM, step)


def _step(contact: Foot | Hand | KneeDown | ElbowDown | Moving | None) -> float:
    return 0.0 if contact is None or isinstance(contact, Moving) else contact.step or 0.0


def _alike(a: C | Moving | None, b: C | Moving | None) -> bool:
    """Return whether two contacts are of one kind and may glide into each other."""
    if a is None or b is None:
        return a is b
    if isinstance(a, Moving) or isinstance(b, Moving):
        return False
    for name in a.__struct_fields__:
        x, y = getattr(a, name), getattr(b, name)
        if x is not y and (x is None or y is None or isinstance(x, str)) and x != y:
            return False
    return True


def _glided(a: C | Moving | None, b: C | Moving | None, t: float) -> C | None:
    """Return a contact on its way to another of its kind, lifted while it changes place."""
    if a is None or b is None or isinstance(a, Moving) or isinstance(b, Moving):
        return None
    if a == b:
        return a
    mixed: dict[str, object] = {}
    for name in a.__struct_fields__:
        x, y = getattr(a, name), getattr(b, name)
        if isinstance(x, tuple):
            mixed[name] = tuple(_lerp(m, n, t) for m, n in zip(x, y, strict=True))
        elif isinstance(x, float | int):
            mixed[name] = _lerp(x, y, t)
    if any(getattr(a, name, None) != getattr(b, name, None) for name in _ON_FLOOR):
        lift = HOVER if a.step is None else a.step
        mixed["up"] = _lerp(a.up, b.up, t) + 4 * t * (1 - t) * lift
    return msgspec.structs.replace(a, **mixed)


_ON_FLOOR = ("flat", "ball", "heel", "floor", "tips")
_LEG = ("hip", "knee", "ankle", "thigh", "shin", "foot")
_ARM = ("shoulder", "elbow", "wrist", "upper", "fore", "hand")


def _moving(
    a: Key, b: Key, letter: Letter, t: float, limb: tuple[str, ...], step: float
) -> Moving | None:
    """Return an end of a limb carried from where it is in one key to where it is in the other.

    The hand or foot is turned within its forearm or shin: turned in the world it would flip.
    """
    contacts = ("knee_down", "foot") if limb is _LEG else ("elbow_down", "hand")
    if not any(getattr(k.pose.side(letter), c) for k in (a, b) for c in contacts):
        return None
    ends, turns, poles = [], [], []
    for skeleton in (a.skeleton, b.skeleton):
        ends.append(skeleton.joints[f"{limb[2]}_{letter}"])
        inner, outer = (
            skeleton.frames[f"{limb[4]}_{letter}"],
            skeleton.frames[f"{limb[5]}_{letter}"],
        )
        turns.append(within(inner, outer))
        poles.append(_bulge(skeleton, letter, limb))
    at = lerp(ends[0], ends[1], t)
    arc = 4 * t * (1 - t) * step
    return Moving(
        (at[0], at[1] + arc, at[2]),
        between_frames(turns[0], turns[1], t),
        unit(lerp(poles[0], poles[1], t)),
    )


def _bulge(skeleton: Skeleton, letter: Letter, limb: tuple[str, ...]) -> Vec:
    """Return where knee or elbow points, away from the line between the limb's ends."""
    start, middle, end = (skeleton.joints[f"{name}_{letter}"] for name in limb[:3])
    line = unit(sub(end, start))
    out = across(sub(middle, start), line)
    if length(out) > 0.06:
        return unit(out)
    front = skeleton.frames[f"{limb[3]}_{letter}"].f
    return unit(across(mul(front, 1.0 if limb is _LEG else -1.0), line))
