"""What today is in the plan, and the routine for it: the same for the window and the terminal."""

from enum import StrEnum

from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.plan.facts import Facts
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import Session, WeekPlan


class TodayIs(StrEnum):
    """How today stands, the strongest first.

    STOPPED: a warning sign, see a doctor first. DONE: a session was done. FIRST_DAY: the program
    was never used before. SESSION: one is to be done. REST: none is.
    """

    STOPPED = "stopped"
    DONE = "done"
    FIRST_DAY = "first-day"
    SESSION = "session"
    REST = "rest"


def today_is(plan: WeekPlan, facts: Facts) -> TodayIs:
    """Return how today stands in the plan of its week."""
    session = plan.day(facts.today).session
    if facts.stopped:
        return TodayIs.STOPPED
    if session is not None and session.state is State.DONE:
        return TodayIs.DONE
    if facts.first_day == facts.today and not facts.done:
        return TodayIs.FIRST_DAY
    return TodayIs.REST if session is None else TodayIs.SESSION


def routine_of(library: Library, session: Session) -> Routine | None:
    """Return the routine of a session: the longest there is that fits its minutes.

    None where its file could not be loaded.
    """
    lengths = sorted(m for name, m in library.routines if name == session.routine)
    if not lengths:
        return None
    fitting = [minutes for minutes in lengths if minutes <= session.minutes]
    return library.routine(session.routine, fitting[-1] if fitting else lengths[0])
