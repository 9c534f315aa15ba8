"""What the planner is told: the goal, the days a person can, runs, sessions, pain, days off."""

from datetime import date, time
from enum import StrEnum

import msgspec

from backstretch.weeks import MONDAY, week_start

EVERY_DAY = frozenset(range(1, 8))
"""The days of the week by their ISO numbers, Monday 1 to Sunday 7."""


class OffReason(StrEnum):
    """Why a day has no session: ILL and AWAY also stand outside the count of regularity."""

    ILL = "ill"
    AWAY = "away"
    BUSY = "busy"


class Goal(msgspec.Struct, frozen=True):
    """How many days a week, and how many whole minutes a session."""

    days: int
    minutes: int


class Run(msgspec.Struct, frozen=True):
    """A run of a day, planned or `done`; `start` and `minutes` (0: not known) where known."""

    date: date
    done: bool = False
    start: time | None = None
    minutes: int = 0


class DoneSession(msgspec.Struct, frozen=True):
    """A session that was done on a day. Several on one day count as one day."""

    date: date
    routine: str
    minutes: int


class Off(msgspec.Struct, frozen=True):
    """A day on which no session is wanted, and why."""

    date: date
    why: OffReason


class Facts(msgspec.Struct, frozen=True):
    """All that a plan follows from, besides the plan before it.

    The minutes of the goal hold for every week if they were `minutes_chosen`; else each week has
    what the rules give it, and the goal has those of the present week.

    `today` is the person's day (it may start after midnight). `first_day` is the day the program
    was first used: days before it are nobody's fault. `weekdays` are the ISO numbers of the days
    a person can, `times` when on them, `desk_hours` how long they sit; `usual_at` is when on a day
    that has no time of its own. `pain` is the pain now, 0 to 10: the last number of the last 24
    hours. `pain_before` is the last of the day before today where there is none newer. `reds` are
    the mornings with a red response to a run, `red_runs` the days of runs that were red before
    the morning. `stopped` says that a warning sign stands, and no session may be planned.
    `week_begins` is the ISO number of the day that weeks begin on.
    """

    today: date
    goal: Goal
    first_day: date = date.min
    weekdays: frozenset[int] = EVERY_DAY
    times: dict[int, time] = {}
    usual_at: time | None = None
    desk_hours: dict[int, float] = {}
    runs: tuple[Run, ...] = ()
    done: tuple[DoneSession, ...] = ()
    off: tuple[Off, ...] = ()
    pain: int | None = None
    pain_before: int | None = None
    reds: tuple[date, ...] = ()
    red_runs: tuple[date, ...] = ()
    stopped: bool = False
    minutes_chosen: bool = True
    week_begins: int = MONDAY

    @property
    def this_week(self) -> date:
        """The first day of the week that today is in."""
        return self.week_of(self.today)

    def week_of(self, day: date) -> date:
        """Return the first day of the week that a day is in."""
        return week_start(day, self.week_begins)

    @property
    def pain_today(self) -> int | None:
        """What was said of pain last today."""
        return self.pain if self.pain_before is None else None
