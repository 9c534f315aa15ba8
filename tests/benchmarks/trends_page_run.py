"""Opens the Trends page over a diary of fifty years and looks around in it; prints JSON."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backstretch.insights.trend_states import Span
from backstretch.journal.store import Journal
from backstretch.settings import Settings
from backstretch.trending import Trending
from tests.benchmarks.trends_page import AIMS
from tests.fakes import FakeClock
from tests.ui.pages.states import dress
from tests.ui.trends_diary import Shown
from tests.years import fill

ROUNDS, QUICK_ROUNDS, STEPS = 7, 3, 60
AHEAD_S = 1.0

Found = dict[str, list[float]]


def main(rounds: int) -> None:
    """Measure and print."""
    app = QApplication(["backstretch"])
    found: Found = {name: [] for name in AIMS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        with Journal.open(path) as journal:
            fill(journal)
        look = dress(app)
        clock = FakeClock(datetime(2026, 2, 16, 16, tzinfo=UTC))
        for _ in range(rounds):
            with Journal.open(path) as journal:
                made = Trending(Shown(), *look, journal, "", clock, Settings)
                made.page.resize(1184, 800)
                _timed(app, partial(_open, made), found["open"])
                _ask_at_once(app, made, found)
                made.page.span_asked.emit(Span.TWELVE_WEEKS)
                _timed(app, partial(_open, made), [])
                _wait(app)
                _look_around(app, made, found)
                made.page.close()
                made.page.deleteLater()
    print(json.dumps(found))


def _open(made: Trending) -> None:
    made.show()
    made.page.show()


def _look_around(app: QApplication, made: Trending, found: Found) -> None:
    page = made.page
    for span in (Span.FOUR_WEEKS, Span.YEAR, Span.TWELVE_WEEKS):
        _timed(app, partial(page.span_asked.emit, span), found["weeks"])
    _timed(app, partial(page.span_asked.emit, Span.ALL), found["all"])
    view = page.pain.box.view
    for _ in range(4):
        _timed(app, partial(view.zoom, 2.0, 0.6), found["zoom"])
    view.show_all()
    for _ in range(STEPS):
        press = partial(QTest.keyClick, view, Qt.Key.Key_Right)
        _timed(app, press, found["step"])
    page.span_asked.emit(Span.YEAR)
    app.processEvents()
    _timed(app, partial(page.morning_asked.emit, True), found["morning"])


def _ask_at_once(app: QApplication, made: Trending, found: Found) -> None:
    """Ask for the longest range before it can be there, and wait until it is."""
    view = made.page.pain.box.view
    before = view.accessibleDescription()
    begin = time.perf_counter()
    _timed(app, partial(made.page.span_asked.emit, Span.ALL), found["at once"])
    late: list[float] = []
    while view.accessibleDescription() == before:
        _timed(app, lambda: None, late)
    found["follows"].append((time.perf_counter() - begin) * 1000)
    found["late"].append(max(late))


def _wait(app: QApplication) -> None:
    """Let be done what is worked out while nobody waits for it."""
    end = time.perf_counter() + AHEAD_S
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.01)


def _timed(app: QApplication, act: Callable[[], object], times: list[float]) -> None:
    """Keep the milliseconds until it is painted."""
    begin = time.perf_counter()
    act()
    app.processEvents()
    times.append((time.perf_counter() - begin) * 1000)


if __name__ == "__main__":
    main(QUICK_ROUNDS if "--quick" in sys.argv else ROUNDS)
