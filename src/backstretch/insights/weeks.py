"""Weeks as the Trends page draws them: sessions, distance, time, lights, and long runs: pure."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from backstretch.care.light import Light
from backstretch.insights.gathering import Gathered, RunTold, SessionTold
from backstretch.insights.lights import lights_of
from backstretch.insights.trend_states import LongRun, Week
from backstretch.weeks import week_start

LONGEST_OF = timedelta(days=30)
"""A run is held against the longest of so many days before it (evidence 6)."""
MUCH_LONGER = 10
"""From more percent than these it is marked."""
WEEK = timedelta(weeks=1)


def weeks_of(
    gathered: Gathered, first: date, lights: Mapping[str, Light | None]
) -> tuple[Week, ...]:
    """Return the weeks from that of a day to that of today, without a gap.

    `lights` are those of all their runs, by the ids of the runs.
    """
    start_of = partial(week_start, begins=gathered.week_begins)
    start = start_of(first)
    runs: defaultdict[date, list[RunTold]] = defaultdict(list)
    for run in gathered.runs_between(start, gathered.today):
        runs[start_of(run.day)].append(run)
    sessions: defaultdict[date, list[SessionTold]] = defaultdict(list)
    for session in gathered.sessions_between(start, gathered.today):
        if session.finished:
            sessions[start_of(session.day)].append(session)
    longer: defaultdict[date, list[LongRun]] = defaultdict(list)
    for long_run in long_runs(gathered.runs_between(start - LONGEST_OF, gathered.today)):
        longer[start_of(long_run.day)].append(long_run)
    return tuple(
        _week(one, gathered, runs[one], sessions[one], longer[one], lights)
        for one in _starts(start, gathered.today)
    )


def average_of(weeks: Iterable[Week]) -> float | None:
    """Return the sessions of a week, on average over the whole ones; None without one."""
    counts = [week.sessions for week in weeks if week.is_whole]
    return sum(counts) / len(counts) if counts else None


def long_runs(runs: Sequence[RunTold]) -> Iterator[LongRun]:
    """Yield the runs, given by their days, that are much longer than the longest before them.

    A run of the same day that came earlier is held against too. Where no distance is known in
    those days, there is nothing to hold a run against.
    """
    before: deque[tuple[date, float]] = deque()  # shorter ones behind the longest fall out
    for run in runs:
        if run.distance_m is None:
            continue
        while before and before[0][0] < run.day - LONGEST_OF:
            before.popleft()
        longest = before[0][1] if before else 0.0
        if longest > 0 and run.distance_m * 100 > longest * (100 + MUCH_LONGER):
            percent = int(run.distance_m * 100 / longest + 0.5) - 100
            yield LongRun(run.run, run.day, run.distance_m, longest, percent)
        while before and before[-1][1] <= run.distance_m:
            before.pop()
        before.append((run.day, run.distance_m))


def _week(
    start: date,
    gathered: Gathered,
    runs: Sequence[RunTold],
    sessions: Sequence[SessionTold],
    longer: Sequence[LongRun],
    lights: Mapping[str, Light | None],
) -> Week:
    metres = [run.distance_m for run in runs if run.distance_m is not None]
    seconds = [run.moving_s for run in runs if run.moving_s is not None]
    runs_now = start + WEEK > gathered.today
    return Week(
        start=start,
        sessions=len(sessions),
        session_days=len(Counter(session.day for session in sessions)),
        runs=len(runs),
        distance_m=sum(metres) if metres else None,
        measured=len(metres),
        moving_s=sum(seconds) if seconds else None,
        timed=len(seconds),
        lights=lights_of(lights[run.run] for run in runs),
        longer=tuple(longer),
        runs_now=runs_now,
        is_whole=not runs_now and start >= gathered.first_day,
    )


def _starts(first: date, today: date) -> Iterator[date]:
    while first <= today:
        yield first
        first += WEEK
