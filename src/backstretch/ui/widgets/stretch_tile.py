"""A short stretch as a card to press: its picture, its name, how long it takes."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.today_state import OptionalStretch
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.still_picture import StillPicture

PICTURE = QSize(86, 58)
PAD, GAP = 8, 12
WIDEST = 102
_WORDS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StretchTile(QAbstractButton):
    """Pressed, it begins."""

    def __init__(self, theme: Theme, stretch: OptionalStretch, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme = theme
        self._amount = stretch.amount
        self.setText(stretch.name)
        self.setAccessibleName(f"{stretch.name}, {stretch.amount}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring_radius", 12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(PAD, PAD, PAD, PAD)
        self.picture = StillPicture(theme, PICTURE, 8)
        self.picture.show_doing(stretch.figure)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(self.picture)
        line.addStretch(1)
        theme.changed.connect(self.updateGeometry)

    def show_figures(self, book: MotionBook) -> None:
        """Put the figure on its mat from now on."""
        self.picture.show_figures(book)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        font = self._theme.font_px(px(14), 600)
        box = QFontMetricsF(font).boundingRect(QRectF(0, 0, px(WIDEST), 900), _WORDS, self.text())
        wide = px(PICTURE.width()) + 2 * PAD + GAP + px(WIDEST)
        words = round(box.height()) + px(22) + 2 * PAD
        return QSize(wide, max(px(PICTURE.height()) + 2 * PAD, words))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self._theme, self._theme.px
        painter.setPen(QPen(theme.colour("edge"), theme.outline))
        painter.setBrush(theme.colour("sunken" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        left = px(PICTURE.width()) + PAD + GAP
        name, small = theme.font_px(px(14), 600), theme.font("small")
        room = QRectF(left, 0, self.width() - left - PAD, 900)
        high = QFontMetricsF(name).boundingRect(room, _WORDS, self.text()).height()
        room.moveTop((self.height() - high - px(20)) / 2)
        painter.setFont(name)
        painter.setPen(theme.colour("ink"))
        painter.drawText(room, _WORDS, self.text())
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(room.translated(0, high + px(1)), _WORDS, self._amount)
