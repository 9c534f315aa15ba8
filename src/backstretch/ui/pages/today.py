"""The Today page: what to do now, in one look."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.pages.today_parts import NoticeStrip, StepsList, UnfinishedCard
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import RoutineChoice, TodayState, TodayStretch
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.mat_strip import MatStrip
from backstretch.ui.widgets.parts import button, key_cap, label, set_kind, set_words
from backstretch.ui.widgets.segment_bar import SegmentBar

WIDEST = 1180
WIDEST_LARGE = 1360
LARGE_FROM = 1500
CLOSE_BELOW = 900  # a narrower page stands closer to its edges
HINT_FROM = 740  # a card this wide has room for the key beside the buttons


class SessionCard(QFrame):
    """Today's session: routine, why, minutes, stretches, Start.

    Signals:
        start_asked: begin.
        minutes_asked: another length, in minutes.
    """

    start_asked = Signal()
    minutes_asked = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._stretches: tuple[TodayStretch, ...] = ()
        self._waiting = False
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.addLayout(self._make_head())
        self.note = label("", "body")
        column.addWidget(self.note)
        self.strip = MatStrip(theme)
        column.addWidget(self.strip)
        column.addLayout(self._make_buttons())
        self.steps = StepsList()
        column.addWidget(self.steps)
        self.start_button.clicked.connect(self.start_asked)
        self.length.chosen.connect(self.minutes_asked)
        self.steps_button.clicked.connect(self._toggle_steps)
        theme.changed.connect(self._paint_icon)

    def show_state(self, state: TodayState) -> None:
        """Show the session; its Start is not the first thing to do while another is unfinished."""
        self.routine.setText(state.routine)
        self.why.setText(state.why)
        self.note.setText(state.note)
        self.note.setVisible(bool(state.note))
        self.minutes.setText(str(state.minutes))
        choices = tuple((n, self.tr("{n} min").format(n=n)) for n in state.minute_choices)
        self.length.show_choices(choices, state.minutes)
        self.strip.show_stretches(state.stretches)
        self._stretches = state.stretches
        if not self.steps.isHidden():
            self.steps.show_steps(state.stretches)
        waiting = state.unfinished is not None
        set_kind(self.start_button, "secondary" if waiting else "primary")
        self._waiting = waiting
        self._show_hint()
        self._paint_icon()

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Today’s session"), "small", "muted"))
        self.routine = label("", "h2")
        self.why = label("", "body", "muted")
        words.addWidget(self.routine)
        words.addWidget(self.why)
        words.addStretch(1)
        head.addLayout(words, 1)
        head.addSpacing(20)
        numbers = QVBoxLayout()
        numbers.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(6)
        self.minutes = label("", "figure")
        self.minutes.setWordWrap(False)
        unit = label(self.tr("min"), "h3")
        unit.setWordWrap(False)
        line.addStretch(1)
        line.addWidget(self.minutes, alignment=Qt.AlignmentFlag.AlignBottom)
        line.addWidget(unit, alignment=Qt.AlignmentFlag.AlignBottom)
        unit.setContentsMargins(0, 0, 0, 6)
        numbers.addLayout(line)
        rests = label(self.tr("with switches and rests"), "small", "muted")
        rests.setWordWrap(False)
        numbers.addWidget(rests, alignment=Qt.AlignmentFlag.AlignRight)
        numbers.addStretch(1)
        head.addLayout(numbers)
        return head

    def _make_buttons(self) -> FlowLayout:
        row = FlowLayout(spacing=12)
        self.start_button = button(self.tr("Start session"), "primary")
        self.start_button.setDefault(True)
        self.length = SegmentBar(self._theme, self.tr("Minutes"))
        self.steps_button = button(self.tr("See the steps"), "plain")
        self.enter_hint = QWidget()
        hint = QHBoxLayout(self.enter_hint)
        hint.setContentsMargins(8, 0, 0, 0)
        hint.setSpacing(6)
        hint.addWidget(key_cap(self.tr("Enter")))
        starts = label(self.tr("starts"), "small", "muted")
        starts.setWordWrap(False)
        hint.addWidget(starts)
        for part in (self.start_button, self.length, self.steps_button, self.enter_hint):
            row.addWidget(part)
        return row

    def _show_hint(self) -> None:
        room = self.width() >= self._theme.px(HINT_FROM)
        self.enter_hint.setVisible(room and not self._waiting)

    def _toggle_steps(self) -> None:
        opened = self.steps.isHidden()
        if opened:
            self.steps.show_steps(self._stretches)
        self.steps.setVisible(opened)
        text = self.tr("Hide the steps") if opened else self.tr("See the steps")
        set_words(self.steps_button, text)

    def _paint_icon(self) -> None:
        role = "on_clay" if self.start_button.property("kind") == "primary" else "ink"
        side = self._theme.px(18)
        icon = self._icons.icon("play", role, side, self.devicePixelRatioF())
        self.start_button.setIcon(icon)
        self.start_button.setIconSize(QSize(side, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()


class TodayPage(QScrollArea):
    """Shows today's session and emits what was asked.

    Signals:
        start_asked: begin today's session.
        minutes_asked: another length, in minutes.
        routine_asked: another routine, by its id.
        go_on_asked, start_over_asked, discard_asked: what to do with an unfinished session.
        notice_action_asked: the code of an action of the notice.
    """

    start_asked = Signal()
    minutes_asked = Signal(int)
    routine_asked = Signal(str)
    go_on_asked = Signal()
    start_over_asked = Signal()
    discard_asked = Signal()
    notice_action_asked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._routines: tuple[RoutineChoice, ...] = ()
        self._group = QButtonGroup(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Today"))
        self.date = label("", "h1")
        self.week = label("", "quiet", "muted")
        self.line = label("", "body", "muted")
        self.notice = NoticeStrip(theme, icons)
        self.unfinished = UnfinishedCard()
        self.card = SessionCard(theme, icons)
        self._chips = FlowLayout(spacing=8)
        self._make_column()
        self._connect()
        theme.changed.connect(self._size)
        self._size()

    def show_state(self, state: TodayState) -> None:
        """Show today."""
        self.date.setText(state.date)
        self.week.setText(state.week)
        self.line.setText(state.line)
        self.notice.show_notice(state.notice)
        self.unfinished.show_unfinished(state.unfinished)
        self.card.show_state(state)
        self._show_routines(state)

    def show_figures(self, book: MotionBook) -> None:
        """Show the stretches as figures from now on; they are painted when there is time."""
        self.card.strip.show_figures(book)

    def start_focus(self) -> None:
        """Put the focus on what to do now."""
        waiting = not self.unfinished.isHidden()
        first = self.unfinished.go_on_button if waiting else self.card.start_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def chips(self) -> list[QPushButton]:
        """Return the routines to choose from, in order."""
        return [chip for chip in self._group.buttons() if isinstance(chip, QPushButton)]

    def _make_column(self) -> None:
        content = QWidget()
        content.setProperty("ground", "window")
        around = QHBoxLayout(content)
        self._around = around
        middle = QWidget()
        self._middle = middle
        around.addStretch(1)
        around.addWidget(middle, 1000)
        around.addStretch(1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        dates = FlowLayout(spacing=8)
        for part in (self.date, self.week):
            part.setWordWrap(False)
            dates.addWidget(part)
        head.addLayout(dates)
        head.addWidget(self.line)
        column.addLayout(head)
        for card in (self.notice, self.unfinished, self.card):
            column.addWidget(card)
        column.addWidget(label(self.tr("Another routine today"), "h3"))
        column.addLayout(self._chips)
        column.addStretch(1)
        self.setWidget(content)

    def _connect(self) -> None:
        self.notice.action_asked.connect(self.notice_action_asked)
        self.unfinished.go_on_asked.connect(self.go_on_asked)
        self.unfinished.start_over_asked.connect(self.start_over_asked)
        self.unfinished.discard_asked.connect(self.discard_asked)
        self.card.start_asked.connect(self.start_asked)
        self.card.minutes_asked.connect(self.minutes_asked)

    def _show_routines(self, state: TodayState) -> None:
        if state.routines != self._routines:
            self._routines = state.routines
            self._make_chips(state.routines)
        for chip, routine in zip(self.chips(), state.routines, strict=True):
            chip.setChecked(routine.id == state.routine_id)

    def _make_chips(self, routines: tuple[RoutineChoice, ...]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            old = item.widget()
            if isinstance(old, QPushButton):
                self._group.removeButton(old)
                old.deleteLater()
        for routine in routines:
            chip = button(routine.name, "chip", large=False)
            chip.setProperty("ring_radius", 18)
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._ask_for, routine.id))
            self._group.addButton(chip)
            self._chips.addWidget(chip)

    def _ask_for(self, routine_id: str) -> None:
        self.routine_asked.emit(routine_id)

    def _size(self) -> None:
        widest = WIDEST_LARGE if self.width() >= LARGE_FROM - 96 else WIDEST
        self._middle.setMaximumWidth(round(widest * self._theme.text_scale))
        close = self.width() < CLOSE_BELOW
        self._around.setContentsMargins(*((24, 14, 24, 24) if close else (32, 20, 32, 32)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, wherever the focus is, unless a control takes it."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain and not event.isAutoRepeat():
            waiting = not self.unfinished.isHidden()
            (self.go_on_asked if waiting else self.start_asked).emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()
