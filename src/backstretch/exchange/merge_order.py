"""The order of a merge: what two journals kept in an order of their own, in one that fits both."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

Rank = Callable[[str], tuple[str, str]]


class Clash(Exception):
    """Both journals have a record with the same id, and it is not the same record.

    `place` is the list of the export it stands in.
    """

    def __init__(self, place: str, key: str) -> None:
        super().__init__(f"{place}: {key}")
        self.place = place
        self.key = key


def woven(one: Sequence[str], other: Sequence[str], rank: Rank) -> list[str]:
    """Return the keys of both sequences, each once, in an order that keeps to both where it can.

    Where they do not agree on the order of two keys, the rank decides.
    """
    common = frozenset(one) & frozenset(other)
    taken: set[str] = set()
    row: list[str] = []
    i = j = 0
    while True:
        while i < len(one) and one[i] in taken:
            i += 1
        while j < len(other) and other[j] in taken:
            j += 1
        heads = [*one[i : i + 1], *other[j : j + 1]]
        if not heads:
            return row
        # What one side alone has comes before what both have: that side has it so.
        key = min(heads, key=lambda head: (head in common, *rank(head)))
        taken.add(key)
        row.append(key)


def instant(text: str) -> str:
    """Return a moment as text that sorts by time, whatever the offset."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return text
