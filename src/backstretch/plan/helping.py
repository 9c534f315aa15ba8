"""Which exercises are felt where a person has pain."""

from collections.abc import Iterable

from backstretch.bodymap.regions import Region

HELPS = {
    "buttock": ("figure_four", "glute_bridge"),
    "outer-hip": ("figure_four", "side_lean"),
    "groin": ("hip_flexor", "runners_lunge"),
    "back-of-thigh": ("hamstring_supine", "hamstring_standing"),
    "upper-back": ("doorway", "side_lean"),
    "low-back": ("pelvic_tilt", "cat_cow", "single_knee_chest"),
}
"""Where it is felt, and the exercises felt there (their sheets, evidence 2); the link is ours."""

PLACES = {
    Region.UPPER_BACK: "upper-back",
    Region.MIDDLE_BACK: "upper-back",
    Region.LUMBAR_LEFT: "low-back",
    Region.LUMBAR_CENTRE: "low-back",
    Region.LUMBAR_RIGHT: "low-back",
    Region.SACROILIAC_LEFT: "low-back",
    Region.SACROILIAC_RIGHT: "low-back",
    Region.BUTTOCK_LEFT: "buttock",
    Region.BUTTOCK_RIGHT: "buttock",
    Region.HIP_LEFT: "outer-hip",
    Region.HIP_RIGHT: "outer-hip",
    Region.GROIN_LEFT: "groin",
    Region.GROIN_RIGHT: "groin",
    Region.THIGH_BACK_LEFT: "back-of-thigh",
    Region.THIGH_BACK_RIGHT: "back-of-thigh",
}
"""To which of these places a region belongs, if to any."""


def place_helped(exercise: str, where: Iterable[Region]) -> str:
    """Return the place of pain that an exercise is felt in, or "" where there is none."""
    places = {PLACES.get(region, "") for region in where}
    return next((place for place in HELPS if place in places and exercise in HELPS[place]), "")
