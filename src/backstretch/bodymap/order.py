"""The regions in reading order, in groups: how a list or a report goes through the body."""

from enum import StrEnum

from backstretch.bodymap.regions import Region


class Group(StrEnum):
    """A part of the body under which regions are listed."""

    LOW_BACK = "low-back"
    PELVIS = "pelvis"
    LEGS_BACK = "legs-back"
    LEGS_FRONT = "legs-front"
    TRUNK = "trunk"


GROUPS: dict[Group, tuple[Region, ...]] = {
    Group.LOW_BACK: (Region.LUMBAR_LEFT, Region.LUMBAR_CENTRE, Region.LUMBAR_RIGHT),
    Group.PELVIS: (
        Region.SACROILIAC_LEFT,
        Region.SACROILIAC_RIGHT,
        Region.BUTTOCK_LEFT,
        Region.BUTTOCK_RIGHT,
        Region.HIP_LEFT,
        Region.HIP_RIGHT,
        Region.GROIN_LEFT,
        Region.GROIN_RIGHT,
    ),
    Group.LEGS_BACK: (
        Region.THIGH_BACK_LEFT,
        Region.THIGH_BACK_RIGHT,
        Region.CALF_LEFT,
        Region.CALF_RIGHT,
    ),
    Group.LEGS_FRONT: (
        Region.THIGH_FRONT_LEFT,
        Region.THIGH_FRONT_RIGHT,
        Region.KNEE_LEFT,
        Region.KNEE_RIGHT,
        Region.SHIN_LEFT,
        Region.SHIN_RIGHT,
        Region.FOOT_LEFT,
        Region.FOOT_RIGHT,
    ),
    Group.TRUNK: (Region.UPPER_BACK, Region.MIDDLE_BACK, Region.BELLY),
}
"""Every region once, the lower back first."""

READING_ORDER: tuple[Region, ...] = tuple(
    region for regions in GROUPS.values() for region in regions
)
"""The same without the groups."""


def in_order(regions: dict[Region, int]) -> dict[Region, int]:
    """Return the same regions and strengths in reading order."""
    return {region: regions[region] for region in READING_ORDER if region in regions}
