"""What the Trends page shows of a span of days, from the diary as gathered (evidence 7): pure."""

from collections import Counter
from collections.abc import Generator
from datetime import date, timedelta

from backstretch.care.light import Light, climbing
from backstretch.insights.gathering import Gathered, RunTold, gather, joined
from backstretch.insights.lights import light_of, lights_of
from backstretch.insights.pain_trend import Told, pain_trend
from backstretch.insights.places import leg_line, places_of
from backstretch.insights.trend_states import (
    Effect,
    RunShown,
    SessionDay,
    Span,
    Trends,
)
from backstretch.insights.weeks import average_of, weeks_of
from backstretch.weeks import week_start

__all__ = [
    "BAND",
    "Gathered",
    "Span",
    "Trends",
    "first_shown",
    "gather",
    "joined",
    "telling",
    "trends",
]

BAND = (3, 5)
"""So many sessions a week are wanted, from and to (evidence 3)."""

_DAYS = {Span.FOUR_WEEKS: 4 * 7, Span.TWELVE_WEEKS: 12 * 7, Span.YEAR: 52 * 7}
_NEWEST = 3
_AT_ONCE = 2_000


def first_shown(span: Span, gathered: Gathered) -> date:
    """Return the first day that a span shows; of all, that of whatever was told first."""
    if span in _DAYS:
        return gathered.today - timedelta(days=_DAYS[span] - 1)
    days = [gathered.first_day]
    days += [run.day for run in gathered.runs[:1]]
    days += [session.day for session in gathered.sessions[:1]]
    days += [date.fromisoformat(pain.local_date) for pain in gathered.pains[:1]]
    return min(days)


def trends(gathered: Gathered, span: Span, band: tuple[int, int] = BAND) -> Trends:
    """Return what is shown of a span. `band`: how many sessions a week are wanted, from and to."""
    steps = telling(gathered, span, band)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            told: Trends = done.value
            return told


def telling(
    gathered: Gathered, span: Span, band: tuple[int, int] = BAND
) -> Generator[None, None, Trends]:
    """Return the same in steps, none of which takes long however much was told."""
    first, today = first_shown(span, gathered), gathered.today
    runs = gathered.runs_between(first, today)
    sessions = gathered.sessions_between(first, today)
    done = Counter(session.day for session in sessions if session.finished)
    around = gathered.runs_between(week_start(first, gathered.week_begins), today)
    lights: dict[str, Light | None] = {}
    for start in range(0, len(around), _AT_ONCE):
        some = around[start : start + _AT_ONCE]
        lights.update((run.run, light_of(run.said, gathered.limits)) for run in some)
        yield
    weeks = weeks_of(gathered, first, lights)
    yield
    after = pain_trend(gathered, first, Told.AFTER)
    yield
    morning = pain_trend(gathered, first, Told.MORNING)
    yield
    pains = gathered.pains_between(first, today)
    legs = leg_line(pains)
    yield
    places = places_of(pains)
    yield
    return Trends(
        span=span,
        first=first,
        last=today,
        runs=len(runs),
        runs_ever=len(gathered.runs),
        after=after,
        morning=morning,
        session_days=tuple(SessionDay(*one) for one in sorted(done.items())),
        weeks=weeks,
        sessions_a_week=average_of(weeks),
        band=band,
        lights=lights_of(lights[run.run] for run in runs),
        effect=_effect([(s.before, s.after) for s in sessions]),
        activities=gathered.activities,
        legs=legs,
        places=places,
        newest=tuple(_shown(run, gathered) for run in reversed(gathered.runs[-_NEWEST:])),
        week_begins=gathered.week_begins,
        eases_off=_eases_off(gathered),
    )


def _eases_off(gathered: Gathered) -> bool:
    """Return whether less distance is asked for: pain climbed, in weeks with runs up to now."""
    this = week_start(gathered.today, gathered.week_begins)
    if not gathered.runs_between(this - timedelta(weeks=1), gathered.today):
        return False
    pains = gathered.pains_between(this - timedelta(weeks=3), gathered.today)
    return climbing(pains, gathered.today, gathered.week_begins)


def _effect(numbers: list[tuple[int | None, int | None]]) -> Effect:
    changes = [
        after - before for before, after in numbers if before is not None and after is not None
    ]
    return Effect(
        eased=sum(change < 0 for change in changes),
        same=sum(change == 0 for change in changes),
        worse=sum(change > 0 for change in changes),
    )


def _shown(run: RunTold, gathered: Gathered) -> RunShown:
    light = light_of(run.said, gathered.limits)
    return RunShown(run.run, run.day, run.distance_m, run.after, run.morning, light)
