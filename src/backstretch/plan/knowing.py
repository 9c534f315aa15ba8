"""What a session is to mind of a person, from what they told of their pain and left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from backstretch.bodymap.regions import LegReach
from backstretch.clock import local_day
from backstretch.content.exercise import Exercise
from backstretch.journal.diary_records import (
    ConditionsSet,
    DislikedSet,
    EquipmentSet,
    FavouritesSet,
    Saying,
    Statement,
)
from backstretch.journal.said import Pain
from backstretch.plan.sieve import KIT, Person

WHERE_DAYS = 1
"""Where it hurts counts for today if it was told on this many days before, or since."""
WORSE_DAYS = 7
"""So long it is minded what makes the pain worse, and how far down a leg it went; ours."""


EARLY_RISE = timedelta(hours=4)
"""So long before the usual hour a sign of life means that the person got up; ours. What comes
earlier belongs to a late night, after which the back has yet to lie for hours."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Exercises that were left out lately: as they hurt, unliked, or for want of what they need."""

    hurt: frozenset[str] = frozenset()
    disliked: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lasting:
    """What the person said of themselves that holds until they say otherwise.

    `flags` are those of the check-first list, `lacking` is the kit that is not at hand, and
    `disliked` are the exercises that are never wanted, `favourites` those that are liked best.
    """

    flags: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    disliked: frozenset[str] = frozenset()
    favourites: frozenset[str] = frozenset()


NOTHING = Lasting()
LASTING: tuple[type[Saying], ...] = (ConditionsSet, EquipmentSet, DislikedSet, FavouritesSet)
"""The kinds of statements it follows from."""


def lasting_of(said: Iterable[Statement]) -> Lasting:
    """Return what holds of the person by what was said of them, in order; the last counts."""
    lasting = Lasting()
    for one in said:
        match one.what:
            case ConditionsSet(flags):
                lasting = replace(lasting, flags=frozenset(flags))
            case EquipmentSet(lacking):
                lasting = replace(lasting, lacking=frozenset(lacking))
            case DislikedSet(exercises):
                lasting = replace(lasting, disliked=frozenset(exercises))
            case FavouritesSet(exercises):
                lasting = replace(lasting, favourites=frozenset(exercises))
            case _:
                continue
    return lasting


def person_of(
    said: Iterable[Pain],
    skipped: Skipped,
    exercises: Mapping[str, Exercise],
    today: date,
    lasting: Lasting = NOTHING,
) -> Person:
    """Return the person; `said` is the standing pain of at least the last `WORSE_DAYS`."""
    lately = [one for one in said if _age(one, today) <= timedelta(days=WORSE_DAYS)]
    now = [one for one in lately if _age(one, today) <= timedelta(days=WHERE_DAYS)]
    legs = [leg for one in lately for leg in (one.leg_left, one.leg_right)]
    needed = {
        thing for name in skipped.lacking & exercises.keys() for thing in exercises[name].equipment
    }
    return Person(
        flags=lasting.flags,
        worse=frozenset(code for one in lately for code in one.aggravators),
        where=frozenset(region for one in now for region in one.regions),
        leg=max(legs, key=tuple(LegReach).index, default=LegReach.NONE),
        equipment=KIT - needed - lasting.lacking,
        disliked=skipped.disliked | lasting.disliked,
        hurt=skipped.hurt,
    )


def hours_up(now: datetime, usual: datetime, signs: Iterable[datetime]) -> float:
    """Return for how many hours the person has been up, 0 where they are not supposed to be yet.

    They got up at the `usual` moment of the day, or at the first of the `signs` of life before it.
    """
    earlier = [sign for sign in signs if usual - EARLY_RISE <= sign <= now]
    return max(0.0, (now - min([usual, *earlier])).total_seconds() / 3600)


def usual_rise(now: datetime, day_starts_at: int, gets_up_at: time) -> datetime:
    """Return when the person usually gets up on the day that this moment belongs to.

    Who gets up before the hour at which the days begin does so in the night of that day.
    """
    by_date = gets_up_at < time(day_starts_at)
    day = now.date() if by_date else local_day(now, day_starts_at)
    return datetime.combine(day, gets_up_at, now.tzinfo)


def _age(pain: Pain, today: date) -> timedelta:
    return today - date.fromisoformat(pain.local_date)
