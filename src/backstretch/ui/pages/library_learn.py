"""What there is to read in the Library: the first card, the warning signs, three columns."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backstretch.figure.scene import Doing
from backstretch.ui.icons import Icons
from backstretch.ui.library_state import CardLine, LearnState
from backstretch.ui.pages.exercise_parts import clear
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.paragraph import Paragraph
from backstretch.ui.widgets.parts import button, card, hairline, label, tag
from backstretch.ui.widgets.still_picture import StillPicture

COLUMNS_FROM, HEAD_FROM, PICTURE_FROM = 780, 700, 960
"""From these widths on, at 100 % text, columns, the two cards, and the picture stand beside."""
PICTURED, IN_WORDS = (61, 39), (45, 55)
"""How the first card and the warning signs share the width, with the picture and without."""
PICTURE = QSize(264, 184)
FIGURE = Doing("hamstring_standing", "right")
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LearnPart(QWidget):
    """Tells which card is wanted.

    Signals:
        opened: the code of a card.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.lines: dict[str, CardLink] = {}
        self.setAccessibleName(self.tr("Learn"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(20)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(20)
        self.lead, self.signs = self._make_lead(), self._make_signs()
        self._head.addWidget(self.lead, PICTURED[0])
        self._head.addWidget(self.signs, PICTURED[1])
        self._column.addLayout(self._head)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(32)
        self._column.addLayout(self._columns)
        self.nothing = label(self.tr("Nothing fits what you typed."), "h3")
        self.nothing.hide()
        self._column.addWidget(self.nothing)
        self._shown: LearnState | None = None
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_state(self, state: LearnState) -> None:
        """Show the cards, or those that were found."""
        if state == self._shown:
            return
        self._shown = state
        searching = state.found is not None
        self._show_lead(None if searching else state.lead)
        self.signs.setVisible(state.signs is not None and not searching)
        if state.signs:
            self.signs_text.setText(state.signs.summary)
            words = self.tr("{title}, {time}").format(
                title=state.signs.title, time=state.signs.minutes
            )
            self.signs_button.setText(words)
            self.signs_button.setAccessibleName(words)
        clear(self._columns)
        self.lines.clear()
        columns = (("", state.found),) if state.found is not None else state.columns
        for name, cards in columns:
            self._columns.addWidget(self._make_column(name, cards), 1, Qt.AlignmentFlag.AlignTop)
        self.nothing.setVisible(state.found == ())

    def show_figures(self, book: MotionBook) -> None:
        """Put the figure beside the first card."""
        self.picture.show_figures(book)

    def arrange(self, width: int) -> None:
        """Lie as there is room."""
        px, ways = self._theme.px, QBoxLayout.Direction
        beside = width >= px(COLUMNS_FROM)
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._head.setDirection(ways.LeftToRight if width >= px(HEAD_FROM) else ways.TopToBottom)
        pictured = width >= px(PICTURE_FROM)
        self.picture.setVisible(pictured)
        for place, share in enumerate(PICTURED if pictured else IN_WORDS):
            self._head.setStretch(place, share)

    def focus_on(self, code: str) -> None:
        """Put the focus on a card, or on the first one."""
        lead = self.lead_button if self.lead.isVisibleTo(self) else None
        known: QWidget | None = self.lines.get(code)
        if self._shown and self._shown.signs and code == self._shown.signs.code:
            known = self.signs_button
        target = known or lead or next(iter(self.lines.values()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lead(self, line: CardLine | None) -> None:
        self.lead.setVisible(line is not None)
        if line is None:
            return
        self.lead.setAccessibleName(line.title)
        self.lead_basis.setText(line.basis)
        self.lead_title.setText(line.title)
        self.lead_text.setText(line.summary)
        words = self.tr("Read, {time}").format(time=line.minutes)
        self.lead_button.setText(words)
        self.lead_button.setAccessibleName(f"{words}: {line.title}")

    def _make_lead(self) -> QFrame:
        made = card("")
        line = QHBoxLayout(made)
        line.setContentsMargins(1, 1, 10, 1)
        line.setSpacing(0)
        words = QVBoxLayout()
        words.setContentsMargins(22, 19, 20, 19)
        words.setSpacing(8)
        self.lead_basis = tag("", "blue")
        self.lead_title, self.lead_text = label("", "h2"), Paragraph("", "body")
        self.lead_button = button("", "secondary", large=False)
        self.lead_button.clicked.connect(self._open_lead)
        words.addWidget(self.lead_basis, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.lead_title)
        words.addWidget(self.lead_text)
        words.addSpacing(4)
        words.addWidget(self.lead_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.picture = StillPicture(self._theme, PICTURE, 10)
        self.picture.show_doing(FIGURE)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _make_signs(self) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "message")
        made.setProperty("tone", "warning")
        made.setAccessibleName(self.tr("Warning signs"))
        line = QHBoxLayout(made)
        line.setContentsMargins(20, 19, 20, 19)
        line.setSpacing(12)
        self._icon = QLabel()
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(label(self.tr("Warning signs"), "h2"))
        self.signs_text = Paragraph("", "body")
        words.addWidget(self.signs_text)
        self.signs_button = button("", "secondary", large=False)
        self.signs_button.setProperty("grade", "small")
        self.signs_button.setProperty("ring_radius", 8)
        self.signs_button.clicked.connect(self._open_signs)
        words.addSpacing(4)
        words.addWidget(self.signs_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        line.addLayout(words, 1)
        return made

    def _make_column(self, name: str, cards: tuple[CardLine, ...]) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if name:
            made.setAccessibleName(name)
            column.addWidget(label(name, "h2"))
            column.addSpacing(8)
        for one in cards:
            column.addWidget(hairline())
            line = self.lines[one.code] = CardLink(self._theme, one)
            line.clicked.connect(partial(self.opened.emit, one.code))
            column.addWidget(line)
        return made

    def _open_lead(self) -> None:
        if self._shown and self._shown.lead:
            self.opened.emit(self._shown.lead.code)

    def _open_signs(self) -> None:
        if self._shown and self._shown.signs:
            self.opened.emit(self._shown.signs.code)

    def _paint_icon(self) -> None:
        side = self._theme.px(24)
        self._icon.setPixmap(self._icons.pixmap("warning", "red", side, self.devicePixelRatioF()))


class CardLink(QAbstractButton):
    """A card as a line of a column: title, time to read, what it says in short, its sources."""

    def __init__(self, theme: Theme, line: CardLine) -> None:
        super().__init__()
        self._theme = theme
        self.line = line
        self.setText(line.title)
        self.setAccessibleName(f"{line.title}, {line.minutes}. {line.summary} {line.basis}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring_radius", 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)  # a button would be as wide as its longest line at least
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 13)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(10)
        time = label(line.minutes, "smallest", "muted")
        time.setWordWrap(False)
        head.addWidget(label(line.title, "h3"), 1)
        head.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(Paragraph(line.summary, "small", "muted"))
        column.addSpacing(4)
        basis = tag(line.basis, "blue" if line.firm else "plain")
        column.addWidget(basis, 0, Qt.AlignmentFlag.AlignLeft)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout else 0

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-8, 2, 8, -2), 8, 8)
