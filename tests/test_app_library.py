"""The Library in the window: by the rail or its key, and what is begun from there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.ui.pages.library import ROUTINES, LibraryPage
from backstretch.ui.pages.today_body import TodayBody
from tests.fakes import used_home
from tests.ui.pages.states import strike
from tests.windows import active

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> App:
    return active(App(qapp, used_home(tmp_path / "home"), WindowOptions(speed=60)), qtbot)


def opened(app: App) -> LibraryPage:
    next(one for one in app.window.rail.buttons() if one.text() == "Library").click()
    [page] = app.window.findChildren(LibraryPage)
    return page


def present(app: App) -> list[str]:
    return [button.text() for button in app.window.rail.buttons() if button.isChecked()]


def open_exercise(page: LibraryPage, exercise: str) -> None:
    page.exercises.grid.opened.emit(exercise)


def test_the_rail_opens_it_with_the_focus_on_a_card(app: App) -> None:
    page = opened(app)
    assert page.isVisible()
    assert present(app) == ["Library"]
    assert page.exercises.grid.isAncestorOf(app.window.focusWidget())


def test_the_key_opens_it_and_nothing_of_it_is_made_before(app: App) -> None:
    assert app.window.findChildren(LibraryPage) == []
    strike(app.window.today, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    [page] = app.window.findChildren(LibraryPage)
    assert page.isVisible()
    strike(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert present(app) == ["Today"]


def test_an_exercise_is_tried_in_the_player(app: App) -> None:
    page = opened(app)
    open_exercise(page, "figure_four")
    page.exercise.try_button.click()
    assert app.window.shows_player()
    assert app.window.player.isVisible()


def test_a_routine_is_begun_from_its_row(app: App) -> None:
    page = opened(app)
    page.part_asked.emit(ROUTINES)
    page.routines.rows["desk-day"].start_button.click()
    assert app.window.shows_player()
    assert app.today.routine.id == "desk-day"


def test_under_a_sign_for_a_doctor_today_says_why_no_routine_begins(app: App) -> None:
    app.parts.logbook().diary.decide(SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log"))
    page = opened(app)
    page.part_asked.emit(ROUTINES)
    page.routines.rows["desk-day"].start_button.click()
    assert not app.window.shows_player()
    assert present(app) == ["Today"]


def test_what_is_never_wanted_is_off_in_the_settings_too(app: App) -> None:
    page = opened(app)
    open_exercise(page, "plank")
    page.exercise.never.click()
    assert app.parts.logbook().conditions.now().disliked == {"plank"}
    app.parts.logbook().conditions.keep_disliked(())
    opened(app)
    open_exercise(page, "plank")
    assert not page.exercise.never.isChecked()


def test_what_needs_help_now_stands_before_it_too(app: App) -> None:
    page = opened(app)
    app.show_today()
    told = SignsSaid(Decided.TOLD, Tier.EMERGENCY, ("saddle_numb",), "log")
    app.parts.logbook().diary.decide(told)
    opened(app)
    assert not page.isVisible()


def test_one_exercise_that_was_cut_off_is_started_over_as_itself(app: App) -> None:
    page = opened(app)
    open_exercise(page, "figure_four")
    page.exercise.try_button.click()
    app._sessions.leave()
    app.show_today()
    assert app.today.left is not None
    assert app.today.again(app.today.left).id == "figure_four"


def test_a_session_that_was_cut_off_comes_before_another_exercise(app: App) -> None:
    page = opened(app)
    open_exercise(page, "figure_four")
    page.exercise.try_button.click()
    app._sessions.leave()
    app.show_today()
    opened(app)
    open_exercise(page, "cat_cow")
    page.exercise.try_button.click()
    assert not app.window.shows_player()
    assert present(app) == ["Today"]


def test_the_tip_of_today_leads_to_its_card(app: App) -> None:
    body = app.window.findChildren(TodayBody)[0]
    assert body.aside.tip.more_button.isVisible()
    title = body.aside.tip.title.text()
    body.aside.tip.more_button.click()
    [page] = app.window.findChildren(LibraryPage)
    assert page.card.isVisible()
    assert page.card.title.text() == title
    assert present(app) == ["Library"]
