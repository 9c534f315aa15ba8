"""The number that an entry of pain is judged by: the one rule for all that judges pain."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from backstretch.bodymap.regions import Region
from backstretch.journal.said import PainMoment


class Told(Protocol):
    """What was told of the pain of one moment: a score, None for none, and that of each place."""

    @property
    def score(self) -> int | None:
        """How strong it was, 0 to 10."""

    @property
    def regions(self) -> Mapping[Region, int]:
        """How strong it was in each place that hurts, 1 to 10."""


class Felt(Told, Protocol):
    """The same, with the moment at which it was felt."""

    @property
    def moment(self) -> PainMoment:
        """When it was felt."""


def worst_of(pain: Told) -> int:
    """Return the highest number of an entry, 0 to 10: its score, or that of a place."""
    score = pain.score or 0
    return max(score, *pain.regions.values()) if pain.regions else score


def worst_at(pains: Iterable[Felt]) -> dict[PainMoment, int]:
    """Return the highest number of each moment that was told of, whichever entry has it."""
    worst: dict[PainMoment, int] = {}
    for pain in pains:
        number = worst_of(pain) if pain.regions else pain.score or 0
        if number >= worst.get(pain.moment, 0):
            worst[pain.moment] = number
    return worst
