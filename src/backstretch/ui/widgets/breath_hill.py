"""A hill to breathe by: up is breathing in, down is breathing out."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from backstretch.ui.player_state import Breath
from backstretch.ui.theme import Theme

_STEPS = 64
_HALVES: dict[Breath, tuple[float, float]] = {"in": (0.0, 0.5), "out": (0.5, 1.0)}


class BreathHill(QWidget):
    """Shows where in the breath we are; the words beside it say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._breath: Breath = "in"
        self._along = 0.0
        self._still = False
        self._points: list[QPointF] = []
        theme.changed.connect(self.update)

    def set_still(self, still: bool) -> None:
        """Show the half that is breathed as a thick line in place of a dot that travels."""
        self._still = still
        self.update()

    def show_breath(self, breath: Breath, share: float) -> None:
        """Show a share (0 to 1) of breathing in or out; a rest stays where the breath ended."""
        start, end = _HALVES.get(breath, (self._along, self._along))
        along = start + (end - start) * share
        moved = round(along * 2 * self.width()) != round(self._along * 2 * self.width())
        if breath != self._breath or (moved and not self._still):
            self.update()
        self._along, self._breath = along, breath

    def sizeHint(self) -> QSize:
        return QSize(120, 44)

    def _dot(self) -> float:
        return max(5.0, self.height() * 0.19)

    def _point(self, along: float) -> QPointF:
        dot = self._dot() + 1
        area = QRectF(self.rect()).adjusted(dot, dot, -dot, -dot)
        rise = (1 - math.cos(2 * math.pi * along)) / 2
        return QPointF(area.left() + along * area.width(), area.bottom() - rise * area.height())

    def _piece(self, start: float, end: float) -> QPolygonF:
        inner = self._points[math.floor(start * _STEPS) + 1 : math.ceil(end * _STEPS)]
        return QPolygonF([self._point(start), *inner, self._point(end)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._points = [self._point(step / _STEPS) for step in range(_STEPS + 1)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(3.0, self.height() * 0.085)
        if self._still:
            self._paint_line(painter, "track", width, 0.0, 1.0)
            if half := _HALVES.get(self._breath):
                self._paint_line(painter, "blue", 2 * width, *half)
            return
        self._paint_line(painter, "track", width, self._along, 1.0)
        self._paint_line(painter, "blue", width, 0.0, self._along)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("blue"))
        painter.drawEllipse(self._point(self._along), self._dot(), self._dot())

    def _paint_line(
        self, painter: QPainter, role: str, width: float, start: float, end: float
    ) -> None:
        if end > start:
            pen = QPen(self._theme.colour(role), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(self._piece(start, end))
