"""What a routine is: which exercises, in which order and dose, for a stated number of minutes."""

from enum import StrEnum

import msgspec


class Order(StrEnum):
    """Which sides are worked on, and in which order. AS_SET: both, the order as in the Settings."""

    AS_SET = ""
    LEFT = "L"
    RIGHT = "R"
    LEFT_FIRST = "L>R"
    RIGHT_FIRST = "R>L"

    @property
    def is_one_side(self) -> bool:
        """Whether the other side is left out."""
        return self in (Order.LEFT, Order.RIGHT)

    def sides(self, as_set: tuple[str, str]) -> tuple[str, ...]:
        """Return "left" and "right" in this order, or `as_set` where none is asked for."""
        named = {"L": "left", "R": "right"}
        return tuple(named[one] for one in self.split(">")) if self else as_set


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise of a routine with its dose.

    `change` is the seconds to get into it from the exercise before; the first item's is the
    get-ready time. Either `hold` (seconds, held `times` times a side, `rest` seconds between) or
    `reps` (repetitions a side, each `tempo` seconds, `times` sets of them with `rest` between).
    `switch` is the seconds to change sides. `order` is only set where an exercise has sides.
    """

    exercise: str
    change: float
    hold: float | None = None
    times: int = 1
    rest: float = 5.0
    switch: float = 5.0
    reps: int | None = None
    tempo: float | None = None
    order: Order = Order.AS_SET


class Version(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A routine at one length; the items add up to `minutes` to the second."""

    minutes: int
    items: tuple[Item, ...]


class RoutineFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A routine as written in its file, at all its lengths."""

    id: str
    name: str
    why: str
    note: str
    versions: tuple[Version, ...]
    sources: tuple[str, ...]


class Routine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A routine at one length, ready to become a script."""

    id: str
    name: str
    why: str
    note: str
    minutes: int
    items: tuple[Item, ...]
    sources: tuple[str, ...]
