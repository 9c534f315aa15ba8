"""Warning signs in the report: told or answered anywhere, and what still stands."""

from datetime import date
from pathlib import Path

import pytest

from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.entries import EMERGENCY, Event, Happening, SessionState
from backstretch.journal.said import Answer, AnswerKind
from backstretch.journal.store import Journal
from backstretch.reporting.signs import signs_told, times_cleared
from backstretch.ui.report.facts import SignTold
from tests.reporting import poppler
from tests.reporting.diaries import TODAY, at, back, home, reports, say, sit
from tests.reporting.poppler import needs_poppler

SOON = SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log")
NOW = SignsSaid(Decided.TOLD, Tier.EMERGENCY, ("saddle",), "log")


def told(journal: Journal, since: date = date.min) -> tuple[SignTold, ...]:
    return signs_told(journal, since, TODAY)


def test_they_come_in_the_order_of_their_days_from_wherever_they_were_told(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db") as journal:
        sit(journal, "one", back(9), SessionState.PARTIAL, {"cat_cow": 1})
        say(journal, back(3), SOON, "a run")
        for number, kind in ((9, AnswerKind.DOCTOR_TOLD), (1, AnswerKind.DOCTOR_SEEN)):
            answer = Answer(kind, *at(back(number)), "one", kind, "below_knee")
            journal.keep_answer(answer)
        found = told(journal)
    assert [(one.day, one.decided) for one in found] == [
        (back(9), Decided.TOLD),
        (back(3), Decided.TOLD),
        (back(1), Decided.SEEN),
    ]
    assert all(one.signs == ("below_knee",) and one.tier is Tier.SOON for one in found)


def test_what_stopped_a_session_is_told_while_the_session_waits(tmp_path: Path) -> None:
    stop = Event(2, Happening.PAUSED, 0, 0, note=f"{EMERGENCY}saddle")
    with Journal.open(tmp_path / "journal.db") as journal:
        sit(journal, "one", back(2), SessionState.OPEN, {"cat_cow": 1_000}, stop)
        sit(journal, "two", back(1), SessionState.OPEN, {"cat_cow": 1_000})
        found = told(journal)
    assert found == (SignTold(back(2), Decided.TOLD, Tier.EMERGENCY, ("saddle",)),)


def test_that_none_is_there_is_counted_by_entries_of_these_days(tmp_path: Path) -> None:
    clear = SignsSaid(Decided.CLEAR, where="log")
    with Journal.open(tmp_path / "journal.db") as journal:
        for days, about in ((30, "old"), (3, "a run"), (3, "another")):
            say(journal, back(days), clear, about)
        say(journal, back(2), clear, "a run", "21:00")
        assert told(journal) == ()
        assert times_cleared(journal, back(3), TODAY) == 2
        assert times_cleared(journal, back(40), back(4)) == 1


def test_signs_of_other_days_are_left_out(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db") as journal:
        say(journal, back(10), SOON, "before")
        say(journal, back(9), SOON, "first")
        assert [one.day for one in told(journal, back(9))] == [back(9)]


@needs_poppler
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("what", "shown"),
    [
        (SOON, "“see a doctor” was shown. Pain or pins and needles below one knee"),
        (NOW, "“get help now” was shown."),
    ],
)
def test_what_stands_is_on_the_page_however_long_ago_it_was_told(
    tmp_path: Path, what: SignsSaid, shown: str
) -> None:
    one = home(tmp_path / "home")
    with Journal.open(one.paths.journal) as journal:
        say(journal, back(100), what, "a run")
        facts = reports(journal, one.clock).facts(4)
    assert facts.signs == ()
    assert facts.standing is not None
    page = poppler.sentences(one.report(tmp_path / "out.pdf", "--weeks", "4"))
    assert f"Still open since 3 February 2026: {shown}" in page
    assert "No warning sign was ticked in this time." in page
