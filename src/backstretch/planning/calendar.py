"""Composition of the calendar file: the weeks to come, as entries that a calendar can follow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from backstretch import APP_ID
from backstretch.content.library import Library
from backstretch.exchange.ics_out import Appointment, export_calendar
from backstretch.plan.identity import names_of, vanished
from backstretch.plan.reasons import Reason, State
from backstretch.plan.today import routine_of
from backstretch.plan.week_plan import DayPlan, Session, WeekPlan
from backstretch.planning.kept import KeptPlanner
from backstretch.planning.words import reason_words, session_name
from backstretch.terminal import tr

WEEKS = 4
"""So many weeks go into a calendar, the present one included."""


def export_plan(planner: KeptPlanner, library: Library, target: Path, now: datetime) -> str:
    """Write the sessions of the weeks to come to a calendar file.

    What is given out is kept as told, so that a later file can move it or take it back. Returns
    the sentence that says why it was not kept, or "".

    Raises:
        ExportError: the file cannot be written; an older one is as it was.
        JournalError: the journal cannot be read.
    """
    weeks = planner.weeks(WEEKS)
    complaint = planner.keep_told(weeks)
    export_calendar(_entries(planner, library, weeks, now), target)
    return complaint


def _entries(
    planner: KeptPlanner, library: Library, weeks: Sequence[WeekPlan], now: datetime
) -> Iterator[Appointment]:
    """Yield what stands in these weeks, and what stood on one of their days and does no more."""
    first, last = weeks[0].days[0].date, weeks[-1].days[-1].date
    told = planner.versions(first, last)
    maker = _Maker(library, planner.owner(), told, now)
    names = [names_of(week) for week in weeks]
    for week, in_week in zip(weeks, names, strict=True):
        for name, day in in_week.items():
            session = week.day(day).session
            if session is not None and session.state is not State.DONE:
                yield maker.entry(name, week.day(day), session)
    standing = {name for in_week in names for name in in_week}
    for name, day in vanished(standing, (plan for _, plan in told)).items():
        if max(first, planner.today()) <= day <= last:
            yield maker.cancelled(name, day)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes entries; `told` are the weeks that may have had them, as told over time."""

    library: Library
    owner: str
    told: tuple[tuple[datetime, WeekPlan], ...]
    now: datetime

    def entry(self, name: str, day: DayPlan, session: Session) -> Appointment:
        about = [session_name(self.library, day, session)]
        about.append(tr("{n} min").format(n=session.minutes))
        return Appointment(
            uid=self._uid(name),
            day=day.date,
            at=session.at,
            minutes=session.minutes,
            summary=", ".join(about),
            description=self._description(day, session),
            changed_at=self._tellings(name)[-1],
            sequence=len(self._tellings(name)) - 1,
        )

    def cancelled(self, name: str, day: date) -> Appointment:
        return Appointment(
            uid=self._uid(name),
            day=day,
            at=None,
            minutes=0,
            summary=tr("No session"),
            description="",
            changed_at=self._tellings(name)[-1],
            sequence=len(self._tellings(name)) - 1,
            cancelled=True,
        )

    def _tellings(self, name: str) -> list[datetime]:
        """Return when weeks were told that have the day a session was first planned on.

        They only grow in number, also where the day came into another week.
        """
        day = name[: len("2026-05-16")]
        times = [at for at, plan in self.told if any(str(one.date) == day for one in plan.days)]
        return times or [self.now]

    def _description(self, day: DayPlan, session: Session) -> str:
        """Return what the session is for; its routine's own words may speak of a run."""
        if Reason.FIRST in day.reasons:
            return reason_words(Reason.FIRST)
        routine = routine_of(self.library, session)
        return routine.why if routine else ""

    def _uid(self, name: str) -> str:
        return f"{name}-{self.owner}@{APP_ID}"
