"""How the figure is built: bone lengths, cross-sections and heights of contact, in head heights.

The figure is 7.5 H tall. A bone is never drawn out, a contact counts where the skin touches.
"""

from typing import Literal, NamedTuple

Letter = Literal["R", "L"]
LETTERS: tuple[Letter, Letter] = ("R", "L")
SIGN: dict[Letter, float] = {"R": 1.0, "L": -1.0}

THIGH, SHIN, UPPER_ARM, FOREARM = 1.86, 1.84, 1.36, 1.10
HALF_HIPS, HALF_SHOULDERS = 0.34, 0.66
BALL_AHEAD, BALL_BELOW = 0.56, 0.205
"""From the ankle to the ball of the foot, in the foot's frame."""

ANKLE_HEIGHT = 0.29
KNEE_HEIGHT, ELBOW_HEIGHT = 0.215, 0.142
WRIST_HEIGHT, TIPS_HEIGHT, TIPS_BEHIND = 0.115, 0.66, 0.14
BALL_HEIGHT, HEEL_HEIGHT, INSTEP_HEIGHT = 0.085, 0.13, 0.165
HEEL_TO_ANKLE = (0.20, 0.16)
SHOULDER_GIVES = 0.15
"""A shoulder blade slides this far towards a hand that is out of reach."""


class Region(NamedTuple):
    """A part of the spine: links, length of each, and the curve it has in easy standing."""

    links: int
    link: float
    curve: float


LUMBAR = Region(5, 0.165, -24.0)
THORAX = Region(8, 0.165, 29.0)
NECK = Region(4, 0.115, -16.0)
BASE_TILT = 11.0
BASE = (-0.12, 0.36)
"""From the hip axis to the sacral base (spine joint 0), in the pelvis frame."""

T12, SHOULDER_LINK, SKULL = 5, 11, 17
"""Numbers of spine joints."""


class Section(NamedTuple):
    """A cross-section of the trunk: two half ellipses.

    `joint` is its spine joint, or -1 for the pelvis, then `up` and `ahead` place it there.
    """

    joint: int
    up: float
    ahead: float
    front: float
    back: float
    half: float


TRUNK = (
    Section(-1, -0.26, 0.0, 0.20, 0.22, 0.34),
    Section(-1, -0.10, 0.0, 0.26, 0.38, 0.56),
    Section(-1, 0.08, 0.0, 0.32, 0.48, 0.66),
    Section(-1, 0.24, -0.03, 0.40, 0.45, 0.65),
    Section(0, 0.0, 0.0, 0.53, 0.32, 0.61),
    Section(1, 0.0, 0.0, 0.52, 0.265, 0.56),
    Section(2, 0.0, 0.0, 0.50, 0.24, 0.53),
    Section(3, 0.0, 0.0, 0.49, 0.24, 0.525),
    Section(4, 0.0, 0.0, 0.50, 0.255, 0.54),
    Section(5, 0.0, 0.0, 0.525, 0.275, 0.57),
    Section(6, 0.0, 0.0, 0.56, 0.295, 0.605),
    Section(7, 0.0, 0.0, 0.59, 0.31, 0.635),
    Section(8, 0.0, 0.0, 0.605, 0.32, 0.655),
    Section(9, 0.0, 0.0, 0.60, 0.32, 0.66),
    Section(10, 0.0, 0.0, 0.565, 0.315, 0.65),
    Section(11, 0.0, 0.0, 0.49, 0.29, 0.585),
    Section(12, 0.0, 0.0, 0.38, 0.255, 0.44),
    Section(13, 0.0, 0.0, 0.25, 0.18, 0.25),
)
SKULL_CENTRE = (-0.03, 0.06)
SKULL_AXES = (0.425, 0.44, 0.335)
HEAD_ON_SPINE = (0.03, 0.13)

PARTS = ("thigh", "shin", "foot", "upper", "fore", "hand")
"""Body parts of a side that a contact may lie on; also "pelvis", "chest" and "head"."""
