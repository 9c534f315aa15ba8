"""A fair test by keys alone, in the window: begun from a pattern, run by run, told at the end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.diary_records import Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.journal.trial_records import Arm, TrialBegun, TrialEnd, TrialEnded, TrialRun
from backstretch.paths import Paths
from backstretch.ui.pages.trends import TrendsPage
from tests.fakes import FakeClock, used_home
from tests.ui.pages.states import strike
from tests.ui.trends_diary import TODAY
from tests.windows import active
from trends_demo import keep_weeks

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
MOST_STOPS = 80


class Runner:
    """Somebody with a diary of twelve weeks, a window, and a keyboard."""

    def __init__(self, app: App, paths: Paths, clock: FakeClock) -> None:
        self.app, self.paths, self.clock = app, paths, clock
        self.days = 0

    @property
    def page(self) -> TrendsPage:
        [page] = self.app.window.findChildren(TrendsPage)
        return page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        strike(self.app.window.focusWidget(), key, modifier)

    def open_trends(self) -> None:
        self.press(KEY.Key_1, CTRL)
        self.press(KEY.Key_4, CTRL)

    def go_to(self, words: str) -> None:
        """Press Tab until a button of these words has the focus."""
        for _ in range(MOST_STOPS):
            at = self.app.window.focusWidget()
            if isinstance(at, QPushButton) and at.text() == words:
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"no way by Tab to {words}")

    def do(self, words: str) -> None:
        self.go_to(words)
        self.press(KEY.Key_Space)

    def run(self, score: int) -> None:
        """Let a day go by with a run, and the pain of the morning after."""
        self.days += 1
        self.clock.advance(24 * 3600)
        day = (TODAY + timedelta(days=self.days)).isoformat()
        at = (f"{day}T18:00:00+02:00", "Europe/Berlin", day)
        facts = RunFacts(distance_m=5_000, duration_s=1_800)
        key = f"test run {self.days}"
        note = RunNote(f"n{self.days}", *at, key, day, RunIs.DONE, "17:00", 0, facts)
        moments = (PainMoment.AFTER_RUN, PainMoment.NEXT_MORNING)
        pains = [Pain(f"{key} {moment}", *at, moment, score, run=key) for moment in moments]
        with Journal.open(self.paths.journal) as journal:
            journal.diary.keep(note, *pains)

    def words(self) -> str:
        """Return what stands on the card of the test."""
        QApplication.processEvents()
        card = self.page.trial
        shown = [one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card)]
        buttons = [one.text() for one in card.buttons.values() if one.isVisibleTo(card)]
        return " ".join([*shown, *buttons])

    def said(
        self, kind: type[TrialBegun] | type[TrialRun] | type[TrialEnded]
    ) -> tuple[Statement, ...]:
        with Journal.open(self.paths.journal, read_only=True) as journal:
            return journal.diary.statements(kind)


@pytest.fixture
def runner(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Runner]:
    paths = used_home(tmp_path / "home")
    with Journal.open(paths.journal) as journal:
        keep_weeks(journal, TODAY, 35)
    clock = FakeClock(datetime(2026, 5, 14, 15, 40, tzinfo=UTC))
    app = active(App(qapp, paths, WindowOptions(), clock), qtbot)
    made = Runner(app, paths, clock)
    made.open_trends()
    yield made
    clock.set_wall(timedelta(days=-made.days))  # no new day is looked for as the window goes


def test_from_a_pattern_to_its_result_by_keys(runner: Runner) -> None:
    rule = "pain next morning, averages 1.5 points apart or more, seldom so by chance."
    assert f"Fixed before: {rule}" in runner.words()
    runner.do("Start the test")
    [begun] = [one.what for one in runner.said(TrialBegun)]
    assert isinstance(begun, TrialBegun)
    for number, arm in enumerate(begun.order):
        way = "with the change" if arm is Arm.CHANGED else "as usual"
        assert f"Next run: {way}." in runner.words()
        runner.run(1 if arm is Arm.CHANGED else 6)
        runner.open_trends()
        assert "Average" not in runner.words()
        runner.do("Yes, count it")
        assert len(runner.said(TrialRun)) == number + 1
    assert "The test is over." in runner.words()
    assert "Average" not in runner.words()
    runner.do("Tell me the result")
    assert "By the rule fixed before: less pain with the change." in runner.words()
    assert "Average pain: 1.0 with the change, 6.0 as usual, 6 runs each." in runner.words()
    assert [one.what for one in runner.said(TrialEnded)] == [TrialEnded(TrialEnd.TOLD)]


def test_no_key_pressed_twice_ends_a_test(runner: Runner) -> None:
    runner.do("Start the test")
    runner.press(KEY.Key_Space)
    runner.press(KEY.Key_Return)
    assert runner.said(TrialEnded) == ()
    runner.run(3)
    runner.open_trends()
    runner.do("Yes, count it")
    runner.press(KEY.Key_Space)
    runner.press(KEY.Key_Return)
    assert runner.said(TrialEnded) == ()
    assert len(runner.said(TrialRun)) == 1


def test_what_follows_from_a_press_has_the_focus_and_is_told(runner: Runner) -> None:
    runner.do("Start the test")
    card = runner.page.trial
    assert runner.app.window.focusWidget() is card
    assert "Next run:" in card.accessibleDescription()
    runner.press(KEY.Key_Tab)
    assert card.isAncestorOf(runner.app.window.focusWidget())


def test_a_range_that_is_chosen_keeps_the_focus(runner: Runner) -> None:
    """The card of the test takes it from its own buttons alone."""
    runner.press(KEY.Key_Left)
    assert runner.page.head.isAncestorOf(runner.app.window.focusWidget())
