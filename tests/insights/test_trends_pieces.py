"""Trends brought together some days at a time equal those of one reading of the whole diary."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from backstretch.care.light import Limits
from backstretch.insights.gathering import activities_of
from backstretch.insights.reading import DiaryRead
from backstretch.insights.trends import Gathered, Span, Trends, gather, joined, trends
from backstretch.insights.triggers import triggers
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts, Sleep
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal
from tests.exchange.random_journals import a_journal
from tests.years import fill

LIMITS = Limits(2, 5, 2)
TODAY = date(2026, 3, 20)
FIRST = date(2026, 2, 2)
AROUND = (PainMoment.AFTER_RUN, PainMoment.LATER, PainMoment.NEXT_MORNING, PainMoment.DURING_RUN)


def whole(journal: Journal) -> Gathered:
    return gather(journal.trends.read(journal.plan.first_day()), TODAY, LIMITS)


def in_pieces(journal: Journal, bounds: Sequence[date]) -> Gathered:
    """Return the same, read from one of these days to the day before the next."""
    first = journal.plan.first_day()
    parts = [
        gather(journal.trends.read_days(begin, end - timedelta(days=1), first), TODAY, LIMITS)
        for begin, end in pairwise(bounds)
    ]
    return joined(parts)


def bounds_of(journal: Journal, days: int) -> Iterator[date]:
    day = date.fromisoformat(journal.trends.earliest() or TODAY.isoformat())
    while day <= TODAY:
        yield day
        day += timedelta(days=days)
    yield TODAY + timedelta(days=1)


def same_all_told(one: Gathered, other: Gathered) -> bool:
    """Tell whether runs, sessions and numbers are the same, and so all that is shown."""
    runs = [(run.run, run.after, run.morning, run.said) for run in one.runs]
    return runs == [(run.run, run.after, run.morning, run.said) for run in other.runs] and (
        (one.sessions, one.after, one.morning) == (other.sessions, other.after, other.morning)
    )


@pytest.mark.parametrize("days", [1, 2, 9, 400])
@pytest.mark.parametrize("seed", range(4))
def test_journals_of_any_content_are_told_alike(tmp_path: Path, seed: int, days: int) -> None:
    with a_journal(tmp_path / "data" / "journal.db", seed) as journal:
        bounds = tuple(bounds_of(journal, days))
        pieces, at_once = in_pieces(journal, bounds), whole(journal)
        assert [run.run for run in pieces.runs] == [run.run for run in at_once.runs]
        assert (pieces.after, pieces.morning) == (at_once.after, at_once.morning)
        assert pieces.sessions == at_once.sessions
        assert activities_of(journal.trends.activities(), TODAY) == at_once.activities


@pytest.mark.parametrize("seed", range(12))
def test_pain_that_names_the_run_of_any_day_belongs_to_the_same_runs(
    tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        journal.diary.keep(*_tangled(dice))
        at_once = whole(journal)
        for days in (1, 2, 3, 7, 50):
            assert same_all_told(in_pieces(journal, tuple(bounds_of(journal, days))), at_once)


def test_years_are_told_alike_in_every_range(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        fill(journal, 0.02)
        at_once = whole(journal)
        pieces = in_pieces(journal, tuple(bounds_of(journal, 700)))
        for span in Span:
            assert trends(pieces, span) == trends(at_once, span)


def test_short_ranges_are_told_from_the_last_years_alone(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        journal.diary.keep(*_years(range(0, 6 * 365, 5)))
        at_once, read = whole(journal), opened(journal)
        assert len(read.recent.runs) < len(at_once.runs) / 2
        assert triggers(read.recent) == triggers(at_once)
        for span in (Span.FOUR_WEEKS, Span.TWELVE_WEEKS, Span.YEAR):
            assert as_shown(trends(read.recent, span)) == as_shown(trends(at_once, span))
        assert trends(read.all(), Span.ALL) == trends(at_once, Span.ALL)


def test_where_little_was_told_of_late_all_of_it_is_read_at_once(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        journal.diary.keep(*_years([*range(0, 300, 5), 6 * 365 - 3]))
        at_once, read = whole(journal), opened(journal)
        for span in Span:
            assert trends(read.recent, span) == trends(at_once, span)


def test_old_runs_without_a_number_are_runs_too(tmp_path: Path) -> None:
    """Who ran much years ago and hardly ran of late is not told that these were the first."""
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        days = [*range(0, 300, 5), 6 * 365 - 3]
        journal.diary.keep(*(one for one in _years(days) if isinstance(one, RunNote)))
        at_once, read = whole(journal), opened(journal)
        assert len(read.recent.runs) == len(at_once.runs) == 61
        assert trends(read.recent, Span.FOUR_WEEKS).runs_ever == 61


def opened(journal: Journal) -> DiaryRead:
    return DiaryRead(journal.trends, journal.plan.first_day(), TODAY, LIMITS)


def as_shown(told: Trends) -> Trends:
    """Return it without how much there is ever, which is shown only where that is little."""
    after, morning = replace(told.after, told=0), replace(told.morning, told=0)
    return replace(told, runs_ever=0, after=after, morning=morning)


def _years(days: Iterable[int]) -> Iterator[RunNote | Pain]:
    """Yield runs of so many days since six years ago, with pain after them and the day after."""
    dice = random.Random(1)
    begun = TODAY - timedelta(days=6 * 365)
    for number in days:
        day = begun + timedelta(days=number)
        key, on, later = f"run {number}", day.isoformat(), (day + timedelta(days=1)).isoformat()
        facts = RunFacts(distance_m=dice.randrange(3_000, 9_000), sleep=dice.choice(list(Sleep)))
        yield RunNote(f"note {number}", *_said_on(on), key, on, RunIs.DONE, facts=facts)
        yield Pain(f"after {number}", *_said_on(on), AROUND[0], dice.randrange(11), run=key)
        yield Pain(f"next {number}", *_said_on(later), AROUND[2], dice.randrange(11), run=key)


def _tangled(dice: random.Random) -> Iterator[RunNote | Pain]:
    """Yield runs of few days, and pain of them that was told days before or after as well."""
    for number in range(12):
        day = _a_day(dice, 20)
        key = f"run {number}"
        yield RunNote(f"note {number}", *_said_on(day), key, day, RunIs.DONE)
    for number in range(60):
        run = f"run {dice.randrange(12)}" if dice.random() < 0.5 else ""
        moment, score = dice.choice(AROUND), dice.randrange(11)
        yield Pain(f"pain {number}", *_said_on(_a_day(dice, 23)), moment, score, run=run)


def _a_day(dice: random.Random, days: int) -> str:
    return (FIRST + timedelta(days=dice.randrange(days))).isoformat()


def _said_on(day: str) -> tuple[str, str, str]:
    return f"{day}T18:00:00+01:00", "Europe/Berlin", day
