"""Imports a thousand files in the real window over fifty years of diary; prints JSON.

Told are the seconds of each stretch of the work, and of its turns of the window's loop the longest
gap between two of them, and the most milliseconds of one that the window's thread was at work.
The floor is a stretch in which nothing is done.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from backstretch.app import App, WindowOptions
from backstretch.journal.store import Journal
from backstretch.ui.pages.import_runs import ImportPage
from tests.benchmarks.importing import FILES, QUICK_FILES, write_files
from tests.fakes import FakeClock, used_home
from tests.years import fill

LOOK_MS, SETTLE_MS, LONGEST_S = 5, 700, 120
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)

Told = dict[str, dict[str, float]]


class Pulse:
    """Looks every few milliseconds whether the window answers, and keeps the longest gap."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(LOOK_MS)
        self.begin()

    def begin(self) -> None:
        """Begin a new stretch."""
        self.longest_ms = self.busy_ms = 0.0
        self._begun = self._last = time.perf_counter()
        self._worked = time.thread_time()

    def told(self) -> dict[str, float]:
        """Return the stretch so far: its seconds, the longest gap, the most work in one."""
        self._beat()
        seconds = time.perf_counter() - self._begun
        return {"seconds": seconds, "longest": self.longest_ms, "busy": self.busy_ms}

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self.busy_ms = max(self.busy_ms, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked


def main(count: int) -> None:
    """Measure and print."""
    qt = QApplication(["backstretch", "-style", "fusion"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = used_home(folder / "home")
        with Journal.open(paths.journal) as journal:
            fill(journal)
        watch = folder / "watch"
        watch.mkdir()
        write_files(watch, count)
        app = App(qt, paths, WindowOptions(), FakeClock(NOW))
        app.window.resize(1280, 800)
        app.window.show()
        _settle()
        print(json.dumps(_import(app, watch, count)), flush=True)
        app.close()
        app.window.close()
        app.window.deleteLater()
        _settle()


def _import(app: App, watch: Path, count: int) -> Told:
    book, told, pulse = app.parts.logbook(), dict[str, dict[str, float]](), Pulse()
    book.import_runs()
    _settle()
    page = app.window.findChild(ImportPage)
    assert isinstance(page, ImportPage)

    def stretch(name: str, begin: Callable[[], object], done: Callable[[], bool]) -> None:
        pulse.begin()
        begin()
        _until(done)
        _settle()
        told[name] = pulse.told()

    kept = page.keep_button
    stretch("floor", lambda: None, lambda: True)
    stretch("read", lambda: page.read_asked.emit([watch]), kept.isVisible)
    assert str(count) in kept.text(), kept.text()
    stretch("keep", kept.click, lambda: not page.isVisible())
    stretch("again", book.import_runs, page.past.isVisible)
    back = next(iter(page.past.buttons.values()))
    stretch("undo", back.click, lambda: not page.past.isVisible())
    return told


def _until(done: Callable[[], bool]) -> None:
    end = time.perf_counter() + LONGEST_S
    while not done():
        if time.perf_counter() > end:
            raise SystemExit("It did not come to an end.")
        loop = QEventLoop()
        QTimer.singleShot(LOOK_MS, loop.quit)
        loop.exec()


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(QUICK_FILES if "--quick" in sys.argv else FILES)
