"""Opens one page of the real window three times, with a year in the diary; prints JSON.

Argument: the name of the page, or "all" for each once, which writes down the bytecode. Told are
the milliseconds until it is painted, and how many of them the window's own thread was at work:
"cold" the first time right after the start, "first" the first time once the window has been there
for a moment, and "later". "plain" is the floor. A second argument "cold" asks for the first alone.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from backstretch.app import App, WindowOptions
from backstretch.app_parts.lean import start_lean
from backstretch.journal.store import Journal
from backstretch.paths import find_paths
from backstretch.ui.start_state import STEPS, Step
from tests.benchmarks.pages_names import IN_THE_LIBRARY, PAGES, SECTIONS, STARTS
from tests.fakes import FakeClock, used_home
from tests.years import fill

YEAR, NOW = 1 / 50, datetime(1977, 2, 28, 12, tzinfo=UTC)
SETTLE_MS, BUTTONS = 1_500, 50
ROUTINES, LEARN = 1, 2
"""The numbers of the Library's parts."""


def main(name: str, cold: bool) -> None:
    """Measure and print."""
    start_lean()
    qt = QApplication(["backstretch", "-style", "fusion"])
    with tempfile.TemporaryDirectory() as folder:
        app = _made(qt, Path(folder), is_new=name in STARTS)
        if name == "all":
            _settle()
            for one in (page for page in PAGES if page not in STARTS):
                _timed(qt, _opening(app, one))
            found = {}
        elif cold:
            if name == "exercise":
                app.window.library_asked.emit()
            found = {"cold": _timed(qt, _opening(app, name))}
        else:
            found = _twice(qt, app, name)
        print(json.dumps(found), flush=True)
        app.close()
        app.window.close()
        app.window.deleteLater()
        _settle()


def _made(qt: QApplication, folder: Path, *, is_new: bool) -> App:
    """Return the window right after its first paint, with a year behind it or of somebody new."""
    paths = find_paths(folder) if is_new else used_home(folder)
    if not is_new:
        with Journal.open(paths.journal) as journal:
            fill(journal, YEAR)
    app = App(qt, paths, WindowOptions(), FakeClock(NOW))
    app.window.resize(1280, 800)
    seen = QEventLoop()
    app.watch.painted.connect(seen.quit)
    app.window.show()
    seen.exec()
    return app


def _twice(qt: QApplication, app: App, name: str) -> dict[str, tuple[float, float]]:
    _settle()
    if name == "exercise":
        app.window.library_asked.emit()  # its page is behind that of the Library
        _settle()
    if name in STARTS:
        _leave(app, name)
        _settle()
    opening = _opening(app, name)
    found = {"first": _timed(qt, opening)}
    _settle()
    _leave(app, name)
    _settle()
    found["later"] = _timed(qt, opening)
    return found


def _leave(app: App, name: str) -> None:
    """Go elsewhere, so that the page can be opened again."""
    if name in STARTS:
        _show_step(app, STEPS[STARTS.index(name) - 1])
        return
    for panel in (app.help.keys, app.help.palette):
        if panel is not None:
            panel.close_panel()
    if name == "player":
        app._leave_player()
    if name.startswith("settings: "):
        app._pages.show_settings(SECTIONS[0])
    app.show_today()
    if name in IN_THE_LIBRARY:
        app.window.library_asked.emit()
        app._pages.library().browsing().page.part_asked.emit(0)


def _opening(app: App, name: str) -> Callable[[], object]:
    window, book, library = app.window, app.parts.logbook, app._pages.library().browsing
    if name.startswith("settings: "):
        return partial(app._pages.show_settings, name.removeprefix("settings: "))
    if name in STARTS:
        return partial(_show_step, app, STEPS[STARTS.index(name)])
    openings: dict[str, Callable[[], object]] = {
        "plain": lambda: window.show_journal(_plain()),
        "plan": window.plan_asked.emit,
        "journal": window.journal_asked.emit,
        "trends": window.trends_asked.emit,
        "library": window.library_asked.emit,
        "exercise": lambda: library().desk.open_exercise("figure_four"),
        "routines": lambda: _in_the_library(app, ROUTINES),
        "learn": lambda: _in_the_library(app, LEARN),
        "editor": lambda: app._pages.library().edit("after-run"),
        "card": lambda: library().show_card("sore"),
        "settings": window.settings_asked.emit,
        "log": window.log_asked.emit,
        "now": lambda: book().log_now(),
        "shoes": lambda: book().show_shoes(lambda _: None),
        "import": lambda: book().import_runs(),
        "report": app._pages._show_report,
        "player": lambda: app.begin(app.today.routine),
        "keys": window.keys_asked.emit,
        "palette": window.actions_asked.emit,
    }
    return openings[name]


def _in_the_library(app: App, part: int) -> None:
    app.window.library_asked.emit()
    app._pages.library().browsing().page.part_asked.emit(part)


def _show_step(app: App, step: Step) -> None:
    app._first._made().desk._go(step)


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
    main(sys.argv[1], "cold" in sys.argv[2:])
