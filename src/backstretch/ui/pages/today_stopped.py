"""The warning message that stands in place of the session while a sign is not cleared up."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui import today_words
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import StoppedCardState
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label


class StoppedCard(QFrame):
    """The warning message in place of the session. It is read out at once.

    Signals:
        seen_asked: a doctor has looked, on this date.
        override_asked: the person has read it and stretches all the same.
        page_asked: the page of the sign that needs help now.
    """

    seen_asked = Signal(date)
    override_asked = Signal()
    page_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._shown: StoppedCardState | None = None
        self.setProperty("kind", "message")
        self.setProperty("tone", "warning")
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 20, 20, 20)
        line.setSpacing(14)
        self._icon = QLabel()
        line.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        line.addLayout(column, 1)
        self.title = label("", "h2")
        self.ticked = label(self.tr("You noted this:"), "small", "muted")
        self.sign = label("", "strong")
        self.advice = label("", "body")
        for part in (self.title, self.ticked, self.sign, self.advice):
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(self._make_buttons())
        self.when = SeenRow(theme)
        column.addWidget(self.when)
        self.when.chosen.connect(self._tell_seen)
        self.when.left.connect(self._leave)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_stopped(self, state: StoppedCardState) -> None:
        """Show the sign; one that stands already is not read out again."""
        if state == self._shown:
            return
        self._shown = state
        self.title.setText(state.title)
        self.ticked.setVisible(bool(state.sign))
        self.sign.setText(state.sign)
        self.sign.setVisible(bool(state.sign))
        self.advice.setText("\n".join(state.advice))
        for made in (self.seen_button, self.override_button):
            made.setVisible(bool(state.seen_days))
        self.page_button.setVisible(state.page_offered)
        self.when.show_days(state.seen_days)
        self.when.hide()
        said = sentences(state.title, state.sign, *state.advice)
        self.setAccessibleName(self.tr("Warning: {words}").format(words=said))
        announce(self, self.accessibleName(), urgent=True)

    def _make_buttons(self) -> FlowLayout:
        row = FlowLayout(spacing=12)
        self.page_button = button(self.tr("Show what to do"), "stop")
        self.seen_button = button(self.tr("I have been seen"), "secondary")
        self.override_button = button(self.tr("I have read this. Stretch anyway"), "plain")
        for made in (self.page_button, self.seen_button, self.override_button):
            row.addWidget(made)
        self.page_button.clicked.connect(self.page_asked)
        self.seen_button.clicked.connect(self._ask_when)
        self.override_button.clicked.connect(self.override_asked)
        return row

    def _ask_when(self) -> None:
        for made in (self.seen_button, self.override_button):
            made.hide()
        self.when.show()
        # Whoever presses Enter once too often has not been seen by a doctor.
        self.when.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        for made in (self.seen_button, self.override_button):
            made.show()
        self.when.hide()
        self.seen_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_seen(self, day: date) -> None:
        self.seen_asked.emit(day)

    def _paint_icon(self) -> None:
        side, ratio = self._theme.px(26), self.devicePixelRatioF()
        self._icon.setPixmap(self._icons.pixmap("warning", "red", side, ratio))


class SeenRow(QWidget):
    """When a doctor has looked: one day earlier, one day later, keep it.

    Signals:
        chosen: the day is kept.
        left: it was not meant.
    """

    chosen = Signal(date)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._days: tuple[date, ...] = ()
        self._place = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("When did a doctor see you?"), "strong"))
        row = FlowLayout(spacing=12)
        self.earlier_button = button(self.tr("A day earlier"), "secondary", large=False)
        self.day = label("", "strong")
        self.day.setWordWrap(False)
        self.later_button = button(self.tr("A day later"), "secondary", large=False)
        row.addWidget(self.earlier_button)
        row.addWidget(self.day)
        row.addWidget(self.later_button)
        column.addLayout(row)
        keep = FlowLayout(spacing=12)
        self.keep_button = button(self.tr("Keep this day"), "inner", large=False)
        self.back_button = button(self.tr("Not yet"), "plain", large=False)
        keep.addWidget(self.keep_button)
        keep.addWidget(self.back_button)
        column.addLayout(keep)
        self.earlier_button.clicked.connect(lambda: self._step(1))
        self.later_button.clicked.connect(lambda: self._step(-1))
        self.keep_button.clicked.connect(self._keep)
        self.back_button.clicked.connect(self.left)
        self.hide()

    def show_days(self, days: tuple[date, ...]) -> None:
        """Offer these days, today first."""
        self._days, self._place = days, 0
        self._show()

    def _step(self, by: int) -> None:
        self._place = max(0, min(len(self._days) - 1, self._place + by))
        self._show()

    def _show(self) -> None:
        if not self._days:
            return
        name = today_words.day_name(self._days[self._place], self._days[0])
        self.day.setText(name)
        self.keep_button.setAccessibleDescription(name)
        self.earlier_button.setEnabled(self._place < len(self._days) - 1)
        self.later_button.setEnabled(self._place > 0)

    def _keep(self) -> None:
        if self._days:
            self.chosen.emit(self._days[self._place])
