"""How well something goes from 0 to 10: hollow where it began, filled where it is now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPen

from backstretch.ui.charts.dates import tr
from backstretch.ui.charts.drawing import (
    WHOLE,
    Drawing,
    Mark,
    Part,
    Shape,
    Spot,
    Window,
    line_path,
    marks,
    round_pen,
)
from backstretch.ui.charts.look import Look

MOST = 10
SIZE_PX, THICK_PX = 5.0, 4.6


@dataclass(frozen=True, slots=True)
class AbilityChart:
    """An activity: its score when it was first told, and the last one."""

    start: int
    now: int
    heads: tuple[str, ...] = ()
    zooms: bool = False

    def height(self, look: Look, width: float) -> float:
        """Return how high it wants to be."""
        return look.px(16)

    def lay_out(self, place: QRectF, look: Look, window: Window = WHOLE) -> Drawing:
        """Return it worked out for a place."""
        edge = look.px(SIZE_PX + 1.5)
        plot = place.adjusted(edge, 0, -edge, 0)
        return Drawing(tuple(self._parts(plot, look)), tuple(self._spots(plot)), plot)

    def rows(self) -> Sequence[tuple[str, ...]]:
        """Return both scores."""
        return ((str(self.start), str(self.now)),)

    def _parts(self, plot: QRectF, look: Look) -> Iterator[Part]:
        y, size, thick = plot.center().y(), look.px(SIZE_PX), look.px(THICK_PX)
        pine = look.colour("pine")
        whole = ((plot.left(), y), (plot.right(), y))
        yield Shape(line_path(whole), pen=round_pen(look.colour("track"), thick))
        began, now = _x(plot, self.start), _x(plot, self.now)
        if self.start != self.now:
            yield Shape(line_path(((began, y), (now, y))), pen=QPen(pine, thick))
            yield marks(look, Mark.HOLLOW, "pine", ((began, y, size),), "surface")
        yield marks(look, Mark.DOT, "pine", ((now, y, size + 1),), "surface")

    def _spots(self, plot: QRectF) -> Iterator[Spot]:
        y = plot.center().y()
        at_first = partial(tr("At first: {n} of 10").format, n=self.start)
        yield Spot(_x(plot, self.start), y, at_first)
        yield Spot(_x(plot, self.now), y, partial(tr("Now: {n} of 10").format, n=self.now))


def _x(plot: QRectF, score: float) -> float:
    return plot.left() + plot.width() * score / MOST
