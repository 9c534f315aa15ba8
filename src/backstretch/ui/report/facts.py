"""What a report tells, as plain values: numbers with their counts, and what is to be on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backstretch.bodymap.regions import LegReach
from backstretch.care.light import Light
from backstretch.care.standing import Standing
from backstretch.insights.trend_states import Trends
from backstretch.journal.diary_records import Decided, Tier
from backstretch.ui.report.paper import Paper
from backstretch.units import Units


class Section(StrEnum):
    """A part of the report that can be left out."""

    BODY = "body"
    PAIN = "pain"
    CHANGE = "change"
    FUNCTION = "function"
    SESSIONS = "sessions"
    SIGNS = "signs"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be on the report. `name` is written at its head and kept nowhere.

    `runs`: pages with every run follow.
    """

    sections: frozenset[Section] = frozenset(Section)
    paper: Paper = Paper.A4
    name: str = ""
    runs: bool = False


@dataclass(frozen=True, slots=True)
class ExerciseDone:
    """An exercise: in how many sessions it was done, and how long in all, in milliseconds."""

    name: str
    sessions: int
    ms: int


@dataclass(frozen=True, slots=True)
class Dose:
    """The sessions of the days told: those done to their end, and those ended earlier.

    `ms` is all the time on the mat. `exercises` are by their time, the longest first.
    """

    finished: int = 0
    partial: int = 0
    ms: int = 0
    exercises: tuple[ExerciseDone, ...] = ()


@dataclass(frozen=True, slots=True)
class SignTold:
    """A warning sign that was told or answered: on which day, which ones, what was decided.

    `visit` is the day of the visit where there was one.
    """

    day: date
    decided: Decided
    tier: Tier | None
    signs: tuple[str, ...]
    visit: date | None = None


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as a row of numbers; what was not told is None."""

    day: date
    distance_m: float | None
    seconds: float | None
    after: int | None
    morning: int | None
    light: Light | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a report can tell of the days of `trends`.

    `leg_left` and `leg_right` say how far down pain travelled at most, `seconds` how long the
    `timed` runs took in all, None without any. `cleared` counts how often the list of signs was
    answered with none of them, `standing` is what is not answered yet. `written` is the day of the
    report.
    """

    written: date
    weeks: int
    trends: Trends
    leg_left: LegReach
    leg_right: LegReach
    seconds: float | None
    timed: int
    dose: Dose
    signs: tuple[SignTold, ...]
    cleared: int
    standing: Standing | None
    runs: tuple[RunRow, ...]
    units: Units = Units.KM
