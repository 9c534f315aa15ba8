"""Joins the Trends page to the diary: which days, which moment, what is shown of them."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from backstretch.insights.trend_states import Span, Trends
from backstretch.insights.triggers import Triggers
from backstretch.journal.errors import JournalError
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.trends_triggers import triggers_card
from backstretch.ui.trends_view import trends_state
from backstretch.units import Units


class Diary(Protocol):
    """Tells the trends of the diary as it is now. What cannot be read raises JournalError."""

    def read(self) -> None:
        """Read the diary anew."""

    def trends(self, span: Span) -> Trends:
        """Return what is shown of a span, as the diary was when it was read."""

    def triggers(self) -> Triggers:
        """Return what goes with pain, whatever span is shown."""


class TrendsDesk(QObject):
    """Shows the diary each time it is asked to; a change of what is shown reads nothing anew.

    `diary` is None where it cannot be used, and `reason` then says why.
    """

    def __init__(
        self,
        page: TrendsPage,
        diary: Diary | None,
        reason: str,
        units: Callable[[], Units],
    ) -> None:
        super().__init__(page)
        self.page = page
        self._diary = diary
        self._reason = reason
        self._units = units
        self._span = Span.TWELVE_WEEKS
        self._morning = False
        self._trends: Trends | None = None
        page.span_asked.connect(self._choose)
        page.morning_asked.connect(self._turn)

    def show(self) -> None:
        """Show the diary as it is now, in the range that was chosen before."""
        if self._diary is None:
            self.page.show_unreadable(self._reason)
            return
        try:
            self._diary.read()
        except JournalError as error:
            self.page.show_unreadable(str(error))
            return
        self._trends = self._diary.trends(self._span)
        self._fill()

    def _choose(self, span: Span) -> None:
        self._span = span
        if self._diary is not None and self._trends is not None:
            self._trends = self._diary.trends(span)
            self._fill()

    def _turn(self, morning: bool) -> None:
        self._morning = morning
        self._fill()

    def _fill(self) -> None:
        if self._diary is not None and self._trends is not None:
            state = trends_state(
                self._trends,
                self._units(),
                morning=self._morning,
                triggers=triggers_card(self._diary.triggers()),
            )
            self.page.show_state(state)
