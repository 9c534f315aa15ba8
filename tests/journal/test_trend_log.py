"""One reading for trends holds all that stands, and nothing that was taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backstretch.journal.diary_records import ActivitySaid, ActivityScored, Noted, Struck
from backstretch.journal.entries import SessionState
from backstretch.journal.plan_records import RunIs
from backstretch.journal.said import standing
from backstretch.journal.store import Journal
from backstretch.journal.trend_records import SessionStood, TrendRecords, brief_of
from tests.journal.diary_samples import a_done_run, a_run_pain, a_statement, diary_records
from tests.journal.samples import EVENTS, a_pain, a_run, a_start


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        yield journal


def a_session(journal: Journal, key: str, state: SessionState) -> None:
    journal.begin(a_start(key))
    journal.append(key, EVENTS)
    if state is not SessionState.OPEN:
        journal.close_session(key, state)


def test_an_empty_journal_has_nothing(journal: Journal) -> None:
    assert journal.trends.read() == TrendRecords()
    assert journal.trends.read("2026-03-02").first_day == "2026-03-02"


def test_pain_is_told_as_the_whole_record_tells_it(journal: Journal) -> None:
    journal.diary.keep(*diary_records())
    found = journal.trends.read().pains
    assert found == tuple(map(brief_of, standing(journal.pains())))
    assert any(pain.stiffer and pain.regions and pain.course and pain.leg_left for pain in found)


def test_what_was_replaced_or_taken_back_is_not_there(journal: Journal) -> None:
    journal.diary.keep(
        a_done_run(),
        a_run_pain("one", 4),
        a_run_pain("two", 5, replaces="one"),
        a_run_pain("three", 6),
        a_run_pain("four", None, replaces="three"),
    )
    assert [pain.score for pain in journal.trends.read().pains] == [5]


def test_runs_are_those_that_were_done_as_they_were_told_last(journal: Journal) -> None:
    later = a_done_run("a", "later", day="2026-03-09")
    journal.diary.keep(
        a_run("planned", RunIs.PLANNED, run="planned"),
        a_done_run("gone"),
        a_run("withdrawn", RunIs.WITHDRAWN, run="gone"),
        a_done_run("a"),
        later,
    )
    assert journal.trends.read().runs == (later,)


def test_sessions_are_those_that_the_diary_shows(journal: Journal) -> None:
    states = {
        "done": SessionState.FINISHED,
        "part": SessionState.PARTIAL,
        "thrown": SessionState.DISCARDED,
        "open": SessionState.OPEN,
        "struck": SessionState.FINISHED,
        "back": SessionState.FINISHED,
    }
    for key, state in states.items():
        a_session(journal, key, state)
        journal.keep_pain(a_pain(f"pain {key}", session=key))
    journal.diary.keep(
        a_statement("1", Struck(struck=True), "struck"),
        a_statement("2", Struck(struck=True), "back"),
        a_statement("3", Struck(struck=False), "back"),
    )
    found = journal.trends.read()
    day = a_start().local_date
    assert found.sessions == (
        SessionStood("done", day, True),
        SessionStood("part", day, False),
        SessionStood("back", day, True),
    )
    assert [pain.session for pain in found.pains] == ["done", "part", "", "", "", "back"]


def test_activities_are_told_in_order_and_nothing_else_of_what_was_said(journal: Journal) -> None:
    said = (
        a_statement("1", ActivitySaid("Socks"), "a"),
        a_statement("2", Noted("fine"), "b"),
        a_statement("3", ActivityScored(4), "a"),
        a_statement("4", ActivitySaid("Both socks"), "a"),
    )
    journal.diary.keep(*said)
    assert journal.trends.read().activities == (said[0], *said[2:])
