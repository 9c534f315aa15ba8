"""Words of several lines, as far apart as is good to read: a label sets them closer."""

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from backstretch.ui.widgets.parts import dress_label

LINE_OF_BODY = 22 / 15
LINES = {"body": LINE_OF_BODY, "small": 19 / 14}
"""From one line to the next, as a multiple of the size of the letters, by the name of the type."""
_WIDEST = 16_777_215
_BREAK = "\u2028"


class Paragraph(QLabel):
    """A label that wraps, with more room between its lines. Its text is plain."""

    def __init__(self, text: str, kind: str, tone: str = "ink") -> None:
        super().__init__(text)
        self._times = LINES.get(kind, LINE_OF_BODY)
        dress_label(self, kind, tone)

    def line_height(self) -> int:
        """Return how many pixels one line has."""
        return round(self.font().pixelSize() * self._times)

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        lines = self._laid_out(width - around.left() - around.right()).lineCount()
        return max(1, lines) * self.line_height() + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        width = super().sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.heightForWidth(_WIDEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        place = self.contentsRect()
        laid_out = self._laid_out(place.width())
        high = laid_out.lineCount() * self.line_height()
        top = place.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, (place.height() - high) // 2)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        laid_out.draw(painter, QPointF(place.left(), top))

    def _laid_out(self, width: int) -> QTextLayout:
        """Return the lines for a width; the letters stand in the middle of each."""
        made = QTextLayout(self.text().replace("\n", _BREAK), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        step, metrics = self.line_height(), QFontMetricsF(self.font())
        first = math.floor((step - metrics.height()) / 2)
        made.beginLayout()
        number = 0
        while (line := made.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, first + number * step))
            number += 1
        made.endLayout()
        return made
