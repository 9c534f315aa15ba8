"""The mark in place of a figure that nobody has drawn: a pencil in a ring."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from backstretch.ui.theme import Theme

SHARE, MOST = 0.42, 60
"""Side of the mark as a share of the height of its place, and at most so many pixels."""


def paint_own_mark(painter: QPainter, theme: Theme, centre: QPointF, place: QRectF) -> None:
    """Put the mark down around a point."""
    side = min(SHARE * place.height(), theme.px(MOST))
    ring = QRectF(0, 0, side, side)
    ring.moveCenter(centre)
    painter.setPen(QPen(theme.colour("edge"), max(1.0, side / 30)))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(ring)
    pen = QPen(theme.colour("muted"), max(1.5, side / 11))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    reach = 0.16 * side
    painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach))
    below = 1.3 * reach
    painter.drawLine(centre + QPointF(-0.4 * reach, below), centre + QPointF(below, below))
