"""All of Today below its head: the card of the day, the week beside it, other routines.

It is built once Today is known, so that the first paint need not wait for it.
"""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.today_aside import Shape, TodayAside
from backstretch.ui.pages.today_card import SessionCard
from backstretch.ui.pages.today_cards import PICTURE_FROM, DoneCard, RestCard
from backstretch.ui.pages.today_others import Others
from backstretch.ui.pages.today_parts import TomorrowCard, UnfinishedCard
from backstretch.ui.pages.today_question import AnswerCard, QuestionCard
from backstretch.ui.pages.today_stopped import StoppedCard
from backstretch.ui.pages.today_unreadable import UnreadableCard
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import (
    DoneCardState,
    RestCardState,
    SessionCardState,
    StoppedCardState,
    TodayState,
    UnreadableCardState,
)
from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.figure_still import MotionBook

ASIDE, ASIDE_LARGE = 350, 430
BETWEEN = 16
GUTTER = 28


class TodayBody(QWidget):
    """Shows one day and emits what was asked; the signals are those of the page."""

    start_asked = Signal()
    minutes_asked = Signal(int)
    routine_asked = Signal(str)
    gentle_asked = Signal()
    optional_asked = Signal(int)
    go_on_asked = Signal()
    start_over_asked = Signal()
    discard_asked = Signal()
    pain_told = Signal(int, bool)
    stiffer_told = Signal(bool)
    activity_told = Signal(str, int)
    question_passed = Signal()
    question_details_asked = Signal()
    answer_details_asked = Signal()
    plan_asked = Signal()
    card_asked = Signal(str)
    seen_asked = Signal(date)
    override_asked = Signal()
    tomorrow_asked = Signal()
    restore_asked = Signal()
    folder_asked = Signal()
    read_asked = Signal()
    quit_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._shape: Shape | None = None
        self._width = 0
        self.unfinished = UnfinishedCard()
        self.card = SessionCard(theme, icons)
        self.done = DoneCard(theme)
        self.rest = RestCard(theme)
        self.stopped = StoppedCard(theme, icons)
        self.unreadable = UnreadableCard(theme, icons)
        self.question = QuestionCard(theme, icons)
        self.answer = AnswerCard(theme, icons)
        self.tomorrow = TomorrowCard()
        self.aside = TodayAside(theme, icons)
        self.others = Others(theme, icons)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(BETWEEN)
        self._grid.setHorizontalSpacing(GUTTER)
        self._left = self._make_left()
        self._connect()

    def show_state(self, state: TodayState) -> None:
        """Show today."""
        self.unfinished.show_unfinished(state.unfinished)
        self._show_card(state)
        self.answer.show_answer(state.answer)
        self.question.show_question(state.question)
        self.tomorrow.show_day(state.tomorrow)
        self.aside.show_state(state)
        self.others.show_state(state)
        self._order()

    def show_figures(self, book: MotionBook) -> None:
        """Show the stretches as figures from now on; they are painted when there is time."""
        self.card.strip.show_figures(book)
        self.done.show_figures(book)

    def first(self) -> QWidget:
        """Return what is to have the focus first: what to do now."""
        wanted = (
            self.unfinished.go_on_button,
            self.card.start_button,
            self.stopped.page_button,
            self.stopped.seen_button,
            self.rest.offer_button,
            self.unreadable.read_button,
            self.unreadable.back_button,
            self.unreadable.folder_button,
            *self.done.tiles,
        )
        shown = (one for one in wanted if one.isVisibleTo(self))
        return next(shown, self.aside.plan_link)

    def chips(self) -> list[Chip]:
        """Return the routines to choose from, in order."""
        return list(self.others.chips)

    def set_shape(self, shape: Shape, *, large: bool) -> None:
        """Lie in two columns, in one with the week in a row, or with the week in words."""
        two = shape == "column"
        wide = self._theme.px(ASIDE_LARGE if large else ASIDE)
        self.aside.setMinimumWidth(wide if two else 0)
        self.aside.setMaximumWidth(wide if two else 16_777_215)
        self.done.set_narrow(self.width() < self._theme.px(PICTURE_FROM))
        if shape == self._shape:
            return
        self._shape = shape
        self.aside.set_shape(shape)
        self.card.strip.set_brief(not two)
        for part in (self._left, self.aside, self.others):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._left, 0, 0)
        if two:
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(self.aside, 0, 1, 3, 1, top)
            self._grid.addWidget(self.others, 1, 0)
        else:
            self._grid.addWidget(self.aside, 1, 0)
            self._grid.addWidget(self.others, 2, 0)
        for row in range(3):
            self._grid.setRowStretch(row, 1 if two and row == 2 else 0)
        self._grid.setColumnStretch(0, 1)

    def _make_left(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        for part in (
            self.unfinished,
            self.card,
            self.done,
            self.rest,
            self.stopped,
            self.unreadable,
            self.answer,
            self.question,
            self.tomorrow,
        ):
            column.addWidget(part)
        return made

    def _connect(self) -> None:
        for here, there in (
            (self.unfinished.go_on_asked, self.go_on_asked),
            (self.unfinished.start_over_asked, self.start_over_asked),
            (self.unfinished.discard_asked, self.discard_asked),
            (self.card.start_asked, self.start_asked),
            (self.card.minutes_asked, self.minutes_asked),
            (self.others.routine_asked, self.routine_asked),
            (self.others.minutes_asked, self.minutes_asked),
            (self.done.optional_asked, self.optional_asked),
            (self.rest.gentle_asked, self.gentle_asked),
            (self.stopped.seen_asked, self.seen_asked),
            (self.stopped.override_asked, self.override_asked),
            (self.stopped.page_asked, self.go_on_asked),
            (self.unreadable.restore_asked, self.restore_asked),
            (self.unreadable.folder_asked, self.folder_asked),
            (self.unreadable.start_asked, self.start_asked),
            (self.unreadable.read_asked, self.read_asked),
            (self.unreadable.quit_asked, self.quit_asked),
            (self.question.pain_told, self.pain_told),
            (self.question.activity_told, self.activity_told),
            (self.question.passed, self.question_passed),
            (self.question.details_asked, self.question_details_asked),
            (self.answer.stiffer_told, self.stiffer_told),
            (self.answer.details_asked, self.answer_details_asked),
            (self.tomorrow.plan_asked, self.plan_asked),
            (self.tomorrow.session_asked, self.tomorrow_asked),
            (self.aside.plan_asked, self.plan_asked),
            (self.aside.card_asked, self.card_asked),
        ):
            here.connect(there)

    def _show_card(self, state: TodayState) -> None:
        card = state.card
        for part, kind in (
            (self.card, SessionCardState),
            (self.done, DoneCardState),
            (self.rest, RestCardState),
            (self.stopped, StoppedCardState),
            (self.unreadable, UnreadableCardState),
        ):
            part.setVisible(isinstance(card, kind))
        if isinstance(card, SessionCardState):
            self.card.show_session(card, waiting=state.unfinished is not None)
        elif isinstance(card, DoneCardState):
            self.done.show_done(card)
        elif isinstance(card, RestCardState):
            self.rest.show_rest(card)
        elif isinstance(card, StoppedCardState):
            self.stopped.show_stopped(card)
        elif isinstance(card, UnreadableCardState):
            self.unreadable.show_unreadable(card)

    def _order(self) -> None:
        """Let Tab go in the order of reading: the card, the week, other routines."""
        stops = [*self.answer.stops(), *self.question.stops()]
        stops += [self.tomorrow.offer_button, self.tomorrow.plan_button]
        stops += self.aside.stops()
        stops += self.others.stops()
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
