"""An exercise of the person's own in the whole window: written down, put into a routine, played."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.content.exercise import Position, Sides
from backstretch.content.own_exercise import FORMAT, OwnSheet
from backstretch.session.script import Script
from backstretch.ui.pages.editor import EditorPage
from backstretch.ui.pages.library import LibraryPage
from tests.fakes import FakeClock, used_home
from tests.ui.pages.states import strike
from tests.ui.pictures import picture
from tests.windows import active

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HEEL = OwnSheet(
    FORMAT, "Heel drops", "2x12", Position.STANDING, Sides.EACH, (), ("Lower one heel.",)
)


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> App:
    return active(
        App(qapp, used_home(tmp_path / "home"), WindowOptions(speed=60), FakeClock(NOON)), qtbot
    )


def library(app: App) -> LibraryPage:
    next(one for one in app.window.rail.buttons() if one.text() == "Library").click()
    [page] = app.window.findChildren(LibraryPage)
    return page


def editor(app: App) -> EditorPage:
    [page] = app.window.findChildren(EditorPage)
    return page


def write_down(page: LibraryPage) -> None:
    form = page.form
    QTest.keyClicks(form.name.line, "Heel drops")
    QTest.keyClicks(form.dose.line, "2x12")
    QTest.keyClick(form.position.control, Qt.Key.Key_Down)
    strike(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_one_written_down_for_a_routine_is_in_it(app: App) -> None:
    library(app)
    app._pages.library().edit()
    page = editor(app)
    page.own_button.click()
    [shelf] = app.window.findChildren(LibraryPage)
    assert shelf.form.isVisible()
    write_down(shelf)
    assert page.isVisible()
    assert [row.name.text() for row in page.rows if row.isVisible()] == ["Heel drops"]
    assert page.line.field.line.text() == "heel drops 2x12"
    assert "Heel drops" in [page.add.itemText(n) for n in range(page.add.count())]


def test_the_palette_leads_to_the_form(app: App) -> None:
    strike(app.window.today, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(app.window.focusWidget(), "write down")
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Return)
    [shelf] = app.window.findChildren(LibraryPage)
    assert shelf.form.isVisible()


def test_its_picture_is_in_the_player_and_its_name_in_the_diary(app: App, qtbot: QtBot) -> None:
    own = app._shared.own.exercises
    key = own.keep("", HEEL, picture())
    page = library(app)
    page.exercises.grid.opened.emit(key)
    page.exercise.try_button.click()
    assert app.window.shows_player()
    stage = app.window.player.session.stage
    assert stage.picture.isVisible()
    qtbot.waitUntil(lambda: stage.picture.has_picture)
    app._sessions.end()
    own.remove(key)
    [record] = app._shared.ledger.open_sessions()
    assert Script.from_json(record.start.script).names == {key: "Heel drops"}
    app._sessions.go_on(record)
    assert app.window.shows_player()
