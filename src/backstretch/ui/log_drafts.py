"""The pains of an entry while they are entered: any number of them at each moment."""

from collections.abc import Iterable

import msgspec

from backstretch.care.entry import PainSaid
from backstretch.journal.said import PainMoment

UNSAID = -1
"""The score of a pain for which no number was chosen yet."""


class PainDrafts:
    """Holds what was said of each moment, and which pain is in hand.

    `place` counts the pains of the moment in hand from 0.
    """

    def __init__(self) -> None:
        self.moment = PainMoment.AFTER_RUN
        self.place = 0
        self._said: dict[PainMoment, list[PainSaid]] = {}

    def show(self, said: Iterable[PainSaid], moment: PainMoment) -> None:
        """Hold what was said, the first pain of a moment in hand."""
        self._said = {}
        self.moment, self.place = moment, 0
        for pain in said:
            self._said.setdefault(pain.moment, []).append(pain)

    def turn(self, moment: PainMoment, place: int = 0) -> None:
        """Take up a pain of a moment; one that was added and says nothing is forgotten."""
        if (moment, place) == (self.moment, self.place):
            return
        of_moment = self.of_moment()
        kept = [pain for pain in of_moment if not _is_empty(pain)]
        if moment is self.moment:
            place -= sum(map(_is_empty, of_moment[:place]))
        self._said[self.moment] = kept
        self.moment, self.place = moment, place

    def now(self) -> PainSaid:
        """Return the pain in hand."""
        of_moment = self._said.get(self.moment, [])
        return of_moment[self.place] if of_moment else PainSaid(self.moment, UNSAID)

    def change(self, **changes: object) -> None:
        """Say something else of the pain in hand."""
        self._said.setdefault(self.moment, [])[self.place : self.place + 1] = [
            msgspec.structs.replace(self.now(), **changes)
        ]

    def add(self) -> None:
        """Add one more pain to the moment in hand, and take it up."""
        of_moment = self._said.setdefault(self.moment, [])
        of_moment.append(PainSaid(self.moment, UNSAID))
        self.place = len(of_moment) - 1

    def remove(self) -> None:
        """Forget the pain in hand, and take up the one before it."""
        del self._said.get(self.moment, [])[self.place : self.place + 1]
        self.place = max(0, self.place - 1)

    def of_moment(self) -> tuple[PainSaid, ...]:
        """Return the pains of the moment in hand."""
        return tuple(self._said.get(self.moment, ()))

    def all(self) -> tuple[PainSaid, ...]:
        """Return all pains, by their moments and then as they were entered."""
        return tuple(pain for moment in PainMoment for pain in self._said.get(moment, ()))

    def told(self) -> tuple[PainSaid, ...]:
        """Return the pains that have a number; one of 0 has no places."""
        said = (pain for pain in self.all() if pain.score != UNSAID)
        return tuple(_clear(pain) if not pain.score else pain for pain in said)

    def sides(self) -> set[str]:
        """Return the sides of the places of the pain in hand, of "left" and "right"."""
        return {place.rsplit("-", 1)[-1] for place in self.now().regions} & {"left", "right"}

    def turn_to_unsaid(self) -> bool:
        """Take up the first pain that has words or places and no number; tell whether one is."""
        for moment, pains in self._said.items():
            for place, pain in enumerate(pains):
                if pain.score == UNSAID and not _is_empty(pain):
                    self.turn(moment, place)
                    return True
        return False


def _clear(pain: PainSaid) -> PainSaid:
    return PainSaid(pain.moment, 0, note=pain.note, id=pain.id)


def _is_empty(pain: PainSaid) -> bool:
    return msgspec.structs.replace(pain, id="") == PainSaid(pain.moment, UNSAID)
