"""What stands in a small place for an exercise without a figure: its picture, or a mark."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from backstretch.ui.theme import Theme

SHARE, MOST = 0.55, 60
"""Side of the mark as a share of the height of its place, and at most so many pixels."""


CORNER = 4


def paint_own(
    painter: QPainter, theme: Theme, image: QImage | None, centre: QPointF, room: QSizeF
) -> None:
    """Put a picture down around a point, whole, or where there is none a pencil in a ring."""
    if image is None:
        paint_own_mark(painter, theme, centre, QRectF(QPointF(), room))
        return
    size = QSizeF(image.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(centre)
    corners = QPainterPath()
    corners.addRoundedRect(place, CORNER, CORNER)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(corners, Qt.ClipOperation.IntersectClip)
    painter.drawImage(place, image)
    painter.restore()


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
