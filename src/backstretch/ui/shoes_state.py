"""What the page of the shoes shows, as plain values."""

from dataclasses import dataclass

from backstretch.journal.diary_records import ShoeSaid
from backstretch.units import Units


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of shoes with the metres run in it so far, those before the diary too."""

    id: str
    said: ShoeSaid
    metres: float


@dataclass(frozen=True, slots=True)
class ShoesState:
    """All pairs in the order to show them, and what their distances are told in."""

    pairs: tuple[Pair, ...]
    units: Units

    def in_use(self) -> tuple[Pair, ...]:
        """Return the pairs that are run in."""
        return tuple(pair for pair in self.pairs if not pair.said.retired)

    def retired(self) -> tuple[Pair, ...]:
        """Return the pairs that are not run in any more."""
        return tuple(pair for pair in self.pairs if pair.said.retired)
