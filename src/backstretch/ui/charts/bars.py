"""Amounts of weeks, months or years as bars, with a band to aim for and marked ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF

from backstretch.ui.charts import axes
from backstretch.ui.charts.axes import Tick, Upward
from backstretch.ui.charts.drawing import (
    WHOLE,
    Drawing,
    Lines,
    Part,
    Shape,
    Spot,
    Window,
    Words,
    dashed_pen,
)
from backstretch.ui.charts.look import Look

SHARE, WIDEST_PX, ROUND_PX = 0.65, 26.0, 3.0
MARK_PX = 11.0


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount: `label` stands below it, `told` says it in words; `cells` are its table row.

    An `open` one is not over yet. `marked` stands beside a triangle above it.
    """

    label: str
    value: float
    told: str
    cells: tuple[str, ...] = ()
    open: bool = False
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The amounts that are aimed for."""

    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True)
class BarsChart:
    """Bars side by side, the oldest first; without `ticks` the axis goes up to the highest."""

    bars: tuple[Bar, ...]
    role: str
    heads: tuple[str, ...] = ()
    band: Band | None = None
    ticks: tuple[Tick, ...] = ()
    tall: float = 220.0
    zooms: bool = True

    def height(self, look: Look, width: float) -> float:
        """Return how high it wants to be."""
        return look.px(self.tall)

    def lay_out(self, place: QRectF, look: Look, window: Window = WHOLE) -> Drawing:
        """Return it worked out for a place."""
        return _Bars(self, place, look, window).drawing()

    def rows(self) -> Sequence[tuple[str, ...]]:
        """Return every bar in words."""
        return [bar.cells for bar in self.bars]


class _Bars:
    def __init__(self, chart: BarsChart, place: QRectF, look: Look, window: Window) -> None:
        self._chart, self._look, self._left = chart, look, place.left()
        px, count = look.px, len(chart.bars)
        top = max((bar.value for bar in chart.bars), default=0.0)
        if chart.band is not None:
            top = max(top, chart.band.high)
        self._ticks = chart.ticks or axes.nice_ticks(top or 1.0)
        tall = axes.high(look.font(axes.AXIS_FONT))
        marked = any(bar.marked for bar in chart.bars)
        above = tall + px(6) if marked or chart.band is not None else tall / 2
        left = axes.margin(look, self._ticks)
        plot = place.adjusted(left, above, -px(6), -tall - px(6))
        self._plot = plot
        self._up = Upward(0, max(self._ticks[-1][0], top), plot)
        self._first = window.first * count
        self._slot = plot.width() / (max(1e-6, window.last - window.first) * max(1, count))
        begin, end = int(self._first + 1e-6), -(-window.last * count // 1)
        self._seen = range(max(0, begin), min(count, int(end)))

    def drawing(self) -> Drawing:
        """Return all parts from the ground up."""
        parts = [
            *self._band(),
            *axes.value_axis(self._look, self._up, self._ticks, self._left),
            *self._band_edges(),
            *self._shapes(),
            axes.base_line(self._look, self._plot, self._plot.bottom()),
            *self._marks(),
            *self._labels(),
        ]
        spots = tuple(Spot(self._x(n), self._top(n), self._tell(n)) for n in self._seen)
        return Drawing(tuple(parts), spots, self._plot)

    def _tell(self, number: int) -> "_Told":
        return _Told(self._chart.bars[number].told)

    def _x(self, number: int) -> float:
        return self._plot.left() + (number + 0.5 - self._first) * self._slot

    def _top(self, number: int) -> float:
        return self._up.y(self._chart.bars[number].value)

    def _box(self, number: int) -> QRectF:
        wide = min(SHARE * self._slot, self._look.px(WIDEST_PX))
        top = self._top(number)
        return QRectF(self._x(number) - wide / 2, top, wide, self._plot.bottom() - top)

    def _shapes(self) -> Iterator[Part]:
        """Yield the bars; the one that is not over is a dashed outline."""
        look, sight = self._look, self._plot.adjusted(0, -self._plot.top(), 0, 0)
        for number in self._seen:
            bar, box = self._chart.bars[number], self._box(number)
            if bar.value <= 0:
                continue
            role = "amber" if bar.marked else self._chart.role
            colour = look.colour(role)
            if bar.open:
                pen = dashed_pen(colour, look.px(1.6))
                yield Shape(_rounded(box.adjusted(1, 1, -1, 0), look), pen=pen, clip=sight)
            else:
                yield Shape(_rounded(box, look), QBrush(colour), clip=sight)

    def _band(self) -> Iterator[Part]:
        band, plot = self._chart.band, self._plot
        if band is not None:
            low, high = self._up.y(band.low), self._up.y(band.high)
            path = QPainterPath()
            path.addRect(QRectF(plot.left(), high, plot.width(), low - high))
            yield Shape(path, self._look.brush("pine_tint"))

    def _band_edges(self) -> Iterator[Part]:
        band, look, plot = self._chart.band, self._look, self._plot
        if band is None:
            return
        low, high = self._up.y(band.low), self._up.y(band.high)
        pine = look.colour("pine")
        edges = (QLineF(plot.left(), y, plot.right(), y) for y in (low, high))
        yield Lines(tuple(edges), dashed_pen(pine, look.px(1.3)))
        font = look.font("group")
        tall = axes.high(font)
        box = QRectF(plot.left(), high - tall - look.px(1), plot.width(), tall)
        yield Words(band.words, box, axes.RIGHT, font, pine)

    def _marks(self) -> Iterator[Part]:
        look = self._look
        font, colour, side = look.font("group"), look.colour("amber"), look.px(MARK_PX)
        tall, taken = axes.high(font), self._plot.left()
        for number in self._seen:
            words = self._chart.bars[number].marked
            if not words:
                continue
            wide = axes.wide(font, words) + side + look.px(4)
            left, foot = self._x(number) - side / 2, self._top(number) - look.px(5)
            left = min(left, self._plot.right() + look.px(6) - wide)
            triangle = QPainterPath()
            triangle.addPolygon(_triangle(left, foot - (tall - side) / 2 + 1, side))
            triangle.closeSubpath()
            yield Shape(triangle, pen=QPen(colour, look.px(1.6)))
            if left > taken and self._slot > 3:
                box = QRectF(left + side + look.px(4), foot - tall, wide, tall)
                yield Words(words, box, axes.LEFT, font, colour)
                taken = left + wide

    def _labels(self) -> Iterator[Part]:
        """Yield as many labels as there is room for, the last one always among them."""
        look, bars = self._look, self._chart.bars
        if not self._seen:
            return
        font, colour = look.font(axes.AXIS_FONT), look.colour("muted")
        widest = max(axes.wide(font, bars[n].label) for n in self._seen) + look.px(14)
        step = max(1, -int(-widest // self._slot))
        top, tall = self._plot.bottom() + look.px(6), axes.high(font)
        for number in reversed(self._seen):
            if (len(bars) - 1 - number) % step:
                continue
            wide = axes.wide(font, bars[number].label) + 2
            left = min(self._x(number) - wide / 2, self._plot.right() + look.px(6) - wide)
            box = QRectF(max(left, self._left), top, wide, tall)
            yield Words(bars[number].label, box, axes.CENTRE, font, colour)


@dataclass(frozen=True, slots=True)
class _Told:
    words: str

    def __call__(self) -> str:
        return self.words


def _rounded(box: QRectF, look: Look) -> QPainterPath:
    """Return a bar, round at the top where it is high enough for that."""
    path = QPainterPath()
    radius = min(look.px(ROUND_PX), box.width() / 2, box.height() / 2)
    path.addRoundedRect(box, radius, radius)
    return path


def _triangle(left: float, foot: float, side: float) -> QPolygonF:
    return QPolygonF(
        [QPointF(left, foot), QPointF(left + side, foot), QPointF(left + side / 2, foot - side)]
    )
