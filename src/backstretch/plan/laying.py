"""Lays out the board of a week, from the facts, the plan before and the plans of earlier weeks."""

from collections.abc import Iterable
from datetime import date

from backstretch.content.planning import Planning
from backstretch.plan.board import Board
from backstretch.plan.facts import DoneSession, Facts, OffReason, Run
from backstretch.plan.reasons import Reason, State
from backstretch.plan.week_plan import DayPlan, WeekPlan
from backstretch.weeks import week_days

_OFF = {
    OffReason.ILL: Reason.ILL,
    OffReason.AWAY: Reason.AWAY,
    OffReason.BUSY: Reason.BUSY,
}


def lay_out(
    start: date,
    facts: Facts,
    rules: Planning,
    before: WeekPlan | None = None,
    earlier: Iterable[WeekPlan] = (),
) -> Board:
    """Return the board of a week, from the plan before and the plans of earlier weeks."""
    days, earlier = week_days(start), tuple(earlier)
    done = _done_by_day(facts, days, rules)
    planned = {
        plan.date: plan.session
        for plan in (before.days if before else ())
        if plan.session and plan.session.state is not State.DONE and plan.date not in done
    }
    return Board(
        facts=facts,
        rules=rules,
        days=days,
        before=before,
        done=done,
        runs=_runs_by_day(facts, days),
        planned=planned,
        pins=before.pins if before else (),
        kept_free=frozenset(before.kept_free if before else ()),
        goal_since=_goal_since(facts, before),
        held_before=_held_before(start, facts, earlier),
        strength_before=max(
            _held_before(start, facts, earlier, rules.strength.routine), default=None
        ),
        off=_off_by_day(facts),
    )


def _done_by_day(facts: Facts, days: tuple[date, ...], rules: Planning) -> dict[date, DoneSession]:
    """Return one session for each day that had any: the one with strength where there is one."""
    found: dict[date, DoneSession] = {}
    for session in facts.done:
        first = found.setdefault(session.date, session)
        if session.routine == rules.strength.routine != first.routine:
            found[session.date] = session
    return {day: found[day] for day in days if day in found}


def _runs_by_day(facts: Facts, days: tuple[date, ...]) -> dict[date, Run]:
    """Return one run for each day that has any: one that was done, else one still to come."""
    found = {run.date: run for run in facts.runs if not run.done and run.date >= facts.today}
    found |= {run.date: run for run in facts.runs if run.done}
    return {day: found[day] for day in days if day in found}


def _off_by_day(facts: Facts) -> dict[date, Reason]:
    """Return the strongest reason of each day off: ill, then away, then busy."""
    return {
        off.date: _OFF[why] for why in reversed(OffReason) for off in facts.off if off.why is why
    }


def _goal_since(facts: Facts, before: WeekPlan | None) -> date | None:
    if before is None:
        return None
    return before.goal_since if before.goal_days == facts.goal.days else facts.today


def _held_before(
    start: date, facts: Facts, earlier: Iterable[WeekPlan], routine: str = ""
) -> frozenset[date]:
    """Return the days before a week with a session, done or planned, of any routine or one."""
    days = [s.date for s in facts.done if s.routine == routine or not routine]
    days += [
        d.date
        for plan in earlier
        for d in _to_come(plan)
        if d.session and (d.session.routine == routine or not routine)
    ]
    return frozenset(day for day in days if day < start)


def _to_come(plan: WeekPlan) -> list[DayPlan]:
    return [d for d in plan.days if d.session and d.session.state in (State.PLANNED, State.TODAY)]
