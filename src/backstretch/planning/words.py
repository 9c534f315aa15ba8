"""Today and a week in lines for the terminal: short, plain, one line a day."""

from collections.abc import Iterator
from datetime import date, datetime

from backstretch.care.standing import Standing
from backstretch.content.care import spare_care
from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.journal.diary_records import Tier
from backstretch.plan.composer import Composition
from backstretch.plan.facts import Facts
from backstretch.plan.reasons import Cause, Place, Reason, State
from backstretch.plan.sieve import Barred
from backstretch.plan.today import TodayIs, routine_of, today_is
from backstretch.plan.week_plan import DayPlan, Move, RunState, Session, WeekPlan
from backstretch.terminal import doctor_soon, help_now, tr

_ROOM_FOR_STATE = 8
_TO_COME = (State.PLANNED, State.TODAY)


def week_lines(plan: WeekPlan, library: Library, today: date, asked: int) -> Iterator[str]:
    """Yield a week, from its first day on, with today marked, and what moved.

    `asked` is how many days with a session the week asks for.
    """
    usual = tr("Week {week}: {days} days of {minutes} minutes.")
    less = tr("Week {week}: {asked} of your usual {days} days, {minutes} minutes each.")
    yield (usual if asked == plan.goal_days else less).format(
        week=plan.week, days=plan.goal_days, minutes=plan.minutes, asked=asked
    )
    for day in plan.days:
        mark = "*" if day.date == today else " "
        yield f"{mark} {_day_name(day.date)}  {_day_line(day, library)}"
    for move in plan.moved:
        yield _move_line(move)


def today_lines(
    plan: WeekPlan,
    facts: Facts,
    library: Library,
    composed: Routine | None,
    reminder: datetime | None,
    asked: int,
) -> Iterator[str]:
    """Yield today: what there is to do, why, and of what it is `composed`, if it is to be done.

    `asked` is how many days with a session the week asks for.
    """
    day, state = plan.day(facts.today), today_is(plan, facts)
    yield f"{_day_name(day.date)}: {_today_line(day, state, library)}"
    if state not in (TodayIs.STOPPED, TodayIs.DONE):
        yield from (reason_words(reason) for reason in day.reasons)
    if composed is not None:
        yield from (f"  {library.exercises[item.exercise].name}" for item in composed.items)
    preset = routine_of(library, day.session) if day.session and composed else None
    if preset is not None:
        start = tr("“backstretch session {routine} --minutes {n}” starts its usual form.")
        yield start.format(routine=preset.id, n=preset.minutes)
    yield _week_line(plan.done(), asked)
    if reminder is not None:
        yield tr("Next reminder: {day} at {time}.").format(
            day=_day_name(reminder.date()), time=f"{reminder:%H:%M}"
        )


def left_out_lines(composed: Composition, library: Library) -> Iterator[str]:
    """Yield what is not in a session as it is today, and why."""
    whys = {
        Barred.HURT: tr("Left out today, as it hurt lately: {name}."),
        Barred.MORNING: tr("Left out today, as it is early in the day: {name}."),
    }
    unsuited = tr("Left out today, as it does not suit you now: {name}.")
    for one in composed.left_out:
        yield whys.get(one.why, unsuited).format(name=library.exercises[one.exercise].name)


def standing_lines(standing: Standing) -> list[str]:
    """Return what comes before all else while a warning sign stands, by how grave it is."""
    care = spare_care()
    whys = [why for why in dict.fromkeys(map(care.why, standing.signs)) if why]
    return help_now(whys) if standing.tier is Tier.EMERGENCY else doctor_soon(whys)


def session_name(library: Library, day: DayPlan, session: Session) -> str:
    """Return what the session of a day is called; the first of all has a name of its own."""
    if Reason.FIRST in day.reasons:
        return tr("The core five")
    routine = routine_of(library, session)
    return routine.name if routine else session.routine


def reason_words(reason: Reason) -> str:
    """Return why today is as it is, as one sentence."""
    return {
        Reason.DONE: tr("This session is done."),
        Reason.MISSED: tr("The day passed without a session."),
        Reason.PINNED: tr("You put a session on this day."),
        Reason.MOVED: tr("It came here from another day."),
        Reason.SORE: tr("Your back is sore today, so the session is gentle."),
        Reason.RED_MORNING: tr("Your back was worse in the morning, so it stays gentle."),
        Reason.RED_RUN: tr("Your run was hard on your back, so it stays gentle."),
        Reason.RUN: tr("There is a run on this day."),
        Reason.FIRST: tr("The core five are a good start."),
        Reason.STRENGTH: tr("It is time for strength, which needs days between."),
        Reason.DESK: tr("You sit for long on this day."),
        Reason.MOBILITY: tr("No run, and strength can wait."),
        Reason.ILL: tr("You are ill today. It does not count."),
        Reason.AWAY: tr("You travel today. It does not count."),
        Reason.BUSY: tr("You are busy today."),
        Reason.NOT_A_DAY: tr("This is not one of your days."),
        Reason.KEPT_FREE: tr("You keep this day free."),
        Reason.STOPPED: tr("A warning sign stands, so there is no session."),
        Reason.EARLY: tr("This was before your first day."),
        Reason.PAST: tr("No session was planned here."),
        Reason.ENOUGH: tr("The week has the sessions you aim for."),
        Reason.REST: tr("A day to rest. A walk is fine."),
        Reason.ROOM: tr("Free. A missed session may go here."),
    }[reason]


def _week_line(done: int, asked: int) -> str:
    """Return the sessions of a week; cut anew, it may have more than it asks for."""
    if not done and not asked:
        return tr("This week asks for nothing.")
    if done <= asked:
        return tr("{n} of {goal} days done this week.").format(n=done, goal=asked)
    more = tr("{n} day done this week") if done == 1 else tr("{n} days done this week")
    planned = tr("{days}, {goal} planned.") if asked else tr("{days}.")
    return planned.format(days=more.format(n=done), goal=asked)


def _today_line(day: DayPlan, state: TodayIs, library: Library) -> str:
    if state is TodayIs.STOPPED:
        return reason_words(Reason.STOPPED)
    if day.session is None:
        return tr("no session today.")
    done = tr("{session}, done.") if day.session.state is State.DONE else "{session}."
    return done.format(session=_session(day, day.session, library))


def _day_line(day: DayPlan, library: Library) -> str:
    parts = [_empty(day) if day.session is None else _with_state(day, day.session, library)]
    if day.run is not None:
        parts.append(tr("run done") if day.run is RunState.DONE else tr("run planned"))
    return ", ".join(parts)


def _with_state(day: DayPlan, session: Session, library: Library) -> str:
    state = {
        State.DONE: tr("done"),
        State.TODAY: tr("today"),
        State.PLANNED: tr("planned"),
        State.MISSED: tr("missed"),
    }[session.state]
    return f"{state:<{_ROOM_FOR_STATE}} {_session(day, session, library)}"


def _session(day: DayPlan, session: Session, library: Library) -> str:
    parts = [session_name(library, day, session)]
    parts.append(tr("{n} min").format(n=session.minutes))
    if session.state in _TO_COME and session.at is not None:
        parts.append(f"{session.at:%H:%M}")
    return ", ".join(parts)


def _empty(day: DayPlan) -> str:
    words = {
        Reason.ILL: tr("sick day"),
        Reason.AWAY: tr("travel day"),
        Reason.BUSY: tr("busy day"),
        Reason.NOT_A_DAY: tr("not one of your days"),
        Reason.KEPT_FREE: tr("kept free"),
        Reason.STOPPED: tr("no session: a warning sign stands"),
        Reason.ENOUGH: tr("the goal is met"),
        Reason.REST: tr("rest day"),
        Reason.ROOM: tr("free"),
    }
    return f"{'–':<{_ROOM_FOR_STATE}} {words.get(day.reasons[0], '')}".rstrip()


def _move_line(move: Move) -> str:
    cause = {
        Cause.MISSED: tr("it passed without a session"),
        Cause.ILL: tr("you are ill"),
        Cause.AWAY: tr("you travel"),
        Cause.BUSY: tr("you are busy"),
        Cause.NOT_A_DAY: tr("it is not one of your days"),
        Cause.ASKED: tr("you changed it"),
        Cause.GOAL: tr("you changed the days a week"),
        Cause.EXTRA: tr("another day was done instead"),
    }[move.cause]
    start = _day_name(move.start)
    if move.end is None:
        left = {
            Place.ENOUGH: tr("{start} goes without: {cause}, and the week has enough."),
            Place.LET_GO: tr("{start} goes without: you let it go."),
        }.get(move.place, tr("{start} goes without: {cause}, and no other day was free."))
        return left.format(start=start, cause=cause)
    return tr("{start} moved to {end}: {cause}.").format(
        start=start, end=_day_name(move.end), cause=cause
    )


def _day_name(day: date) -> str:
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    return f"{names[day.weekday()]} {day.day:>2}"
