"""The session card of Today: what there is to do, why, for how long, and Start."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.today_parts import StepsList
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import OtherLength, SessionCardState, TodayStretch
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.mat_strip import MatStrip
from backstretch.ui.widgets.parts import button, key_cap, label, set_icon, set_kind, set_words

PAD, GAP = 20, 12
RESTS_FROM = 600  # a card this wide has room for the words below the minutes


class SessionCard(QFrame):
    """A session that can be started: routine, why, minutes, stretches, Start.

    Signals:
        start_asked: begin.
        minutes_asked: another length for today, in minutes.
    """

    start_asked = Signal()
    minutes_asked = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._stretches: tuple[TodayStretch, ...] = ()
        self._other: OtherLength | None = None
        self._waiting = False
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(16)
        about = QVBoxLayout()
        about.setSpacing(4)
        about.addLayout(self._make_head())
        self.note = label("", "small", "muted")
        about.addWidget(self.note)
        column.addLayout(about)
        self.strip = MatStrip(theme)
        column.addWidget(self.strip)
        column.addLayout(self._make_buttons())
        self.steps = StepsList()
        column.addWidget(self.steps)
        self.start_button.clicked.connect(self.start_asked)
        self.other_button.clicked.connect(self._ask_for_other)
        self.steps_button.clicked.connect(self._toggle_steps)
        theme.changed.connect(self._paint_icon)

    def show_session(self, state: SessionCardState, *, waiting: bool) -> None:
        """Show the session; Start is not the first thing to do while another is unfinished."""
        self.setAccessibleName(f"{state.heading}: {state.routine}")
        self.heading.setText(state.heading)
        self.routine.setText(state.routine)
        self.why.setText(state.why)
        lines = [line for line in (state.note, state.left_out) if line]
        self.note.setText("\n".join(lines))
        self.note.setVisible(bool(lines))
        self.minutes.setText(str(state.minutes))
        self._show_other(state.other)
        self.strip.show_stretches(state.stretches)
        self._stretches = state.stretches
        if not self.steps.isHidden():
            self.steps.show_steps(state.stretches)
        set_kind(self.start_button, "secondary" if waiting else "primary")
        self._waiting = waiting
        self._show_by_width()
        self._paint_icon()

    def _show_other(self, other: OtherLength | None) -> None:
        self._other = other
        self.other_button.setVisible(other is not None)
        if other is not None:
            set_words(self.other_button, other.words)

    def _ask_for_other(self) -> None:
        if self._other is not None:
            self.minutes_asked.emit(self._other.minutes)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        self.heading = label("", "group", "muted")
        self.routine = label("", "h2")
        self.why = label("", "body", "muted")
        for part in (self.heading, self.routine, self.why):
            words.addWidget(part)
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
        self.rests = label(self.tr("with switches and rests"), "small", "muted")
        self.rests.setWordWrap(False)
        numbers.addWidget(self.rests, alignment=Qt.AlignmentFlag.AlignRight)
        numbers.addStretch(1)
        head.addLayout(numbers)
        return head

    def _make_buttons(self) -> QHBoxLayout:
        row = FlowLayout(spacing=GAP)
        self.start_button = button(self.tr("Start session"), "primary")
        self.start_button.setDefault(True)
        self.other_button = button("", "secondary")
        self.steps_button = button(self.tr("See the steps"), "plain")
        for part in (self.start_button, self.other_button, self.steps_button):
            row.addWidget(part)
        self.enter_hint = QWidget()
        hint = QHBoxLayout(self.enter_hint)
        hint.setContentsMargins(8, 0, 0, 0)
        hint.setSpacing(6)
        hint.addWidget(key_cap(self.tr("Enter")))
        starts = label(self.tr("starts"), "small", "muted")
        starts.setWordWrap(False)
        hint.addWidget(starts)
        line = QHBoxLayout()
        line.addLayout(row, 1)
        line.addWidget(self.enter_hint, alignment=Qt.AlignmentFlag.AlignVCenter)
        return line

    def _show_by_width(self) -> None:
        """Show the key beside the buttons where the row has room for it."""
        beside = (self.start_button, self.other_button, self.steps_button)
        shown = [*(part for part in beside if not part.isHidden()), self.enter_hint]
        wanted = sum(part.sizeHint().width() + GAP for part in shown) - GAP
        room = wanted <= self.width() - 2 * PAD
        self.enter_hint.setVisible(room and not self._waiting)
        self.rests.setVisible(self.width() >= self._theme.px(RESTS_FROM))

    def _toggle_steps(self) -> None:
        opened = self.steps.isHidden()
        if opened:
            self.steps.show_steps(self._stretches)
        self.steps.setVisible(opened)
        text = self.tr("Hide the steps") if opened else self.tr("See the steps")
        set_words(self.steps_button, text)
        self._show_by_width()

    def _paint_icon(self) -> None:
        role = "on_clay" if self.start_button.property("kind") == "primary" else "ink"
        set_icon(self.start_button, self._theme, self._icons, "play", role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_by_width()
