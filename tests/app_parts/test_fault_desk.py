"""A fault of ours in the window: told calmly, once, and the program goes on."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.paths import Paths
from backstretch.ui.beside import Beside, Then
from backstretch.ui.fault_dialog import FaultDialog
from tests.fakes import FakeClock, used_home

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # the offscreen platform has none
    pytest.mark.qt_no_exception_capture,  # what is met here is the program's own part
]

NOTE = "my-left-knee-hurts"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return used_home(tmp_path / "home")


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, paths: Paths, clock: FakeClock) -> Iterator[App]:
    """Return the window, with a fault on the way to the Journal."""
    app = App(qapp, paths, WindowOptions(), clock)
    app.faults.begin()
    app.window.journal_asked.connect(fail)
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.watch.painted, timeout=5000):
        app.window.show()
    yield app
    app.close()


def fail() -> None:
    raise ValueError(NOTE)


def fail_at(place: int) -> Callable[[], None]:
    """Return what fails at a place of its own."""
    made: dict[str, Callable[[], None]] = {}
    exec(f"def fail_{place}():\n    raise KeyError({NOTE!r})", made)
    return made[f"fail_{place}"]


def meet(app: App) -> FaultDialog | None:
    """Do what fails, and return the dialog that is open after it."""
    app.window.journal_asked.emit()
    dialog = app.faults.dialog
    return dialog if dialog and dialog.isVisible() else None


def test_a_fault_is_told_with_all_that_can_be_copied(app: App, paths: Paths) -> None:
    dialog = meet(app)
    assert dialog
    assert dialog.title.text() == "Something went wrong"
    details = dialog.details.toPlainText()
    assert details.startswith("Backstretch ")
    assert "  test_fault_desk.py:" in details
    assert "ValueError\n(1×)" in details
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == details
    assert dialog.told.text() == "Copied."
    written = paths.log.read_text()
    assert "ValueError" in written
    assert NOTE not in details + written


def test_no_word_of_it_goes_to_what_the_desktop_keeps(
    app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    meet(app)
    told = capsys.readouterr()
    assert "ValueError" in told.err
    assert NOTE not in told.err + told.out


def test_the_program_goes_on_after_a_fault(app: App) -> None:
    dialog = meet(app)
    assert dialog
    assert dialog.focusWidget() is dialog.go_on_button
    dialog.go_on_button.click()
    assert not dialog.isVisible()
    app.window.settings_asked.emit()
    assert app.window.pages.isVisible()
    app.window.today.start_asked.emit()
    assert app.window.shows_player()


def test_the_entry_that_is_being_written_is_kept_as_a_draft(app: App, paths: Paths) -> None:
    app.window.log_asked.emit()
    line = app.parts.logbook().desk.page.run.distance.line
    line.setText("8.")
    line.textEdited.connect(fail)
    assert not paths.draft.exists()
    QTest.keyClicks(line, "2")
    assert app.faults.dialog
    assert msgspec.json.decode(paths.draft.read_bytes())["distance"] == "8.2"
    assert line.text() == "8.2"


def test_many_faults_make_one_dialog(app: App, paths: Paths) -> None:
    dialog = meet(app)
    for place in range(100):
        app.window.plan_asked.connect(fail_at(place))
    app.window.plan_asked.emit()
    for _ in range(100):
        app.window.journal_asked.emit()
    assert app.faults.dialog is dialog
    assert len(app.window.findChildren(FaultDialog)) == 1
    assert paths.log.stat().st_size < 10_000


def test_a_fault_of_every_tick_does_not_come_back_at_once(app: App, clock: FakeClock) -> None:
    told = 0
    for _ in range(600):  # ten minutes of ticks, each dialog closed at once
        clock.advance(1)
        if dialog := meet(app):
            told += 1
            dialog.accept()
    assert told == 3


def test_another_fault_is_told_after_the_first(app: App) -> None:
    first = meet(app)
    assert first
    first.accept()
    assert not meet(app), "this one was told just now"
    app.window.plan_asked.connect(fail_at(0))
    app.window.plan_asked.emit()
    assert first.isVisible()
    assert "KeyError" in first.details.toPlainText()


def test_a_fault_while_nobody_looks_is_told_when_the_window_is_back(app: App) -> None:
    app.window.hide()
    assert not meet(app)
    app.window.show()
    assert app.faults.dialog
    assert app.faults.dialog.isVisible()


def test_a_fault_beside_the_window_is_told_too(app: App, qtbot: QtBot) -> None:
    def work() -> Then:
        raise KeyError(NOTE)

    Beside(app).start(work)
    qtbot.waitUntil(lambda: app.faults.dialog is not None)
    assert app.faults.dialog
    assert "KeyError" in app.faults.dialog.details.toPlainText()


def test_a_fault_of_a_plain_thread_is_told_too(app: App, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: app.faults.dialog is not None)


def test_a_fault_of_a_timer_is_told_too(app: App, qtbot: QtBot) -> None:
    QTimer.singleShot(0, app, fail)
    qtbot.waitUntil(lambda: app.faults.dialog is not None)


def test_a_draft_that_cannot_be_kept_does_not_hide_the_fault(app: App, paths: Paths) -> None:
    app.window.log_asked.emit()
    paths.draft.mkdir()
    assert meet(app)


def test_after_the_window_others_have_the_exceptions_again(
    qapp: QApplication, paths: Paths
) -> None:
    before = (sys.excepthook, threading.excepthook)
    app = App(qapp, paths, WindowOptions())
    app.faults.begin()
    assert sys.excepthook != before[0]
    app.close()
    assert (sys.excepthook, threading.excepthook) == before
    app.window.close()
