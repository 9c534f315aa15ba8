"""What the Library shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from backstretch.content.learn import Grade
from backstretch.figure.scene import Doing, SideName
from backstretch.ui.today_state import TodayStretch


@dataclass(frozen=True, slots=True)
class Tile:
    """An exercise as a card of the grid; `picture` is the person's own, in place of the figure."""

    id: str
    name: str
    dose: str
    line: str  # "Stretch. On your back"
    figure: Doing
    core: bool = False
    favourite: bool = False
    never: bool = False
    own: bool = False
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: "" and False ask for nothing.

    `kind` is a Kind, "core", "own" or ""; the others are codes of the drop-downs. `fits` asks for
    what works with what hurts today, `favourites` for what is liked best.
    """

    typed: str = ""
    kind: str = ""
    area: str = ""
    position: str = ""
    kit: str = ""
    level: str = ""
    direction: str = ""
    fits: bool = False
    favourites: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked for, as codes with their words; the first of each asks for nothing."""

    kinds: Mapping[str, str]
    areas: Mapping[str, str]
    positions: Mapping[str, str]
    kit: Mapping[str, str]
    levels: Mapping[str, str]
    directions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GridState:
    """The cards that fit what was asked, in their order, and how many there are in words.

    `note` is what is to be known of those that are not shown; `all_words` names all there are, and
    `nothing` says why none is there, where that is not for the filters.
    """

    tiles: tuple[Tile, ...]
    count: str
    note: str = ""
    all_words: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where something comes from, with what kind of source that is."""

    grade: Grade
    kind: str
    words: str
    reference: str


@dataclass(frozen=True, slots=True)
class Reason:
    """When to leave an exercise out, and another one in its place, if there is one."""

    words: str
    instead: str = ""  # an id
    instead_name: str = ""
    holds: bool = False  # it is true of the person, as far as they said


@dataclass(frozen=True, slots=True)
class Variant:
    """An easier or harder way to do it, or another exercise that is the next step."""

    title: str
    name: str
    text: str
    chosen: bool = False
    link: str = ""  # an id


@dataclass(frozen=True, slots=True)
class ExerciseState:
    """All that is said of one exercise on one side.

    `sides` are codes with their words, none where it has no sides. `caution` says why the plan
    leaves it out now, if it does; `try_it` is what the button says, "" where it must not be done.
    `own` tells whether the person wrote it down, `picture` is theirs, and `used` names the
    routines that have it.
    """

    id: str
    name: str
    tags: tuple[str, ...]
    facts: str
    feel: str
    figure: Doing
    description: str
    steps: tuple[str, ...]
    form: tuple[str, ...]
    mistakes: tuple[str, ...]
    reasons: tuple[Reason, ...]
    sources: tuple[SourceLine, ...]
    amount: str
    sides: tuple[tuple[SideName, str], ...] = ()
    easier: Variant | None = None
    harder: Variant | None = None
    caution: str = ""
    try_it: str = ""
    favourite: bool = False
    never: bool = False
    own: bool = False
    picture: Path | None = None
    used: str = ""


@dataclass(frozen=True, slots=True)
class RoutineLine:
    """A routine that can be begun.

    `today` tells whether it is the one of the day, `own` whether the person made it.
    """

    id: str
    name: str
    why: str
    minutes: str  # "12 min"
    stretches: tuple[TodayStretch, ...]
    today: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card to read, as a line of a column."""

    code: str
    title: str
    summary: str
    minutes: str
    basis: str
    firm: bool  # it rests on studies


@dataclass(frozen=True, slots=True)
class LearnState:
    """What there is to read: the first card, the warning signs, and the columns by their names.

    `found` takes their place while something is looked for, None while nothing is.
    """

    lead: CardLine | None
    signs: CardLine | None
    columns: tuple[tuple[str, tuple[CardLine, ...]], ...]
    found: tuple[CardLine, ...] | None = None


@dataclass(frozen=True, slots=True)
class CardState:
    """A card with all its words."""

    code: str
    title: str
    minutes: str
    basis: str
    firm: bool
    text: tuple[str, ...]
    sure: str
    sources: tuple[SourceLine, ...]
    timed: bool = False  # heat and cold: a clock to set
    next: tuple[CardLine, ...] = ()
