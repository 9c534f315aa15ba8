"""What happened in a session, line by line, and the time that is not written down yet."""

from collections.abc import Sequence

from backstretch.journal.entries import Done, Event, Happening, PlanRow, done_rows


class Ledger:
    """A session's events in order, begun by those that are kept already; nothing is taken back.

    `pending_ms` is the time credited since the last line that says so.
    """

    def __init__(self, kept: Sequence[Event] = ()) -> None:
        self.pending_ms = 0
        self._events = list(kept)
        self._taken = len(self._events)
        self._seq = kept[-1].seq + 1 if kept else 0
        self._spent: dict[int, int] = {}
        for event in kept:
            if event.kind is Happening.CREDITED:
                self._spend(event.step, event.ms)

    @property
    def done_ms(self) -> int:
        """All the time spent so far, in whatever step."""
        return sum(self._spent.values())

    def spent_ms(self, step: int) -> int:
        """Return all the time spent in a step so far."""
        return self._spent.get(step, 0)

    def done(self, rows: Sequence[PlanRow]) -> tuple[Done, ...]:
        """Return what the lines so far say was done of each plan row."""
        return done_rows(rows, self._events)

    def credit(self, step: int, ms: int) -> None:
        """Count time as spent in a step; `settle` writes it down."""
        self.pending_ms += ms
        self._spend(step, ms)

    def settle(self, step: int, offset_ms: int) -> None:
        """Write down the time spent up to this place, if any is not."""
        if self.pending_ms:
            spent, self.pending_ms = self.pending_ms, 0
            self.note(Happening.CREDITED, step, offset_ms, ms=spent)

    def note(
        self,
        kind: Happening,
        step: int,
        offset_ms: int,
        *,
        ms: int = 0,
        item: int = -1,
        note: str = "",
    ) -> None:
        """Add a line; what its fields mean is told at `Event`."""
        self._events.append(Event(self._seq, kind, step, offset_ms, ms, item, note))
        self._seq += 1

    def take_new(self) -> tuple[Event, ...]:
        """Return the lines that are neither kept nor taken yet."""
        new, self._taken = tuple(self._events[self._taken :]), len(self._events)
        return new

    def _spend(self, step: int, ms: int) -> None:
        self._spent[step] = self._spent.get(step, 0) + ms
