"""What a report reads: days at the edges, five years read in part, what cannot be read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from backstretch.care.light import Limits
from backstretch.insights.gathering import gather
from backstretch.insights.trend_states import Trends
from backstretch.journal.entries import SessionState
from backstretch.journal.store import Journal, JournalError
from backstretch.reporting.gathering import trends_from
from backstretch.ui.report.facts import Dose, ExerciseDone
from tests.fakes import FakeClock
from tests.reporting.diaries import TODAY, back, home, reports, sit
from tests.years import fill

LIMITS = Limits(2, 5, 2)
FIVE_YEARS = date(1981, 2, 26)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("years") / "journal.db"
    with Journal.open(path) as journal:
        fill(journal, 0.1)
    return path


def shown(trends: Trends) -> Trends:
    """Return what a page can show of it: not how much of the diary was read."""
    after, morning = (replace(one, told=0) for one in (trends.after, trends.morning))
    return replace(trends, runs_ever=0, after=after, morning=morning)


@pytest.mark.parametrize("weeks", [4, 52, 103, 104])
def test_the_last_weeks_are_told_as_if_all_years_were_read(years: Path, weeks: int) -> None:
    clock = FakeClock(datetime(1981, 2, 26, 16, tzinfo=UTC))
    with Journal.open(years) as journal:
        facts = reports(journal, clock).facts(weeks)
        everything = gather(journal.trends.read(journal.plan.first_day()), FIVE_YEARS, LIMITS)
    first = FIVE_YEARS - timedelta(weeks=weeks) + timedelta(days=1)
    assert len(everything.runs) > 900
    assert shown(facts.trends) == shown(trends_from(everything, first))
    assert (facts.trends.first, facts.trends.last) == (first, FIVE_YEARS)
    assert len(facts.runs) == facts.trends.runs > 10


def test_the_first_day_and_the_last_count_and_the_day_before_does_not(tmp_path: Path) -> None:
    one = home(tmp_path / "home")
    with Journal.open(one.paths.journal) as journal:
        for name, days in (("before", 28), ("first", 27), ("last", 0)):
            sit(journal, name, back(days), SessionState.FINISHED, {"cat_cow": 60_000})
        facts = reports(journal, one.clock).facts(4)
    assert facts.trends.first == TODAY - timedelta(days=27)
    assert facts.dose == Dose(2, 0, 120_000, (ExerciseDone("Cat-cow", 2, 120_000),))


def test_exercises_are_told_with_the_most_time_first(tmp_path: Path) -> None:
    one = home(tmp_path / "home")
    with Journal.open(one.paths.journal) as journal:
        done = {"cat_cow": 60_000, "bird_dog": 90_000, "front_plank": 0}
        sit(journal, "one", back(2), SessionState.FINISHED, done)
        sit(journal, "two", back(1), SessionState.PARTIAL, {"bird_dog": 30_000})
        dose = reports(journal, one.clock).facts(4).dose
    assert (dose.finished, dose.partial, dose.ms) == (1, 1, 180_000)
    names = [(done.name, done.sessions, done.ms) for done in dose.exercises]
    assert names == [("Bird dog", 2, 120_000), ("Cat-cow", 1, 60_000)]


def test_what_was_kept_since_is_there_once_it_is_read_again(tmp_path: Path) -> None:
    one = home(tmp_path / "home")
    with Journal.open(one.paths.journal) as journal:
        made = reports(journal, one.clock)
        assert made.facts(4).dose == Dose()
        sit(journal, "new", back(0), SessionState.FINISHED, {"cat_cow": 60_000})
        made.read()
        assert made.facts(4).dose.finished == 1
        assert [week.sessions for week in made.facts(4).trends.weeks][-1] == 1


def test_a_journal_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    one = home(tmp_path / "home")
    with Journal.open(one.paths.journal) as journal:
        made = reports(journal, one.clock)
        one.paths.journal.write_bytes(b"damaged" * 40_000)
        with pytest.raises(JournalError):
            made.read()
