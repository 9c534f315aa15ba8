"""Reads and writes how far and how long, in the units a person uses."""

import re
from enum import StrEnum

METRES_PER_MILE = 1609.344
FURTHEST_M = 500_000
LONGEST_S = 48 * 3600
_DISTANCE = re.compile(r"\s*([0-9]{1,7}(?:[.,][0-9]{1,4})?)\s*([a-zA-Z]*)\s*")
_CLOCK = re.compile(r"\s*(?:([0-9]{1,2})\s*:\s*)?([0-9]{1,3})\s*:\s*([0-5]?[0-9])\s*")
_WORDS = re.compile(
    r"\s*(?:([0-9]{1,2})\s*h(?:ours?)?)?\s*"
    r"(?:([0-9]{1,4})(?!\s*s|[0-9])\s*(?:m|min|minutes?)?)?\s*(?:([0-9]{1,5})\s*(?:s|sec|seconds?))?\s*"
)
_METRES = {"km": 1000.0, "mi": METRES_PER_MILE, "mile": METRES_PER_MILE, "miles": METRES_PER_MILE}


class Units(StrEnum):
    """What distances are told in."""

    KM = "km"
    MILES = "mi"

    @property
    def metres(self) -> float:
        """How many metres one of it has."""
        return _METRES[self.value]


class UnreadAmount(ValueError):
    """What was written is no distance or duration; `reason` is "unread", "zero" or "far"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_distance(text: str, units: Units, most_m: float = FURTHEST_M) -> float:
    """Return metres, from "8.2", "8,2 km", "5 mi" or "800 m"; a bare number is in `units`.

    Raises:
        UnreadAmount: it is none, is nothing, or is over `most_m`, which is 500 km for a run.
    """
    found = _DISTANCE.fullmatch(text)
    word = found[2].lower() if found else ""
    scale = 1.0 if word == "m" else _METRES.get(word, 0.0) if word else units.metres
    if found is None or not scale:
        raise UnreadAmount("unread")
    return _within(float(found[1].replace(",", ".")) * scale, most_m)


def read_duration(text: str) -> float:
    """Return seconds, from "47:30", "1:06:40", "47", "47 min" or "1 h 6 min".

    A bare number is minutes; two numbers are minutes and seconds.

    Raises:
        UnreadAmount: it is none, is nothing, or is over 48 hours.
    """
    if found := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        if hours and minutes > 59:
            raise UnreadAmount("unread")
    elif text.strip() and (found := _WORDS.fullmatch(text)):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
    else:
        raise UnreadAmount("unread")
    return _within(float(hours * 3600 + minutes * 60 + seconds), LONGEST_S)


def write_distance(metres: float, units: Units, *, digits: int = 1) -> str:
    """Return a distance without its unit: "8.2", "11.0"."""
    return f"{metres / units.metres:.{digits}f}"


def write_duration(seconds: float) -> str:
    """Return minutes and seconds, with hours from an hour on: "47:30", "1:06:40"."""
    hours, rest = divmod(round(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def pace_s(metres: float, seconds: float, units: Units) -> float:
    """Return seconds for one kilometre or mile."""
    return seconds / metres * units.metres


def is_plausible(metres: float | None, seconds: float | None) -> bool:
    """Tell whether somebody can have run so far in that time; not knowing one is no reason.

    The bounds are two minutes a kilometre, faster than any record, and thirty, a slow walk.
    """
    if metres is None or seconds is None:
        return True
    return 120 <= pace_s(metres, seconds, Units.KM) <= 1800


def _within(amount: float, most: float) -> float:
    if amount <= 0:
        raise UnreadAmount("zero")
    if amount > most:
        raise UnreadAmount("far")
    return amount
