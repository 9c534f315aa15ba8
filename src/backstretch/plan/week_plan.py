"""A planned week: seven days, the sessions on them, what moved, and what the person wished."""

from datetime import date, time
from enum import StrEnum

import msgspec

from backstretch.plan.reasons import Cause, Place, Reason, State


class RunState(StrEnum):
    """Whether the run of a day is still to come."""

    PLANNED = "planned"
    DONE = "done"


class Session(msgspec.Struct, frozen=True):
    """A session of a day: which routine, how long, in which state.

    `at` is when; where it is None and `after_run` is set, it is to follow the run. `extra` says
    that it was done though no session was planned on that day.
    """

    routine: str
    minutes: int
    state: State
    at: time | None = None
    after_run: bool = False
    extra: bool = False


class DayPlan(msgspec.Struct, frozen=True):
    """One day: its run, its session if any, and the reasons, the most telling first."""

    date: date
    run: RunState | None
    session: Session | None
    reasons: tuple[Reason, ...]


class Move(msgspec.Struct, frozen=True):
    """A session that left the day `start` for the day `end`, or for none, and why."""

    start: date
    end: date | None
    cause: Cause
    place: Place


class WeekPlan(msgspec.Struct, frozen=True):
    """A week as planned; it is also what the next planning of the week starts from.

    `week` is its name, `days` are those from its first day on. `pins` are days the person put a
    session on, `kept_free` days they want free, `goal_since` is the day the goal was last changed.
    `at_most` is how many sessions the week had, those done included, when the person last moved
    one: a move opens no place. It holds until the goal changes. `uncounted` are days
    that belonged to another week while they passed, before the first day of weeks was chosen anew.
    """

    week: str
    goal_days: int
    minutes: int
    days: tuple[DayPlan, ...]
    moved: tuple[Move, ...] = ()
    pins: tuple[date, ...] = ()
    kept_free: tuple[date, ...] = ()
    goal_since: date | None = None
    at_most: int | None = None
    uncounted: tuple[date, ...] = ()

    def day(self, day: date) -> DayPlan:
        """Return the plan of a day.

        Raises:
            KeyError: the day is not of this week.
        """
        for plan in self.days:
            if plan.date == day:
                return plan
        raise KeyError(day)

    def sessions(self, *states: State) -> tuple[date, ...]:
        """Return the days with a session in one of these states."""
        return tuple(d.date for d in self.days if d.session and d.session.state in states)

    def done(self) -> int:
        """Return on how many days a session was done."""
        return len(self.sessions(State.DONE))

    def planned_minutes(self) -> int:
        """Return the minutes of the week, those done and those to come."""
        counted = (d.session for d in self.days if d.session)
        return sum(s.minutes for s in counted if s.state is not State.MISSED)
