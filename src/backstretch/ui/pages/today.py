"""The Today page: what to do now, in one look."""

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.shortcuts import may_act
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import TodayState
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backstretch.ui.pages.today_body import TodayBody
    from backstretch.ui.pages.today_parts import TodayMessage
    from backstretch.ui.widgets.bell_button import BellButton, MenuLine
    from backstretch.ui.widgets.figure_still import MotionBook

WIDEST, WIDEST_LARGE = 1180, 1360
LARGE_FROM = 1500
TWO_COLUMNS_FROM, WORDS_UP_TO = 1000, 640
"""Widths of the window at 100 % text: two columns from here, the week as words up to there."""
CLOSE_BELOW = 900  # a narrower page stands closer to its edges
HEAD_STACKED_BELOW = 420  # at 100 % text; the head has no room beside the date
OPENING_HIGH = 360
_FORWARDED = (
    *("start_asked", "minutes_asked", "routine_asked", "gentle_asked", "optional_asked"),
    *("go_on_asked", "start_over_asked", "discard_asked"),
    *("pain_told", "stiffer_told", "activity_told", "question_passed"),
    *("question_details_asked", "answer_details_asked"),
    *("plan_asked", "card_asked", "seen_asked", "override_asked", "tomorrow_asked"),
    *("restore_asked", "folder_asked", "read_asked", "quit_asked"),
)


class TodayPage(QScrollArea):
    """Shows Today and emits what was asked.

    Signals:
        start_asked: begin the session in hand.
        minutes_asked: another length for today, in minutes.
        routine_asked: another routine, by its id.
        gentle_asked: a gentle session on a day of rest.
        optional_asked: one of the short stretches, by its number from 0.
        go_on_asked, start_over_asked, discard_asked: what to do with an unfinished session.
        notice_action_asked: the code of an action that was pressed.
        pain_told: the number that answers the question, and whether stiffness was ticked.
        stiffer_told: whether the morning that was answered was stiffer for longer than usual.
        activity_told: the id of an activity, and the number it was given.
        question_passed: the question is not wanted now.
        question_details_asked, answer_details_asked: the whole entry is wanted.
        log_asked: a run is to be logged.
        plan_asked: the plan is wanted. card_asked: the code of a card to read.
        seen_asked: a doctor has looked, on this date.
        override_asked: the warning was read, and the person stretches all the same.
        tomorrow_asked: a session is wanted tomorrow, which is a day of rest.
        restore_asked: the diary is to be as it was in the backup that is offered.
        folder_asked: the folder of the diary is to be opened.
        read_asked: a diary of a newer version is to be read.
        quit_asked: the program is to end.
        bell_chosen: the code of a line of the bell's menu.
    """

    start_asked = Signal()
    minutes_asked = Signal(int)
    routine_asked = Signal(str)
    gentle_asked = Signal()
    optional_asked = Signal(int)
    go_on_asked = Signal()
    start_over_asked = Signal()
    discard_asked = Signal()
    notice_action_asked = Signal(str)
    pain_told = Signal(int, bool)
    stiffer_told = Signal(bool)
    activity_told = Signal(str, int)
    question_passed = Signal()
    question_details_asked = Signal()
    answer_details_asked = Signal()
    log_asked = Signal()
    plan_asked = Signal()
    card_asked = Signal(str)
    seen_asked = Signal(date)
    override_asked = Signal()
    tomorrow_asked = Signal()
    restore_asked = Signal()
    folder_asked = Signal()
    read_asked = Signal()
    quit_asked = Signal()
    bell_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._book: MotionBook | None = None
        self._body: TodayBody | None = None
        self._notice: TodayMessage | None = None
        self._bell: BellButton | None = None
        self._log_button: QPushButton | None = None
        self._state = TodayState("", "", "")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Today"))
        self.date = label("", "h1")
        self.week = label("", "quiet", "muted")
        self.line = label("", "body", "muted")
        self.opening = self._make_opening()
        self._make_column()
        theme.changed.connect(self._size)
        self._size()

    @property
    def body(self) -> "TodayBody":
        """All below the head, built when it is first needed."""
        if self._body is None:
            from backstretch.ui.pages.today_body import TodayBody

            self._body = TodayBody(self._theme, self._icons)
            for name in _FORWARDED:
                getattr(self._body, name).connect(getattr(self, name))
            if self._book is not None:
                self._body.show_figures(self._book)
            self._column.insertWidget(self._column.indexOf(self.opening), self._body)
            self._size()
        return self._body

    @property
    def notice(self) -> "TodayMessage":
        """The line for what went wrong, built when it is first needed."""
        if self._notice is None:
            from backstretch.ui.pages.today_parts import TodayMessage

            self._notice = TodayMessage(self._theme, self._icons)
            self._notice.action_asked.connect(self.notice_action_asked)
            self._column.insertWidget(1, self._notice)
        return self._notice

    @property
    def bell(self) -> "BellButton":
        """The bell beside the date, built when it is first needed."""
        if self._bell is None:
            from backstretch.ui.widgets.bell_button import BellButton

            self._bell = BellButton(self._theme, self._icons)
            self._bell.chosen.connect(self.bell_chosen)
            self._head.addWidget(self._bell, alignment=Qt.AlignmentFlag.AlignTop)
            self._order_head()
        return self._bell

    @property
    def log_button(self) -> QPushButton:
        """The button that logs a run, beside the date; built when it is first needed."""
        if self._log_button is None:
            from backstretch.ui.widgets.parts import button

            made = self._log_button = button(self.tr("Log a run"), "secondary", large=False)
            made.setAccessibleDescription(self.tr("Key: {key}").format(key="Ctrl+L"))
            made.setToolTip(self.tr("Ctrl+L"))
            made.clicked.connect(self.log_asked)
            corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            self._head.insertWidget(1, made, alignment=corner)
            self._theme.changed.connect(self._paint_plus)
            self._paint_plus()
            self._order_head()
        return self._log_button

    def _paint_plus(self) -> None:
        from backstretch.ui.widgets.parts import set_icon

        set_icon(self.log_button, self._theme, self._icons, "plus", "ink")

    def show_bell(self, says: str, lines: "Sequence[MenuLine | None]") -> None:
        """Show the bell with this menu where there is no tray; without lines there is none."""
        if lines:
            self.bell.show_lines(says, lines)
        if self._bell is not None:
            self._bell.setVisible(bool(lines))

    def show_state(self, state: TodayState) -> None:
        """Show today; what has the focus keeps it, unless it goes."""
        focused = self._focused()
        self._state = state
        self.date.setText(state.date)
        self.week.setText(state.week)
        self.line.setText(state.line)
        if state.notice is not None or self._notice is not None:
            self.notice.show_notice(state.notice)
            self._order_head()
        self.opening.setVisible(state.card is None)
        if state.card is not None:
            self.body.show_state(state)
            self.log_button.setVisible(state.can_log)
        if self._body is not None:
            self._body.setVisible(state.card is not None)
        if focused is not None and not focused.isVisibleTo(self):
            self.start_focus()

    def show_figures(self, book: "MotionBook") -> None:
        """Show the stretches as figures from now on; they are painted when there is time."""
        self._book = book
        if self._body is not None:
            self._body.show_figures(book)

    def start_focus(self) -> None:
        """Put the focus on what to do now."""
        first = self.body.first() if self._state.card is not None else self.opening
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_answer(self) -> None:
        """Go from the scale, which has gone, to what was answered on it."""
        stop = self.body.answer.details_button
        if stop.isVisibleTo(self):
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_head(self) -> None:
        """Let the Tab key come to what was built later above the card before the card."""
        stops: list[QWidget] = [self.opening]
        stops += [self._log_button] if self._log_button is not None else []
        stops += [self._bell] if self._bell is not None else []
        stops += self._notice.action_buttons if self._notice is not None else []
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _focused(self) -> QWidget | None:
        """Return what of the page has the focus, or None."""
        focused: QObject | None = self.window().focusWidget()
        return focused if isinstance(focused, QWidget) and self.isAncestorOf(focused) else None

    def _make_opening(self) -> QFrame:
        """Return what keeps the place of the card until Today is known."""
        made = QFrame()
        made.setProperty("kind", "card")
        made.setProperty("own_ring", True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAccessibleName(self.tr("Today’s session is being read"))
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(label(self.tr("Today’s session"), "small", "muted"))
        column.addStretch(1)
        return made

    def _make_column(self) -> None:
        content = QWidget()
        content.setProperty("ground", "window")
        self.setWidget(content)  # empty yet: whatever moves is dressed anew
        self._around = QHBoxLayout(content)
        self._middle = QWidget()
        self._around.addStretch(1)
        self._around.addWidget(self._middle, 1000)
        self._around.addStretch(1)
        self._column = QVBoxLayout(self._middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(16)
        self._dates = FlowLayout(spacing=8)
        for part in (self.date, self.week):
            part.setWordWrap(False)
            self._dates.addWidget(part)
        self._head.addLayout(self._dates, 1)
        self._heads = QVBoxLayout()
        self._heads.setSpacing(2)
        self._heads.addLayout(self._head)
        self._heads.addWidget(self.line)
        self._column.addLayout(self._heads)
        self._column.addWidget(self.opening)
        self._column.addStretch(1)

    def _size(self) -> None:
        """Lay out by the window's width at 100 % text."""
        scale = self._theme.text_scale
        effective = self.window().width() / scale
        large = self.window().width() >= LARGE_FROM
        self._middle.setMaximumWidth(round((WIDEST_LARGE if large else WIDEST) * scale))
        self.opening.setMinimumHeight(self._theme.px(OPENING_HIGH))
        close = self.width() < CLOSE_BELOW
        self._around.setContentsMargins(*((24, 16, 24, 24) if close else (32, 24, 32, 32)))
        ways = QBoxLayout.Direction
        stacked = self.width() / scale < HEAD_STACKED_BELOW
        self._head.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._dates.set_gap(self._theme.px(8))
        if stacked:
            self._head.insertWidget(1, self.line)
        else:
            self._heads.addWidget(self.line)
        if self._body is None:
            return
        if effective >= TWO_COLUMNS_FROM:
            self._body.set_shape("column", large=effective >= LARGE_FROM)
        else:
            self._body.set_shape("words" if effective <= WORDS_UP_TO else "row", large=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts and a digit answers, wherever the focus is, unless a control takes it."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        state = self._state
        once = plain and not event.isAutoRepeat()
        question = self._body.question if once and self._body and may_act(self, event) else None
        if question and question.press_digit(event.key(), event.timestamp()):
            return
        if enter and once:
            if state.unfinished is not None:
                self.go_on_asked.emit()
                return
            if state.offers_start:
                self.start_asked.emit()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()
