"""What a routine is: which exercises, in which order and dose, for a stated number of minutes."""

import msgspec


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise of a routine with its dose.

    `change` is the seconds to get into it from the exercise before; the first item's is the
    get-ready time. Either `hold` (seconds, held `times` times a side, `rest` seconds between) or
    `reps` (repetitions a side, each `tempo` seconds). `switch` is the seconds to change sides.
    """

    exercise: str
    change: float
    hold: float | None = None
    times: int = 1
    rest: float = 5.0
    switch: float = 5.0
    reps: int | None = None
    tempo: float | None = None


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
