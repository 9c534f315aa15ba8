"""What shows the Trends page: twelve weeks, a few runs, none; its table, its test."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from backstretch.insights.trend_states import Span
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.trends_state import TrialAct
from demo import Demo
from trends_demo import SCORES, keep_weeks


def trends(
    runs: int = len(SCORES), then: Callable[[TrendsPage], None] = lambda _: None
) -> Callable[[Demo], None]:
    """Return what shows the page after so many runs, and does one thing more."""

    def show(demo: Demo) -> None:
        demo.forget()
        keep_weeks(demo.journal, demo.diary().today(), runs)
        then(demo.trends_page())

    return show


def lower(page: TrendsPage) -> None:
    """Scroll to what may go with pain."""
    QCoreApplication.processEvents()
    page.scroll_to(page.triggers)


def as_table(page: TrendsPage) -> None:
    """Show the first chart as its numbers."""
    page.pain.box.turn()


def mornings(page: TrendsPage) -> None:
    """Show the pain of the mornings after."""
    page.morning_asked.emit(True)


def all_of_it(page: TrendsPage) -> None:
    """Show the longest range."""
    page.span_asked.emit(Span.ALL)


def testing(page: TrendsPage) -> None:
    """Begin a fair test, and look at it."""
    page.trial_asked.emit(TrialAct.BEGIN)
    QCoreApplication.processEvents()
    page.scroll_to(page.trial)
