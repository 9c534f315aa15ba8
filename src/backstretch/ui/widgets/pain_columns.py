"""Where the eleven columns of a scale of pain stand."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from backstretch.ui.widgets.pain_words import MOST

LOWEST_BAR = 8
GAP = 5
RING = 5  # a gap of 2 and a pen of 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a scale so wide; `bar_px` is the highest bar, `plate_px` below it a number."""

    width: int
    bar_px: float
    plate_px: float

    def whole(self, number: int) -> QRectF:
        """Return a whole column: its bar at full height, and its number."""
        step = self._step()
        height = self.bar_px + 2 + self.plate_px
        return QRectF(RING + number * step, RING, step - GAP, height)

    def bar(self, number: int) -> QRectF:
        """Return the bar of a number."""
        column = self.whole(number)
        height = LOWEST_BAR + (self.bar_px - LOWEST_BAR) * number / MOST
        top = column.top() + self.bar_px - height
        return QRectF(column.left(), top, column.width(), height)

    def plate(self, number: int) -> QRectF:
        """Return where a number is written."""
        column = self.whole(number)
        column.setTop(column.bottom() - self.plate_px)
        return column

    def at(self, place: QPointF) -> int | None:
        """Return the number at a place; the gaps belong to a column as well."""
        last = self.whole(MOST)
        if not last.top() <= place.y() <= last.bottom():
            return None
        number = int((place.x() - RING + GAP / 2) // self._step())
        return number if 0 <= number <= MOST else None

    def _step(self) -> float:
        return (self.width - 2 * RING + GAP) / (MOST + 1)
