"""The Trends page over a diary: what it says, what it holds back, and a fair test kept there."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backstretch.insights.trend_states import Span
from backstretch.journal.diary_records import ActivitySaid, ActivityScored, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.trial_records import TrialBegun, TrialEnded, TrialRun
from backstretch.settings import Settings
from backstretch.trending import Trending
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.trends_state import TrialAct
from backstretch.units import Units
from tests.fakes import FakeClock
from tests.ui.pages.states import dress, nameless
from tests.ui.trends_diary import TODAY, Shown, Weeks, written

CANNOT = "Back pain often eases by itself, so this cannot show what caused it."
NEVER = re.compile(
    r"your trigger is|reduced|improved|correlat|p-value|probab|score of|grade|streak|forecast|"
    r"other users|other runners|because|!",
    re.IGNORECASE,
)
Make = Callable[[int], Weeks]


pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], bytes]:
    folder = tmp_path_factory.mktemp("journals")
    return cache(lambda runs: written(folder / f"{runs}.db", runs))


@pytest.fixture
def weeks(tmp_path: Path, journals: Callable[[int], bytes]) -> Iterator[Make]:
    made: list[Weeks] = []

    def make(runs: int) -> Weeks:
        made.append(Weeks(tmp_path / f"journal-{len(made)}.db", journals(runs)))
        return made[-1]

    yield make
    for one in made:
        one.journal.close()


@pytest.fixture
def shown(weeks: Make, qapp: QApplication, qtbot: QtBot) -> Callable[[int], Trending]:
    def show(runs: int) -> Trending:
        made = weeks(runs).trending(qapp)
        qtbot.addWidget(made.page)
        made.page.show()
        return made

    return show


def words(page: TrendsPage) -> str:
    """Return all that is written on the page, and told of its charts."""
    QApplication.processEvents()  # what was made just now is shown
    found = [one.text() for one in page.findChildren(QLabel) if not one.isHidden()]
    found += [one.text() for one in page.findChildren(QPushButton) if not one.isHidden()]
    cards = (page.pain, page.sessions, page.distance, page.change, page.effect, page.legs)
    return " ".join([*found, *(card.box.view.accessibleDescription() for card in cards)])


def test_the_first_sentence_counts_and_claims_nothing(shown: Callable[[int], Trending]) -> None:
    sentence = shown(35).page.head.sentence.text()
    assert sentence.startswith("35 runs in 12 weeks, ")
    assert "Middle pain after runs: 5 in your first two weeks, 3 in the last two." in sentence
    assert sentence.endswith(CANNOT)


@pytest.mark.parametrize("runs", [6, 8, 12, 35])
def test_no_cause_stands_beside_every_look_back(
    shown: Callable[[int], Trending], runs: int
) -> None:
    assert CANNOT in shown(runs).page.head.sentence.text()


def test_less_pain_than_at_first_is_said_to_come_by_itself_too(
    shown: Callable[[int], Trending],
) -> None:
    card = shown(35).page.change
    often = "Many begin in a bad week. The next ones are often milder anyway."
    assert often in card.box.note.text()
    assert often in card.box.view.accessibleDescription()


def test_what_can_be_done_now_and_at_first_claims_nothing_after_a_few_runs(
    weeks: Make, qapp: QApplication, qtbot: QtBot
) -> None:
    made = weeks(3)
    at = ("2026-05-01T18:00:00+02:00", "Europe/Berlin", "2026-05-01")
    later = ("2026-05-13T18:00:00+02:00", "Europe/Berlin", "2026-05-13")
    named = Statement("s1", *at, "easy", ActivitySaid("Easy 30-minute run"))
    made.journal.diary.keep(named, Statement("s2", *at, "easy", ActivityScored(4)))
    page = made.trending(qapp).page
    qtbot.addWidget(page)
    assert CANNOT not in page.head.sentence.text()  # nothing is compared yet
    made.journal.diary.keep(Statement("s3", *later, "easy", ActivityScored(8)))
    page = made.trending(qapp).page
    qtbot.addWidget(page)
    assert page.abilities.isVisibleTo(page)
    assert page.head.sentence.text().endswith(CANNOT)


@pytest.mark.parametrize("runs", [0, 3, 8, 35])
@pytest.mark.parametrize("span", list(Span))
def test_nothing_that_must_not_be_said_is_said(
    shown: Callable[[int], Trending], runs: int, span: Span
) -> None:
    page = shown(runs).page
    page.span_asked.emit(span)
    assert not NEVER.findall(words(page))


@pytest.mark.parametrize(("runs", "says"), [(0, "No runs"), (1, "One run"), (5, "Five runs")])
def test_few_runs_are_numbers_without_a_chart(
    shown: Callable[[int], Trending], runs: int, says: str
) -> None:
    page = shown(runs).page
    assert page.head.sentence.text().startswith(f"{says} so far.")
    assert page.early.isVisible()
    assert page.pain.isHidden()
    assert page.triggers.isHidden()
    assert page.report.isHidden()


def test_six_runs_are_charts(shown: Callable[[int], Trending]) -> None:
    page = shown(6).page
    assert page.early.isHidden()
    assert page.pain.isVisible()
    assert len(page.pain.box.view.drawing.spots) == 6


def test_another_range_shows_other_days(shown: Callable[[int], Trending]) -> None:
    page = shown(35).page
    assert len(page.pain.box.view.drawing.spots) == 35
    page.head.ranges.buttons()[0].click()
    assert len(page.pain.box.view.drawing.spots) == 12
    assert "12 runs in 4 weeks" in page.head.sentence.text()


def test_the_mornings_have_numbers_of_their_own(shown: Callable[[int], Trending]) -> None:
    page = shown(35).page
    page.pain.moments.buttons()[1].click()
    assert page.pain.title.text() == "Pain next morning"
    assert "Middle pain next morning" in page.head.sentence.text()
    assert "morning" in page.pain.box.view.drawing.spots[0].tell()


def test_one_pattern_at_most_is_pointed_out(shown: Callable[[int], Trending]) -> None:
    page = shown(35).page
    tags = [one for one in page.findChildren(QLabel) if one.text() == "Worth a test"]
    assert len(tags) == 1
    assert page.triggers.rows[0].key == "downhill"
    assert "Not enough yet" in words(page)


def test_distances_are_told_in_miles_where_they_are_wanted(
    weeks: Make, qapp: QApplication, qtbot: QtBot
) -> None:
    made = weeks(35)
    made.units = Units.MILES
    page = made.trending(qapp).page
    qtbot.addWidget(page)
    assert page.distance.title.text() == "Miles per week"
    assert page.distance.box.view.drawing.spots[3].tell().split(": ")[1].split(" ")[1] == "mi"


def test_the_bars_are_sums_of_the_diary(weeks: Make, qapp: QApplication, qtbot: QtBot) -> None:
    made = weeks(35)
    page = made.trending(qapp).page
    qtbot.addWidget(page)
    sums: dict[str, float] = {}
    for day in made.journal.diary.days(limit=400):
        for note in day.runs:
            week = datetime.fromisoformat(note.day).strftime("%G-%V")
            sums[week] = sums.get(week, 0) + (note.facts.distance_m or 0) / 1000
    told = [spot.tell() for spot in page.distance.box.view.drawing.spots]
    shown = [float(one.split(": ")[1].split(" ")[0]) for one in told]
    assert [one for one in shown if one] == [round(one, 1) for _, one in sorted(sums.items())]


def test_a_long_run_is_held_against_thirty_days_and_not_against_a_week(
    shown: Callable[[int], Trending],
) -> None:
    page = shown(35).page
    told = [spot.tell() for spot in page.distance.box.view.drawing.spots]
    assert next(one for one in told if "longer than" in one).endswith("% longer than 6.2 km")
    assert page.distance.beside.text() == "2 longer runs"


def test_the_report_is_asked_for_from_both_places(
    shown: Callable[[int], Trending], qtbot: QtBot
) -> None:
    made = shown(35)
    for button in (made.page.head.report_button, made.page.report.button):
        with qtbot.waitSignal(made.report_asked, timeout=1000):
            button.click()


def test_without_a_journal_the_reason_stands_there(qapp: QApplication, qtbot: QtBot) -> None:
    window = Shown()
    made = Trending(window, *dress(qapp), None, "It is damaged.", FakeClock(), Settings)
    qtbot.addWidget(made.page)
    made.page.show()
    made.show()
    assert made.page.notice.words.text() == "It is damaged."
    assert made.page.pain.isVisible() is False
    assert window.shown == [made.page]


def test_everything_that_takes_the_focus_has_a_name(shown: Callable[[int], Trending]) -> None:
    assert not nameless(shown(35).page)


@pytest.mark.parametrize(("width", "scale"), [(804, 1), (1184, 1), (1120, 2)])
def test_no_page_is_wider_than_its_window(
    weeks: Make, qapp: QApplication, qtbot: QtBot, width: int, scale: float
) -> None:
    page = weeks(35).trending(qapp, width, scale).page
    qtbot.addWidget(page)
    page.show()
    qapp.processEvents()
    assert page.head.width() <= width - 64
    assert page.pain.minimumSizeHint().width() <= width - 64


# A fair test -------------------------------------------------------------------------------


def run_of_today(made: Weeks, number: int, score: int) -> None:
    """Let a day go by, with a run and the pain of the next morning."""
    made.clock.advance(24 * 3600)
    day = (TODAY + timedelta(days=number)).isoformat()
    at = (f"{day}T18:00:00+02:00", "Europe/Berlin", day)
    facts = RunFacts(distance_m=5_000, duration_s=1_800)
    made.journal.diary.keep(
        RunNote(f"n{number}", *at, f"test run {number}", day, RunIs.DONE, "17:00", 0, facts),
        *(
            Pain(f"p{number} {moment}", *at, moment, score, run=f"test run {number}")
            for moment in (PainMoment.AFTER_RUN, PainMoment.NEXT_MORNING)
        ),
    )


def said(
    made: Weeks, kind: type[TrialBegun] | type[TrialRun] | type[TrialEnded]
) -> list[Statement]:
    return list(made.journal.diary.statements(kind))


def test_a_test_is_offered_counted_and_told_once(
    weeks: Make, qapp: QApplication, qtbot: QtBot
) -> None:
    made = weeks(35)
    trending = made.trending(qapp)
    page, buttons = trending.page, trending.page.trial.buttons
    qtbot.addWidget(page)
    page.show()
    assert page.trial.title.text() == "A fair test: Mostly downhill"
    buttons[TrialAct.BEGIN].click()
    begun = said(made, TrialBegun)[0].what
    assert isinstance(begun, TrialBegun)
    assert begun.trigger == "downhill"
    arms = []
    for number in range(12):
        trending.show()
        arms.append("with the change" in words(page).split("Next run: ")[1][:20])
        run_of_today(made, number + 1, 2 if arms[-1] else 5)
        trending.show()
        assert "Average pain" not in words(page)
        buttons[TrialAct.COUNT].click()
    assert arms == [arm == "changed" for arm in begun.order]
    assert "The test is over." in words(page)
    assert "Average pain" not in words(page)
    buttons[TrialAct.TELL].click()
    assert "By the rule fixed before: less pain with the change." in words(page)
    assert "Average pain: 2.0 with the change, 5.0 as usual, 6 runs each." in words(page)
    assert buttons[TrialAct.BEGIN].text() == "Test it again: Mostly downhill"
    assert not NEVER.findall(words(page))


def test_a_run_can_be_left_out(weeks: Make, qapp: QApplication, qtbot: QtBot) -> None:
    made = weeks(35)
    trending = made.trending(qapp)
    qtbot.addWidget(trending.page)
    trending.page.trial_asked.emit(TrialAct.BEGIN)
    run_of_today(made, 1, 4)
    trending.show()
    trending.page.trial_asked.emit(TrialAct.LEAVE)
    assert said(made, TrialRun)[0].what == TrialRun(said(made, TrialBegun)[0].about, None)
    assert trending.page.trial.buttons[TrialAct.COUNT].isHidden()
    assert "So far: 0 of 6 as usual, 0 of 6 with the change." in words(trending.page)


def test_a_test_can_be_stopped(weeks: Make, qapp: QApplication, qtbot: QtBot) -> None:
    made = weeks(35)
    trending = made.trending(qapp)
    qtbot.addWidget(trending.page)
    trending.page.trial_asked.emit(TrialAct.BEGIN)
    trending.page.trial_asked.emit(TrialAct.STOP)
    assert len(said(made, TrialEnded)) == 1
    assert trending.page.trial.buttons[TrialAct.BEGIN].isVisibleTo(trending.page)


def test_a_test_that_cannot_be_kept_is_said(
    tmp_path: Path, journals: Callable[[int], bytes], qapp: QApplication, qtbot: QtBot
) -> None:
    made = Weeks(tmp_path / "kept.db", journals(35), read_only=True)
    trending = made.trending(qapp)
    qtbot.addWidget(trending.page)
    trending.page.trial_asked.emit(TrialAct.BEGIN)
    assert trending.page.notice.words.text() == made.journal.read_only_reason
    made.journal.close()


def test_all_the_years_asked_for_at_once_are_promised_and_follow(
    weeks: Make, qapp: QApplication, qtbot: QtBot
) -> None:
    made = weeks(35)
    before = ("2019-05-02T18:00:00+02:00", "Europe/Berlin", "2019-05-02")
    made.journal.diary.keep(RunNote("old note", *before, "old", "2019-05-02", RunIs.DONE))
    page = made.trending(qapp).page
    qtbot.addWidget(page)
    page.show()
    page.span_asked.emit(Span.ALL)
    assert page.head.sentence.text() == "The charts of all your years follow in a moment."
    assert page.head.ranges.buttons()[-1].isChecked()
    qtbot.waitUntil(lambda: page.head.sentence.text().startswith("36 runs"))
