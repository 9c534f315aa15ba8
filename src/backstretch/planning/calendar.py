"""Composition of the calendar file: the weeks to come, as entries that a calendar can follow."""

from collections.abc import Iterator
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
    entries = [one for week in weeks for one in _of_week(planner, library, week, now)]
    export_calendar(entries, target)
    return complaint


def _of_week(
    planner: KeptPlanner, library: Library, week: WeekPlan, now: datetime
) -> Iterator[Appointment]:
    told = planner.versions(week.week)
    maker = _Maker(library, planner.owner(), told[-1][0] if told else now, max(0, len(told) - 1))
    for name, day in names_of(week).items():
        session = week.day(day).session
        if session is not None and session.state is not State.DONE:
            yield maker.entry(name, week.day(day), session)
    for name, day in vanished(week, (plan for _, plan in told)).items():
        if day >= planner.today():
            yield maker.cancelled(name, day)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the entries of one week."""

    library: Library
    owner: str
    changed_at: datetime
    sequence: int

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
            changed_at=self.changed_at,
            sequence=self.sequence,
        )

    def cancelled(self, name: str, day: date) -> Appointment:
        return Appointment(
            uid=self._uid(name),
            day=day,
            at=None,
            minutes=0,
            summary=tr("No session"),
            description="",
            changed_at=self.changed_at,
            sequence=self.sequence,
            cancelled=True,
        )

    def _description(self, day: DayPlan, session: Session) -> str:
        """Return what the session is for; its routine's own words may speak of a run."""
        if Reason.FIRST in day.reasons:
            return reason_words(Reason.FIRST)
        routine = routine_of(self.library, session)
        return routine.why if routine else ""

    def _uid(self, name: str) -> str:
        return f"{name}-{self.owner}@{APP_ID}"
