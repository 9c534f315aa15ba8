"""What a pose file says: the frozen types that TOML is decoded into.

One file is one exercise. `base` holds what all key poses share, each `key` overrides it; what
is left out is zero or its default. Angles are degrees, lengths head heights (H). `_R` is the
side the exercise names, `_L` the other one. A single number for a joint of three angles is
its flexion.
"""

from typing import Annotated, Literal

import msgspec

from backstretch.figure.vectors import Vec

Spot = tuple[float, float]
"""x and z on the floor."""

Angles = float | Vec
Whole = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Seconds = Annotated[float, msgspec.Meta(gt=0.0, le=20.0)]
Rest = Literal["pelvis", "thorax", "upper", "head"]


def _sided(name: str) -> str:
    stem, _, side = name.rpartition("_")
    return f"{stem}_{side.upper()}" if stem and side in ("r", "l") else name


class Foot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a foot stands: one of `flat`, `ball`, `heel`, `on` and `at`, or nothing: free."""

    flat: Spot | None = None
    ball: Spot | None = None
    heel: Spot | None = None
    on: str | None = None
    at: Vec | None = None
    along: Whole = 0.5
    offset: Vec = (0.0, 0.0, 0.0)
    lift: float | None = None
    turn: float = 8.0
    up: float = 0.0
    pole: Vec | None = None
    knee_out: float = 0.0
    step: float | None = None


class Hand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a hand is put: one of `floor`, `tips`, `on` and `at`, or nothing: free."""

    floor: Spot | None = None
    tips: Spot | None = None
    on: str | None = None
    at: Vec | None = None
    along: float = 0.5
    offset: Vec = (0.0, 0.0, 0.0)
    dir: float = 0.0
    up: float = 0.0
    fingers: Vec | None = None
    palm: Vec | None = None
    pole: Vec | None = None
    elbow_out: float = 0.0
    step: float | None = None


class KneeDown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A knee pinned to the floor, the shin laid straight back."""

    floor: Spot
    toes: Literal["flat", "tucked"] = "flat"
    splay: float = 0.0
    up: float = 0.0
    step: float | None = None


class ElbowDown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An elbow pinned to the floor, the forearm pointing forward and a little inward."""

    floor: Spot
    dir: float = 0.0
    inward: float = 12.0
    up: float = 0.0
    step: float | None = None


class Stance(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=_sided):
    """A base or a key pose, as written. `roller` is the x of the foam roller's axis."""

    name: str = ""
    pelvis: Angles | None = None
    at: Vec | None = None
    lumbar: Angles | None = None
    thorax: Angles | None = None
    neck: Angles | None = None
    head: Angles | None = None
    belly: float | None = None
    rest: tuple[Rest, ...] | None = None
    hip: Angles | None = None
    hip_r: Angles | None = None
    hip_l: Angles | None = None
    knee: float | None = None
    knee_r: float | None = None
    knee_l: float | None = None
    ankle: float | None = None
    ankle_r: float | None = None
    ankle_l: float | None = None
    toes: float | None = None
    toes_r: float | None = None
    toes_l: float | None = None
    shoulder: Angles | None = None
    shoulder_r: Angles | None = None
    shoulder_l: Angles | None = None
    elbow: float | None = None
    elbow_r: float | None = None
    elbow_l: float | None = None
    wrist: Angles | None = None
    wrist_r: Angles | None = None
    wrist_l: Angles | None = None
    clav: Spot | None = None
    clav_r: Spot | None = None
    clav_l: Spot | None = None
    curl: Whole | None = None
    curl_r: Whole | None = None
    curl_l: Whole | None = None
    foot_r: Foot | None = None
    foot_l: Foot | None = None
    hand_r: Hand | None = None
    hand_l: Hand | None = None
    knee_down_r: KneeDown | None = None
    knee_down_l: KneeDown | None = None
    forearm_r: ElbowDown | None = None
    forearm_l: ElbowDown | None = None
    glow: tuple[str, ...] | None = None
    order: dict[str, float] | None = None
    roller: float | None = None
    move: Seconds | None = None


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The camera: yaw and pitch in degrees; the mat's ends in x, its half width."""

    yaw: Annotated[float, msgspec.Meta(ge=-90.0, le=90.0)] = 10.0
    pitch: Annotated[float, msgspec.Meta(ge=0.0, le=30.0)] = 9.0
    mat: Spot | None = None
    mat_half: float = 1.25


class Props(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Things beside the figure.

    `pillow` x and height; `cushion` x of its middle, height of its lower side and its thickness;
    `wall` x; `wall_beside` both ends in x of a wall behind the figure; `doorway` x of its frame;
    `chair` x of the seat's middle, height of the seat, and where its back is (-1 at lower x, 1 at
    higher x, 0 not shown); `step` x of its near edge and height; `band` the place on the thighs;
    `strap` goes round a foot, or as a towel round the back of a thigh; `roller` is the radius of a
    foam roller, which lies where the key poses say; `bones` shows pelvis and spine through the
    clothes.
    """

    pillow: Spot | None = None
    cushion: Vec | None = None
    wall: float | None = None
    wall_beside: Spot | None = None
    doorway: float | None = None
    chair: Vec | None = None
    step: Spot | None = None
    band: Whole | None = None
    strap: Literal["foot_R", "thigh_R"] | None = None
    roller: Annotated[float, msgspec.Meta(ge=0.1, le=0.5)] | None = None
    bones: bool = False


class Easier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The easier version; what it leaves out it takes from the exercise itself."""

    key: Annotated[tuple[Stance, ...], msgspec.Meta(min_length=2)]
    cycle: tuple[str, ...] = ()
    base: Stance | None = None
    view: View | None = None
    props: Props | None = None


class PoseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise. `other_side`: swap the limbs before the same camera, or mirror the picture.

    `works` names the limb of `_R` that does the work, so that left and right can be checked.
    `cycle` names, for each phase of the exercise's movement, the key pose it ends in; without it
    the figure goes through the key poses once and stays in the last.
    """

    id: str
    key: Annotated[tuple[Stance, ...], msgspec.Meta(min_length=2)]
    cycle: tuple[str, ...] = ()
    base: Stance = Stance()
    view: View = View()
    props: Props = Props()
    other_side: Literal["swap", "mirror", "same"] = "same"
    works: Literal["leg_R", "leg_L", "arm_R", "arm_L", "trunk_R", "trunk_L", ""] = ""
    easier: Easier | None = None
