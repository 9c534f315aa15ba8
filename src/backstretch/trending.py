"""Composition of the Trends page in the window: what it reads, and when.

Nothing here is needed for the first paint, so it is imported when the page is asked for.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from backstretch.clock import Clock, local_day
from backstretch.content.care import load_care
from backstretch.diary.limits import limits
from backstretch.insights.trend_states import Span, Trends
from backstretch.insights.trends import Gathered, gather, trends
from backstretch.insights.triggers import Triggers, triggers
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.theme import Theme
from backstretch.ui.trends_desk import TrendsDesk
from backstretch.ui.widgets.figure_still import MotionBook


class TrendsDiary:
    """Reads the whole diary once, and tells any stretch of it from there."""

    def __init__(self, journal: Journal, today: Callable[[], date]) -> None:
        self._journal = journal
        self._today = today
        self._rule = load_care(resources_dir())[0].limits
        self._gathered: Gathered | None = None
        self._triggers: Triggers | None = None
        self._told: dict[Span, Trends] = {}

    def read(self) -> None:
        """Read the diary anew.

        Raises:
            JournalError: it cannot be read.
        """
        first, limits_now = self._journal.plan.first_day(), limits(self._journal, self._rule)
        with not_collecting():
            records = self._journal.trends.read(first)
            self._gathered = gather(records, self._today(), limits_now)
        self._triggers = None
        self._told.clear()

    def trends(self, span: Span) -> Trends:
        """Return what is shown of a span; asked again it is there already."""
        if span not in self._told:
            with not_collecting():
                self._told[span] = trends(self._read(), span)
        return self._told[span]

    def triggers(self) -> Triggers:
        """Return what goes with pain, whatever span is shown."""
        if self._triggers is None:
            self._triggers = triggers(self._read())
        return self._triggers

    def _read(self) -> Gathered:
        if self._gathered is None:
            self.read()
        assert self._gathered is not None
        return self._gathered


@contextmanager
def not_collecting() -> Iterator[None]:
    """Let no garbage be looked for meanwhile.

    Fifty years are some hundred thousand records, none of them garbage: looking through all of
    them again and again as they come takes longer than reading them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Window(Protocol):
    """Where the page is shown."""

    def show_trends(self, page: TrendsPage) -> None:
        """Show the page, with its place in the rail marked."""


class Trending(QObject):
    """Shows the Trends page in the window.

    `journal` is None where it cannot be used, and `reason` then says why.

    Signals:
        report_asked: the report for a clinician is wanted.
    """

    report_asked = Signal()

    def __init__(
        self,
        window: Window,
        theme: Theme,
        icons: Icons,
        journal: Journal | None,
        reason: str,
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        super().__init__()
        self._window = window

        def today() -> date:
            return local_day(clock.now(), settings().day_starts_at)

        self.page = TrendsPage(theme, icons)
        diary = None if journal is None else TrendsDiary(journal, today)
        self.desk = TrendsDesk(self.page, diary, reason, lambda: settings().units)
        self.page.report_asked.connect(self.report_asked)

    def show_figures(self, book: MotionBook) -> None:
        """Show the figure on the page from now on."""
        self.page.show_figures(book)

    def show(self) -> None:
        """Show the diary as it is now, with the focus at the top."""
        self.desk.show()
        self._window.show_trends(self.page)
        self.page.start_focus()
