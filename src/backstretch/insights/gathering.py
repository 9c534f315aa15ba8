"""Brings the diary's records together run by run and day by day, once after each change: pure."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from backstretch.care.light import Limits
from backstretch.care.mornings import AROUND_RUNS
from backstretch.care.worst import worst_at, worst_of
from backstretch.insights.trend_states import ActivityPoint, ActivityTrend, Dot
from backstretch.journal.diary_records import ActivitySaid, ActivityScored, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.journal.trend_records import PainBrief, SessionStood, TrendRecords
from backstretch.weeks import MONDAY

_MORNING = PainMoment.NEXT_MORNING
_SESSION_MOMENTS = (PainMoment.BEFORE_SESSION, PainMoment.AFTER_SESSION)


@dataclass(frozen=True, slots=True)
class RunTold:
    """A run with all that was said of it.

    `after` is the worst pain straight after it, `morning` that of the next morning, as the light
    of the run goes by it; `moving_s` its seconds, `said` all pain told of it. What is not known is
    None: a number of later that day stands for neither, as numbers of different hours are not
    compared (evidence 7).
    """

    run: str
    day: date
    distance_m: float | None
    moving_s: float | None
    facts: RunFacts
    after: int | None
    morning: int | None
    said: tuple[PainBrief, ...]


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

    `first_day` is the day it began, or today. `limits` are those that runs are judged by. `after`
    and `morning` are the numbers of the runs, and of the mornings after them. Weeks begin on the
    day with the ISO number `week_begins`.
    """

    today: date
    first_day: date
    limits: Limits
    runs: tuple[RunTold, ...]
    sessions: tuple[SessionTold, ...]
    pains: tuple[PainBrief, ...]
    activities: tuple[ActivityTrend, ...]
    after: tuple[Dot, ...]
    morning: tuple[Dot, ...]
    week_begins: int = MONDAY

    def runs_between(self, first: date, last: date) -> tuple[RunTold, ...]:
        """Return the runs of these days, both included."""
        start = bisect_left(self.runs, first, key=_day_of_run)
        return self.runs[start : bisect_right(self.runs, last, key=_day_of_run)]

    def sessions_between(self, first: date, last: date) -> tuple[SessionTold, ...]:
        """Return the sessions of these days, both included."""
        start = bisect_left(self.sessions, first, key=_day_of_session)
        return self.sessions[start : bisect_right(self.sessions, last, key=_day_of_session)]

    def pains_between(self, first: date, last: date) -> tuple[PainBrief, ...]:
        """Return the pain told of these days, both included."""
        start = bisect_left(self.pains, first.isoformat(), key=_day_of_pain)
        return self.pains[start : bisect_right(self.pains, last.isoformat(), key=_day_of_pain)]


def gather(
    records: TrendRecords,
    today: date,
    limits: Limits,
    activities: tuple[ActivityTrend, ...] | None = None,
    week_begins: int = MONDAY,
) -> Gathered:
    """Return the records brought together; what is dated after today is left out.

    `activities` are those of the whole diary, where they are known already.
    Where pain around a run names no run, it belongs to the run of its day that others name, if
    that is one alone, else to all runs of the day; a morning's to those of the day before.
    """
    until = today.isoformat()
    pains = [pain for pain in records.pains if pain.local_date <= until]
    notes = [note for note in records.runs if note.state is RunIs.DONE and note.day <= until]
    notes.sort(key=lambda note: (note.day, note.start))
    told = _by_run(pains)
    runs = tuple(_run(note, told) for note in notes)
    return Gathered(
        today,
        min(_date(records.first_day), today) if records.first_day else today,
        limits,
        runs,
        _sessions(records.sessions, pains, until),
        tuple(sorted(_within(pains, records.within), key=_day_of_pain)),
        activities_of(records.activities, today) if activities is None else activities,
        tuple(Dot(run.day, run.after, run.run) for run in runs if run.after is not None),
        tuple(Dot(run.day, run.morning, run.run) for run in runs if run.morning is not None),
        week_begins,
    )


def joined(parts: Sequence[Gathered]) -> Gathered:
    """Return what was gathered of some days after the other as one.

    The parts, at least one, stand in the order of their days and share none; what is not told by
    days is that of the last part.
    """
    return replace(
        parts[-1],
        runs=tuple(run for part in parts for run in part.runs),
        sessions=tuple(session for part in parts for session in part.sessions),
        pains=tuple(pain for part in parts for pain in part.pains),
        after=tuple(dot for part in parts for dot in part.after),
        morning=tuple(dot for part in parts for dot in part.morning),
    )


def _within(pains: Iterable[PainBrief], days: tuple[str, str] | None) -> Iterable[PainBrief]:
    if days is None:
        return pains
    first, last = days
    return (pain for pain in pains if first <= pain.local_date <= last)


def _by_run(pains: Iterable[PainBrief]) -> dict[str, list[PainBrief]]:
    """Return what was said around runs, by the run's id, or its ISO day where none is named."""
    runs: defaultdict[str, list[PainBrief]] = defaultdict(list)
    around = [
        (_before(pain.local_date) if pain.moment is _MORNING else pain.local_date, pain)
        for pain in pains
        if pain.moment in AROUND_RUNS
    ]
    named: defaultdict[str, set[str]] = defaultdict(set)
    for day, pain in around:
        if pain.run:
            named[day].add(pain.run)
    for day, pain in around:
        of_day = () if pain.run else named.get(day, ())
        runs[pain.run or (next(iter(of_day)) if len(of_day) == 1 else day)].append(pain)
    return runs


def _run(note: RunNote, told: dict[str, list[PainBrief]]) -> RunTold:
    said, of_day = told.get(note.run), told.get(note.day)
    both = (*(said or ()), *(of_day or ()))
    worst = worst_at(both)
    facts = note.facts
    return RunTold(
        note.run,
        _date(note.day),
        facts.distance_m,
        facts.duration_s if facts.duration_s is not None else note.minutes * 60.0 or None,
        facts,
        worst.get(PainMoment.AFTER_RUN),
        worst.get(_MORNING),
        both,
    )


def _sessions(
    stood: Iterable[SessionStood], pains: Iterable[PainBrief], until: str
) -> tuple[SessionTold, ...]:
    worst: dict[tuple[str, PainMoment], int] = {}
    for pain in pains:
        if pain.session and pain.moment in _SESSION_MOMENTS:
            at = (pain.session, pain.moment)
            worst[at] = max(worst.get(at, 0), worst_of(pain))
    before, after = _SESSION_MOMENTS
    found = (
        SessionTold(
            _date(one.local_date),
            one.finished,
            worst.get((one.id, before)),
            worst.get((one.id, after)),
        )
        for one in stood
        if one.local_date <= until
    )
    return tuple(sorted(found, key=_day_of_session))


def activities_of(statements: Sequence[Statement], today: date) -> tuple[ActivityTrend, ...]:
    """Return the activities with an answer up to today, in the order they were named first.

    Of one day the last answer holds; one that was taken back leaves those of other days.
    """
    until = today.isoformat()
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


@lru_cache(maxsize=32_768)
def _before(day: str) -> str:
    return (_date(day) - timedelta(days=1)).isoformat()


def _day_of_run(run: RunTold) -> date:
    return run.day


def _day_of_session(session: SessionTold) -> date:
    return session.day


def _day_of_pain(pain: PainBrief) -> str:
    return pain.local_date
