"""Opens the Journal page over a diary of fifty years and works in it; prints JSON."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from backstretch.ui.icons import Icons
from backstretch.ui.journal_desk import JournalDesk
from backstretch.ui.theme import Theme
from tests.fakes import FakeClock
from tests.ui.diary_page import Book
from tests.ui.pages.states import dress
from tests.years import fill

TYPED = ("r", "re", "reg", "regen", "s", "m", "stiff", "zzz", "no", "cramp", "hamstring", "pair 3")
ROUNDS, QUICK_ROUNDS, SCREENS = 7, 3, 100

Made = TypeVar("Made")


def main(rounds: int) -> None:
    """Measure and print."""
    app = QApplication(["backstretch"])
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder) / "journal.db", FakeClock(datetime(2026, 3, 1, 12, tzinfo=UTC)))
        fill(book.journal)
        found: dict[str, list[float]] = {"open": [], "search": [], "scroll": [], "card": []}
        look = dress(app)
        for _ in range(rounds):
            desk = _timed(app, partial(_opened, book, look), found["open"])
        for text in TYPED:
            _timed(app, partial(desk.page.head.search.setText, text), found["search"])
        desk.page.head.search.clear()
        _walk(app, desk, found)
        book.journal.close()
    print(json.dumps(found))


def _walk(app: QApplication, desk: JournalDesk, found: dict[str, list[float]]) -> None:
    view = desk.page.list
    bar = view.verticalScrollBar()
    for _ in range(SCREENS):
        _timed(app, lambda: bar.setValue(bar.value() + view.height()), found["scroll"])
    for row in range(SCREENS):
        index = view.rows.entry_near(row * 3)
        _timed(app, partial(view.setCurrentIndex, index), found["card"])


def _opened(book: Book, look: tuple[Theme, Icons]) -> JournalDesk:
    desk = book.desk_in(look)
    desk.show()
    desk.page.show()
    return desk


def _timed(app: QApplication, act: Callable[[], Made], times: list[float]) -> Made:
    """Return what comes of it, and keep the milliseconds until it is painted."""
    begin = time.perf_counter()
    made = act()
    app.processEvents()
    times.append((time.perf_counter() - begin) * 1000)
    return made


if __name__ == "__main__":
    main(QUICK_ROUNDS if "--quick" in sys.argv else ROUNDS)
