"""Joins the Trends page to the diary: which days, which moment, and the test in hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from backstretch.insights.trend_states import Span, Trends
from backstretch.insights.triggers import Triggers
from backstretch.journal.errors import JournalError
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.trends_state import TrendsState, TrialAct
from backstretch.ui.trends_trial import Testing, trial_card
from backstretch.ui.trends_triggers import triggers_card
from backstretch.ui.trends_view import trends_state
from backstretch.units import Units

AHEAD_MS = 200


class Diary(Protocol):
    """Tells the trends of the diary as it is now. What cannot be read raises JournalError."""

    def read(self) -> None:
        """Read the diary anew."""

    def is_ready(self, span: Span) -> bool:
        """Tell whether a span can be told at once."""

    def prepare(self) -> Iterator[None]:
        """Get every span ready, step by step, none of which takes long."""

    def trends(self, span: Span) -> Trends:
        """Return what is shown of a span, as the diary was when it was read."""

    def triggers(self) -> Triggers:
        """Return what goes with pain, whatever span is shown."""

    def testing(self) -> Testing:
        """Return the test in hand, or what one could be of."""

    def act(self, act: TrialAct) -> str:
        """Do something about the test; return what went wrong, or ""."""


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
        self._has_read = False
        self._made: dict[tuple[Span, bool, Units], TrendsState] = {}
        self._shown = Span.TWELVE_WEEKS
        self._steps: Iterator[None] = iter(())
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._make_ahead)
        page.span_asked.connect(self._choose)
        page.morning_asked.connect(self._turn)
        page.trial_asked.connect(self._test)

    def show(self) -> None:
        """Show the diary as it is now, in the range that was chosen before."""
        if self._diary is None:
            self.page.show_unreadable(self._reason)
            return
        self._has_read = False
        self._made.clear()
        self._ahead.stop()
        try:
            self._diary.read()
            self._has_read = True
            self._fill(self._diary)
        except JournalError as error:
            self.page.show_unreadable(str(error))
            return
        self._steps = self._diary.prepare()
        self._ahead.start(AHEAD_MS)

    def _choose(self, span: Span) -> None:
        self._span = span
        self._refill()
        if self._ahead.isActive() and self._shown is not self._span:
            self._ahead.setInterval(0)

    def _turn(self, morning: bool) -> None:
        self._morning = morning
        self._refill()

    def _test(self, act: TrialAct) -> None:
        if self._diary is None or not self._has_read:
            return
        complaint = self._diary.act(act)
        self._refill()
        if complaint:
            self.page.complain(complaint)

    def _refill(self) -> None:
        if self._diary is None or not self._has_read:
            return
        try:
            self._fill(self._diary)
        except JournalError as error:
            self.page.complain(str(error))

    def _fill(self, diary: Diary) -> None:
        self.page.show_state(
            replace(
                self._state_in_hand(diary),
                triggers=triggers_card(diary.triggers()),
                trial=trial_card(diary.testing(), self._units()),
            )
        )

    def _state_in_hand(self, diary: Diary) -> TrendsState:
        """Return what is shown of the chosen span; until that is ready, what was shown before."""
        if diary.is_ready(self._span):
            self._shown = self._span
            return self._state(diary, self._span)
        self._shown = self._shown if diary.is_ready(self._shown) else Span.YEAR
        words = self.tr("The charts of all your years follow in a moment.")
        return replace(self._state(diary, self._shown), span=self._span, sentence=words)

    def _state(self, diary: Diary, span: Span) -> TrendsState:
        """Return what is shown of a span; until the diary is read anew it is made once."""
        key = (span, self._morning, self._units())
        if key not in self._made:
            self._made[key] = trends_state(diary.trends(span), key[2], morning=key[1])
        return self._made[key]

    def _make_ahead(self) -> None:
        """Work out the longest range bit by bit, so that whoever asks for something is heard."""
        self._ahead.setInterval(0)
        if self._diary is None or not self._has_read or not self.page.isVisible():
            self._ahead.stop()
            return
        try:
            next(self._steps)
        except StopIteration:
            self._finish(self._diary)
        except JournalError as error:
            self._ahead.stop()
            self.page.complain(str(error))

    def _finish(self, diary: Diary) -> None:
        """Put the longest range into words, and show it after that where it was asked for."""
        if (Span.ALL, self._morning, self._units()) not in self._made:
            self._state(diary, Span.ALL)
            return
        self._ahead.stop()
        if self._shown is not self._span:
            self._refill()
