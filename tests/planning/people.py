"""Somebody who uses the program for days: a journal on the disk, a clock, and the planner."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from backstretch.clock import stamp
from backstretch.journal.entries import SessionState
from backstretch.journal.store import Journal
from backstretch.plan.week_plan import WeekPlan
from backstretch.planning.kept import KeptPlanner
from backstretch.planning.reminders import KeptReminders, wish_of
from backstretch.settings import Settings
from backstretch.weeks import week_start
from tests.fakes import FakeClock
from tests.journal.samples import a_start
from tests.plan.drawing import RULES


class Person:
    """Starts the program on Monday 2 March 2026 at 18:30 in Berlin, unless told otherwise.

    They chose twelve minutes.
    """

    def __init__(
        self, path: Path, wall: datetime = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    ) -> None:
        self.path = path
        self.clock = FakeClock(wall)
        self.settings = Settings(minutes=12)
        self._open(Journal.open(path))

    @property
    def today(self) -> date:
        return self.planner.today()

    def week(self, on: int = 0) -> WeekPlan:
        """Return the plan of this week or of one so many weeks on."""
        return self.planner.week(week_start(self.today) + timedelta(weeks=on))

    def day(self, number: int) -> date:
        """Return a day of this week, Monday 0."""
        return week_start(self.today) + timedelta(days=number)

    def versions(self, on: int = 0) -> tuple[tuple[datetime, WeekPlan], ...]:
        """Return this week or one so many weeks on as it was told over time, each with when."""
        first = week_start(self.today) + timedelta(weeks=on)
        return self.planner.versions(first, first + timedelta(days=6))

    def live(self, days: int = 1) -> None:
        """Let days go by with the program closed."""
        self.clock.set_wall(timedelta(days=days))

    def stretch(self, routine: str = "rest-day") -> None:
        """Do a session to its end."""
        now = stamp(self.clock)
        key = f"session {now.at} {len(self.journal.sessions())}"
        start = msgspec.structs.replace(
            a_start(key),
            started_at=now.at,
            zone=now.zone,
            local_date=now.local_date,
            routine=routine,
        )
        self.journal.begin(start)
        self.journal.close_session(key, SessionState.FINISHED)

    def restart(self, *, read_only: bool = False) -> None:
        """Close the program and start it again."""
        self.journal.close()
        self._open(Journal.open(self.path, read_only=read_only))

    def _open(self, journal: Journal) -> None:
        self.journal = journal
        self.planner = KeptPlanner(
            journal, self.clock, lambda: self.settings, RULES, "", lambda: wish_of(self.settings)
        )
        self.reminders = KeptReminders(journal, self.planner, self.clock, lambda: self.settings)
