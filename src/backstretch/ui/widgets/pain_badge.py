"""A pain score in a small frame: a column filled to so many of ten, and the number."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.pain_words import MOST, pain_value

Grade: TypeAlias = Literal["usual", "large"]
_SIZES: dict[Grade, tuple[float, float, float]] = {"usual": (48, 40, 18), "large": (62, 52, 22)}


class PainBadge(QLabel):
    """Shows a score of 0 to 10, or nothing at all; read out as "3 of 10, mild"."""

    def __init__(
        self,
        theme: Theme,
        score: int | None = None,
        grade: Grade = "usual",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grade: Grade = grade
        self._score: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)
        self.show_score(score)

    @property
    def score(self) -> int | None:
        """The score that is shown, or None."""
        return self._score

    def show_score(self, score: int | None) -> None:
        """Show this score; with None the frame stays empty."""
        self._score = score
        self.setAccessibleName(pain_value(score))
        self.setToolTip(pain_value(score))
        self.update()

    def sizeHint(self) -> QSize:
        wide, high, _ = _SIZES[self._grade]
        return QSize(self._theme.px(wide), self._theme.px(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, px, outline = self._theme.colour, self._theme.px, self._theme.outline
        half = outline / 2
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(colour("edge"), outline))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(frame, px(10), px(10))
        if self._score is None:
            return
        column = QRectF(px(8), px(7), px(8), self.height() - 2 * px(7))
        self._paint_column(painter, column, self._score)
        number = QRectF(self.rect())
        number.setLeft(column.right())
        painter.setFont(self._theme.font_px(px(_SIZES[self._grade][2]), 600))
        painter.setPen(colour("ink"))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(self._score))

    def _paint_column(self, painter: QPainter, column: QRectF, score: int) -> None:
        colour = self._theme.colour
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(column, column.width() / 2.6, column.width() / 2.6)
        painter.fillPath(shape, colour("track"))
        painter.setClipPath(shape)
        filled = column.height() * score / MOST
        painter.fillRect(column.adjusted(0, column.height() - filled, 0, 0), colour("clay"))
        painter.restore()
