"""A diary of some weeks for the Trends page, and the page over it."""

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from backstretch.journal.store import Journal
from backstretch.settings import Settings
from backstretch.trending import Trending
from backstretch.ui.pages.trends import TrendsPage
from backstretch.units import Units
from tests.fakes import FakeClock
from tests.ui.pages.states import dress
from trends_demo import keep_weeks

TODAY = date(2026, 5, 14)


class Shown:
    """Stands for the window: it remembers the page that was shown."""

    pages = None

    def __init__(self) -> None:
        self.shown: list[TrendsPage] = []

    def show_trends(self, page: TrendsPage) -> None:
        self.shown.append(page)


def written(path: Path, runs: int) -> bytes:
    """Return the file of a journal with so many runs, written once in this place."""
    with Journal.open(path) as journal:
        keep_weeks(journal, TODAY, runs)
    return path.read_bytes()


class Weeks:
    """A journal with so many of the invented runs, and who shows it."""

    def __init__(self, path: Path, content: bytes, *, read_only: bool = False) -> None:
        path.write_bytes(content)
        self.journal = Journal.open(path, read_only=read_only)
        self.clock = FakeClock(datetime(2026, 5, 14, 15, 40, tzinfo=UTC))
        self.units = Units.KM
        self.window = Shown()

    def trending(self, app: QApplication, width: int = 1184, scale: float = 1) -> Trending:
        """Return it shown on a page of a width."""
        made = Trending(
            self.window,
            *dress(app, text_scale=scale),
            self.journal,
            "",
            self.clock,
            lambda: Settings(units=self.units),
        )
        made.page.resize(width, 800)
        made.show()
        return made
