"""What Plan shows, from a planned week and the facts it follows from: pure functions."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from backstretch.content.library import Library
from backstretch.content.planning import OURS, Planning
from backstretch.plan.adherence import Adherence
from backstretch.plan.bending import may_put_back, places
from backstretch.plan.facts import Facts, Run
from backstretch.plan.reasons import Cause, Reason, State
from backstretch.plan.reasons import Place as Found
from backstretch.plan.sharing import week_goal
from backstretch.plan.week_plan import DayPlan, Move, RunState, Session, WeekPlan
from backstretch.ui import plan_words as words
from backstretch.ui.plan_can import can_state
from backstretch.ui.plan_offers import offers
from backstretch.ui.plan_state import (
    DayMark,
    DayState,
    Mark,
    MoveNote,
    Place,
    PlanState,
    Reminder,
    ReminderRow,
    RuleWords,
    RunMark,
    TileState,
    WeekMarks,
)
from backstretch.ui.plan_stretches import Stretches
from backstretch.ui.wording import tr
from backstretch.weeks import DAYS, monday_in

WEEKS_AHEAD = 4
_EARLIEST = date.min + timedelta(days=DAYS)
_TO_COME = (State.PLANNED, State.TODAY)
_OFF = frozenset({Reason.ILL, Reason.AWAY, Reason.BUSY})
_UNTOLD = (Found.LAPSED, Found.ENOUGH)


@dataclass(frozen=True, slots=True)
class Reminders:
    """When sessions are reminded of, if at all: at a time, and some minutes after a run."""

    at: time
    on_session_days: bool = False
    minutes_after_run: int = 30
    after_runs: bool = False


def plan_state(
    plan: WeekPlan,
    facts: Facts,
    library: Library,
    rules: Planning,
    kept_up: Adherence,
    reminders: Reminders,
) -> PlanState:
    """Return a week as the page shows it; a week that has passed offers nothing."""
    start, this_week = plan.days[0].date, facts.this_week
    return PlanState(
        title=_title(start),
        has_before=start >= facts.week_of(facts.first_day) and start > _EARLIEST,
        has_after=start < this_week + timedelta(days=DAYS * WEEKS_AHEAD),
        goal=facts.goal.days,
        goals=tuple(range(rules.days.least, rules.days.most + 1)),
        minutes=facts.goal.minutes,
        presets=rules.minutes.presets,
        total=tr("{n} min").format(n=plan.planned_minutes()),
        total_words=_total_words(plan, is_this_week=start == this_week),
        aim=_aim(rules),
        rules=_rules(rules),
        days=_days(plan, facts, library),
        sums=_sums(plan, facts),
        notes=_notes(plan, facts, library),
        regularity=words.regularity(kept_up),
        reminders=_reminders(reminders),
        can=can_state(facts),
        warning=words.why(Reason.STOPPED) if facts.stopped else "",
    )


def week_marks(plan: WeekPlan, facts: Facts, rules: Planning) -> WeekMarks:
    """Return a week as the strip and the gauge of Today show it.

    Its goal is what the week asks for: less than the usual one where not all its days count.
    """
    days = tuple(_marks(day, facts.today) for day in plan.days)
    asked = week_goal(plan, facts, rules)
    return WeekMarks(
        days, plan.done(), asked, rules.days.least, rules.days.most, asked < plan.goal_days
    )


def _title(start: date) -> str:
    number = monday_in(start).isocalendar().week
    return tr("week {n}, {range}").format(n=number, range=words.week_range(start))


def _total_words(plan: WeekPlan, *, is_this_week: bool) -> str:
    count = len(plan.sessions(*_TO_COME, State.DONE))
    words_of = {0: tr("in no session"), 1: tr("in 1 session")}
    sessions = words_of.get(count, tr("in {n} sessions").format(n=count))
    return tr("this week, {sessions}").format(sessions=sessions) if is_this_week else sessions


def _aim(rules: Planning) -> str:
    days, minutes = rules.days, rules.minutes
    return tr("{least} to {most} days of {short} to {long} minutes is a sensible habit.").format(
        least=days.least, most=days.most, short=minutes.least, long=minutes.most
    )


def _rules(rules: Planning) -> tuple[RuleWords, ...]:
    told = [(rule.words, rule.sources) for _, rule in rules.rules()]
    told.append((tr("A day that has passed cannot be changed, only logged."), (OURS,)))
    told.append((tr("A new number of days counts from tomorrow."), (OURS,)))
    return tuple(RuleWords(line, words.sources(keys)) for line, keys in told)


def _days(plan: WeekPlan, facts: Facts, library: Library) -> tuple[DayState, ...]:
    stretches = Stretches(library)
    runs = _runs(facts)
    return tuple(_day(day, plan, facts, stretches, runs.get(day.date)) for day in plan.days)


def _day(
    day: DayPlan, plan: WeekPlan, facts: Facts, stretches: Stretches, run: Run | None
) -> DayState:
    tile = None
    if day.session is not None:
        tile = _tile(day, day.session, plan, stretches, facts.today)
    empty, detail = words.empty(day.reasons[0]) if tile is None else ("", "")
    to_come = day.date >= facts.today and day.session is not None and _is_to_come(day.session)
    free = places(plan, facts.today) if to_come else ()
    return DayState(
        date=day.date,
        marks=_marks(day, facts.today),
        run=_run_words(day.run, run),
        why=_why(day, plan),
        tile=tile,
        empty=empty,
        empty_detail=detail,
        places=tuple(Place(end, words.weekday_and_number(end)) for end in free),
        offers=offers(day, plan, facts),
    )


def _is_to_come(session: Session) -> bool:
    return session.state in _TO_COME


def _marks(day: DayPlan, today: date) -> DayMark:
    mark = Mark(day.session.state) if day.session else Mark.REST
    run = RunMark(day.run) if day.run else RunMark.NONE
    is_today = day.date == today
    return DayMark(
        weekday=words.short_weekday(day.date),
        number=str(day.date.day),
        mark=mark,
        run=run,
        is_today=is_today,
        spoken=words.spoken(day.date, mark, run, is_today=is_today),
    )


def _tile(
    day: DayPlan, session: Session, plan: WeekPlan, stretches: Stretches, today: date
) -> TileState:
    mark = _marks(day, today)
    off = next((reason for reason in day.reasons if reason in _OFF), None)
    came = next((move for move in plan.moved if move.end == day.date), None)
    went = next((move for move in plan.moved if move.start == day.date and move.end), None)
    missed = session.state is State.MISSED
    state = words.empty(off)[0] if missed and off else words.state(mark.mark)
    name, figure = stretches.of(session.routine, session.minutes, pictured=not missed)
    name = tr("The core five") if Reason.FIRST in day.reasons else name
    detail = _detail(session, went if missed else None)
    came_from = tr("from {day}").format(day=words.short_weekday(came.start)) if came else ""
    stays = tr("stays here") if Reason.PINNED in day.reasons and not came_from else ""
    said = (mark.spoken, state, name, detail, came_from, stays)
    return TileState(
        mark=mark.mark,
        state=state,
        routine=name,
        detail=detail,
        spoken=". ".join(part for part in dict.fromkeys(said) if part),
        came_from=came_from,
        stays=stays,
        figure=figure,
    )


def _detail(session: Session, went: Move | None) -> str:
    """Return the minutes and what else matters of a session: where it went, or when it is."""
    minutes = tr("{n} min").format(n=session.minutes)
    if went is not None and went.end is not None:
        day = words.short_weekday(went.end)
        return tr("{minutes}, moved to {day}").format(minutes=minutes, day=day)
    if _is_to_come(session) and session.at is not None:
        return tr("{minutes}, {time}").format(minutes=minutes, time=f"{session.at:%H:%M}")
    if _is_to_come(session) and session.after_run:
        return tr("{minutes}, after the run").format(minutes=minutes)
    return minutes


def _runs(facts: Facts) -> dict[date, Run]:
    """Return one run for each day: one that was done goes first."""
    planned = {run.date: run for run in facts.runs if not run.done}
    return planned | {run.date: run for run in facts.runs if run.done}


def _run_words(state: RunState | None, run: Run | None) -> str:
    if state is None:
        return tr("no run")
    if state is RunState.DONE:
        return tr("ran {n} min").format(n=run.minutes) if run and run.minutes else tr("ran")
    if run is not None and run.start is not None:
        return tr("run at {time}").format(time=f"{run.start:%H:%M}")
    return tr("run planned")


def _why(day: DayPlan, plan: WeekPlan) -> str:
    """Return the reasons of a day in sentences; where it came from is said by its note."""
    untold = {Reason.MOVED, Reason.FIRST} if Reason.MISSED in day.reasons else {Reason.MOVED}
    told = [words.why(reason) for reason in day.reasons if reason not in untold]
    if Reason.MOVED in day.reasons:
        start = next((move.start for move in plan.moved if move.end == day.date), None)
        came = tr("It came here from {day}.")
        told.insert(0, came.format(day=words.weekday(start)) if start else words.why(Reason.MOVED))
    return " ".join(told)


def _sums(plan: WeekPlan, facts: Facts) -> str:
    missed = plan.sessions(State.MISSED)
    moved = {m.start for m in plan.moved if m.end is not None}
    went = sum(day in moved for day in missed)
    to_go = len(plan.sessions(*_TO_COME))
    if not plan.sessions(*State):
        return tr("Nothing here yet.") if plan.days[-1].date < facts.first_day else ""
    counts = (
        (plan.done(), tr("{n} done")),
        (went, tr("{n} missed and moved")),
        (len(missed) - went, tr("{n} missed")),
        (to_go, tr("{n} to go")),
    )
    return ", ".join(form.format(n=count) for count, form in counts if count)


def _notes(plan: WeekPlan, facts: Facts, library: Library) -> tuple[MoveNote, ...]:
    """Return why each session moved, first what can be put back.

    One that was missed and found no day lapses untold.
    """
    told = (m for m in plan.moved if m.cause is not Cause.MISSED or m.place not in _UNTOLD)
    notes = (_note(move, plan, facts, library) for move in told)
    return tuple(sorted(notes, key=lambda note: note.move is None))


def _note(move: Move, plan: WeekPlan, facts: Facts, library: Library) -> MoveNote:
    start = words.weekday(move.start)
    end = words.weekday(move.end) if move.end else ""
    ran_there = move.end is not None and plan.day(move.end).run is not None
    where = words.place(move.place, _moved_name(move, plan, library), end, ran_there=ran_there)
    lines = [words.cause(move.cause, start), where]
    if move.cause is Cause.MISSED and move.end is not None:
        lines.append(tr("Nothing was added on top."))
    title = tr("Why {day} moved") if move.end else tr("Why {day} is left out")
    back = may_put_back(plan, move, facts.today)
    return MoveNote(title.format(day=start), " ".join(lines), move if back else None)


def _moved_name(move: Move, plan: WeekPlan, library: Library) -> str:
    """Return what moved, or "" where that is not told: its new day may have another routine."""
    left, came = plan.day(move.start), plan.day(move.end or move.start)
    if left.session is None or came.session is None or left.session.state is not State.MISSED:
        return ""
    if left.session.routine != came.session.routine:
        return ""
    name = Stretches(library).of(left.session.routine, left.session.minutes)[0]
    return tr("The core five") if Reason.FIRST in left.reasons else name


def _reminders(reminders: Reminders) -> tuple[ReminderRow, ...]:
    return (
        ReminderRow(
            Reminder.SESSION,
            f"{reminders.at:%H:%M}",
            tr("on session days"),
            reminders.on_session_days,
        ),
        ReminderRow(
            Reminder.AFTER_RUN,
            tr("{n} min").format(n=reminders.minutes_after_run),
            tr("after a logged run"),
            reminders.after_runs,
        ),
    )
