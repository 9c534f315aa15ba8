"""Today and a week as JSON's own types, with codes where the window has words."""

from datetime import datetime
from typing import Any

from backstretch.content.library import Library
from backstretch.plan.composer import Composition
from backstretch.plan.facts import Facts
from backstretch.plan.today import today_is
from backstretch.plan.week_plan import DayPlan, Move, Session, WeekPlan
from backstretch.session.script import build_script


def week_document(plan: WeekPlan) -> dict[str, Any]:
    """Return a planned week."""
    return {
        "week": plan.week,
        "goal_days": plan.goal_days,
        "minutes": plan.minutes,
        "days": [_day(day) for day in plan.days],
        "moved": [_move(move) for move in plan.moved],
    }


def today_document(
    plan: WeekPlan, facts: Facts, steps: list[dict[str, Any]], reminder: datetime | None
) -> dict[str, Any]:
    """Return today, from the plan of its week; times are on the clock of the place.

    `steps` are those of today's session as `steps_document` tells them.
    """
    day = plan.day(facts.today)
    session = _session(day.session) | {"steps": steps} if day.session is not None else None
    return {
        "date": day.date.isoformat(),
        "state": today_is(plan, facts).value,
        "session": session,
        "reasons": list(day.reasons),
        "next_reminder": reminder.isoformat(timespec="minutes") if reminder else None,
    }


def steps_document(
    composed: Composition, library: Library, first_side: str
) -> list[dict[str, Any]]:
    """Return the stretches of a session in the order in which they are done, each with its why.

    A preset has no reasons. Changes of position are left out.
    """
    script = build_script(composed.routine, library.exercises, first_side)
    return [
        {
            "exercise": row.exercise,
            "name": library.exercises[row.exercise].name,
            "side": row.side,
            "seconds": round(row.planned_ms / 1000),
            "reason": composed.picks[row.item].reason if composed.picks else None,
        }
        for row in script.rows()
    ]


def _day(day: DayPlan) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "run": day.run,
        "session": _session(day.session) if day.session else None,
        "reasons": list(day.reasons),
    }


def _session(session: Session) -> dict[str, Any]:
    return {"routine": session.routine, "minutes": session.minutes, "state": session.state}


def _move(move: Move) -> dict[str, Any]:
    return {
        "from": move.start.isoformat(),
        "to": move.end.isoformat() if move.end else None,
        "cause": move.cause,
        "place": move.place,
    }
