"""People drawn from the whole space of what a session is to mind, and what each asks for.

Every condition, aggravator, region, length of a leg's pain, set of equipment, dislike and hurt
may come with any other, from none of a kind to all of them.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from backstretch.bodymap.regions import LegReach, Region
from backstretch.content.library import Library
from backstretch.content.planning import Planning, Rung
from backstretch.journal.said import Aggravator
from backstretch.plan.sieve import KIT, Person

CONDITIONS = (
    "osteoporosis", "hip-replacement", "pregnancy", "kneeling-pain", "wrist-pain",
    "shoulder-pain", "dizziness", "blood-pressure", "leg-pain", "flexion-sensitive",
    "extension-sensitive", "blood-thinners", "surgery",
)  # fmt: skip
_SHARES = (0.0, 0.0, 0.1, 0.25, 0.5, 0.8, 1.0)
_FEW = (0.0, 0.0, 0.0, 0.05, 0.15, 0.4, 0.7, 0.95, 1.0)

One = TypeVar("One")


@dataclass(frozen=True)
class Asked:
    """A person, and the session they ask for."""

    person: Person
    routine: str
    minutes: int
    rung: Rung | None


def crowd(seed: int, count: int, library: Library, rules: Planning) -> Iterator[Asked]:
    """Yield so many people with what they ask for; the same seed gives the same people."""
    chance = random.Random(seed)
    for _ in range(count):
        yield Asked(
            somebody(chance, sorted(library.exercises)),
            chance.choice(library.routine_ids()),
            chance.randint(rules.minutes.least, rules.minutes.most),
            chance.choice((None, *rules.progression.steps)),
        )


def somebody(chance: random.Random, names: Sequence[str]) -> Person:
    """Return a person; half of them could be the neighbour, the others have it harder."""

    def some(of: Sequence[One], shares: Sequence[float]) -> frozenset[One]:
        share = chance.choice(shares)
        return frozenset(one for one in of if chance.random() < share)

    hard = chance.random() < 0.5
    return Person(
        flags=some(CONDITIONS, _SHARES if hard else (0.0, 0.1, 0.2)),
        worse=some(tuple(Aggravator), _SHARES if hard else (0.0, 0.1, 0.2)),
        where=some(tuple(Region), _SHARES if hard else (0.0, 0.05, 0.1)),
        leg=chance.choice((*LegReach, *[LegReach.NONE] * 6)),
        hours_up=chance.choice((None, 0.0, 1.0, 1.99, 2.0, 6.0)),
        equipment=some(sorted(KIT), (0.0, 0.5, 1.0)),
        disliked=some(names, _FEW if hard else (0.0, 0.05, 0.15)),
        hurt=some(names, _FEW if hard else (0.0, 0.0, 0.05)),
    )
