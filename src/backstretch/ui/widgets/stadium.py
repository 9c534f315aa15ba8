"""The outline of a running track: pieces of the lap and points on it, by share of its length."""

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath


class Stadium:
    """A lap inside a rectangle that is wider than high.

    It starts at the right end of the home straight (below) and goes anticlockwise, as on a
    track: right bend, far straight, left bend, home straight. Shares run from 0 to 1.
    """

    def __init__(self, rect: QRectF) -> None:
        self.rect = rect
        self._radius = rect.height() / 2
        self._straight = max(0.0, rect.width() - rect.height())
        self._bend = math.pi * self._radius
        self.length = 2 * (self._bend + self._straight)

    def point(self, share: float) -> QPointF:
        """Return the place at this share of the lap."""
        along = min(max(share, 0.0), 1.0) * self.length
        left, right = self.rect.left() + self._radius, self.rect.right() - self._radius
        if along <= self._bend:
            return self._on_bend(right, -90 + 180 * along / self._bend)
        along -= self._bend
        if along <= self._straight:
            return QPointF(right - along, self.rect.top())
        along -= self._straight
        if along <= self._bend:
            return self._on_bend(left, 90 + 180 * along / self._bend)
        return QPointF(left + along - self._bend, self.rect.bottom())

    def piece(self, start: float, end: float) -> QPainterPath:
        """Return the part of the lap from one share to another."""
        path = QPainterPath(self.point(start))
        corners = (self._bend, self._bend + self._straight, 2 * self._bend + self._straight)
        stops = [0.0, *(corner / self.length for corner in corners), 1.0]
        for number, (low, high) in enumerate(pairwise(stops)):
            begin, stop = max(start, low), min(end, high)
            if begin >= stop:
                continue
            if number % 2:
                path.lineTo(self.point(stop))
            else:
                self._add_bend(path, number == 0, (begin - low), (stop - begin))
        return path

    def _add_bend(self, path: QPainterPath, right: bool, skip: float, share: float) -> None:
        size = 2 * self._radius
        x = self.rect.right() - size if right else self.rect.left()
        square = QRectF(x, self.rect.top(), size, size)
        degrees = 180 * self.length / self._bend
        if path.elementCount() == 1:
            path.arcMoveTo(square, (-90 if right else 90) + skip * degrees)
        path.arcTo(square, (-90 if right else 90) + skip * degrees, share * degrees)

    def _on_bend(self, centre_x: float, degrees: float) -> QPointF:
        turn = math.radians(degrees)
        centre_y = self.rect.center().y()
        return QPointF(
            centre_x + self._radius * math.cos(turn), centre_y - self._radius * math.sin(turn)
        )
