"""The end of a session: what it was, how the back is now, and the week with it."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages import player_words as words
from backstretch.ui.pages.player_answers import AnswersCard
from backstretch.ui.player_state import PlayerState
from backstretch.ui.shortcuts import letter_keys_act, may_act, shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.done_list import DoneList
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.lane_bar import LaneBar
from backstretch.ui.widgets.next_line import NextLine
from backstretch.ui.widgets.parts import button, hairline, key_cap, label, set_icon
from backstretch.ui.widgets.scrolled import ScrolledView
from backstretch.ui.widgets.week_lap import WeekLap

TWO_COLUMNS = 1000  # from this width, at 100 % text
ALL_IN_SIGHT = 690  # from this height the buttons stand below the answers, else in the foot
LOW = 560  # below this height, at 100 % text, the head and the scale are set smaller
BAR_PX, BAR_PX_LOW = 98, 44
SIDE = 32
WIDEST = 1360
RIGHT = 400


class Mark(QWidget):
    """A filled circle with a tick, or a dashed one with a dash: done, or not all of it."""

    def __init__(self, theme: Theme, icons: Icons, side: int, full: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._full = full
        self.setFixedSize(theme.px(side), theme.px(side))
        theme.changed.connect(self.update)

    def show_full(self, full: bool) -> None:
        """Show the tick, or the dash."""
        self._full = full
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._full:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("pine"))
            painter.drawEllipse(rect)
            inset = 0.2 * rect.width()
            place = rect.adjusted(inset, inset, -inset, -inset)
            self._icons.paint(painter, "check", "on_pine", place)
            return
        pen = QPen(self._theme.colour("muted"), max(1.5, 0.06 * rect.width()))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawEllipse(rect)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        third = rect.width() / 3
        middle = rect.center()
        half = QPointF(third / 2, 0)
        painter.drawLine(middle - half, middle + half)


class FinishedView(ScrolledView):
    """What came of the session, in calm words, and a few questions that may stay open.

    `answers` tells what was answered, each answer at once. Where the window is large the
    buttons stand below the answers, else in the foot, always in sight.

    Signals:
        closed: nothing more to see here.
    """

    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(SIDE, parent)
        self._theme = theme
        self._icons = icons
        self._shown: PlayerState | None = None
        self._is_below: bool | None = None
        self._is_low = False
        self.column.setSpacing(20)
        self.column.addLayout(self._make_head())
        self.lanes = LaneBar(theme)
        self.column.addWidget(self.lanes)
        self.notice = label("", "body", "muted")
        self.column.addWidget(self.notice)
        self.answers = AnswersCard(theme)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(SIDE)
        self._columns.addLayout(self._make_left(), 1)
        self._right = self._make_right()
        self._columns.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._columns)
        self.column.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def show_state(self, state: PlayerState) -> None:
        """Show the end; what was answered meanwhile stays."""
        if state == self._shown:
            return
        self._shown = state
        self.mark.show_full(not state.partial)
        self.headline.setText(self._headline(state))
        self.times.setText(state.ending.time_range)
        self.answers.say_before(state.ending.before)
        self.lanes.show_lanes(state.lanes, self.headline.text())
        self.notice.setText(state.notice)
        self.notice.setVisible(bool(state.notice))
        self.done.show_rows(state.done)
        self.next.show_coming(state.ending.coming)
        week = state.ending.week
        for part in (self.week, self._week_line):
            part.setVisible(week is not None)
        if week is not None:
            self.week.show_week(week.done, week.goal)

    def show_figures(self, book: MotionBook) -> None:
        """Put a picture before each stretch that was done, from now on."""
        self.done.show_figures(book)

    def start_over(self) -> None:
        """Ask anew: another session began."""
        self._shown = None
        self.answers.clear()
        self.scroller.verticalScrollBar().setValue(0)

    def start_focus(self) -> None:
        """Put the focus on Save and close; digits set the pain from there as well."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def spoken(self) -> str:
        """Return what a screen reader says when this comes: what was done, and the question."""
        return sentences(self.headline.text(), self.answers.scale.accessibleName())

    def leave(self) -> None:
        """Tell what is not told yet, and close."""
        self.answers.tell()
        self.closed.emit()

    def _headline(self, state: PlayerState) -> str:
        if not state.kept_s:
            return self.tr("Ended before it began.")
        done = words.kept_time(state.kept_s)
        text = self.tr("{time} on the mat.").format(time=done)
        if not state.partial:
            return self.tr("Done. {time}").format(time=text)
        kept = self.tr("Ended early, and kept. {time}")
        return (kept if state.ending.kept else self.tr("Ended early. {time}")).format(time=text)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(14)
        self.mark = Mark(self._theme, self._icons, 34)
        self.headline = label("", "hero")
        self.times = QLabel()
        self.times.setProperty("type", "small")
        self.times.setProperty("tone", "muted")
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines.addWidget(self.headline, 1)
        self._lines.addWidget(self.times)
        marked = QVBoxLayout()
        marked.addSpacing(self._theme.px(6))  # the middle of the first line
        marked.addWidget(self.mark)
        marked.addStretch(1)
        head.addLayout(marked)
        head.addLayout(self._lines, 1)
        return head

    def _make_buttons(self) -> QWidget:
        self.close_button = button(self.tr("Save and close"), "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.leave)
        self.hint = QWidget()
        keys = QHBoxLayout(self.hint)
        keys.setContentsMargins(8, 0, 0, 0)
        keys.setSpacing(6)
        self.digit_hint = (
            key_cap("0"),
            label(self.tr("to"), "small", "muted"),
            key_cap("9"),
            label(self.tr("sets pain,"), "small", "muted"),
        )
        self.ctrl_hint = key_cap(self.tr("Ctrl"))
        enter = (
            self.ctrl_hint,
            key_cap(self.tr("Enter")),
            label(self.tr("saves"), "small", "muted"),
        )
        for part in (*self.digit_hint, *enter):
            part.setWordWrap(False)
            keys.addWidget(part)
        self.ctrl_hint.hide()
        self.answers.note.text_edit.installEventFilter(self)
        shortcut(self, "Ctrl+Return", self.tr("Save and close"), self.leave)
        made = QWidget()
        self._below = FlowLayout(made, spacing=12)
        return made

    def _make_left(self) -> QVBoxLayout:
        self._left = QVBoxLayout()
        self._left.setSpacing(20)
        self._left.addWidget(self.answers)
        self.next = NextLine(self._theme, self._icons)
        self._left.addWidget(self.next)
        self._left.addWidget(self._make_buttons())
        self._left.addStretch(1)
        return self._left

    def _make_right(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.week = WeekLap(self._theme)
        self._week_line = hairline()
        self.done = DoneList(self._theme, self._icons)
        column.addWidget(self.week, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(self._theme.px(22))
        column.addWidget(self._week_line)
        column.addSpacing(self._theme.px(20))
        column.addWidget(label(self.tr("What you did"), "h3"))
        column.addSpacing(self._theme.px(8))
        column.addWidget(self.done)
        column.addStretch(1)
        return made

    def _size(self) -> None:
        px = self._theme.px
        self.lanes.set_sizes(12, px(13))
        set_icon(self.close_button, self._theme, self._icons, "check", "on_clay")
        self._arrange()

    def _arrange(self) -> None:
        """One column or two, and the buttons where they are in sight."""
        px = self._theme.px
        two = self.width() >= px(TWO_COLUMNS)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if two else way.TopToBottom)
        self._columns.setAlignment(
            self._right, Qt.AlignmentFlag.AlignTop if two else Qt.AlignmentFlag(0)
        )
        self._right.setMinimumWidth(px(RIGHT) if two else 0)
        self._right.setMaximumWidth(px(RIGHT) if two else 16_777_215)
        narrow = self.width() < px(640)
        self._lines.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self.answers.show_narrow(narrow)
        side = max(SIDE, (self.width() - px(WIDEST)) // 2)
        self._set_low(self.height() < px(LOW))
        self.column.setContentsMargins(side, 14 if self._is_low else 28, side, 16)
        self.foot.setContentsMargins(side, 16, side, 24)
        self._move_buttons(below=two and self.height() >= px(ALL_IN_SIGHT))

    def _set_low(self, low: bool) -> None:
        """Bring the numbers of the scale onto the first screen where little of it is seen."""
        if low == self._is_low:
            return
        self._is_low = low
        self.headline.setProperty("type", "h1" if low else "hero")
        self.headline.style().polish(self.headline)
        self.answers.scale.set_bar_px(BAR_PX_LOW if low else BAR_PX)
        self.column.setSpacing(10 if low else 20)

    def _move_buttons(self, *, below: bool) -> None:
        if self._is_below == below:
            return
        self._is_below = below
        focused = self.close_button.hasFocus()
        row = self._below if below else self.foot
        self.foot_part.setVisible(not below)
        for part in (self.close_button, self.hint):
            row.addWidget(part)
            part.show()
        if focused:  # a widget that moves to another parent loses it
            self.start_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the keys that act."""
        super().showEvent(event)
        for part in self.digit_hint:
            part.setVisible(letter_keys_act(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say how the keys save while the note is written, where Enter begins a line."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.ctrl_hint.setVisible(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
        if plain and digit and not event.isAutoRepeat() and may_act(self, event):
            self.answers.scale.press_key(event.key(), event.timestamp())
            announce(self, self.answers.scale.accessibleDescription())
        else:
            super().keyPressEvent(event)
