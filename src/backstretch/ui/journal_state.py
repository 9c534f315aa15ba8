"""What the Journal page shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.light import Light
from backstretch.figure.scene import Doing


class Kind(StrEnum):
    """What an entry is; the mark before it follows from this."""

    RUN = "run"
    SESSION = "session"
    PART = "part"
    MISSED = "missed"
    PAIN = "pain"
    NOTE = "note"
    SIGNS = "signs"


class Shown(StrEnum):
    """Which entries are wanted."""

    EVERYTHING = "everything"
    RUNS = "runs"
    SESSIONS = "sessions"
    PAIN = "pain"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Week:
    """The line above a week: "Week 20", its days, and what it came to."""

    start: str
    title: str
    days: str
    sums: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a day, an ISO date; `id` is the record's id, and `key` is like no other's.

    `number` and `weekday` are "" unless it is the first of its day; `last` says that it is the
    last one. `beside` stands before the badge with the `score`. `spoken` is the whole of it.
    """

    key: str
    kind: Kind
    id: str
    day: str
    title: str
    facts: str = ""
    beside: str = ""
    score: int | None = None
    number: str = ""
    weekday: str = ""
    last: bool = False
    spoken: str = ""


Row = Week | Entry


@dataclass(frozen=True, slots=True)
class PainTold:
    """The pain of one moment, as it is looked at."""

    score: int
    title: str
    places: str
    regions: Mapping[Region, int]
    leg_left: LegReach
    leg_right: LegReach


@dataclass(frozen=True, slots=True)
class LightTold:
    """The light of a run: what it says, and the rule that it follows from."""

    light: Light
    says: str
    rule: str


@dataclass(frozen=True, slots=True)
class Companion:
    """The session that belongs to a run; it can be started where it is still to be done."""

    title: str
    line: str
    doing: Doing | None
    can_start: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """All that is known of one entry.

    `pains` begin with the one that is shown large. `tags`, `lines`, `facts` (name and value),
    `done` (a stretch, and what came of it) and `history` are in the order they are read.
    """

    key: str
    kind: Kind
    title: str
    when: str
    pains: tuple[PainTold, ...] = ()
    tags: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    light: LightTold | None = None
    companion: Companion | None = None
    done: tuple[tuple[str, str], ...] = ()
    note: str = ""
    history: tuple[str, ...] = ()
    can_edit: bool = False
    can_delete: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: some kinds, and a text, "" for all."""

    shown: Shown = Shown.EVERYTHING
    text: str = ""
