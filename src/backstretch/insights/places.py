"""Where it hurt, and how far down the legs it travelled, day by day: pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from backstretch.bodymap.regions import LegReach, Region
from backstretch.insights.trend_states import LegPoint, Place, Places
from backstretch.journal.said import Pain

_REACHES = {reach: place for place, reach in enumerate(LegReach)}


def leg_line(pains: Iterable[Pain]) -> tuple[LegPoint, ...]:
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


def places_of(pains: Sequence[Pain]) -> Places:
    """Return where it hurt, by the number of days on which each region was told."""
    days: defaultdict[Region, set[str]] = defaultdict(set)
    strongest: dict[Region, int] = {}
    for pain in pains:
        for region, score in pain.regions.items():
            days[region].add(pain.local_date)
            strongest[region] = max(score, strongest.get(region, 0))
    places = [
        Place(region, len(of), date.fromisoformat(max(of)), strongest[region])
        for region, of in days.items()
    ]
    order = {region: number for number, region in enumerate(Region)}
    places.sort(key=lambda place: (-place.days, -place.last.toordinal(), order[place.region]))
    return Places(len(set().union(*days.values())), tuple(places))


def _further(one: LegReach, other: LegReach) -> LegReach:
    return one if _REACHES[one] >= _REACHES[other] else other
