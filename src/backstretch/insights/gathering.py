"""Brings the diary's records together run by run and day by day, once after each change: pure."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from backstretch.care.light import Limits
from backstretch.care.mornings import by_run
from backstretch.insights.trend_states import ActivityPoint, ActivityTrend
from backstretch.journal.diary_records import ActivitySaid, ActivityScored, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.trend_records import SessionStood, TrendRecords

_SESSION_MOMENTS = (PainMoment.BEFORE_SESSION, PainMoment.AFTER_SESSION)


@dataclass(frozen=True, slots=True)
class RunTold:
    """A run with all that was said of it.

    `after` is the pain straight after it, else that of later the same day, `morning` that of the
    next morning; `moving_s` its seconds. What is not known is None.
    """

    run: str
    day: date
    distance_m: float | None
    moving_s: float | None
    facts: RunFacts
    said: tuple[Pain, ...]
    after: int | None
    morning: int | None


@dataclass(frozen=True, slots=True)
class SessionTold:
    """A session's day, whether it was done to its end, and the pain before and after it."""

    day: date
    finished: bool
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The diary up to today: runs, sessions and pain, each by day, and the activities.

    `first_day` is the day it began, or today. `limits` are those that runs are judged by.
    """

    today: date
    first_day: date
    limits: Limits
    runs: tuple[RunTold, ...]
    sessions: tuple[SessionTold, ...]
    pains: tuple[Pain, ...]
    activities: tuple[ActivityTrend, ...]

    def runs_between(self, first: date, last: date) -> tuple[RunTold, ...]:
        """Return the runs of these days, both included."""
        start = bisect_left(self.runs, first, key=_day_of_run)
        return self.runs[start : bisect_right(self.runs, last, key=_day_of_run)]

    def sessions_between(self, first: date, last: date) -> tuple[SessionTold, ...]:
        """Return the sessions of these days, both included."""
        start = bisect_left(self.sessions, first, key=_day_of_session)
        return self.sessions[start : bisect_right(self.sessions, last, key=_day_of_session)]

    def pains_between(self, first: date, last: date) -> tuple[Pain, ...]:
        """Return the pain told of these days, both included."""
        start = bisect_left(self.pains, first.isoformat(), key=_day_of_pain)
        return self.pains[start : bisect_right(self.pains, last.isoformat(), key=_day_of_pain)]


def gather(records: TrendRecords, today: date, limits: Limits) -> Gathered:
    """Return the records brought together; what is dated after today is left out.

    Where a run's pain names no run, it belongs to the runs of its day, a morning's to those of
    the day before.
    """
    until = today.isoformat()
    pains = sorted((p for p in records.pains if p.local_date <= until), key=_day_of_pain)
    runs = [note for note in records.runs if note.state is RunIs.DONE and note.day <= until]
    runs.sort(key=lambda note: (note.day, note.start))
    return Gathered(
        today,
        min(_date(records.first_day), today) if records.first_day else today,
        limits,
        tuple(_runs(runs, by_run(p for p in records.pains if p.local_date <= until))),
        _sessions(records.sessions, records.pains, until),
        tuple(pains),
        _activities(records.activities, until),
    )


def _runs(notes: Iterable[RunNote], told: dict[str, list[Pain]]) -> Iterable[RunTold]:
    nothing: tuple[Pain, ...] = ()
    for note in notes:
        said = (*told.get(note.run, nothing), *told.get(note.day, nothing))
        last = {pain.moment: pain.score for pain in said}
        facts = note.facts
        moving_s = facts.duration_s if facts.duration_s is not None else note.minutes * 60 or None
        yield RunTold(
            note.run,
            _date(note.day),
            facts.distance_m,
            moving_s,
            facts,
            said,
            last.get(PainMoment.AFTER_RUN, last.get(PainMoment.LATER)),
            last.get(PainMoment.NEXT_MORNING),
        )


def _sessions(
    stood: Iterable[SessionStood], pains: Iterable[Pain], until: str
) -> tuple[SessionTold, ...]:
    scores = {
        (pain.session, pain.moment): pain.score
        for pain in pains
        if pain.session and pain.moment in _SESSION_MOMENTS
    }
    before, after = _SESSION_MOMENTS
    told = (
        SessionTold(
            _date(one.local_date),
            one.finished,
            scores.get((one.id, before)),
            scores.get((one.id, after)),
        )
        for one in stood
        if one.local_date <= until
    )
    return tuple(sorted(told, key=_day_of_session))


def _activities(statements: Sequence[Statement], until: str) -> tuple[ActivityTrend, ...]:
    """Return the activities with an answer, in the order they were named first.

    Of one day the last answer holds; one that was taken back leaves those of other days.
    """
    said: dict[str, ActivitySaid] = {}
    days: defaultdict[str, dict[str, int | None]] = defaultdict(dict)
    for one in statements:
        match one.what:
            case ActivitySaid() as what:
                said[one.about] = what
            case ActivityScored(score) if one.local_date <= until:
                days[one.about][one.local_date] = score
    found = []
    for key, what in said.items():
        points = tuple(
            ActivityPoint(_date(day), score)
            for day, score in sorted(days[key].items())
            if score is not None
        )
        if points:
            found.append(ActivityTrend(key, what.name, what.retired, points))
    return tuple(found)


@lru_cache(maxsize=32_768)
def _date(day: str) -> date:
    return date.fromisoformat(day)


def _day_of_run(run: RunTold) -> date:
    return run.day


def _day_of_session(session: SessionTold) -> date:
    return session.day


def _day_of_pain(pain: Pain) -> str:
    return pain.local_date
