"""A key as it looks on a keyboard, painted beside what it does."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from backstretch.ui.theme import Theme


def key_cap_width(theme: Theme, text: str, px: float) -> float:
    """Return the width of a key cap at this font size, in pixels."""
    advance = QFontMetricsF(theme.font_px(px, 600)).horizontalAdvance(text)
    return max(advance + 0.85 * px, 1.55 * px)


def paint_key_cap(
    painter: QPainter, theme: Theme, text: str, px: float, left_middle: QPointF, role: str = "muted"
) -> None:
    """Paint a key cap whose left edge is centred on `left_middle`.

    Painted in the colour of `role`, on the ground of cards.
    """
    height = 1.55 * px
    width = key_cap_width(theme, text, px)
    rect = QRectF(left_middle.x() + 0.5, left_middle.y() - height / 2, width, height)
    outline: QColor = theme.colour("edge" if role == "muted" else role)
    painter.setPen(QPen(outline, 1))
    painter.setBrush(outline)
    painter.drawRoundedRect(rect.adjusted(0, 1, 0, 1), 5, 5)
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(rect, 5, 5)
    font = theme.font_px(px, 600)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    left = rect.center().x() - metrics.horizontalAdvance(text) / 2
    painter.drawText(QPointF(left, rect.center().y() + metrics.capHeight() / 2), text)
