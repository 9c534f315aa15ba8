"""Undo in the window: one stack for Today and all pages of the diary, step after step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.diary_records import ShoeSaid
from backstretch.journal.said import PainMoment
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.ui.import_desk import ImportDesk
from backstretch.ui.journal_undo import undo_stack
from backstretch.ui.pages.import_runs import ImportPage
from backstretch.ui.pages.journal import JournalPage
from backstretch.ui.pages.log_run import LogPage
from backstretch.ui.pages.shoes import ShoesPage
from backstretch.ui.widgets.toast import Toast
from tests.fakes import used_home
from tests.ui.pages.states import click, strike
from tests.ui.test_import_desk import gpx
from tests.windows import active

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

CTRL = Qt.KeyboardModifier.ControlModifier
Start = Callable[[], App]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return used_home(tmp_path / "home")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, paths: Paths) -> Start:
    def begin() -> App:
        return active(App(qapp, paths, WindowOptions(speed=60)), qtbot)

    return begin


@pytest.fixture
def app(start: Start) -> App:
    return start()


def log(app: App, km: str) -> None:
    app.window.log_asked.emit()
    [page] = app.window.findChildren(LogPage)
    page.run.distance.line.setText(km)
    page.save()


def undo(page: QWidget) -> str:
    """Press Ctrl+Z on a page, and return what is said there then."""
    target = QApplication.focusWidget()
    assert target is not None
    assert page is target or page.isAncestorOf(target)
    QTest.keyClick(target, Qt.Key.Key_Z, CTRL)
    [shown] = [toast for toast in page.findChildren(Toast) if toast.isVisible()]
    return shown.words.text()


def journal(app: App) -> JournalPage:
    app.window.journal_asked.emit()
    [page] = app.window.findChildren(JournalPage)
    return page


def standing(paths: Paths) -> list[float | None]:
    with Journal.open(paths.journal, read_only=True) as opened:
        return [run.facts.distance_m for day in opened.diary.days(limit=9_999) for run in day.runs]


def test_steps_are_taken_back_one_after_the_other_from_any_page(app: App, paths: Paths) -> None:
    log(app, "8.2")
    log(app, "5")
    page = journal(app)
    assert page.head.undo_button.isEnabled()
    strike(page.list, Qt.Key.Key_Delete)
    assert len(standing(paths)) == 1
    said = undo(page)
    assert said == "Undone: Deleting “Run, 8.2 km”. Next: Entry “Run, 5.0 km”."
    assert len(standing(paths)) == 2
    app.show_today()
    app.window.today.setFocus()
    assert "5.0 km" in undo(app.window.today)
    assert standing(paths) == [8200.0]
    assert undo(app.window.today).startswith("Undone: Entry “")
    assert standing(paths) == []
    assert undo(app.window.today) == "There is nothing to undo."
    page = journal(app)
    assert not page.head.undo_button.isEnabled()
    assert page.head.undo_button.toolTip()
    assert page.empty.isVisible()


def test_an_answer_on_today_and_a_pair_of_shoes_are_steps_too(app: App, paths: Paths) -> None:
    log(app, "8.2")
    app.window.today.pain_told.emit(3, False)
    app._logbook().show_shoes(lambda _: app.show_today())
    [page] = app.window.findChildren(ShoesPage)
    page.keep_asked.emit("", ShoeSaid("Blue"))
    [key] = page.edit_buttons
    click(page.turn_buttons[key])
    assert undo(page) == "Undone: Retiring “Blue”. Next: Keeping “Blue”."
    assert list(page.edit_buttons) == [key]
    undo(page)
    assert list(page.edit_buttons) == []
    assert undo(page).startswith("Undone: Answer “3, mild”.")
    with Journal.open(paths.journal, read_only=True) as opened:
        pains = opened.diary.pains_between("0", "9")
        assert [pain.score for pain in pains if pain.moment is PainMoment.AFTER_RUN] == []
    assert len(standing(paths)) == 1


def test_what_could_not_be_undone_is_said_and_can_be_tried_again(app: App) -> None:
    answers = ["The disk is full.", ""]
    undo_stack(app.window).push("Entry “Run”", lambda: answers.pop(0))
    page = app.window.today
    page.setFocus()
    assert undo(page) == "Not undone: Entry “Run”. The disk is full."
    [toast] = [one for one in page.findChildren(Toast) if one.isVisible()]
    assert not toast.clock.isActive()
    click(toast.action_button)
    assert toast.words.text() == "Undone: Entry “Run”."
    assert not toast.action_button.isVisible()


def test_an_import_is_taken_back_after_a_restart_and_brought_back(
    start: Start, paths: Paths, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "one.gpx").write_bytes(gpx(1))
    app = start()
    journal(app).head.import_button.click()
    [page] = app.window.findChildren(ImportPage)
    [desk] = page.findChildren(ImportDesk)
    with qtbot.waitSignal(desk.read_through, timeout=20_000):
        journal(app).files_dropped.emit([tmp_path / "one.gpx"])
    assert page.isVisible()
    with qtbot.waitSignal(desk.kept, timeout=20_000):
        click(page.keep_button)
    assert len(standing(paths)) == 1
    app.close()
    app.window.close()
    app = start()
    journal(app).head.import_button.click()
    [page] = app.window.findChildren(ImportPage)
    [desk] = page.findChildren(ImportDesk)
    [row] = page.past.buttons.values()
    with qtbot.waitSignal(desk.taken_back, timeout=20_000):
        click(row)
    assert standing(paths) == []
    assert not page.past.isVisible()
    page.files_button.setFocus()
    assert undo(page).startswith("Undone: Taking back 1 run imported on ")
    assert len(standing(paths)) == 1
    assert page.past.isVisible()
