"""The words of a point, on a plate beside it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from backstretch.ui.theme import Theme

WIDEST, PAD, AWAY = 300, 8, 12
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class ChartTip(QWidget):
    """Lies over whatever is around a chart and lets the pointer through.

    It is decoration: the chart itself tells the same words.
    """

    def __init__(self, theme: Theme, chart: QWidget) -> None:
        super().__init__(_ground_of(chart))
        self._theme = theme
        self._chart = chart
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, spot: QPoint, words: str) -> None:
        """Show words above a point of the chart, or below where there is no room above it."""
        ground = _ground_of(self._chart)
        if self.parentWidget() is not ground:
            self.setParent(ground)
        self.words = words
        size = self._size()
        at = self._chart.mapTo(ground, spot)
        left = min(max(4, at.x() - size.width() // 2), ground.width() - size.width() - 4)
        away = self._theme.px(AWAY)
        top = at.y() - size.height() - away
        if top < 4:
            top = at.y() + away
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()
        self.update()

    def _size(self) -> QSize:
        pad = self._theme.px(PAD)
        room = QRect(0, 0, self._theme.px(WIDEST), 10_000)
        metrics = QFontMetrics(self._theme.font("small"))
        taken = metrics.boundingRect(room, _WRAPPED, self.words).size()
        return taken + QSize(2 * pad + 2, 2 * pad)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, pad = self._theme.colour, self._theme.px(PAD)
        painter.setPen(QPen(colour("edge"), self._theme.outline))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(colour("ink"))
        painter.setFont(self._theme.font("small"))
        painter.drawText(self.rect().adjusted(pad, pad, -pad + 2, -pad), _WRAPPED, self.words)


def _ground_of(chart: QWidget) -> QWidget:
    """Return what scrolls with the chart, or else its window."""
    ground = chart
    while (parent := ground.parentWidget()) is not None and not ground.isWindow():
        if isinstance(parent.parentWidget(), QScrollArea):
            return ground
        ground = parent
    return ground
