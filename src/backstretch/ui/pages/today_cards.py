"""The cards that stand where the session is on other days: it is done, or the day is for rest."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.plan_state import Mark
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import DoneCardState, RestCardState
from backstretch.ui.widgets.day_marks import paint_mark
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.still_picture import StillPicture
from backstretch.ui.widgets.stretch_tile import StretchTile

PICTURE = QSize(268, 148)
PICTURE_FROM = 560  # a card this wide has room for it
MARK = 26
PAD, GAP = 24, 12


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
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(16)
        self.picture = StillPicture(theme, PICTURE, 14)
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addLayout(self._make_words(), 1)
        top.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
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
        self._row = FlowLayout(spacing=GAP, even=True)
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
