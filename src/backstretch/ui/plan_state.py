"""What the Plan page shows: plain values, ready for reading."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backstretch.figure.scene import Doing
from backstretch.plan.week_plan import Move


class Mark(StrEnum):
    """How the session of a day stands, each with a shape of its own."""

    DONE = "done"
    TODAY = "today"
    PLANNED = "planned"
    MISSED = "missed"
    REST = "rest"


class RunMark(StrEnum):
    """Whether a day has a run."""

    NONE = "none"
    PLANNED = "planned"
    DONE = "done"


class Wish(StrEnum):
    """What a person may ask for one day, besides moving its session.

    PIN: have a session here, whatever changes. FREE: have none here. RELEASE: neither. RUN and
    NO_RUN: plan a run, take it off. ILL, AWAY, BUSY: a day off, and why; WELL: no longer.
    """

    PIN = "pin"
    FREE = "free"
    RELEASE = "release"
    RUN = "run"
    NO_RUN = "no-run"
    ILL = "ill"
    AWAY = "away"
    BUSY = "busy"
    WELL = "well"


class Reminder(StrEnum):
    """A reminder that can be switched on the Plan page."""

    SESSION = "session"
    AFTER_RUN = "after-run"


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day of the week strip; `spoken` says all of it: "Wednesday 13, session done; no run"."""

    weekday: str  # "Wed"
    number: str  # "13"
    mark: Mark
    run: RunMark
    is_today: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class WeekMarks:
    """The week in marks, against the range to aim for.

    `goal` is what the week asks for; it is `less` than usual where some of its days do not count.
    """

    days: tuple[DayMark, ...]
    done: int
    goal: int
    least: int
    most: int
    less: bool = False


@dataclass(frozen=True, slots=True)
class TileState:
    """A session on its day. Where it `came_from` another, that is said: "from Tue"."""

    mark: Mark
    state: str  # "Planned"
    routine: str
    detail: str  # "12 min, 18:30"
    spoken: str
    came_from: str = ""
    stays: str = ""  # "stays here"
    figure: Doing | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A day a session may be moved to."""

    date: date
    words: str  # "Friday 15"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a day's menu offers."""

    wish: Wish
    words: str


@dataclass(frozen=True, slots=True)
class DayState:
    """One day: its marks, its session or why it has none, and what may be asked for it.

    `places` are where its session may go, in the order of days; a day that has passed has
    neither places nor offers.
    """

    date: date
    marks: DayMark
    run: str  # "ran 47 min"
    why: str  # one or two sentences
    tile: TileState | None = None
    empty: str = ""  # "Rest day"
    empty_detail: str = ""
    places: tuple[Place, ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveNote:
    """Why a session is not where it was; `move` can be put back where it is given."""

    title: str
    text: str
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reminder: when, and whether it is on."""

    reminder: Reminder
    when: str  # "18:30"
    words: str  # "on session days"
    on: bool


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule of the planner in words, and where it comes from."""

    words: str
    sources: str


@dataclass(frozen=True, slots=True)
class CanDay:
    """A day of the week, Monday 1: whether the person can, at what time, how long they sit.

    `at` is "" for the usual time. `sits` is a code of `CanState.sittings`, "" for not said.
    """

    weekday: int
    name: str  # "Monday"
    can: bool
    at: str  # "07:15"
    sits: str


@dataclass(frozen=True, slots=True)
class CanState:
    """The days and times a person can.

    `sittings` are the hours a day at a desk as codes and words; `short` says why the goal cannot
    be met where too few days are left.
    """

    days: tuple[CanDay, ...]
    usual: str  # "18:30"
    sittings: tuple[tuple[str, str], ...]
    short: str = ""


@dataclass(frozen=True, slots=True)
class PlanState:
    """A week in one look."""

    title: str  # "week 20, 11 to 17 May"
    has_before: bool
    has_after: bool
    goal: int
    goals: tuple[int, ...]
    minutes: int
    presets: tuple[int, ...]
    total: str  # "51 min"
    total_words: str
    aim: str
    rules: tuple[RuleWords, ...]
    days: tuple[DayState, ...]
    sums: str  # "2 done, 1 missed and moved, 2 to go"
    notes: tuple[MoveNote, ...]
    regularity: tuple[str, ...]  # sentences
    reminders: tuple[ReminderRow, ...]
    can: CanState
    warning: str = ""
