"""A hill to breathe by: up is breathing in, down is breathing out."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from backstretch.ui.player_state import Breath
from backstretch.ui.theme import Theme

_STEPS = 48


class BreathHill(QWidget):
    """Shows where in the breath we are; the words beside it say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._along = 0.0
        theme.changed.connect(self.update)

    def show_breath(self, breath: Breath, share: float) -> None:
        """Show a share (0 to 1) of breathing in, of breathing out, or the rest on the top."""
        along = {"in": share / 2, "hold": 0.5, "out": 0.5 + share / 2}[breath]
        if round(along * 2 * self.width()) != round(self._along * 2 * self.width()):
            self.update()
        self._along = along

    def _point(self, along: float, area: QRectF) -> QPointF:
        rise = (1 - math.cos(2 * math.pi * along)) / 2
        return QPointF(area.left() + along * area.width(), area.bottom() - rise * area.height())

    def _curve(self, start: float, end: float, area: QRectF) -> QPolygonF:
        count = max(2, round(_STEPS * (end - start)))
        return QPolygonF(
            [self._point(start + (end - start) * n / count, area) for n in range(count + 1)]
        )

    def sizeHint(self) -> QSize:
        return QSize(120, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = max(5.0, self.height() * 0.19)
        area = QRectF(self.rect()).adjusted(dot * 0.4, dot + 1, -dot * 0.4, -dot * 0.4)
        pen = QPen(self._theme.colour("track"), max(3.0, self.height() * 0.085))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for role, start, end in (("track", self._along, 1.0), ("blue", 0.0, self._along)):
            if end > start:
                pen.setColor(self._theme.colour(role))
                painter.setPen(pen)
                painter.drawPolyline(self._curve(start, end, area))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("blue"))
        painter.drawEllipse(self._point(self._along, area), dot, dot)
