"""Where it hurt, and how far down the legs it travelled, day by day: pure."""

from collections.abc import Iterable
from datetime import date

from backstretch.bodymap.regions import LegReach, Region
from backstretch.insights.trend_states import LegPoint, Place, Places
from backstretch.journal.trend_records import PainBrief

_ORDER = {region: place for place, region in enumerate(Region)}
_REACHES = {reach: place for place, reach in enumerate(LegReach)}


def leg_line(pains: Iterable[PainBrief]) -> tuple[LegPoint, ...]:
    """Return how far pain travelled on each day it was told, or nothing where it never did.

    A bare number says nothing of the legs. What does is a reach, places on the body map without
    one, or no pain at all.
    """
    days: dict[str, tuple[LegReach, LegReach]] = {}
    nowhere = (LegReach.NONE, LegReach.NONE)
    for pain in pains:
        legs = (pain.leg_left, pain.leg_right)
        if legs == nowhere:
            if pain.regions or pain.score == 0:
                days.setdefault(pain.local_date, nowhere)
            continue
        left, right = days.get(pain.local_date, nowhere)
        days[pain.local_date] = (_further(left, legs[0]), _further(right, legs[1]))
    if all(legs == nowhere for legs in days.values()):
        return ()
    return tuple(LegPoint(date.fromisoformat(day), *legs) for day, legs in sorted(days.items()))


def places_of(pains: Iterable[PainBrief]) -> Places:
    """Return where it hurt, by the number of days on which each region was told.

    The pain is given in the order of its days.
    """
    places: dict[Region, tuple[int, str, int]] = {}
    days, day = 0, ""
    for pain in pains:
        if pain.regions and pain.local_date != day:
            days, day = days + 1, pain.local_date
        for region, score in pain.regions.items():
            many, last, most = places.get(region, (0, "", 0))
            places[region] = (many + (last != day), day, max(score, most))
    found = [Place(region, *_told(*place)) for region, place in places.items()]
    found.sort(key=lambda place: (-place.days, -place.last.toordinal(), _ORDER[place.region]))
    return Places(days, tuple(found))


def _told(days: int, last: str, strongest: int) -> tuple[int, date, int]:
    return days, date.fromisoformat(last), strongest


def _further(one: LegReach, other: LegReach) -> LegReach:
    return one if _REACHES[one] >= _REACHES[other] else other
