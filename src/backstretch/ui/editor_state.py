"""What the routine editor shows, as plain values."""

from dataclasses import dataclass

from backstretch.figure.scene import Doing


@dataclass(frozen=True, slots=True)
class EditorRow:
    """One exercise of a routine.

    `dose` is seconds where it `is_held`, else repetitions; `sides` are the codes of the orders to
    choose from with their words, none where it has no sides. `notes` are sentences about it, the
    first of them about what is `unsafe`, if anything is.
    """

    exercise: str
    name: str
    figure: Doing
    is_held: bool
    dose: int
    times: int
    rest: int
    total: str
    sides: tuple[tuple[str, str], ...] = ()
    order: str = ""
    notes: tuple[str, ...] = ()
    unsafe: bool = False


@dataclass(frozen=True, slots=True)
class EditorState:
    """A routine that is being changed.

    `minutes` is how long all of it takes, `length` says it as 12:30 and `length_words` what
    follows from it; `notes` are sentences about the whole, each with whether it is unsafe.
    """

    title: str
    subtitle: str
    name: str
    rows: tuple[EditorRow, ...]
    rounds: int
    minutes: float
    length: str
    length_words: str
    in_band: bool
    notes: tuple[tuple[str, bool], ...]
    line: str
    can_undo: bool
    is_safe: bool
    is_changed: bool
    is_kept: bool
