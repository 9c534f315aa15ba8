"""What can be said of a run on the page for logging it: the facts, their codes, wrong amounts."""

from collections.abc import Mapping

from backstretch.ui import diary_words as words
from backstretch.units import FURTHEST_M, Units


def choices() -> dict[str, Mapping[str, str]]:
    """Return what can be chosen of each fact, in words."""
    return {
        "surface": words.surfaces(),
        "hills": words.hills(),
        "stride": words.strides(),
        "posture": words.postures(),
        "load": words.loads(),
        "drinking": words.drinkings(),
        "desk": words.desks(),
        "sleep": words.sleeps(),
        "stress": words.stresses(),
        "warm_up": words.warm_ups(),
        "heat_cold": words.heats(),
    }


def complaint(reason: str, units: Units | None) -> str:
    """Return what is wrong with an amount: a distance in these units, or without them a time."""
    if units is None:
        return {
            "unread": words.tr("Write minutes such as 47:30."),
            "zero": words.tr("A run takes longer than nothing."),
            "far": words.tr("A run takes at most 48 hours."),
        }[reason]
    return {
        "unread": words.tr("Write a distance such as 8.2."),
        "zero": words.tr("A run is longer than nothing."),
        "far": words.tr("A run is at most {most} {unit}.").format(
            most=int(FURTHEST_M / units.metres), unit=units.value
        ),
    }[reason]
