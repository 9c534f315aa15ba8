"""The regions of the body in words: names, groups, and what is chosen as a sentence."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from backstretch.bodymap.order import READING_ORDER, Group
from backstretch.bodymap.regions import Region
from backstretch.bodymap.views import View
from backstretch.care import vocabulary as said
from backstretch.ui.widgets.pain_words import pain_value

_SIDES = ("-left", "-centre", "-right")


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("BodyMap", text)


def region_names() -> dict[Region, str]:
    """Return what each region is called; left and right are the person's own."""
    return {Region(code): name for code, name in said.labels(said.regions(tr)).items()}


def _several_names() -> dict[frozenset[Region], str]:
    """Return what regions are called that are said in one breath."""
    lumbar = (Region.LUMBAR_LEFT, Region.LUMBAR_CENTRE, Region.LUMBAR_RIGHT)
    return {
        frozenset(lumbar): tr("Lower back, all across"),
        frozenset(lumbar[:2]): tr("Lower back, left and middle"),
        frozenset(lumbar[1:]): tr("Lower back, middle and right"),
        frozenset((lumbar[0], lumbar[2])): tr("Lower back, left and right"),
        _both(Region.SACROILIAC_LEFT): tr("Back of the pelvis, left and right"),
        _both(Region.BUTTOCK_LEFT): tr("Both buttocks"),
        _both(Region.HIP_LEFT): tr("Both outer hips"),
        _both(Region.GROIN_LEFT): tr("Groin, left and right"),
        _both(Region.THIGH_BACK_LEFT): tr("Back of both thighs"),
        _both(Region.CALF_LEFT): tr("Both calves"),
        _both(Region.THIGH_FRONT_LEFT): tr("Front of both thighs"),
        _both(Region.KNEE_LEFT): tr("Both knees"),
        _both(Region.SHIN_LEFT): tr("Both shins"),
        _both(Region.FOOT_LEFT): tr("Both feet"),
    }


def group_names() -> dict[Group, str]:
    """Return the headings of the list of regions."""
    return {
        Group.LOW_BACK: tr("Low back"),
        Group.PELVIS: tr("Pelvis and buttocks"),
        Group.LEGS_BACK: tr("Legs, back"),
        Group.LEGS_FRONT: tr("Legs, front"),
        Group.TRUNK: tr("Upper back and belly"),
    }


def view_names() -> dict[View, str]:
    """Return what stands above each picture."""
    return {
        View.CLOSE_UP: tr("Lower back, close up"),
        View.BACK: tr("Back"),
        View.FRONT: tr("Front"),
    }


def region_name(region: Region) -> str:
    """Return what a region is called, as "Lower back, left"."""
    return region_names()[region]


def strength_value(strength: int | None) -> str:
    """Return how strong it hurts in a region to be read out, "" where it is not chosen."""
    if strength is None:
        return ""
    return pain_value(strength) if strength else tr("no number yet")


def region_told(region: Region, strength: int | None) -> str:
    """Return a region and its strength, as "Lower back, left: 3 of 10, mild"."""
    if strength is None:
        return tr("{region}: not chosen").format(region=region_name(region))
    return tr("{region}: {value}").format(
        region=region_name(region), value=strength_value(strength)
    )


def places_sentence(regions: Iterable[Region]) -> str:
    """Return the places one by one, as "Lower back, left. Lower back, right."; "" for none."""
    chosen, names = set(regions), region_names()
    told = (names[region] for region in READING_ORDER if region in chosen)
    return " ".join(tr("{place}.").format(place=name) for name in told)


def places_briefly(regions: Iterable[Region]) -> str:
    """Return the places with both sides in one, as "Lower back, left and right. Belly"."""
    chosen = set(regions)
    told: dict[frozenset[Region], None] = {}
    for region in READING_ORDER:
        if region in chosen:
            told[frozenset(r for r in chosen if _stem(r) == _stem(region))] = None
    several, one = _several_names(), region_names()
    return ". ".join(one[next(iter(s))] if len(s) == 1 else several[s] for s in told)


def _stem(region: Region) -> str:
    for side in _SIDES:
        region_stem = region.removesuffix(side)
        if region_stem != region:
            return region_stem
    return region


def _both(left: Region) -> frozenset[Region]:
    return frozenset((left, Region(left.removesuffix("left") + "right")))
