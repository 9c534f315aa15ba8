"""Numbers of single days as points, with a running middle value, its band and marked days."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QBrush, QPen

from backstretch.ui.charts import axes, dates
from backstretch.ui.charts.axes import Along, Tick, Upward
from backstretch.ui.charts.crowding import Crowd, crowds, middles
from backstretch.ui.charts.dates import tr
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
    line_path,
    marks,
    round_pen,
)
from backstretch.ui.charts.look import Look
from backstretch.weeks import MONDAY

MOST_POINTS = 240
"""From so many points in sight on, those of about the same days share a dot."""
COLUMN_PX, LINE_PX = 9.0, 22.0
EDGE_PX = 14.0
DAYS_TOLD = 21
BAND_VEIL = 0.6
SIZE_PX, LAST_PX = 4.6, 6.0
FOOT_PX = 6.0
TICK_PX = 12.0


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a day (an ordinal); `note` is what else is told of it."""

    day: int
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one kind, the oldest first. `form` tells one: it has {day}, {value} and {note}.

    `name` tells them apart in a table.
    """

    points: tuple[Point, ...]
    form: str
    name: str = ""
    mark: Mark = Mark.DOT
    role: str = "clay"
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Bracket:
    """Days that are told as one: from `first` to `last`, as ordinals."""

    first: int
    last: int
    words: str


@dataclass(frozen=True)
class PointsChart:
    """Points from the day `first` to the day `last`, on an axis that never changes.

    `middle` is the running middle value in pieces of day and value, with a band of `band` either
    side; `middle_told` says what it is one of, as "Line: the middle of 7 days".
    `brackets` stand in the top of the plot, or above it where points are as high.
    `below` are days (ordinals) marked under the axis. `names` are values that have a word of
    their own, and `crowd` tells a dot of several: it has {days}, {value} and {n}.
    """

    first: date
    last: date
    ticks: tuple[Tick, ...]
    series: tuple[Series, ...]
    heads: tuple[str, ...] = ()
    middle: tuple[tuple[tuple[int, float], ...], ...] = ()
    band: float = 0.0
    brackets: tuple[Bracket, ...] = ()
    below: tuple[int, ...] = ()
    names: dict[float, str] = field(default_factory=dict)
    crowd: str = ""
    middle_told: str = ""
    tall: float = 300.0
    zooms: bool = True
    week_begins: int = MONDAY

    def height(self, look: Look, width: float) -> float:
        """Return how high it wants to be."""
        return look.px(self.tall)

    def lay_out(self, place: QRectF, look: Look, window: Window = WHOLE) -> Drawing:
        """Return it worked out for a place."""
        return _Points(self, place, look, window).drawing()

    def rows(self) -> Sequence[tuple[str, ...]]:
        """Return every point: its day, its value, what else is told of it."""
        named = [(p.day, s, p) for s in self.series for p in s.points]
        named.sort(key=lambda one: one[0])
        return [self._row(series, point) for _, series, point in named]

    def _row(self, series: Series, point: Point) -> tuple[str, ...]:
        day = dates.full(date.fromordinal(point.day))
        told = (day, self.value(point.value), point.note or series.name)
        return told[: len(self.heads)]

    def value(self, value: float) -> str:
        """Return a value in words."""
        return self.names.get(value, f"{value:g}")

    def tell(self, series: Series, point: Point) -> str:
        """Return a point in words."""
        day = dates.full(date.fromordinal(point.day))
        told = series.form.format(day=day, value=self.value(point.value), note=point.note)
        return told.strip(" ,")

    def tell_crowd(self, crowd: Crowd) -> str:
        """Return several points in words."""
        days = dates.span(date.fromordinal(crowd.first), date.fromordinal(crowd.last))
        return self.crowd.format(days=days, value=self.value(crowd.value), n=crowd.count)


class _Points:
    def __init__(self, chart: PointsChart, place: QRectF, look: Look, window: Window) -> None:
        self._chart, self._look = chart, look
        px = look.px
        tall = axes.high(look.font(axes.AXIS_FONT))
        left = axes.margin(look, chart.ticks)
        below = px(TICK_PX + 9) if chart.below else px(6)
        plot = place.adjusted(left, tall / 2, -px(10), -below - tall - px(3))
        self._over = self._bracket_height() if self._meets_brackets(plot) else 0.0
        plot.adjust(0, self._over, 0, 0)
        self._top = plot.top() - place.top()
        self._left = place.left()
        start, end = chart.first.toordinal(), chart.last.toordinal() + 1
        length = end - start
        first, last = start + window.first * length, start + window.last * length
        inner = plot.adjusted(px(EDGE_PX), 0, -px(EDGE_PX), 0)
        self._along = Along(first, last, inner)
        self._up = Upward(chart.ticks[0][0], chart.ticks[-1][0], plot)
        self._plot = plot
        self._days = first, last
        self._seen = [(one, self._within(one.points)) for one in chart.series]
        self._crowded = sum(len(points) for _, points in self._seen) > MOST_POINTS

    def drawing(self) -> Drawing:
        """Return all parts from the ground up."""
        lines = [self._places(piece) for piece in self._pieces()]
        parts = [
            *(part for line in lines for part in self._band(line)),
            *axes.value_axis(self._look, self._up, self._chart.ticks, self._left),
            axes.base_line(self._look, self._plot, self._plot.bottom()),
        ]
        middle = [part for line in lines for part in self._middle(line)]
        if not self._crowded:
            parts += middle
        spots: list[Spot] = []
        for series, points in self._seen:
            if self._crowded:
                crowd = list(self._crowds(points))
                parts.append(self._crowd_marks(series, crowd))
                spots += self._crowd_spots(crowd)
            else:
                parts += self._series(series, points)
                spots += self._spots(series, points)
        if self._crowded:
            parts += middle  # many dots would hide it
        parts += self._brackets()
        spots.sort(key=lambda spot: spot.x)
        return Drawing((*parts, *self._days_below()), tuple(spots), self._plot, self._note())

    def _within(self, points: tuple[Point, ...]) -> tuple[Point, ...]:
        first, last = self._days
        begin = bisect_left(points, first - 0.5, key=lambda p: p.day)
        return points[begin : bisect_left(points, last - 0.5, key=lambda p: p.day)]

    def _x(self, day: float) -> float:
        """Return the middle of a day."""
        return self._along.x(day + 0.5)

    def _places(self, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(self._x(day), self._up.y(value)) for day, value in points]

    def _series(self, series: Series, points: Sequence[Point]) -> Iterator[Part]:
        look = self._look
        places = self._places((p.day, p.value) for p in points)
        if series.joined and len(places) > 1:
            yield Shape(line_path(places), pen=round_pen(look.colour(series.role), look.px(1.8)))
        newest = bool(points) and points[-1] is series.points[-1]
        size, last = look.px(SIZE_PX), look.px(LAST_PX)
        sized = [(x, y, size) for x, y in places]
        if newest and len(self._seen) == 1:
            sized[-1] = (*places[-1], last)
        yield marks(look, series.mark, series.role, sized, "surface")

    def _spots(self, series: Series, points: Sequence[Point]) -> Iterator[Spot]:
        places = self._places((p.day, p.value) for p in points)
        for point, (x, y) in zip(points, places, strict=True):
            yield Spot(x, y, partial(self._chart.tell, series, point))

    def _crowds(self, points: Sequence[Point]) -> Iterator[Crowd]:
        first, last = self._days
        columns = max(1, int(self._along.plot.width() / self._look.px(COLUMN_PX)))
        yield from crowds([(p.day, p.value) for p in points], first, (last - first) / columns)

    def _crowd_place(self, crowd: Crowd) -> tuple[float, float]:
        return self._x((crowd.first + crowd.last) / 2), self._up.y(crowd.value)

    def _crowd_marks(self, series: Series, crowd: Sequence[Crowd]) -> Part:
        most = max((one.count for one in crowd), default=1)
        px = self._look.px
        sized = [
            (*self._crowd_place(one), px(1.6) + px(2.9) * (one.count / most) ** 0.5)
            for one in crowd
        ]
        return marks(self._look, series.mark, series.role, sized, "surface")

    def _crowd_spots(self, crowd: Sequence[Crowd]) -> Iterator[Spot]:
        for one in crowd:
            yield Spot(*self._crowd_place(one), partial(self._chart.tell_crowd, one))

    def _pieces(self) -> Iterator[Sequence[tuple[float, float]]]:
        """Yield the middle value where it is seen, and one step further to both sides."""
        first, last = self._days
        if self._crowded and self._chart.middle:
            points = [(p.day, p.value) for p in self._seen[0][1]]
            yield list(middles(points, first, self._group()))
            return
        for piece in self._chart.middle:
            begin = max(0, bisect_left(piece, (first,)) - 1)
            yield piece[begin : bisect_right(piece, (last,)) + 1]

    def _group(self) -> float:
        """Return how many days one value of the line is of, where points are too many."""
        first, last = self._days
        return max(7.0, (last - first) * self._look.px(LINE_PX) / self._along.plot.width())

    def _note(self) -> str:
        if not self._crowded:
            return self._chart.middle_told
        told = tr("Bigger dot, more runs.")
        if not self._chart.middle:
            return told
        days = self._group()
        if days < DAYS_TOLD:
            return told + " " + tr("Line: the middle of {n} days.").format(n=round(days))
        return told + " " + tr("Line: the middle of {n} weeks.").format(n=round(days / 7))

    def _sight(self) -> QRectF:
        """Return what may be painted: the plot, without what is left of it or right of it."""
        return self._plot.adjusted(0, -self._top, 0, 0)

    def _band(self, line: Sequence[tuple[float, float]]) -> Iterator[Part]:
        look, plot = self._look, self._plot
        off = self._chart.band * plot.height() / (self._up.high - self._up.low)
        upper = [(x, max(plot.top(), y - off)) for x, y in line]
        lower = [(x, min(plot.bottom(), y + off)) for x, y in reversed(line)]
        if off and len(line) > 1:
            band = line_path([*upper, *lower, upper[0]])
            yield Shape(band, QBrush(look.veil("track", BAND_VEIL)), clip=self._sight())

    def _middle(self, line: Sequence[tuple[float, float]]) -> Iterator[Part]:
        if line:
            pen = round_pen(self._look.colour("ink"), self._look.px(2))
            yield Shape(line_path(line), pen=pen, clip=self._sight())

    def _bracket_height(self) -> float:
        return axes.high(self._look.font("group")) + self._look.px(4 + FOOT_PX)

    def _meets_brackets(self, plot: QRectF) -> bool:
        """Whether dots stand so high that brackets would be covered, wherever they are now."""
        if not self._chart.brackets:
            return False
        up = Upward(self._chart.ticks[0][0], self._chart.ticks[-1][0], plot)
        most = max((p.value for one in self._chart.series for p in one.points), default=up.low)
        return up.y(most) - self._look.px(LAST_PX) < plot.top() + self._bracket_height()

    def _brackets(self) -> Iterator[Part]:
        look, plot = self._look, self._plot
        pen, font = QPen(look.colour("edge"), look.px(1.5)), look.font("group")
        tall, foot = axes.high(font), look.px(FOOT_PX)
        top = plot.top() - self._over
        free = plot.left()
        for one in self._chart.brackets:
            left, right = self._along.x(one.first), self._along.x(one.last + 1)
            if right < plot.left() or left > plot.right():
                continue
            left, right = max(left, plot.left()), min(right, plot.right())
            y = top + tall + look.px(4)
            yield Lines(
                (
                    QLineF(left, y, right, y),
                    QLineF(left, y, left, y + foot),
                    QLineF(right, y, right, y + foot),
                ),
                pen,
            )
            width = axes.wide(font, one.words) + 1
            start = min(max(left, free), plot.right() - width)
            free = start + width + look.px(10)
            box = QRectF(start, top + look.px(2), width, tall)
            yield Words(one.words, box, axes.LEFT, font, look.colour("ink"))

    def _days_below(self) -> Iterator[Part]:
        look, plot, chart = self._look, self._plot, self._chart
        top = plot.bottom() + look.px(7)
        first, last = self._days
        seen = chart.below[bisect_left(chart.below, first - 0.5) : bisect_right(chart.below, last)]
        columns = max(1.0, self._along.plot.width() / look.px(4)) / (last - first)
        days = {int((day - first) * columns): day for day in seen}
        pen = round_pen(look.colour("pine"), look.px(3.6))
        tall = look.px(TICK_PX - 4)
        yield Lines(
            tuple(QLineF(x, top + 2, x, top + tall) for x in map(self._x, days.values())), pen
        )
        under = top + look.px(TICK_PX + 2) if chart.below else plot.bottom() + look.px(6)
        yield from axes.day_axis(
            look, self._along, axes.day_ticks(look, self._along, self._chart.week_begins), under
        )
