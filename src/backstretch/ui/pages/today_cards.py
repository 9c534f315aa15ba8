"""The cards that stand where the session is on other days: done, a day of rest, a warning sign."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui import today_words
from backstretch.ui.icons import Icons
from backstretch.ui.plan_state import Mark
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import DoneCardState, RestCardState, StoppedCardState
from backstretch.ui.widgets.day_marks import paint_mark
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.still_picture import StillPicture
from backstretch.ui.widgets.stretch_tile import StretchTile

PICTURE = QSize(268, 148)
PICTURE_FROM = 560  # a card this wide has room for it
MARK = 26


class MarkLabel(QWidget):
    """The mark of a day, decoration beside its word."""

    def __init__(self, theme: Theme, mark: Mark, side: int = MARK) -> None:
        super().__init__()
        self._theme = theme
        self._mark = mark
        self._side = side
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._side), self._theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.px(self._side)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint_mark(QPainter(self), self._theme, self._mark, box)


class DoneCard(QFrame):
    """What was done today, and short stretches that do not count.

    Signals:
        optional_asked: one of the short stretches, by its number from 0.
    """

    optional_asked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._book: MotionBook | None = None
        self._shown: DoneCardState | None = None
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        self.picture = StillPicture(theme, PICTURE, 14)
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addLayout(self._make_words(), 1)
        top.addWidget(self.picture)
        column.addLayout(top)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(hairline())
        below.addSpacing(12)
        below.addWidget(label(self.tr("If you feel stiff later"), "h3"))
        optional = self.tr("Optional and short. These do not count towards the week.")
        below.addWidget(label(optional, "small", "muted"))
        below.addSpacing(8)
        self._row = FlowLayout(spacing=12)
        below.addLayout(self._row)
        column.addWidget(self._below)
        self.tiles: list[StretchTile] = []

    def show_done(self, state: DoneCardState) -> None:
        """Show what was done."""
        self.setAccessibleName(f"{state.heading}: {state.title}")
        self.heading.setText(state.heading)
        self.title.setText(state.title)
        self.line.setText(state.line)
        self.picture.show_doing(state.figure)
        self._below.setVisible(bool(state.optional))
        if self._shown is None or state.optional != self._shown.optional:
            self._fill(state)
        self._shown = state

    def show_figures(self, book: MotionBook) -> None:
        """Show figures from now on."""
        self._book = book
        self.picture.show_figures(book)
        for tile in self.tiles:
            tile.show_figures(book)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the large picture out where there is no room."""
        self.picture.setVisible(not narrow)

    def _make_words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(MarkLabel(self._theme, Mark.DONE))
        self.heading = label("", "h3", "pine")
        line.addWidget(self.heading, 1)
        self.title = label("", "h2")
        self.line = label("", "body", "muted")
        words.addLayout(line)
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addStretch(1)
        return words

    def _fill(self, state: DoneCardState) -> None:
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self.tiles = []
        for number, stretch in enumerate(state.optional):
            tile = StretchTile(self._theme, stretch)
            tile.clicked.connect(lambda _=False, number=number: self.optional_asked.emit(number))
            if self._book is not None:
                tile.show_figures(self._book)
            self.tiles.append(tile)
            self._row.addWidget(tile)


class RestCard(QFrame):
    """A day without a session, and a way to have one all the same.

    Signals:
        gentle_asked: a gentle session is wanted.
    """

    gentle_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(MarkLabel(theme, Mark.REST))
        self.title = label("", "h2")
        line.addWidget(self.title, 1)
        column.addLayout(line)
        self.line = label("", "body", "muted")
        column.addWidget(self.line)
        column.addSpacing(10)
        row = FlowLayout(spacing=12)
        self.offer_button = button("", "secondary")
        self.offer_button.clicked.connect(self.gentle_asked)
        row.addWidget(self.offer_button)
        column.addLayout(row)

    def show_rest(self, state: RestCardState) -> None:
        """Show the day."""
        self.setAccessibleName(state.title)
        self.title.setText(state.title)
        self.line.setText(state.line)
        self.offer_button.setText(state.offer)
        self.offer_button.setAccessibleName(state.offer)
        self.offer_button.setVisible(bool(state.offer))


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
        self.ticked = label(self.tr("You ticked this:"), "small", "muted")
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
        said = " ".join((state.title, state.sign, *state.advice))
        self.setAccessibleName(self.tr("Warning: {words}").format(words=said))
        told = QAccessibleAnnouncementEvent(self, self.accessibleName())
        told.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(told)

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
        self.when.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

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
