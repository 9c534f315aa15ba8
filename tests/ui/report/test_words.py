"""What the report says: years where they are needed, counts, nothing that sounds like more."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from backstretch.bodymap.regions import LegReach
from backstretch.insights.trend_states import Lights, TwoWeeks
from backstretch.journal.diary_records import Decided, Tier
from backstretch.journal.store import Journal
from backstretch.ui.report import words
from backstretch.ui.report.facts import Dose, Facts, SignTold
from tests.reporting.diaries import home, reports


@pytest.fixture
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    one = home(tmp_path_factory.mktemp("words"))
    with Journal.open(one.paths.journal) as journal:
        return reports(journal, one.clock).facts(12)


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))


def weeks(first: date, last: date, middle: float | None = 3.0, runs: int = 6) -> TwoWeeks:
    return TwoWeeks(first, last, runs, middle, None, counts=False)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 5, 1), date(2026, 5, 14), "Last: 1 May to 14 May"),
        (date(1976, 3, 1), date(1976, 3, 14), "Last: 1 to 14 March 1976"),
        (date(2025, 12, 25), date(2026, 1, 7), "Last: 25 December 2025 to 7 Jan"),
    ],
)
def test_two_weeks_of_another_year_have_their_year(
    facts: Facts, first: date, last: date, told: str
) -> None:
    assert words.block_head("Last", weeks(first, last), facts) == told


def test_a_middle_value_comes_with_its_runs_or_not_at_all() -> None:
    day = date(2026, 5, 1)
    assert words.block(weeks(day, day)) == "3 (6 runs)"
    assert words.block(weeks(day, day, 3.5, 8)) == "3.5 (8 runs)"
    assert words.block(weeks(day, day, None, 1)) == "too few (1 run)"
    assert words.block(None) == "not over yet"


@pytest.mark.parametrize(
    ("ms", "told"),
    [(0, "0 min"), (59 * 60_000, "59 min"), (3_570_000, "1 h 0 min"), (7_500_000, "2 h 5 min")],
)
def test_time_is_told_in_hours_and_minutes(ms: int, told: str) -> None:
    assert words.minutes(ms) == told


def test_sessions_are_told_with_what_was_ended_early() -> None:
    assert words.did_sessions(Dose(), None) == "No guided session in this time."
    assert words.did_sessions(Dose(1, 0, 600_000), None) == (
        "1 session done to its end, 10 min on the mat."
    )
    assert words.did_sessions(Dose(0, 2, 60_000), 0.5) == (
        "0 sessions done to their end, 2 ended early, 1 min on the mat, 0.5 a week on average."
    )


def test_lights_are_counts_and_none_is_said() -> None:
    assert words.lights(Lights(3, 2, 1, 9)) == "By traffic light: 3 green, 2 amber, 1 red."
    assert words.lights(Lights(untold=4)) == "No run has a traffic light yet."


def test_a_visit_on_another_day_is_told_with_its_day() -> None:
    day = date(2026, 4, 14)
    seen = SignTold(day, Decided.SEEN, Tier.SOON, (), date(2026, 4, 13))
    assert words.sign_decision(seen) == "A doctor has looked on 13 April 2026"
    assert words.sign_decision(SignTold(day, Decided.SEEN, Tier.SOON, (), day)) == (
        "A doctor has looked"
    )


def test_how_often_none_was_said() -> None:
    told = [words.cleared(times) for times in (0, 1, 12)]
    assert told == ["", "“None of these” was said once", "“None of these” was said 12 times"]


def test_what_is_not_answered_says_what_was_shown() -> None:
    day = date(2026, 5, 13)
    assert words.stands(day, now=False) == "Still open since 13 May 2026: “see a doctor” was shown."
    assert words.stands(day, now=True) == "Still open since 13 May 2026: “get help now” was shown."


def test_legs_are_told_by_their_furthest_point() -> None:
    assert words.legs(LegReach.NONE, LegReach.NONE) == "No pain down a leg was marked."
    assert words.legs(LegReach.CALF, LegReach.NONE) == (
        "Furthest down the legs (line): left to the calf, right not down the leg."
    )
