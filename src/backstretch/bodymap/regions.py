"""Names the regions of the body that pain is told of, as codes that never change."""

from enum import StrEnum


class Region(StrEnum):
    """A region of the body map; left and right are always the person's own (evidence 4.2)."""

    UPPER_BACK = "upper-back"
    MIDDLE_BACK = "middle-back"
    LUMBAR_LEFT = "lumbar-left"
    LUMBAR_CENTRE = "lumbar-centre"
    LUMBAR_RIGHT = "lumbar-right"
    SACROILIAC_LEFT = "sacroiliac-left"
    SACROILIAC_RIGHT = "sacroiliac-right"
    BUTTOCK_LEFT = "buttock-left"
    BUTTOCK_RIGHT = "buttock-right"
    HIP_LEFT = "hip-left"
    HIP_RIGHT = "hip-right"
    GROIN_LEFT = "groin-left"
    GROIN_RIGHT = "groin-right"
    BELLY = "belly"
    THIGH_BACK_LEFT = "thigh-back-left"
    THIGH_BACK_RIGHT = "thigh-back-right"
    THIGH_FRONT_LEFT = "thigh-front-left"
    THIGH_FRONT_RIGHT = "thigh-front-right"
    KNEE_LEFT = "knee-left"
    KNEE_RIGHT = "knee-right"
    CALF_LEFT = "calf-left"
    CALF_RIGHT = "calf-right"
    SHIN_LEFT = "shin-left"
    SHIN_RIGHT = "shin-right"
    FOOT_LEFT = "foot-left"
    FOOT_RIGHT = "foot-right"


class LegReach(StrEnum):
    """How far down a leg pain travels, "" where it does not; later members are further down."""

    NONE = ""
    BUTTOCK = "buttock"
    THIGH = "thigh"
    KNEE = "knee"
    CALF = "calf"
    FOOT = "foot"


BELOW_THE_KNEE = frozenset({LegReach.CALF, LegReach.FOOT})
"""Pain that travels so far opens the safety check (evidence 5.2)."""
