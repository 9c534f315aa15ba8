"""Opens one page of the real window twice, with a year in the diary; prints JSON.

Argument: the name of the page. Told are the milliseconds until it is painted, the first time and
a later one, and how many of them the window's own thread was at work. "plain" is the floor.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from backstretch.app import App, WindowOptions
from backstretch.app_parts.lean import start_lean
from backstretch.journal.store import Journal
from tests.fakes import FakeClock, used_home
from tests.years import fill

YEAR, NOW = 1 / 50, datetime(1977, 2, 28, 12, tzinfo=UTC)
SETTLE_MS, BUTTONS = 1_500, 50
BEHIND_THE_LIBRARY = ("exercise", "routines", "learn", "editor")
ROUTINES, LEARN = 1, 2
"""The numbers of the Library's parts."""


def main(name: str) -> None:
    """Measure and print."""
    start_lean()
    qt = QApplication(["backstretch", "-style", "fusion"])
    with tempfile.TemporaryDirectory() as folder:
        paths = used_home(Path(folder))
        with Journal.open(paths.journal) as journal:
            fill(journal, YEAR)
        app = App(qt, paths, WindowOptions(), FakeClock(NOW))
        app.window.resize(1280, 800)
        app.window.show()
        _settle()
        if name in BEHIND_THE_LIBRARY:
            app.window.library_asked.emit()
            _settle()
        opening = _opening(app, name)
        found = {"first": _timed(qt, opening)}
        _settle()
        app.show_today()
        if name in BEHIND_THE_LIBRARY:
            app.window.library_asked.emit()
            app._pages._library().page.part_asked.emit(0)
        _settle()
        found["later"] = _timed(qt, opening)
        print(json.dumps(found), flush=True)
        app.close()
        app.window.close()
        app.window.deleteLater()
        _settle()


def _opening(app: App, name: str) -> Callable[[], object]:
    window, book, library = app.window, app.parts.logbook, app._pages._library
    return {
        "plain": lambda: window.show_journal(_plain()),
        "plan": window.plan_asked.emit,
        "journal": window.journal_asked.emit,
        "trends": window.trends_asked.emit,
        "library": window.library_asked.emit,
        "exercise": lambda: library().desk.open_exercise("figure_four"),
        "routines": lambda: library().page.part_asked.emit(ROUTINES),
        "learn": lambda: library().page.part_asked.emit(LEARN),
        "editor": lambda: app._pages._show_editor("after-run"),
        "card": lambda: library().show_card("sore"),
        "settings": window.settings_asked.emit,
        "log": window.log_asked.emit,
        "now": lambda: book().log_now(),
        "shoes": lambda: book().show_shoes(lambda _: None),
        "import": lambda: book().import_runs(),
        "report": app._pages._show_report,
    }[name]


def _plain() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for number in range(BUTTONS):
        column.addWidget(QPushButton(str(number)))
    return page


def _timed(qt: QApplication, act: Callable[[], object]) -> tuple[float, float]:
    begin, worked = time.perf_counter(), time.thread_time()
    act()
    qt.processEvents()
    return (time.perf_counter() - begin) * 1000, (time.thread_time() - worked) * 1000


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(sys.argv[1])
