"""Parts of a page that take the width they are given: words, charts, tables, one below another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from backstretch.ui.charts import axes, drawing
from backstretch.ui.charts.drawing import Chart
from backstretch.ui.charts.legend import Legend
from backstretch.ui.charts.look import Look
from backstretch.ui.trends_words import tr

LEADING = 1.28
ELLIPSIS = "…"
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


def line_height(font: QFont) -> float:
    """Return how far apart lines stand."""
    return QFontMetricsF(font).height() * LEADING * 0.86


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
class Column:
    """A column of a table: its head, its share of the width, and whether it is set to the right."""

    head: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; where there is no room for all of them it says how many more there are.

    Of the cells the one with the largest share may take `lines` lines, the others one.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    least_rows: int = 3
    lines: int = 1
    font: str = "small"

    def least(self, look: Look, width: float) -> float:
        """Return the height that the first rows need."""
        count = min(self.least_rows, len(self.rows))
        more = line_height(look.font(self.font)) if count < len(self.rows) else 0.0
        return self._top(look) + sum(self._heights(look, width)[:count]) + more

    def most(self, look: Look, width: float) -> float:
        """Return the height of all rows."""
        return self._top(look) + sum(self._heights(look, width))

    def fitting(self, look: Look, width: float, height: float) -> int:
        """Return how many rows there is room for, with the line about the rest where it needs."""
        heights, top = self._heights(look, width), self._top(look)
        if top + sum(heights) <= height + 0.5:
            return len(heights)
        room, count = height + 0.5 - top - line_height(look.font(self.font)), 0
        while count < len(heights) and sum(heights[: count + 1]) <= room:
            count += 1
        return count

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        """Write what there is room for."""
        width, top = place.width(), place.top()
        if any(column.head for column in self.columns):
            heads = tuple(column.head for column in self.columns)
            self._write_row(painter, look, heads, place, top, "smallest")
            top += self._top(look)
            rule(painter, look, place.left(), place.right(), top - 2, "line")
        count = self.fitting(look, width, place.height())
        for row, height in zip(self.rows[:count], self._heights(look, width), strict=False):
            self._write_row(painter, look, row, place, top, self.font)
            top += height
        if left := len(self.rows) - count:
            more = tr("and {n} more").format(n=left)
            write(painter, look, more, QPointF(place.left(), top), self.font, "muted")

    def _write_row(
        self,
        painter: QPainter,
        look: Look,
        cells: Sequence[str],
        place: QRectF,
        top: float,
        font: str,
    ) -> None:
        role = "muted" if font != self.font else "ink"
        left, step = place.left(), line_height(look.font(font))
        for number, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
            wide = column.share * place.width()
            for at, line in enumerate(self._cell(look, number, cell, place.width(), font)):
                x = left + wide if column.right else left
                spot = QPointF(x, top + at * step)
                write(painter, look, line, spot, font, role, right=column.right)
            left += wide

    def _cell(self, look: Look, number: int, cell: str, width: float, font: str) -> list[str]:
        made, last = look.font(font), number == len(self.columns) - 1
        wide = self.columns[number].share * width - (0 if last else GAP)
        widest = max(self.columns, key=lambda column: column.share)
        if self.columns[number] is widest:
            return at_most(wrapped(cell, made, wide), self.lines, made, wide)
        return [elided(cell, made, wide)]

    def _heights(self, look: Look, width: float) -> list[float]:
        step = line_height(look.font(self.font))
        return [
            step * max(len(self._cell(look, n, c, width, self.font)) for n, c in enumerate(row))
            for row in self.rows
        ]

    def _top(self, look: Look) -> float:
        if not any(column.head for column in self.columns):
            return 0.0
        return line_height(look.font("smallest")) + 4


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks one below the other; height to spare goes to those that can make use of it."""

    blocks: tuple[Block, ...]
    gap: float = GAP

    def least(self, look: Look, width: float) -> float:
        """Return the height all of them need."""
        return self._sum(block.least(look, width) for block in self.blocks)

    def most(self, look: Look, width: float) -> float:
        """Return the height all of them can make use of."""
        return self._sum(block.most(look, width) for block in self.blocks)

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        """Paint them from the top."""
        width, top = place.width(), place.top()
        spare = max(0.0, place.height() - self.least(look, width))
        room = self.most(look, width) - self.least(look, width)
        share = min(1.0, spare / room) if room > 0 else 0.0
        for block in self.blocks:
            least = block.least(look, width)
            height = least + share * (block.most(look, width) - least)
            block.paint(painter, look, QRectF(place.left(), top, width, height))
            top += height + self.gap

    def _sum(self, heights: Iterable[float]) -> float:
        found = list(heights)
        return sum(found) + self.gap * max(0, len(found) - 1)
