"""What the Trends page shows, as frozen states: numbers with their counts, no words.

Days are local dates on which things count; distances are metres, times seconds, pain and activity
scores whole numbers from 0 to 10. What nobody told is None or left out, never a zero.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.light import Light
from backstretch.weeks import MONDAY


class Span(StrEnum):
    """How far back is looked: so many weeks to today and with it, 52 for a year, or all."""

    FOUR_WEEKS = "4-weeks"
    TWELVE_WEEKS = "12-weeks"
    YEAR = "year"
    ALL = "all"


class Stage(StrEnum):
    """What the numbers of the whole diary are enough for (evidence 7).

    DOTS: fewer than 6 of them, shown one by one; MIDDLES: from 6, middle values with counts;
    COMPARING: from 12, two times 6 that may be set side by side.
    """

    DOTS = "dots"
    MIDDLES = "middles"
    COMPARING = "comparing"


@dataclass(frozen=True, slots=True)
class Dot:
    """One run, by its own day, with its number; `run` is the run's id."""

    day: date
    score: int
    run: str


@dataclass(frozen=True, slots=True)
class LinePoint:
    """The middle value of the seven days up to a day, with how many numbers that is.

    `low` and `high` are the normal ups and downs: a point to either side, within 0 to 10.
    """

    day: date
    middle: float
    numbers: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class TwoWeeks:
    """Two weeks, `first` and `last` day included, and how many `runs` of them have a number.

    `middle` is their middle value, None below six. `change` is that less the middle of the first
    two weeks, None where either is missing, and 0 for the first ones themselves. `counts`: it is
    at least 2 points and 30 % (evidence 4.1).
    """

    first: date
    last: date
    runs: int
    middle: float | None
    change: float | None
    counts: bool


@dataclass(frozen=True, slots=True)
class PainTrend:
    """Pain after runs, or on the mornings after them, in the days that are shown.

    `line` is in pieces, each from left to right: over more than seven days without a number it
    is broken. It has no pieces while `stage` is DOTS. `told` counts the numbers of the whole
    diary as far as it was read, and `missing` the runs of the days shown that have none.

    `beginning` are the first two weeks of the diary and `latest` those that end today, None until
    they share no day with the first. `blocks` are two-week blocks: the beginning, then, counted
    back from today, those that touch the days shown, the oldest first. `changed`: the
    latest counts; `changed_clearly`: two blocks running do, the same way.
    """

    stage: Stage
    told: int
    missing: int
    dots: tuple[Dot, ...]
    line: tuple[tuple[LinePoint, ...], ...]
    beginning: TwoWeeks
    latest: TwoWeeks | None
    blocks: tuple[TwoWeeks, ...]
    changed: bool
    changed_clearly: bool


@dataclass(frozen=True, slots=True)
class SessionDay:
    """A day with sessions that were done to their end, and how many."""

    day: date
    sessions: int


@dataclass(frozen=True, slots=True)
class LongRun:
    """A run more than 10 % longer than the longest of the 30 days before it (evidence 6).

    `percent` is how much longer, in whole percent.
    """

    run: str
    day: date
    distance_m: float
    longest_m: float
    percent: int


@dataclass(frozen=True, slots=True)
class Lights:
    """Runs by their light; `untold` have none, as nothing was said that gives one."""

    green: int = 0
    amber: int = 0
    red: int = 0
    untold: int = 0

    @property
    def told(self) -> int:
        """How many runs have a light."""
        return self.green + self.amber + self.red


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its first day, `start`, on.

    `sessions` are those done to their end and `session_days` the days that have any. `distance_m`
    sums the runs whose distance is known, `measured` of them, and `moving_s` those whose time is,
    `timed` of them; each sum is None where nothing is known. `is_whole` is not so for the week
    that runs now, nor for the one the diary began in unless it began on its first day.
    """

    start: date
    sessions: int
    session_days: int
    runs: int
    distance_m: float | None
    measured: int
    moving_s: float | None
    timed: int
    lights: Lights
    longer: tuple[LongRun, ...]
    runs_now: bool
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """Sessions of the days shown with a number before and one after: what became of the pain."""

    eased: int = 0
    same: int = 0
    worse: int = 0

    @property
    def of(self) -> int:
        """How many sessions that are."""
        return self.eased + self.same + self.worse


@dataclass(frozen=True, slots=True)
class ActivityPoint:
    """How an activity went on a day, 0 unable to 10 as before."""

    day: date
    score: int


@dataclass(frozen=True, slots=True)
class ActivityTrend:
    """An activity in the person's words, with all its answers, the oldest first, at least one.

    They are those of the whole diary, whatever days are shown.
    """

    id: str
    name: str
    retired: bool
    points: tuple[ActivityPoint, ...]

    @property
    def first(self) -> ActivityPoint:
        """The first answer."""
        return self.points[0]

    @property
    def now(self) -> ActivityPoint:
        """The last answer."""
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class LegPoint:
    """How far down each leg pain travelled on a day at most; NONE: it was told and did not."""

    day: date
    left: LegReach
    right: LegReach


@dataclass(frozen=True, slots=True)
class Place:
    """A region that hurt, on how many `days`, when `last`, and how strongly at most (1 to 10)."""

    region: Region
    days: int
    last: date
    strongest: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where it hurt, the most frequent first, of the `days` on which any place was told."""

    days: int = 0
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class RunShown:
    """A run as a card tells it: its distance and its numbers, each None where it was not told."""

    run: str
    day: date
    distance_m: float | None
    after: int | None
    morning: int | None
    light: Light | None


@dataclass(frozen=True, slots=True)
class Trends:
    """All that the page shows of the days from `first` to `last`, both included.

    `last` is today. `runs` are those done in these days, `runs_ever` all that were read: where
    they are few, all there are. `sessions_a_week` is
    the average of whole weeks, None without one, and `band` what is wanted. `weeks` go from the
    week of `first` to that of today without a gap. `legs` has no points where pain never
    travelled. `newest` are the last three runs, the newest first. Weeks begin on the day
    with the ISO number `week_begins`. `eases_off`: pain climbed two weeks running, and there are
    runs that can be shorter.
    """

    span: Span
    first: date
    last: date
    runs: int
    runs_ever: int
    after: PainTrend
    morning: PainTrend
    session_days: tuple[SessionDay, ...]
    weeks: tuple[Week, ...]
    sessions_a_week: float | None
    band: tuple[int, int]
    lights: Lights
    effect: Effect
    activities: tuple[ActivityTrend, ...]
    legs: tuple[LegPoint, ...]
    places: Places
    newest: tuple[RunShown, ...]
    week_begins: int = MONDAY
    eases_off: bool = False
