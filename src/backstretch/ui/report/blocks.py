"""Parts of a page that take the width they are given: words and charts, one below another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from backstretch.ui.charts import axes, drawing
from backstretch.ui.charts.drawing import Chart
from backstretch.ui.charts.legend import Legend
from backstretch.ui.charts.look import Look
from backstretch.ui.report.lettering import at_most, elided, line_height, rule, wrapped, write

GAP = 5.0
NO_LEGEND = Legend(())


class Block(Protocol):
    """A part of a page. Heights and places are in units of the paper."""

    def least(self, look: Look, width: float) -> float:
        """Return the height it needs."""

    def most(self, look: Look, width: float) -> float:
        """Return the height it can make use of."""

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        """Paint it into a place at least as high as it needs."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, of so many lines at most."""

    text: str
    font: str = "small"
    role: str = "ink"
    lines: int = 8

    def least(self, look: Look, width: float) -> float:
        """Return the height it needs."""
        return len(self._lines(look, width)) * line_height(look.font(self.font))

    def most(self, look: Look, width: float) -> float:
        """Return the same: words do not grow."""
        return self.least(look, width)

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        """Write it."""
        step, top = line_height(look.font(self.font)), place.top()
        for line in self._lines(look, place.width()):
            write(painter, look, line, QPointF(place.left(), top), self.font, self.role)
            top += step

    def _lines(self, look: Look, width: float) -> list[str]:
        font = look.font(self.font)
        return at_most(wrapped(self.text, font, width), self.lines, font, width)


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part, under a line across; `beside` stands at the right."""

    name: str
    beside: str = ""

    def least(self, look: Look, width: float) -> float:
        """Return the height it needs."""
        return GAP + line_height(look.font("h3"))

    def most(self, look: Look, width: float) -> float:
        """Return the same."""
        return self.least(look, width)

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        """Write it."""
        rule(painter, look, place.left(), place.right(), place.top(), "edge")
        top = place.top() + GAP
        beside = elided(self.beside, look.font("smallest"), place.width() * 0.5)
        taken = axes.wide(look.font("smallest"), beside)
        name = elided(self.name, look.font("h3"), place.width() - taken - 2 * GAP)
        write(painter, look, name, QPointF(place.left(), top), "h3")
        right = QPointF(place.right(), top + 2)
        write(painter, look, beside, right, "smallest", "muted", right=True)


@dataclass(frozen=True, slots=True)
class Charting:
    """A chart with what its marks mean, from so low to so high."""

    chart: Chart
    low: float
    high: float
    legend: Legend = NO_LEGEND

    def least(self, look: Look, width: float) -> float:
        """Return the height it needs."""
        return self.low + self._legend_height(look, width)

    def most(self, look: Look, width: float) -> float:
        """Return the height it can make use of."""
        return self.high + self._legend_height(look, width)

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        """Paint the chart with its legend above it."""
        tall = self._legend_height(look, place.width())
        if self.legend.keys:
            above = QRectF(place.left(), place.top(), place.width(), tall)
            drawing.paint(painter, self.legend.lay_out(above, look))
        drawing.paint(painter, self.chart.lay_out(place.adjusted(0, tall, 0, 0), look))

    def _legend_height(self, look: Look, width: float) -> float:
        return self.legend.height(look, width) if self.legend.keys else 0.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks one below the other; height to spare goes to those that can make use of it."""

    blocks: tuple[Block, ...]
    gap: float = GAP

    def least(self, look: Look, width: float) -> float:
        """Return the height all of them need."""
        return self._sum([block.least(look, width) for block in self.blocks])

    def most(self, look: Look, width: float) -> float:
        """Return the height all of them can make use of."""
        return self._sum([block.most(look, width) for block in self.blocks])

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        """Paint them from the top."""
        width, top = place.width(), place.top()
        leasts = [block.least(look, width) for block in self.blocks]
        mosts = [block.most(look, width) for block in self.blocks]
        spare = max(0.0, place.height() - self._sum(leasts))
        room = self._sum(mosts) - self._sum(leasts)
        share = min(1.0, spare / room) if room > 0 else 0.0
        for block, least, most in zip(self.blocks, leasts, mosts, strict=True):
            height = least + share * (most - least)
            block.paint(painter, look, QRectF(place.left(), top, width, height))
            top += height + self.gap

    def _sum(self, heights: Sequence[float]) -> float:
        return sum(heights) + self.gap * max(0, len(heights) - 1)
