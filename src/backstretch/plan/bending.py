"""What a person does to a plan: move a session, add or free a day, put one back.

Each function returns the plan with the wish in it, to be planned again with `plan_week`; the plan
it was made from stays as it is, so that the last step can always be undone by keeping that.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from backstretch.content.planning import MinutesRule
from backstretch.plan.reasons import Cause, Place, Reason, State
from backstretch.plan.week_plan import DayPlan, Move, Session, WeekPlan

_TO_COME = (State.PLANNED, State.TODAY)
_FREE = frozenset({Reason.REST, Reason.ROOM})
_NEVER = frozenset({Reason.ILL, Reason.STOPPED})


def places(plan: WeekPlan, today: date) -> tuple[date, ...]:
    """Return the days a session of the plan may be moved to, or one be added on."""
    return tuple(
        day.date
        for day in plan.days
        if day.date >= today and day.session is None and not _NEVER & {*day.reasons}
    )


def moved(plan: WeekPlan, start: date, end: date, today: date) -> WeekPlan:
    """Return the plan with a session on another day, where it then stays.

    Raises:
        ValueError: there is no session to come on `start`, or `end` is not one of the `places`.
    """
    session = _to_come(plan, start, today)
    _check_place(plan, end, today)
    move = next((move for move in plan.moved if move.end == start), None)
    others = [one for one in plan.moved if one is not move]
    if move is None:
        others.append(Move(start, end, Cause.ASKED, Place.CHOSEN))
    elif move.start != end:
        cause = move.cause if move.cause is Cause.MISSED else Cause.ASKED
        others.append(Move(move.start, end, cause, Place.CHOSEN))
    return msgspec.structs.replace(
        _with_session(_with_session(plan, start, None), end, session),
        moved=tuple(others),
        pins=_with({*plan.pins} - {start}, end),
        kept_free=tuple(day for day in plan.kept_free if day != end),
        at_most=plan.done() + len(plan.sessions(*_TO_COME)),
    )


def not_today(plan: WeekPlan, today: date) -> WeekPlan:
    """Return the plan with today kept free; its session goes where a missed one would.

    That is the next free day without a run, else the next free day, where it is not pinned; with
    no such day in the week it lapses.

    Raises:
        ValueError: there is no session to come today.
    """
    session = _to_come(plan, today, today)
    end, place = _next_place(plan, today)
    before = next((move for move in plan.moved if move.end == today), None)
    start, cause = (before.start, before.cause) if before else (today, Cause.ASKED)
    others = [move for move in plan.moved if move is not before]
    if start != end:
        cause = cause if cause is Cause.MISSED else Cause.ASKED
        others.append(Move(start, end, cause, place))
    without = _with_session(plan, today, None)
    return msgspec.structs.replace(
        _with_session(without, end, session) if end else without,
        moved=tuple(others),
        pins=tuple(day for day in plan.pins if day != today),
        kept_free=_with(plan.kept_free, today),
    )


def pinned(plan: WeekPlan, day: date, today: date) -> WeekPlan:
    """Return the plan with a day on which there is to be a session, whatever else changes.

    Raises:
        ValueError: the day has neither a session to come nor room for one.
    """
    if not _is_to_come(plan, day, today):
        _check_place(plan, day, today)
    free = tuple(one for one in plan.kept_free if one != day)
    return msgspec.structs.replace(plan, pins=_with(plan.pins, day), kept_free=free)


def kept_free(plan: WeekPlan, day: date, today: date) -> WeekPlan:
    """Return the plan with a day that is to be free; a session on it goes elsewhere.

    Raises:
        ValueError: the day has passed, or its session is done.
    """
    if day < today or day in plan.sessions(State.DONE):
        raise ValueError(f"{day} cannot be kept free")
    pins = tuple(one for one in plan.pins if one != day)
    return msgspec.structs.replace(plan, pins=pins, kept_free=_with(plan.kept_free, day))


def released(plan: WeekPlan, day: date) -> WeekPlan:
    """Return the plan without a wish for a day; its session may stay all the same."""
    return msgspec.structs.replace(
        plan,
        pins=tuple(one for one in plan.pins if one != day),
        kept_free=tuple(one for one in plan.kept_free if one != day),
    )


def lasting(plan: WeekPlan, day: date, minutes: int, today: date, rule: MinutesRule) -> WeekPlan:
    """Return the plan with a session of another length than the goal's.

    Raises:
        ValueError: there is no session to come on that day, or the rule has no such length.
    """
    session = _to_come(plan, day, today)
    if not rule.least <= minutes <= rule.most:
        raise ValueError(f"{minutes} minutes is outside the range")
    return _with_session(plan, day, msgspec.structs.replace(session, minutes=minutes))


def may_put_back(plan: WeekPlan, move: Move, today: date) -> bool:
    """Return whether a move can be undone.

    Its session must still be to come, and the day it left must have room or, for a session that
    was missed, have passed. One that lapsed as its day was to be free only needs that room.
    """
    if move not in plan.moved:
        return False
    if move.end is None:
        return move.start in plan.kept_free and move.start in places(plan, today)
    if not _is_to_come(plan, move.end, today):
        return False
    return move.cause is Cause.MISSED or move.start in places(plan, today)


def put_back(plan: WeekPlan, move: Move, today: date) -> WeekPlan:
    """Return the plan with a move undone.

    The session goes back to the day it left and stays there. One that was missed is let go:
    nothing takes its place, and the week has one session less.

    Raises:
        ValueError: it cannot be undone; see `may_put_back`.
    """
    if not may_put_back(plan, move, today):
        raise ValueError("that move cannot be undone")
    others = tuple(one for one in plan.moved if one != move)
    if move.end is None:
        return msgspec.structs.replace(pinned(plan, move.start, today), moved=others)
    if move.cause is Cause.MISSED:
        gone = Move(move.start, None, move.cause, Place.LET_GO)
        return msgspec.structs.replace(
            _with_session(plan, move.end, None),
            moved=tuple(gone if one == move else one for one in plan.moved),
            pins=tuple(day for day in plan.pins if day != move.end),
        )
    return msgspec.structs.replace(moved(plan, move.end, move.start, today), moved=others)


def _is_to_come(plan: WeekPlan, day: date, today: date) -> bool:
    return day >= today and day in plan.sessions(*_TO_COME)


def _to_come(plan: WeekPlan, day: date, today: date) -> Session:
    session = plan.day(day).session if _is_to_come(plan, day, today) else None
    if session is None:
        raise ValueError(f"there is no session to come on {day}")
    return session


def _next_place(plan: WeekPlan, day: date) -> tuple[date | None, Place]:
    """Return where a session goes that is not wanted on a day, and by which rule."""
    free = [one for one in plan.days if one.date > day and _FREE & {*one.reasons}]
    without = [one for one in free if one.run is None]
    if without:
        return without[0].date, Place.NEXT_WITHOUT_RUN
    return (free[0].date, Place.NEXT_FREE) if free else (None, Place.LAPSED)


def _check_place(plan: WeekPlan, day: date, today: date) -> None:
    if day not in places(plan, today):
        raise ValueError(f"{day} has no room for a session")


def _with(days: Iterable[date], day: date) -> tuple[date, ...]:
    return tuple(sorted({*days, day}))


def _with_session(plan: WeekPlan, day: date, session: Session | None) -> WeekPlan:
    """Return the plan with a session on a day, or with none; the reasons follow on planning."""
    days = tuple(
        DayPlan(one.date, one.run, session, ()) if one.date == day else one for one in plan.days
    )
    return msgspec.structs.replace(plan, days=days)
