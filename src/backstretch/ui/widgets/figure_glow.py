"""Where it should be felt: soft lines as small pictures, used again while a muscle hardly moves."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from backstretch.figure.layers import Glow
from backstretch.figure.outline import Point

SMALL_WIDTH = 4.0
"""Width of a muscle in pixels of the small picture it is painted on: soft, and cheap."""

OUTER, CORE, HALO = (3.075, 0.45, 6, 0.2326), (1.606, 0.375, 4, 0.2132), (3.19, 0.52, 4, 0.0707)
"""Widest stroke, step between strokes (in widths of the muscle), their number and alpha.

Two strokes of the drawing rules each: softened by the small picture they look the same.
"""

PAD = 1.9
STILL = 0.4
"""A muscle that moves, beyond being shifted, by less than so many pixels keeps its picture."""

KEPT = 8


@dataclass(frozen=True, slots=True)
class Light:
    """A glow and where it is painted: left, top, width and height."""

    picture: QImage
    target: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Known:
    points: Sequence[Point]
    width: float
    inside: bool
    light: Light


class Glows:
    """Paints glows in two colours and remembers the last ones."""

    def __init__(self, glow: str, core: str) -> None:
        self._glow, self._core = glow, core
        self._known: deque[_Known] = deque(maxlen=KEPT)

    def light(self, layer: Glow) -> Light:
        """Return a glow in full strength."""
        inside = layer.clip is not None
        for known in self._known:
            if known.inside == inside and known.width == layer.width:
                shift = _shift(known.points, layer.points)
                if shift is not None:
                    x, y, wide, high = known.light.target
                    return Light(known.light.picture, (x + shift[0], y + shift[1], wide, high))
        light = self._painted(layer)
        self._known.appendleft(_Known(tuple(layer.points), layer.width, inside, light))
        return light

    def _painted(self, layer: Glow) -> Light:
        smaller, pad = max(1.0, layer.width / SMALL_WIDTH), layer.width * PAD
        xs, ys = [x for x, _ in layer.points], [y for _, y in layer.points]
        left, top = min(xs) - pad, min(ys) - pad
        wide = int((max(xs) + pad - left) / smaller) + 1
        high = int((max(ys) + pad - top) / smaller) + 1
        picture = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / smaller, 1 / smaller)
        painter.translate(-left, -top)
        self._paint_soft(painter, layer)
        painter.end()
        return Light(picture, (left, top, wide * smaller, high * smaller))

    def _paint_soft(self, painter: QPainter, layer: Glow) -> None:
        line, inside = _smooth(layer.points), layer.clip is not None
        sets = [(OUTER, self._glow), (CORE, self._core)] if inside else [(HALO, self._glow)]
        for (widest, step, count, alpha), name in sets:
            colour = QColor(name)
            colour.setAlphaF(alpha)
            pen = QPen(colour)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            for number in range(count):
                pen.setWidthF(layer.width * (widest - step * number))
                painter.setPen(pen)
                painter.drawPath(line)


def _shift(before: Sequence[Point], now: Sequence[Point]) -> Point | None:
    """Return by how much points moved as one, or nothing if they moved otherwise."""
    if len(before) != len(now):
        return None
    moved = [(x - a, y - b) for (a, b), (x, y) in zip(before, now, strict=True)]
    dx, dy = sum(x for x, _ in moved) / len(moved), sum(y for _, y in moved) / len(moved)
    if any(abs(x - dx) > STILL or abs(y - dy) > STILL for x, y in moved):
        return None
    return (dx, dy)


def _smooth(points: Sequence[Point]) -> QPainterPath:
    """Return a Catmull-Rom curve through points."""
    path, last = QPainterPath(QPointF(*points[0])), len(points) - 1
    for n in range(last):
        (zx, zy), (ax, ay) = points[max(0, n - 1)], points[n]
        (bx, by), (ex, ey) = points[n + 1], points[min(last, n + 2)]
        path.cubicTo(
            ax + (bx - zx) / 6,
            ay + (by - zy) / 6,
            bx - (ex - ax) / 6,
            by - (ey - ay) / 6,
            bx,
            by,
        )
    return path
