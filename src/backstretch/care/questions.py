"""Which question of the diary is open: at most one, and never daily without a run: pure.

A daily pain diary went with less recovery in a trial, so questions come around runs, once a week,
and about activities every two weeks at most (evidence 0.4, Ferrari15). One that is not answered
is not asked again: it goes with its day.

The order: the newest run, then the week, then the activities. Of one run there are two questions
at most, the pain of the run and the next morning; in a week with no run there are two at most.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from backstretch.care.mornings import by_run
from backstretch.content.care import AskingRule
from backstretch.journal.diary_records import (
    ActivitySaid,
    ActivityScored,
    QuestionPassed,
    Statement,
)
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import Pain, PainMoment, standing

WEEK = "week"
ACTIVITIES = "activities"
"""What a question that was put aside is about, where it is about no run."""

_OF_THE_RUN = frozenset({PainMoment.DURING_RUN, PainMoment.AFTER_RUN, PainMoment.LATER})


class Asks(StrEnum):
    """What is asked: how the back was on a run, the next morning, all week; how activities go."""

    RUN = "run"
    MORNING = "morning"
    WEEK = "week"
    ACTIVITIES = "activities"


@dataclass(frozen=True, slots=True)
class Question:
    """An open question; `about` is the run's id, or WEEK or ACTIVITIES."""

    asks: Asks
    about: str


@dataclass(frozen=True, slots=True)
class Diary:
    """What questions follow from: the first day of the diary, and what it holds.

    `runs` has the note that counts of each run, `statements` those about questions put aside,
    activities and their scores. The runs and pains of the last two days suffice.
    """

    first_day: date
    runs: Sequence[RunNote] = ()
    pains: Sequence[Pain] = ()
    statements: Sequence[Statement] = ()


def open_question(diary: Diary, now: datetime, today: date, rule: AskingRule) -> Question | None:
    """Return the question that is open, or None; `now` has an offset, `today` is the local date."""
    passed = {
        said.about
        for said in diary.statements
        if isinstance(said.what, QuestionPassed) and said.local_date == today.isoformat()
    }
    found = (
        _of_run(diary, now, today, rule),
        _of_week(diary, today, rule),
        _of_activities(diary, today, rule),
    )
    return next((q for q in found if q is not None and q.about not in passed), None)


def newest_run(runs: Iterable[RunNote], today: date) -> RunNote | None:
    """Return the newest run done today or yesterday, or None."""
    days = (today.isoformat(), (today - timedelta(days=1)).isoformat())
    done = [run for run in runs if run.state is RunIs.DONE and run.day in days]
    order = {run.run: number for number, run in enumerate(done)}
    return max(done, key=lambda run: (run.day, run.start, order[run.run]), default=None)


def _of_run(diary: Diary, now: datetime, today: date, rule: AskingRule) -> Question | None:
    """Return the question of the newest run; an older run is not asked about any more."""
    run = newest_run(diary.runs, today)
    if run is None:
        return None
    moments = {pain.moment for pain in _said_of(run, diary)}
    if run.day != today.isoformat() and PainMoment.NEXT_MORNING not in moments:
        return Question(Asks.MORNING, run.run)
    if not moments & _OF_THE_RUN and _is_fresh(run, now, today, rule):
        return Question(Asks.RUN, run.run)
    return None


def _said_of(run: RunNote, diary: Diary) -> Iterator[Pain]:
    """Yield what was said of a run; what names no run belongs to the newest of its day."""
    runs = by_run(standing(diary.pains))
    yield from runs.get(run.run, ())
    yield from runs.get(run.day, ())


def _is_fresh(run: RunNote, now: datetime, today: date, rule: AskingRule) -> bool:
    """Return whether a run ended so few hours ago; of an unknown hour, whether it was today."""
    started = _start(run, now)
    if started is None:
        return run.day == today.isoformat()
    seconds = run.facts.duration_s or run.minutes * 60
    return now < started + timedelta(seconds=seconds, hours=rule.run_hours)


def _start(run: RunNote, now: datetime) -> datetime | None:
    if run.facts.started_at:
        return datetime.fromisoformat(run.facts.started_at)
    if not run.start:
        return None
    start = time.fromisoformat(run.start)
    return datetime.combine(date.fromisoformat(run.day), start, now.tzinfo)


def _of_week(diary: Diary, today: date, rule: AskingRule) -> Question | None:
    """Return the weekly question, on one weekday only, unless pain was told on its own today."""
    if not _is_week_day(diary, today, rule):
        return None
    day = today.isoformat()
    told = any(
        pain.moment is PainMoment.ALONE and pain.local_date == day for pain in standing(diary.pains)
    )
    return None if told else Question(Asks.WEEK, WEEK)


def _is_week_day(diary: Diary, day: date, rule: AskingRule) -> bool:
    since = (day - diary.first_day).days
    return since > 0 and since % rule.week_days == 0


def _of_activities(diary: Diary, today: date, rule: AskingRule) -> Question | None:
    """Return the question for the activities, on one day in two weeks.

    The weeks count from the last word on them. Where that is the day of the weekly question, the
    next day asks.
    """
    last = _last_word(diary.statements, today)
    if last is None or not _unscored(diary.statements, today):
        return None
    shift = int(_is_week_day(diary, last + timedelta(days=rule.week_days), rule))
    since = (today - last).days - shift
    if since <= 0 or since % rule.activity_days:
        return None
    return Question(Asks.ACTIVITIES, ACTIVITIES)


def _unscored(statements: Iterable[Statement], today: date) -> set[str]:
    """Return the activities that are kept up and that have no score of today."""
    kept: set[str] = set()
    scored: set[str] = set()
    for said in statements:
        if isinstance(said.what, ActivitySaid):
            (kept.discard if said.what.retired else kept.add)(said.about)
        elif isinstance(said.what, ActivityScored) and said.local_date == today.isoformat():
            (scored.discard if said.what.score is None else scored.add)(said.about)
    return kept - scored


def _last_word(statements: Iterable[Statement], today: date) -> date | None:
    """Return the last day before today on which activities were named, scored or put aside."""
    days = [
        said.local_date
        for said in statements
        if isinstance(said.what, ActivitySaid | ActivityScored)
        or (isinstance(said.what, QuestionPassed) and said.about == ACTIVITIES)
    ]
    return max((day for day in map(date.fromisoformat, days) if day < today), default=None)
