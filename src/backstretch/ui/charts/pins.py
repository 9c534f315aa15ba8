"""Change from the start: one pin for each block of weeks, and the line from which it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil, floor

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainterPath, QPen

from backstretch.ui.charts import axes
from backstretch.ui.charts.axes import Upward
from backstretch.ui.charts.drawing import (
    WHOLE,
    Drawing,
    Lines,
    Mark,
    Part,
    Shape,
    Spot,
    Window,
    Words,
    dashed_pen,
    marks,
)
from backstretch.ui.charts.look import Look

SIZE_PX = 6.0
NARROWEST_PX = 26.0


@dataclass(frozen=True, slots=True)
class Pin:
    """A block: two lines of words below it, its change, and the whole of it in words."""

    label: str
    detail: str
    value: float
    told: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PinsChart:
    """Pins side by side, the first one hollow, the last one the latest.

    From `line` on (below 0) a change counts; `line_words` name it.
    """

    pins: tuple[Pin, ...]
    line: float
    line_words: str
    heads: tuple[str, ...] = ()
    tall: float = 212.0
    zooms: bool = True

    def height(self, look: Look, width: float) -> float:
        """Return how high it wants to be."""
        return look.px(self.tall)

    def lay_out(self, place: QRectF, look: Look, window: Window = WHOLE) -> Drawing:
        """Return it worked out for a place."""
        return _Pins(self, place, look, window).drawing()

    def rows(self) -> Sequence[tuple[str, ...]]:
        """Return every block in words."""
        return [pin.cells for pin in self.pins]


def signed(value: float) -> str:
    """Return "+1", "0" or "−2"."""
    if not value:
        return "0"
    return f"{'+' if value > 0 else '−'}{abs(value):g}"


class _Pins:
    def __init__(self, chart: PinsChart, place: QRectF, look: Look, window: Window) -> None:
        self._chart, self._look, self._place = chart, look, place
        values = [0.0, chart.line - 1, 1.0, *(pin.value for pin in chart.pins)]
        low, high = floor(min(values)), ceil(max(values))
        step = max(1, -(-(high - low) // 5))
        marked = [n * step for n in range(floor(low / step), ceil(high / step) + 1)]
        self._ticks = [(float(n), signed(n)) for n in marked]
        font = look.font(axes.AXIS_FONT)
        self._line_high = axes.high(font)
        left = axes.margin(look, self._ticks)
        right = axes.wide(look.font("group"), chart.line_words) + look.px(8)
        below = 2 * self._line_high + look.px(8)
        plot = place.adjusted(left, self._line_high / 2, -right, -below)
        self._plot, self._up = plot, Upward(marked[0], marked[-1], plot)
        self._count = max(1, len(chart.pins))
        self._first = window.first * self._count
        self._slot = plot.width() / (max(1e-6, window.last - window.first) * self._count)
        end = -int(-window.last * self._count // 1)
        self._seen = range(max(0, int(self._first + 1e-6)), min(len(chart.pins), end))

    def drawing(self) -> Drawing:
        """Return all parts from the ground up."""
        parts = [
            *self._zone(),
            *axes.value_axis(self._look, self._up, self._ticks, self._place.left()),
            axes.base_line(self._look, self._plot, self._up.y(0)),
            *self._line(),
            *self._stems(),
            *self._heads(),
            *self._labels(),
        ]
        pins = self._chart.pins
        spots = (Spot(self._x(n), self._y(n), partial(str, pins[n].told)) for n in self._seen)
        return Drawing(tuple(parts), tuple(spots), self._plot)

    def _x(self, number: int) -> float:
        return self._plot.left() + (number + 0.5 - self._first) * self._slot

    def _y(self, number: int) -> float:
        return self._up.y(self._chart.pins[number].value)

    def _zone(self) -> Iterator[Part]:
        top = self._up.y(self._chart.line)
        path = QPainterPath()
        path.addRect(QRectF(self._plot.left(), top, self._plot.width(), self._plot.bottom() - top))
        yield Shape(path, self._look.brush("pine_tint"))

    def _line(self) -> Iterator[Part]:
        look, plot, y = self._look, self._plot, self._up.y(self._chart.line)
        pine = look.colour("pine")
        yield Lines((QLineF(plot.left(), y, plot.right(), y),), dashed_pen(pine, look.px(2)))
        font = look.font("group")
        tall = axes.high(font)
        box = QRectF(plot.right() + look.px(8), y - tall / 2, self._place.width(), tall)
        yield Words(self._chart.line_words, box, axes.LEFT, font, pine)

    def _size(self) -> float:
        return min(self._look.px(SIZE_PX), max(1.5, 0.3 * self._slot))

    def _stems(self) -> Iterator[Part]:
        zero = self._up.y(0)
        lines = (QLineF(self._x(n), zero, self._x(n), self._y(n)) for n in self._seen)
        yield Lines(tuple(lines), QPen(self._look.colour("ink"), min(2.0, self._size() / 2)))

    def _heads(self) -> Iterator[Part]:
        last = len(self._chart.pins) - 1
        size = self._size()
        for mark, role, wanted in (
            (Mark.HOLLOW, "ink", [n for n in self._seen if n == 0]),
            (Mark.DOT, "ink", [n for n in self._seen if 0 < n < last]),
            (Mark.DOT, "clay", [n for n in self._seen if 0 < n == last]),
        ):
            at = ((self._x(n), self._y(n), size) for n in wanted)
            yield marks(self._look, mark, role, at, "surface")

    def _labels(self) -> Iterator[Part]:
        """Yield the labels there is room for, the last one always among them."""
        look, pins = self._look, self._chart.pins
        if not self._seen:
            return
        font, colour = look.font(axes.AXIS_FONT), look.colour("muted")
        texts = [text for n in self._seen for text in (pins[n].label, pins[n].detail)]
        widest = max(axes.wide(font, text) for text in texts) + look.px(5)
        step = max(1, -int(-widest // self._slot))
        top = self._plot.bottom() + look.px(5)
        for number in self._seen:
            if (len(pins) - 1 - number) % step:
                continue
            for row, text in enumerate((pins[number].label, pins[number].detail)):
                middle = self._x(number)
                box = QRectF(
                    middle - widest / 2, top + row * self._line_high, widest, self._line_high
                )
                yield Words(text, box, axes.CENTRE, font, colour)
