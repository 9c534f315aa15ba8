"""The window put together: what a start finds, and what it makes of it."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.claim import Claim
from backstretch.journal.entries import SessionState
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.plan.facts import Goal
from backstretch.settings import Settings, load_settings
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.pages.settings import SettingsPage
from tests.fakes import FakeClock, used_home
from tests.windows import shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

Start = Callable[[], App]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return used_home(tmp_path / "home")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, paths: Paths) -> Start:
    """Return what starts the window, as often as asked."""

    def begin() -> App:
        return shown(App(qapp, paths, WindowOptions(speed=60)), qtbot)

    return begin


def begun(app: App) -> None:
    app.window.today.start_asked.emit()


def test_a_session_left_by_closing_the_window_can_go_on(start: Start) -> None:
    first = start()
    begun(first)
    first.window.close()
    first.close()
    assert start().today.left is not None


def test_a_second_session_in_the_same_window_is_one_of_its_own(start: Start, paths: Paths) -> None:
    app = start()
    for _ in range(2):
        begun(app)
        app.window.player.end_asked.emit()
        app.window.player.closed.emit()
    assert not app.window.shows_player()
    with Journal.open(paths.journal, read_only=True) as journal:
        assert [s.state for s in journal.sessions()] == [SessionState.PARTIAL] * 2


def test_a_session_that_runs_elsewhere_is_not_offered(start: Start, paths: Paths) -> None:
    first = start()
    begun(first)
    first.window.close()
    first.close()
    elsewhere = Claim(paths.claim)
    assert elsewhere.take()
    assert start().today.left is None
    elsewhere.give_back()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_session_that_runs_under_another_name_of_the_diary_is_not_offered(
    start: Start, paths: Paths, tmp_path: Path
) -> None:
    first = start()
    begun(first)
    first.window.close()
    first.close()
    other = used_home(tmp_path / "other")
    other.journal.symlink_to(paths.journal)
    elsewhere = Claim(other.claim)
    assert elsewhere.take()
    assert start().today.left is None
    elsewhere.give_back()


def test_a_warning_sign_stands_over_a_restart_until_it_is_answered(
    start: Start, paths: Paths
) -> None:
    first = start()
    begun(first)
    first.window.player.pause_asked.emit()
    first.window.player.show_emergency("saddle")
    first.window.close()
    first.close()

    second = start()
    assert second.window.shows_player()
    assert second.window.player.emergency.isVisible()
    second.window.player.emergency.checked.emit()
    second.window.player.closed.emit()
    assert second.today.left is None
    with Journal.open(paths.journal, read_only=True) as journal:
        assert [s.state for s in journal.sessions()] == [SessionState.PARTIAL]


def test_told_to_end_while_it_starts_it_leaves_what_is_not_made_yet(
    qapp: QApplication, qtbot: QtBot, paths: Paths
) -> None:
    told = iter((False, False, True))
    app = shown(App(qapp, paths, WindowOptions(speed=60), is_told_to_end=lambda: next(told)), qtbot)
    assert app.backups is not None
    assert app.minding is None, "reminders come last"


def test_today_comes_from_the_plan_once_the_window_is_painted(
    qapp: QApplication, qtbot: QtBot, paths: Paths
) -> None:
    app = App(qapp, paths, WindowOptions(speed=60))
    qtbot.addWidget(app.window, before_close_func=lambda _: app.close())
    page = app.window.today
    assert page.opening.isVisibleTo(page)
    with qtbot.waitSignal(app.watch.painted, timeout=5000):
        app.window.show()
    assert not page.opening.isVisibleTo(page)
    assert page.body.card.isVisible() or page.body.rest.isVisible()
    # A first week asks for its share of four: that depends on the day it begins on.
    assert re.fullmatch("0 of [1-4] this week", page.body.aside.head.text())
    page.plan_asked.emit()
    assert not page.isVisible()


def test_a_window_left_open_overnight_shows_the_new_day_and_a_closed_one_nothing(
    qapp: QApplication, qtbot: QtBot, paths: Paths
) -> None:
    clock = FakeClock()
    app = App(qapp, paths, WindowOptions(), clock)
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.watch.painted, timeout=5000):
        app.window.show()
    clock.advance(24 * 3600)
    app.window.rail.buttons()[0].click()
    assert not app.today.is_of_another_day()
    app.window.close()
    app.close()
    clock.advance(24 * 3600)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert app.today.is_of_another_day()


def test_a_session_asked_for_by_name_is_that_one_whatever_is_planned(
    qapp: QApplication, qtbot: QtBot, paths: Paths
) -> None:
    app = shown(App(qapp, paths, WindowOptions(speed=60, routine="desk-day", minutes=10)), qtbot)
    assert app.window.shows_player()
    with Journal.open(paths.journal, read_only=True) as journal:
        assert [s.start.routine for s in journal.sessions()] == ["desk-day"]


def test_settings_that_make_no_sense_do_not_stop_a_start(start: Start, paths: Paths) -> None:
    used_home(paths.data.parent, window_geometry="abc")
    assert start().window.isVisible()


def test_a_diary_that_cannot_be_opened_is_never_an_empty_page(start: Start, paths: Paths) -> None:
    paths.make()
    paths.settings.write_text("{")
    paths.journal.write_bytes(b"no journal at all, but long enough to be looked at")
    card = start().window.today.body.unreadable
    assert card.isVisible()
    assert str(paths.journal) in card.why.text()


def test_what_is_chosen_in_the_settings_acts_at_once_and_is_there_next_time(
    start: Start, paths: Paths
) -> None:
    app = start()
    app.window.settings_asked.emit()
    page = app.window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    assert page.isVisible()
    page.changed.emit("theme", "dusk")
    page.changed.emit("minutes", 15)
    page.changed.emit("text_size", 120)
    assert app.today.routine.minutes == 15
    assert app.window.today.body.card.minutes.text() == "15"
    chosen = Settings(theme="dusk", minutes=15, text_size=120, first_start="done")
    assert load_settings(paths.settings)[0] == chosen
    app.window.close()
    app.close()
    again = start()
    again.window.settings_asked.emit()
    page = again.window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    assert page.appearance.themes["dusk"].isChecked()


def test_the_settings_are_not_built_before_they_are_asked_for(start: Start) -> None:
    assert start().window.findChild(SettingsPage) is None


def test_the_plan_keeps_what_is_wished_and_writes_its_calendar(
    start: Start, tmp_path: Path
) -> None:
    app = start()
    app.window.plan_asked.emit()
    page = app.window.findChild(PlanPage)
    assert page
    assert page.isVisible()
    page.goal_asked.emit(5)
    assert app.parts.weekly().planner.facts().goal.days == 5
    target = tmp_path / "plan.ics"
    app.parts.weekly().write_calendar(target)
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    app.window.close()
    app.close()
    again = start()
    assert again.parts.weekly().planner.facts().goal.days == 5


def test_a_calendar_that_cannot_be_written_is_told_on_the_page(
    start: Start, tmp_path: Path
) -> None:
    app = start()
    app.window.plan_asked.emit()
    (tmp_path / "folder.ics").mkdir()
    app.parts.weekly().write_calendar(tmp_path / "folder.ics")
    page = app.window.findChild(PlanPage)
    assert page
    assert page.again_button.isVisible()


def test_a_calendar_is_not_written_over_the_diary(
    start: Start, paths: Paths, tmp_path: Path
) -> None:
    app = start()
    app.window.plan_asked.emit()
    target = tmp_path / "plan.ics"
    target.symlink_to(paths.journal)
    before = paths.journal.read_bytes()
    app.parts.weekly().write_calendar(target)
    page = app.window.findChild(PlanPage)
    assert page
    assert "is the diary itself" in page.notice.words.text()
    assert paths.journal.read_bytes() == before


def test_minutes_chosen_in_the_plan_are_those_of_the_settings(start: Start, paths: Paths) -> None:
    app = start()
    app.window.settings_asked.emit()
    page = app.window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    assert page.session.length.stepper.box.value() == 10, "as the first weeks have it"
    assert load_settings(paths.settings)[0].minutes is None
    app.window.plan_asked.emit()
    plan = app.window.findChild(PlanPage)
    assert isinstance(plan, PlanPage)
    plan.minutes_asked.emit(14)
    app.window.settings_asked.emit()
    assert page.session.length.stepper.box.value() == 14
    assert load_settings(paths.settings)[0].minutes == 14
    page.session.length.stepper.box.stepDown()
    app.window.plan_asked.emit()
    assert plan.goal.stepper.box.value() == 13


def test_minutes_chosen_in_the_settings_hold_for_the_plan(start: Start) -> None:
    app = start()
    app.parts.weekly().planner.keep_goal(Goal(4, 12))
    assert app.parts.keep(minutes=15) == ""
    assert app.parts.weekly().planner.facts().goal == Goal(4, 15)


def test_at_login_no_window_is_in_the_way(qapp: QApplication, qtbot: QtBot, paths: Paths) -> None:
    app = App(qapp, paths, WindowOptions(in_tray=True))
    qtbot.addWidget(app.window, before_close_func=lambda _: app.close())
    app.start_quietly(WindowOptions(in_tray=True))
    assert app.minding is not None
    assert app.window.isMinimized()  # without a tray there is a way back all the same
