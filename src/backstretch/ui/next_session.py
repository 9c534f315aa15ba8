"""When the next session is, as the end of one says it: from the plan, in a sentence or two."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from PySide6.QtCore import QDate, QLocale

from backstretch.content.library import Library
from backstretch.journal.errors import JournalError
from backstretch.plan.reasons import Reason, State
from backstretch.plan.week_plan import DayPlan, Session, WeekPlan
from backstretch.ui import plan_words
from backstretch.ui.plan_stretches import Stretches
from backstretch.ui.player_state import Coming
from backstretch.ui.wording import tr

WEEKS = 2
"""So many weeks are looked through, the present one among them, as on Today."""


class Planner(Protocol):
    """Who plans the weeks."""

    def today(self) -> date:
        """Return the day as the person counts it."""

    def weeks(self, count: int) -> tuple[WeekPlan, ...]:
        """Return the plans of so many weeks from the present one on."""


def next_session(planner: Planner, library: Library) -> Coming | None:
    """Return what comes next at this moment; None where the plan cannot be read."""
    try:
        weeks = planner.weeks(WEEKS)
    except JournalError:
        return None
    return coming([day for week in weeks for day in week.days], planner.today(), library)


def coming(days: Iterable[DayPlan], today: date, library: Library) -> Coming:
    """Return when the next session of these days is and which, or that there is none."""
    ahead = {day.date: day for day in days if day.date >= today}
    for day in ahead.values():
        if day.session and day.session.state in (State.PLANNED, State.TODAY):
            about = _which(day.session, ahead, today, library)
            return Coming(_when(day, day.session, today), about)
    why = tr("You can have one on any day, on the Plan page.")
    if any(Reason.STOPPED in day.reasons for day in ahead.values()):
        why = plan_words.why(Reason.STOPPED)
    return Coming(tr("No session is planned."), why)


def _when(day: DayPlan, session: Session, today: date) -> str:
    """Return "Next: Saturday 16 May, after your run."."""
    name = QLocale().toString(QDate(day.date.year, day.date.month, day.date.day), "dddd d MMMM")
    near = {0: tr("today, {day}"), 1: tr("tomorrow, {day}")}
    name = near.get((day.date - today).days, "{day}").format(day=name)
    if session.at is not None:
        form = tr("Next: {day}, {time}.")
        return form.format(day=name, time=f"{session.at:%H:%M}")
    form = tr("Next: {day}, after your run.") if session.after_run else tr("Next: {day}.")
    return form.format(day=name)


def _which(session: Session, ahead: dict[date, DayPlan], today: date, library: Library) -> str:
    """Return "After a run, 15 minutes. Tomorrow is free."."""
    name = Stretches(library).of(session.routine, session.minutes, pictured=False)[0]
    form = tr("{routine}, {n} minutes.")
    told = form.format(routine=name, n=session.minutes)
    tomorrow = ahead.get(today + timedelta(days=1))
    today_s = ahead.get(today)
    is_next = today_s is not None and today_s.session is session
    if is_next or tomorrow is None or tomorrow.session is not None:
        return told
    return f"{told} {tr('Tomorrow is free.')}"
