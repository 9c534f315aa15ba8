"""Plans a week: the best days for its sessions, a routine for each, and a reason for every day.

The order of things, with the sections of the evidence they follow:

- At most one session a day, at least one day of rest (3.2, rules 1 and 5), none against a warning
  sign (3.2, rule 3a), on a day of illness, or on one that has passed.
- As many sessions as the goal says, no more: what was done counts, what was missed moves. A week
  with days before the first, or of illness or away, has its share of the goal.
- Never more days in a row than the rules allow, the week before included, but where the person
  put the sessions there.
- A plan that stands is kept: as few sessions move as can be. A missed one goes to the next day
  without a run, else to the next free day, else it lapses. One that the person moves leaves no
  place for another.
- Of the sets of days that are left the one with most points wins; see `searching.points`.
- The routine of each day is the first rule of 3.2 (3) that fits.

The same facts and the same plan before always give the same plan, and planning a plan again
changes nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from backstretch.content.planning import Planning
from backstretch.plan.board import Board
from backstretch.plan.facts import Facts, Run
from backstretch.plan.laying import lay_out
from backstretch.plan.moving import moves_to
from backstretch.plan.reasons import Reason, State
from backstretch.plan.searching import Chosen, best_days, routines_for
from backstretch.plan.week_plan import DayPlan, Move, RunState, Session, WeekPlan
from backstretch.weeks import DAYS, week_name

_OFF = frozenset({Reason.ILL, Reason.AWAY, Reason.BUSY})


def plan_week(
    start: date,
    facts: Facts,
    rules: Planning,
    before: WeekPlan | None = None,
    earlier: Iterable[WeekPlan] = (),
) -> WeekPlan:
    """Return the plan of the week from a day on.

    `before` is the plan of this week made last, `earlier` are plans of the weeks before it, so
    that what they hold at their end counts here.

    Raises:
        ValueError: no week begins on the day, the plan before is of another week, or the goal lies
            outside the range of the rules.
    """
    _check(start, facts, rules, before)
    board = lay_out(start, facts, rules, before, tuple(earlier))
    chosen = best_days(board)
    routines = routines_for(board, chosen)
    extra = _extra_days(board)
    moves = moves_to(board, chosen, extra)
    days = tuple(_day(board, day, routines, moves, extra) for day in board.days)
    return WeekPlan(
        week=week_name(start),
        goal_days=facts.goal.days,
        minutes=minutes_of(start, facts, rules),
        days=_with_reasons_for_free_days(board, days),
        moved=moves,
        pins=board.pins,
        kept_free=tuple(sorted(board.kept_free)),
        goal_since=board.goal_since,
        at_most=board.at_most,
        uncounted=before.uncounted if before else (),
    )


def plan_weeks(
    start: date,
    count: int,
    facts: Facts,
    rules: Planning,
    before: Mapping[str, WeekPlan] | None = None,
) -> tuple[WeekPlan, ...]:
    """Return the plans of so many weeks from a day on, each knowing those ahead of it.

    `before` are the plans made last by their ISO names.
    """
    plans: list[WeekPlan] = []
    for number in range(count):
        first = start + timedelta(days=DAYS * number)
        plans.append(plan_week(first, facts, rules, (before or {}).get(week_name(first)), plans))
    return tuple(plans)


def minutes_of(start: date, facts: Facts, rules: Planning) -> int:
    """Return how long the sessions of the week from a day on are.

    Unless the person chose, they are short for the first weeks from the first day on, to the end
    of the week which that falls into (evidence 3.2, rule 1).
    """
    if facts.minutes_chosen:
        return facts.goal.minutes
    weeks_in = (start - facts.first_day) // timedelta(weeks=1)
    return rules.minutes.first if weeks_in < rules.minutes.first_weeks else rules.minutes.usual


def _check(start: date, facts: Facts, rules: Planning, before: WeekPlan | None) -> None:
    if start != facts.week_of(start):
        raise ValueError(f"no week begins on {start}")
    if before is not None and before.days[0].date != start:
        raise ValueError(f"the plan before is from {before.days[0].date} on, not from {start}")
    if not rules.days.least <= facts.goal.days <= rules.days.most:
        raise ValueError(f"{facts.goal.days} days a week is outside the range")
    if not rules.minutes.least <= facts.goal.minutes <= rules.minutes.most:
        raise ValueError(f"{facts.goal.minutes} minutes is outside the range")


def _extra_days(board: Board) -> tuple[date, ...]:
    """Return the days with a session done that the plan before did not have."""
    if board.before is None:
        return ()
    sessions = {plan.date: plan.session for plan in board.before.days}
    return tuple(day for day in board.done if (session := sessions[day]) is None or session.extra)


def _day(
    board: Board,
    day: date,
    routines: Mapping[date, Chosen],
    moves: Iterable[Move],
    extra: Iterable[date],
) -> DayPlan:
    run = board.runs.get(day)
    state = None if run is None else RunState.DONE if run.done else RunState.PLANNED
    if day in board.done:
        done = board.done[day]
        session = Session(done.routine, done.minutes, State.DONE, extra=day in extra)
        return DayPlan(day, state, session, (Reason.DONE,))
    if day in routines:
        routine, reason = routines[day]
        reasons = (*_special_reasons(board, day, moves), reason)
        return DayPlan(day, state, _session(board, day, routine), reasons)
    if day in board.planned and day < board.facts.today:
        missed = board.planned[day]
        session = Session(missed.routine, missed.minutes, State.MISSED, missed.at, missed.after_run)
        reasons = (board.off[day],) if day in board.off else ()
        return DayPlan(day, state, session, (Reason.MISSED, *reasons, *_first(board, day)))
    return DayPlan(day, state, None, ())


def _first(board: Board, day: date) -> tuple[Reason, ...]:
    """Return FIRST where the plan before had the first session of all on a day."""
    told = board.before.day(day).reasons if board.before else ()
    return (Reason.FIRST,) if Reason.FIRST in told else ()


def _special_reasons(board: Board, day: date, moves: Iterable[Move]) -> tuple[Reason, ...]:
    pinned = (Reason.PINNED,) if day in board.pins else ()
    return pinned + ((Reason.MOVED,) if any(move.end == day for move in moves) else ())


def _session(board: Board, day: date, routine: str) -> Session:
    """Return the session of a day; minutes that the person gave it alone are kept."""
    facts, earlier = board.facts, board.planned.get(day)
    minutes = minutes_of(board.days[0], facts, board.rules)
    if earlier is not None and board.before and earlier.minutes != board.before.minutes:
        minutes = earlier.minutes
    at = facts.times.get(day.isoweekday(), facts.usual_at)
    after_run = routine == board.rules.after_run.routine and day in board.runs
    if after_run and not _may_follow(board.runs[day], day, at, board.rules):
        at = None
    state = State.TODAY if day == facts.today else State.PLANNED
    return Session(routine, minutes, state, at, after_run)


def _may_follow(run: Run, day: date, at: time | None, rules: Planning) -> bool:
    """Return whether a time lies within the hours after a run, as far as its start is known."""
    if run.start is None or at is None:
        return True
    end = datetime.combine(day, run.start) + timedelta(minutes=run.minutes)
    latest = end + timedelta(hours=rules.after_run.within_hours)
    return end <= datetime.combine(day, at) <= latest


def _with_reasons_for_free_days(board: Board, days: tuple[DayPlan, ...]) -> tuple[DayPlan, ...]:
    """Return the days, those without a session with their reason.

    Of the days that could have one the last is named as room for a missed session, unless it is
    the only free day of the week: that one is for rest.
    """
    free = [plan.date for plan in days if plan.session is None]
    room = [day for day in free if day in board.free][-1:] if len(free) > 1 else []
    over = len(board.done) >= board.facts.goal.days
    return tuple(
        plan
        if plan.session
        else DayPlan(plan.date, plan.run, None, (_free_reason(board, plan.date, room, over),))
        for plan in days
    )


def _free_reason(board: Board, day: date, room: list[date], over: bool) -> Reason:
    if day < board.facts.first_day:
        return Reason.EARLY
    if day < board.facts.today:
        return board.off[day] if board.off.get(day) in _OFF else Reason.PAST
    obstacle = board.obstacle(day)
    if obstacle is not None:
        return obstacle
    if over:
        return Reason.ENOUGH
    return Reason.ROOM if day in room else Reason.REST
