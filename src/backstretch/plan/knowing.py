"""What a session is to mind of a person, from what they told of their pain and left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from backstretch.bodymap.regions import LegReach
from backstretch.content.exercise import Exercise
from backstretch.journal.said import Pain
from backstretch.plan.sieve import KIT, Person

WHERE_DAYS = 1
"""Where it hurts counts for today if it was told on this many days before, or since."""
WORSE_DAYS = 7
"""So long it is minded what makes the pain worse, and how far down a leg it went; ours."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Exercises that were left out lately: as they hurt, unliked, or for want of what they need."""

    hurt: frozenset[str] = frozenset()
    disliked: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()


def person_of(
    said: Iterable[Pain], skipped: Skipped, exercises: Mapping[str, Exercise], today: date
) -> Person:
    """Return the person; `said` is the standing pain of at least the last `WORSE_DAYS`."""
    lately = [one for one in said if _age(one, today) <= timedelta(days=WORSE_DAYS)]
    now = [one for one in lately if _age(one, today) <= timedelta(days=WHERE_DAYS)]
    legs = [leg for one in lately for leg in (one.leg_left, one.leg_right)]
    needed = {
        thing for name in skipped.lacking & exercises.keys() for thing in exercises[name].equipment
    }
    return Person(
        worse=frozenset(code for one in lately for code in one.aggravators),
        where=frozenset(region for one in now for region in one.regions),
        leg=max(legs, key=tuple(LegReach).index, default=LegReach.NONE),
        equipment=KIT - needed,
        disliked=skipped.disliked,
        hurt=skipped.hurt,
    )


def _age(pain: Pain, today: date) -> timedelta:
    return today - date.fromisoformat(pain.local_date)
