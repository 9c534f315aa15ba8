"""What the Today page shows: plain values, ready for reading."""

from dataclasses import dataclass

from backstretch.figure.scene import Doing


@dataclass(frozen=True, slots=True)
class TodayStretch:
    """One stretch of today's routine: its amount in words, steps to read, what its figure does."""

    name: str
    amount: str
    steps: tuple[str, ...] = ()
    figure: Doing | None = None


@dataclass(frozen=True, slots=True)
class RoutineChoice:
    """A routine that could be done instead."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was cut off and can go on."""

    routine: str
    place: str  # "Piriformis stretch, right side, 18 s left"


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """What a notice offers; `code` comes back in the signal."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The newest important thing, in one sentence with up to two actions."""

    text: str
    tone: str = "info"  # info, caution, warning
    actions: tuple[NoticeAction, ...] = ()


@dataclass(frozen=True, slots=True)
class TodayState:
    """Today in one look."""

    date: str  # "Thursday 14 May"
    week: str  # "week 20"
    line: str  # one sentence under the date
    routine_id: str
    routine: str
    why: str
    minutes: int
    minute_choices: tuple[int, ...]
    stretches: tuple[TodayStretch, ...]
    routines: tuple[RoutineChoice, ...]
    note: str = ""  # how to go about the routine, in one line
    unfinished: Unfinished | None = None
    notice: Notice | None = None
