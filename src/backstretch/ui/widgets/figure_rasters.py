"""Frames as finished pictures, so that what comes again is laid down rather than painted."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from backstretch.ui.widgets.figure_frames import FrameName

BUDGET = 96 * 1024 * 1024
"""Bytes of pictures that are kept: two moves of four seconds in a window of 1280x800."""

_BYTES = 4


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture, and the part of the stage that it covers, in logical pixels."""

    pixmap: QPixmap
    part: QRectF

    @property
    def size(self) -> int:
        """Return how many bytes it takes."""
        return self.pixmap.width() * self.pixmap.height() * _BYTES


class Rasters:
    """Keeps the pictures used last, within a budget of bytes."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._kept: dict[tuple[FrameName, float], Raster] = {}
        self._size = 0
        self._last = 0

    @property
    def room(self) -> int:
        """Return how many pictures like the last one can be kept; at least one."""
        return max(1, self._budget // self._last if self._last else 1)

    def find(self, name: FrameName, ratio: float) -> Raster | None:
        """Return a picture that is kept, which is the one used last from now on."""
        raster = self._kept.pop((name, ratio), None)
        if raster:
            self._kept[name, ratio] = raster
        return raster

    def make(
        self, name: FrameName, ratio: float, part: QRectF, paint: Callable[[QPainter], None]
    ) -> Raster:
        """Paint a part of the stage into a picture and keep it.

        Its edges lie on whole pixels of the device, so that it fits what is around it.
        """
        left, top = floor(part.left() * ratio), floor(part.top() * ratio)
        right, bottom = ceil(part.right() * ratio), ceil(part.bottom() * ratio)
        pixmap = QPixmap(max(1, right - left), max(1, bottom - top))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill("transparent")
        corner = QPointF(left / ratio, top / ratio)
        painter = QPainter(pixmap)
        painter.translate(-corner)
        try:
            paint(painter)
        finally:
            painter.end()
        raster = Raster(pixmap, QRectF(corner, pixmap.deviceIndependentSize()))
        self._keep((name, ratio), raster)
        return raster

    def _keep(self, key: tuple[FrameName, float], raster: Raster) -> None:
        if before := self._kept.pop(key, None):
            self._size -= before.size
        self._kept[key] = raster
        self._last = raster.size
        self._size += raster.size
        while self._size > self._budget and len(self._kept) > 1:
            self._size -= self._kept.pop(next(iter(self._kept))).size
