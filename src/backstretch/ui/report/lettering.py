"""Words on paper: lines that wrap or end in dots, written where they are to stand."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from backstretch.ui.charts.look import Look

LEADING = 1.1
"""Lines stand so far apart, in heights of their letters."""

ELLIPSIS = "…"


def line_height(font: QFont) -> float:
    """Return how far apart lines stand."""
    return QFontMetricsF(font).height() * LEADING


def wrapped(text: str, font: QFont, width: float) -> list[str]:
    """Return the lines of a text; a word wider than a line is broken."""
    metrics = QFontMetricsF(font)
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        lines[-1:] = _broken(word, metrics, width)
    return lines


def _broken(word: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Return a word in pieces that each fit."""
    pieces = []
    while metrics.horizontalAdvance(word) > width and len(word) > 1:
        fits = _fitting(word, metrics, width)
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]


def at_most(lines: list[str], count: int, font: QFont, width: float) -> list[str]:
    """Return so many lines at most; where some are left out the last one says so."""
    if len(lines) <= count:
        return lines
    return [*lines[: count - 1], elided(f"{lines[count - 1]} {ELLIPSIS * 3}", font, width)]


def elided(text: str, font: QFont, width: float) -> str:
    """Return a text, or its beginning where all of it is too wide."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    room = width - metrics.horizontalAdvance(ELLIPSIS)
    return text[: _fitting(text, metrics, room)].rstrip(f" {ELLIPSIS}") + ELLIPSIS


def _fitting(text: str, metrics: QFontMetricsF, width: float) -> int:
    """Return how many letters fit, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def write(
    painter: QPainter,
    look: Look,
    text: str,
    at: QPointF,
    font: str,
    role: str = "ink",
    *,
    right: bool = False,
) -> None:
    """Write a line with its top at a place; with `right` it ends there."""
    made = look.font(font)
    metrics = QFontMetricsF(made)
    left = at.x() - (metrics.horizontalAdvance(text) if right else 0)
    painter.setFont(made)
    painter.setPen(look.colour(role))
    painter.drawText(QPointF(left, at.y() + metrics.ascent()), text)


def rule(painter: QPainter, look: Look, left: float, right: float, y: float, role: str) -> None:
    """Draw a fine line across."""
    painter.setPen(QPen(look.colour(role), 0.75))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
