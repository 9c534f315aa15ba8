"""A key pose with every default filled in, and its mirror: what the solver takes."""

from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import msgspec

from backstretch.figure.body import Letter
from backstretch.figure.stance import (
    Angles,
    ElbowDown,
    Foot,
    Hand,
    KneeDown,
    Rest,
    Spot,
    Stance,
)
from backstretch.figure.vectors import Frame, Vec, mirrored

T = TypeVar("T")
C = TypeVar("C", Foot, Hand, KneeDown, ElbowDown)


@dataclass(frozen=True, slots=True)
class Moving:
    """A wrist or ankle on its way from one kind of contact to another.

    `turned` is the hand or foot within its forearm or shin, `pole` where knee or elbow points.
    """

    at: Vec
    turned: Frame
    pole: Vec


@dataclass(frozen=True, slots=True)
class Side:
    """The angles (degrees) and contacts of one leg and one arm."""

    hip: Vec = (0.0, 0.0, 0.0)
    knee: float = 3.0
    ankle: float = 0.0
    toes: float = 0.0
    shoulder: Vec = (0.0, 8.0, 0.0)
    elbow: float = 12.0
    wrist: Vec = (0.0, 0.0, 0.0)
    clav: Spot = (0.0, 0.0)
    curl: float = 0.25
    foot: Foot | Moving | None = None
    hand: Hand | Moving | None = None
    knee_down: KneeDown | None = None
    elbow_down: ElbowDown | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """Where the pelvis is, how it is turned, and how far the neck bends to rest the head."""

    at: Vec
    pelvis: Vec
    neck: float


@dataclass(frozen=True, slots=True)
class Pose:
    """Everything a skeleton follows from. `pillow` is the height under the head.

    `roller` is the x of the axis of a foam roller under the body, if there is one.
    """

    name: str = ""
    pelvis: Vec = (0.0, 0.0, 0.0)
    at: Vec = (0.0, 4.0, 0.0)
    lumbar: Vec = (0.0, 0.0, 0.0)
    thorax: Vec = (0.0, 0.0, 0.0)
    neck: Vec = (0.0, 0.0, 0.0)
    head: Vec = (0.0, 0.0, 0.0)
    belly: float = 0.0
    rest: tuple[Rest, ...] = ()
    pillow: float | None = None
    right: Side = Side()
    left: Side = Side()
    glow: dict[str, float] = field(default_factory=dict)
    order: dict[str, float] = field(default_factory=dict)
    root: Root | None = None
    roller: float | None = None
    move: float = 2.0

    def side(self, letter: Letter) -> Side:
        """Return the limbs of a side."""
        return self.right if letter == "R" else self.left


def pose_of(base: Stance, key: Stance, pillow: float | None) -> Pose:
    """Return a key pose laid over its base, with the defaults of what neither says."""
    said = Stance(
        **{
            name: mine if (mine := getattr(key, name)) is not None else getattr(base, name)
            for name in Stance.__struct_fields__
        }
    )
    plain = Pose()
    return Pose(
        name=key.name,
        pelvis=_angles(said.pelvis, plain.pelvis),
        at=said.at or plain.at,
        lumbar=_angles(said.lumbar, plain.lumbar),
        thorax=_angles(said.thorax, plain.thorax),
        neck=_angles(said.neck, plain.neck),
        head=_angles(said.head, plain.head),
        belly=said.belly or 0.0,
        rest=said.rest or (),
        pillow=pillow,
        right=_side(said, "r"),
        left=_side(said, "l"),
        glow=dict.fromkeys(said.glow or (), 1.0),
        order=said.order or {},
        roller=said.roller,
        move=said.move or plain.move,
    )


def mirror(pose: Pose) -> Pose:
    """Return the pose with left and right exchanged, exactly."""

    def turn(angles: Vec) -> Vec:
        return (angles[0], -angles[1], -angles[2])

    root = pose.root
    return replace(
        pose,
        pelvis=turn(pose.pelvis),
        at=mirrored(pose.at),
        lumbar=turn(pose.lumbar),
        thorax=turn(pose.thorax),
        neck=turn(pose.neck),
        head=turn(pose.head),
        right=_mirrored_side(pose.left),
        left=_mirrored_side(pose.right),
        glow={other_side(name): strength for name, strength in pose.glow.items()},
        order={other_side(name): bias for name, bias in pose.order.items()},
        root=root and Root(mirrored(root.at), turn(root.pelvis), root.neck),
    )


def other_side(name: str) -> str:
    """Return the same part or muscle of the other side: "thigh_R" for "thigh_L"."""
    stem, _, letter = name.rpartition("_")
    return f"{stem}_{'L' if letter == 'R' else 'R'}" if letter in ("R", "L") and stem else name


def _angles(said: Angles | None, default: Vec) -> Vec:
    if said is None:
        return default
    if isinstance(said, tuple):
        return (float(said[0]), float(said[1]), float(said[2]))
    return (float(said), default[1], default[2])


def _side(said: Stance, letter: str) -> Side:
    plain = Side()

    def three(joint: str, default: Vec) -> Vec:
        return _angles(getattr(said, f"{joint}_{letter}"), _angles(getattr(said, joint), default))

    def one(joint: str, default: T) -> T:
        mine: T | None = getattr(said, f"{joint}_{letter}")
        both: T | None = getattr(said, joint)
        return mine if mine is not None else both if both is not None else default

    foot: Foot | None = getattr(said, f"foot_{letter}")
    hand: Hand | None = getattr(said, f"hand_{letter}")
    return Side(
        hip=three("hip", plain.hip),
        knee=one("knee", plain.knee),
        ankle=one("ankle", plain.ankle),
        toes=one("toes", plain.toes),
        shoulder=three("shoulder", plain.shoulder),
        elbow=one("elbow", plain.elbow),
        wrist=three("wrist", plain.wrist),
        clav=one("clav", plain.clav),
        curl=one("curl", plain.curl),
        foot=None if foot == Foot() else foot,
        hand=None if hand == Hand() else hand,
        knee_down=getattr(said, f"knee_down_{letter}"),
        elbow_down=getattr(said, f"forearm_{letter}"),
    )


def _mirrored_side(side: Side) -> Side:
    return replace(
        side,
        foot=_mirrored_place(side.foot),
        hand=_mirrored_place(side.hand),
        knee_down=side.knee_down and _mirrored_contact(side.knee_down),
        elbow_down=side.elbow_down and _mirrored_contact(side.elbow_down),
    )


def _mirrored_place(place: C | Moving | None) -> C | Moving | None:
    if isinstance(place, Moving):
        frame = place.turned
        inner = Frame(
            mirrored(frame.f), mirrored(frame.u), mirrored((-frame.r[0], -frame.r[1], -frame.r[2]))
        )
        return Moving(mirrored(place.at), inner, mirrored(place.pole))
    return place if place is None else _mirrored_contact(place)


def _mirrored_contact(contact: C) -> C:
    changed: dict[str, object] = {}
    for name in contact.__struct_fields__:
        value: Any = getattr(contact, name)
        if isinstance(value, tuple):
            changed[name] = (*value[:-1], -value[-1])
        elif name == "on" and value:
            changed[name] = other_side(value)
        elif name == "dir":
            changed[name] = -value
    return msgspec.structs.replace(contact, **changed)
