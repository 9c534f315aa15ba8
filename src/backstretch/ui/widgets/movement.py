"""A movement as a line from 0 to 1000 with a stop at each key pose: what is shown where, pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from backstretch.figure.scene import Move, Showing, Source
from backstretch.ui.widgets.key_scrubber import WHOLE

REST_MS, BACK_MS, STILL_MS = 1_400, 1_600, 1_500
"""How long it stays at its end, takes to go back, and each pose is seen where nothing moves."""


@dataclass(frozen=True, slots=True)
class Movement:
    """The key poses of a source in turn; `ms` is how long the move to each takes, the first 0."""

    source: Source
    ms: tuple[int, ...]

    @property
    def long_ms(self) -> int:
        """How long it takes from the first pose to the last."""
        return sum(self.ms[1:])

    def stops(self) -> tuple[int, ...]:
        """Return where on the line each key pose is."""
        passed = [sum(self.ms[1 : n + 1]) for n in range(len(self.ms))]
        return tuple(round(WHOLE * one / max(1, self.long_ms)) for one in passed)

    def at(self, place: int) -> Showing:
        """Return what is shown at a place of the line."""
        stops = self.stops()
        for n, (start, end) in enumerate(pairwise(stops)):
            if place < end:
                share = (place - start) / max(1, end - start)
                return Showing(Move(self.source, n, n + 1, self.ms[n + 1]), max(0.0, share))
        return self.still(len(stops) - 1)

    def still(self, stop: int) -> Showing:
        """Return a key pose that is held."""
        return Showing(Move(self.source, stop, stop))

    def moves(self) -> tuple[Move, ...]:
        """Return the moves there."""
        return tuple(Move(self.source, n, n + 1, ms) for n, ms in enumerate(self.ms[1:]))

    def played(self, ms: int, *, again: bool) -> tuple[Showing, int] | None:
        """Return what is shown so long after the start, and the place; None once it is over.

        With `again` it stays at its end for a moment, goes back and begins anew.
        """
        around = self.long_ms + REST_MS + BACK_MS
        into = ms % around if again else ms
        if into < self.long_ms:
            place = WHOLE * into // self.long_ms
            return self.at(place), place
        if not again:
            return None
        last = len(self.ms) - 1
        if into < self.long_ms + REST_MS:
            return self.still(last), WHOLE
        share = (into - self.long_ms - REST_MS) / BACK_MS
        return Showing(Move(self.source, last, 0, BACK_MS), share), round(WHOLE * (1 - share))

    def stepped(self, ms: int, *, again: bool) -> tuple[Showing, int] | None:
        """Return the same where nothing moves: one pose after the other."""
        n = ms // STILL_MS
        if n >= len(self.ms) and not again:
            return None
        n %= len(self.ms)
        return self.still(n), self.stops()[n]


def movement(source: Source, moves_ms: Sequence[int]) -> Movement | None:
    """Return the movement of a source, or None where it has no second pose."""
    return Movement(source, tuple(moves_ms)) if len(moves_ms) > 1 else None
