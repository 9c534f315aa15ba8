"""With the diary gone from under the program, whatever is asked ends in a dialog, never the end."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMetaMethod, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.ui.fault_dialog import FaultDialog
from tests.app_parts.windows import LONGEST_MS, save
from tests.fakes import FakeClock, used_home
from tests.journal.samples import a_pain

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # the offscreen platform has none
    pytest.mark.qt_no_exception_capture,  # what is met here is the program's own part
]

NOTE = "my-left-knee-hurts"
LEAST = 40
LEAVING = frozenset(
    (
        "closing",
        "open_folder_asked",
        "quit_asked",
        "read_asked",
        "restore_asked",
        "folder_asked",
        "erase_asked",
    )
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with a diary that has words of a person in it."""
    paths = used_home(tmp_path / "home")
    save(paths, "first")
    with Journal.open(paths.journal) as journal:
        journal.keep_pain(a_pain("noted", 4, note=NOTE))
    return paths


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, paths: Paths, clock: FakeClock) -> Iterator[App]:
    app = App(qapp, paths, WindowOptions(), clock)
    app.faults.begin()
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.watch.painted, timeout=LONGEST_MS):
        app.window.show()
    qtbot.waitUntil(lambda: app.minding is not None, timeout=LONGEST_MS)
    for page in ("plan", "journal", "trends", "library", "settings"):
        getattr(app.window, f"{page}_asked").emit()
    yield app
    app.close()


def signals_of(thing: QObject) -> list[str]:
    """Return the names of the signals of our own that say no more than that they are sent."""
    kind = thing.metaObject()
    methods = [kind.method(number) for number in range(kind.methodCount())]
    ours = {
        name
        for one in type(thing).__mro__
        if one.__module__.startswith("backstretch.")
        for name in vars(one)
    }
    names = {
        bytes(method.name().data()).decode()
        for method in methods
        if method.methodType() == QMetaMethod.MethodType.Signal and method.parameterCount() == 0
    }
    return sorted((names & ours) - LEAVING)


def pages(app: App) -> list[QWidget]:
    """Return all that is a page or a part of one."""
    children = app.window.findChildren(QWidget)
    inside = [one for one in children if type(one).__module__.startswith("backstretch.ui.pages.")]
    return [app.window, *inside]


def break_diary(app: App) -> None:
    """Let go of the diary's file behind everybody's back, as only a fault of ours would."""
    journal = app._shared.journal
    assert journal
    journal._connection.close()


def close_what_asks() -> None:
    """Close a dialog for files or a printer, which nobody is here to answer."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and not isinstance(one, FaultDialog):
            one.reject()


def test_every_page_goes_on_after_a_fault_in_what_it_asks_for(app: App, paths: Paths) -> None:
    app.window.log_asked.emit()
    line = app.parts.logbook().desk.page.run.distance.line
    QTest.keyClicks(line, "8.2")
    break_diary(app)
    app.window.trends_asked.emit()
    QApplication.processEvents()
    assert msgspec.json.decode(paths.draft.read_bytes())["distance"] == "8.2", "it is kept"
    nobody = QTimer(interval=20)
    nobody.timeout.connect(close_what_asks)
    nobody.start()
    asked, dialogs = 0, 0
    for page in pages(app):
        for name in signals_of(page):
            getattr(page, name).emit()
            QApplication.processEvents()
            asked += 1
            dialog = app.faults.dialog
            if dialog and dialog.isVisible():
                dialogs += 1
                assert NOTE not in dialog.details.toPlainText()
                dialog.go_on_button.click()
    nobody.stop()
    assert asked >= LEAST
    assert dialogs >= 3
    assert len(app.window.findChildren(FaultDialog)) == 1, "one dialog at a time"
    written = paths.log.read_text()
    assert "ProgrammingError" in written
    assert NOTE not in written
    assert "8.2" not in written
    assert app.window.isVisible()
    app.window.settings_asked.emit()
    assert app.window.pages.isVisible(), "the program goes on"


@pytest.mark.parametrize("page", ["plan", "journal", "trends", "library", "log", "start"])
def test_a_fault_on_the_way_to_a_page_is_told_once(app: App, page: str) -> None:
    break_diary(app)
    signal = getattr(app.window, f"{page}_asked")
    signal.emit()
    QApplication.processEvents()
    assert app.faults.dialog
    assert app.faults.dialog.isVisible()
    app.faults.dialog.go_on_button.click()
    signal.emit()
    QApplication.processEvents()
    assert not app.faults.dialog.isVisible(), "the same fault is not told again at once"
    app.window.settings_asked.emit()
    assert app.window.pages.isVisible()
