"""A table on paper: rows of cells, as many as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from backstretch.ui.charts.look import Look
from backstretch.ui.report.lettering import at_most, elided, line_height, rule, wrapped, write
from backstretch.ui.report.words import tr

APART = 5.0
"""So much is left free at the right of a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, and whether it is set to the right."""

    head: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; where not all of them are shown it says how many more there are.

    It asks for room for `least_rows` of them and never shows more than `most_rows`. Of the cells
    the one with the largest share may take `lines` lines, the others one.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    least_rows: int = 3
    most_rows: int = 1_000_000
    lines: int = 1
    font: str = "small"

    def least(self, look: Look, width: float) -> float:
        """Return the height that the first rows need."""
        return self._height(look, width, min(self.least_rows, self.most_rows))

    def most(self, look: Look, width: float) -> float:
        """Return the height of all rows that may be shown."""
        return self._height(look, width, self.most_rows)

    def fitting(self, look: Look, width: float, height: float) -> int:
        """Return how many rows there is room for, with the line about the rest where it needs."""
        heights, left = self._heights(look, width), height + 0.5 - self._top(look)
        if len(heights) <= self.most_rows and sum(heights) <= left:
            return len(heights)
        left -= line_height(look.font(self.font))
        count = 0
        for tall in heights[: self.most_rows]:
            left -= tall
            if left < 0:
                break
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

    def _height(self, look: Look, width: float, rows: int) -> float:
        """Return the height of so many rows, with the line about the rest."""
        more = line_height(look.font(self.font)) if rows < len(self.rows) else 0.0
        return self._top(look) + sum(self._heights(look, width)[:rows]) + more

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
        wide = self.columns[number].share * width - (0 if last else APART)
        if number == self._widest():
            return at_most(wrapped(cell, made, wide), self.lines, made, wide)
        return [elided(cell, made, wide)]

    def _widest(self) -> int:
        return max(range(len(self.columns)), key=lambda number: self.columns[number].share)

    def _heights(self, look: Look, width: float) -> list[float]:
        step, widest = line_height(look.font(self.font)), self._widest()
        if self.lines == 1:
            return [step] * len(self.rows)
        return [
            step * len(self._cell(look, widest, row[widest], width, self.font)) for row in self.rows
        ]

    def _top(self, look: Look) -> float:
        if not any(column.head for column in self.columns):
            return 0.0
        return line_height(look.font("smallest")) + 4
