"""What the planner and the count of regularity are told, from what the journal holds: pure."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import msgspec

from backstretch.care.light import Limits, limits_said, red_runs
from backstretch.care.mornings import red_mornings
from backstretch.care.standing import stands
from backstretch.care.worst import worst_of
from backstretch.content.planning import Planning
from backstretch.journal.diary_records import Statement
from backstretch.journal.entries import SessionRecord
from backstretch.journal.plan_records import (
    CanSet,
    GoalSet,
    OffSet,
    PlanWish,
    Reminded,
    RemindedWhat,
    RunIs,
    RunNote,
    SessionDone,
    SessionFelt,
)
from backstretch.journal.said import Answer, Pain, standing
from backstretch.plan.adherence import History
from backstretch.plan.facts import EVERY_DAY, DoneSession, Facts, Goal, Off, OffReason, Run
from backstretch.plan.optional import counts
from backstretch.plan.progress import Felt
from backstretch.plan.reminding import KEPT, Kind, Told, leave_be, put_off, reminder_id
from backstretch.weeks import MONDAY, week_name, week_start

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """What the journal holds that plans follow from; `first_day` is an ISO date, or "".

    `runs` has the note that counts of each run, `answers` those about a sign that a doctor should
    see, `statements` what was said of warning signs elsewhere, `left` the sessions that were begun
    and not closed, `limits` those of the light that hold.
    """

    wishes: Sequence[PlanWish] = ()
    runs: Sequence[RunNote] = ()
    done: Sequence[SessionDone] = ()
    pains: Sequence[Pain] = ()
    answers: Sequence[Answer] = ()
    statements: Sequence[Statement] = ()
    left: Sequence[SessionRecord] = ()
    first_day: str = ""
    limits: Limits = field(default_factory=limits_said)


def facts_of_day(held: Held, today: date, usual: Goal, rules: Planning) -> Facts:
    """Return what the planner is told all day: all but the pain now and before."""
    can = next((w.what for w in reversed(held.wishes) if isinstance(w.what, CanSet)), None)
    goal = goal_of(held.wishes, usual)
    return Facts(
        today=today,
        goal=_within(goal, rules),
        first_day=_first_day(held.first_day, today),
        weekdays=frozenset(can.weekdays) if can else EVERY_DAY,
        times={day: time.fromisoformat(at) for day, at in can.times.items()} if can else {},
        desk_hours=dict(can.desk_hours) if can else {},
        runs=tuple(_run(note) for note in held.runs),
        done=tuple(_done(session) for session in held.done if counts(session.minutes)),
        off=_off(held.wishes),
        reds=red_mornings(held.pains, held.limits.red_rise),
        red_runs=red_runs(held.pains, held.limits),
        stopped=stands(held.statements, held.answers, held.left, today) is not None,
    )


def facts_of(
    held: Held,
    now: datetime,
    today: date,
    usual: Goal,
    rules: Planning,
    of_day: Callable[[Held, date, Goal, Planning], Facts] = facts_of_day,
) -> Facts:
    """Return what the planner is told at a moment of a day as the person counts it.

    `usual` is the goal where none was ever set. `of_day` may remember what holds all day.
    """
    pain, pain_before = _pains_lately(held.pains, now, today)
    facts = of_day(held, today, usual, rules)
    return msgspec.structs.replace(facts, pain=pain, pain_before=pain_before)


def goal_of(wishes: Iterable[PlanWish], usual: Goal) -> Goal:
    """Return the goal that was set last, or the usual one."""
    for wish in reversed(tuple(wishes)):
        if isinstance(wish.what, GoalSet):
            return Goal(wish.what.days, wish.what.minutes)
    return usual


def goals_of(wishes: Iterable[PlanWish], begins: int = MONDAY) -> dict[str, int]:
    """Return the days a week aimed at in the weeks in which that was changed, by their names."""
    return {
        week_name(week_start(date.fromisoformat(wish.day), begins)): wish.what.days
        for wish in wishes
        if isinstance(wish.what, GoalSet)
    }


def history_of(
    held: Held,
    today: date,
    goal: Goal,
    goals: Mapping[str, int],
    uncounted: Collection[date] = (),
    week_begins: int = MONDAY,
) -> History:
    """Return what the count of regularity follows from.

    `goals` are those of weeks by name, `uncounted` and `week_begins` as in `History`.
    """
    return History(
        first_day=_first_day(held.first_day, today),
        today=today,
        done=frozenset(
            date.fromisoformat(session.local_date)
            for session in held.done
            if counts(session.minutes)
        ),
        goal=goal.days,
        off=_off(held.wishes),
        goals=goals,
        uncounted=uncounted,
        week_begins=week_begins,
    )


def felt_of(done: Sequence[SessionDone], felt: Sequence[SessionFelt]) -> tuple[Felt, ...]:
    """Return how the sessions that count were felt.

    `done` and `felt` are of the same sessions, all that were done to their end, in order.
    """
    return tuple(
        Felt(date.fromisoformat(one.local_date), one.pain)
        for session, one in zip(done, felt, strict=False)  # one may end between two readings
        if counts(session.minutes)
    )


def told_of(records: Iterable[Reminded]) -> Told:
    """Return what was told, as it follows from what came of each reminder, oldest first."""
    told = Told()
    for record in records:
        day, kind = date.fromisoformat(record.day), Kind(record.kind)
        if record.what is RemindedWhat.LATER:
            told = put_off(told, day, kind, datetime.fromisoformat(record.until))
        elif record.what is RemindedWhat.NOT_TODAY:
            told = leave_be(told, day)
        elif record.what is not RemindedWhat.STARTED:
            told = _with_shown(told, record, reminder_id(day, kind, again=record.again))
    return told


def _with_shown(told: Told, record: Reminded, name: str) -> Told:
    shown = told.shown if name in told.shown else (*told.shown, name)[-KEPT:]
    ends = record.what is RemindedWhat.SHOWN and record.again
    return msgspec.structs.replace(told, shown=shown, later=None if ends else told.later)


def _within(goal: Goal, rules: Planning) -> Goal:
    """Return a goal inside what the rules allow, which may have changed since it was set."""
    days = min(max(goal.days, rules.days.least), rules.days.most)
    return Goal(days, min(max(goal.minutes, rules.minutes.least), rules.minutes.most))


def _first_day(first: str, today: date) -> date:
    return min(date.fromisoformat(first), today) if first else today


def _run(note: RunNote) -> Run:
    return Run(
        date.fromisoformat(note.day),
        note.state is RunIs.DONE,
        time.fromisoformat(note.start) if note.start else None,
        note.minutes,
    )


def _done(session: SessionDone) -> DoneSession:
    return DoneSession(date.fromisoformat(session.local_date), session.routine, session.minutes)


def _off(wishes: Iterable[PlanWish]) -> tuple[Off, ...]:
    """Return the days off: of what was said of a day the last holds."""
    why = {wish.day: wish.what.why for wish in wishes if isinstance(wish.what, OffSet)}
    return tuple(Off(date.fromisoformat(day), OffReason(code)) for day, code in why.items() if code)


def _pains_lately(
    pains: Sequence[Pain], now: datetime, today: date
) -> tuple[int | None, int | None]:
    """Return the pain now, and what was said last on the day before where nothing is newer.

    The pain now is the last number of today, else one of the last 24 hours (evidence 3.2, rule 3).
    The number of an entry is its worst.
    """
    told = _last_on(pains, today)
    if told is not None:
        return worst_of(told), None
    told = _last_on(pains, today - _DAY)
    if told is None:
        return None, None
    score = worst_of(told)
    return score if now - datetime.fromisoformat(told.at) <= _DAY else None, score


def _last_on(pains: Sequence[Pain], day: date) -> Pain | None:
    said = [pain for pain in standing(pains) if pain.local_date == day.isoformat()]
    return said[-1] if said else None
