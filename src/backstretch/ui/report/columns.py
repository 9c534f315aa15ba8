"""The page of two columns, with what goes across below them."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backstretch.ui.charts.look import Look
from backstretch.ui.report.blocks import Stack
from backstretch.ui.report.frame import Frame
from backstretch.ui.report.paper import Sheet

LEFT_SHARE, ACROSS_SHARE, BETWEEN, ABOVE = 0.37, 1 / 3, 22.0, 11.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns within a frame; a column without anything leaves its place to the other."""

    frame: Frame
    left: Stack
    right: Stack
    across: Stack

    @property
    def sheet(self) -> Sheet:
        """What it is painted on."""
        return self.frame.sheet

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint all of it."""
        place = self.frame.paint(painter, look)
        if not self.across.blocks:
            self._paint_columns(painter, look, place)
            return
        tall = self._across(look, place.width(), place.height() - ABOVE)
        used = self._paint_columns(painter, look, place.adjusted(0, 0, 0, -tall - ABOVE))
        top = min(place.bottom() - tall, used + ABOVE)
        self.across.paint(painter, look, QRectF(place.left(), top, place.width(), tall))

    def _across(self, look: Look, width: float, height: float) -> float:
        """Return the height of what goes across: of what is to spare a third, or what is left."""
        columns = self._columns(QRectF(0, 0, width, 0))
        least = max((stack.least(look, one.width()) for stack, one in columns), default=0.0)
        most = max((stack.most(look, one.width()) for stack, one in columns), default=0.0)
        low = self.across.least(look, width)
        spare = max(0.0, height - least - low)
        more = max(spare * ACROSS_SHARE, spare - (most - least))
        return min(self.across.most(look, width), low + more)

    def _columns(self, place: QRectF) -> list[tuple[Stack, QRectF]]:
        stacks = [stack for stack in (self.left, self.right) if stack.blocks]
        if len(stacks) < 2:
            return [(stack, place) for stack in stacks]
        wide = place.width() * LEFT_SHARE
        right = place.adjusted(wide + BETWEEN, 0, 0, 0)
        left = QRectF(place.left(), place.top(), wide, place.height())
        return [(self.left, left), (self.right, right)]

    def _paint_columns(self, painter: QPainter, look: Look, place: QRectF) -> float:
        """Paint both columns and return where the longer one ends."""
        bottom = place.top()
        for stack, column in self._columns(place):
            stack.paint(painter, look, column)
            bottom = max(
                bottom, column.top() + min(column.height(), stack.most(look, column.width()))
            )
        return bottom
