"""Lays a small soft picture down larger, in pieces that Qt paints without other threads."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform

BAND = 32
"""Rows that are painted at once. Qt gives larger pieces of a scaled picture to other threads,
and on a busy machine to wait for those takes longer than to paint."""


def paint_soft(painter: QPainter, picture: QImage, target: QRectF, part: QRectF) -> None:
    """Paint the `part` of a picture that is scaled to `target`; its edges are transparent."""
    across, down = target.width() / picture.width(), target.height() / picture.height()
    brush = QBrush(picture)
    brush.setTransform(QTransform(across, 0, 0, down, target.left(), target.top()))
    box = part.toAlignedRect()
    bottom = box.top() + box.height()
    for row in range(box.top(), bottom, BAND):
        painter.fillRect(box.left(), row, box.width(), min(BAND, bottom - row), brush)
