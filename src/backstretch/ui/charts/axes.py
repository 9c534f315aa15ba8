"""The axes of charts: values upwards, days along, their lines and their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen

from backstretch.ui.charts import dates
from backstretch.ui.charts.drawing import Lines, Part, Words
from backstretch.ui.charts.look import Look
from backstretch.weeks import MONDAY

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
AXIS_FONT = "smallest"
Tick = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Upward:
    """Values from `low` at the bottom of a plot to `high` at its top."""

    low: float
    high: float
    plot: QRectF

    def y(self, value: float) -> float:
        """Return how far down a value stands."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return self.plot.bottom() - share * self.plot.height()


@dataclass(frozen=True, slots=True)
class Along:
    """Days from `first` to `last` (ordinals, may be parts of a day) across a plot."""

    first: float
    last: float
    plot: QRectF

    def x(self, day: float) -> float:
        """Return how far right a day stands."""
        share = (day - self.first) / ((self.last - self.first) or 1)
        return self.plot.left() + share * self.plot.width()


def wide(font: QFont, text: str) -> float:
    """Return how wide words are."""
    return QFontMetricsF(font).horizontalAdvance(text)


def high(font: QFont) -> float:
    """Return how high a line of words is."""
    return QFontMetricsF(font).height()


def margin(look: Look, ticks: Sequence[Tick]) -> float:
    """Return how wide the words of a value axis are, with the gap to the plot."""
    font = look.font(AXIS_FONT)
    return max((wide(font, words) for _, words in ticks), default=0.0) + look.px(9)


def value_axis(look: Look, up: Upward, ticks: Sequence[Tick], left: float) -> Iterator[Part]:
    """Yield the lines across and the values before them; the lowest is the base line."""
    pen = QPen(look.colour("line"), look.outline)
    plot = up.plot
    lines = tuple(QLineF(plot.left(), up.y(v), plot.right(), up.y(v)) for v, _ in ticks)
    yield Lines(lines, pen)
    font, colour, half = look.font(AXIS_FONT), look.colour("muted"), high(look.font(AXIS_FONT)) / 2
    for value, words in ticks:
        box = QRectF(left, up.y(value) - half, plot.left() - look.px(9) - left, 2 * half)
        yield Words(words, box, RIGHT, font, colour)


def base_line(look: Look, plot: QRectF, y: float) -> Lines:
    """Return the line that values stand on."""
    return Lines((QLineF(plot.left(), y, plot.right(), y),), QPen(look.colour("edge"), 1))


def nice_ticks(top: float, most: int = 4) -> tuple[Tick, ...]:
    """Return round values from 0 to at least `top`, at most so many above 0."""
    top = max(top, 1e-9)
    step = 10.0 ** floor(log10(top / most))
    step = next(
        size for times in (1, 2, 2.5, 5, 10, 20) if (size := times * step) * most >= top * 0.999999
    )
    return tuple((n * step, f"{n * step:g}") for n in range(ceil(top / step - 1e-6) + 1))


def day_ticks(look: Look, along: Along, week_begins: int = MONDAY) -> list[Tick]:
    """Return days to name below a plot, as many as there is room for: weeks, months or years.

    Weeks begin on the day with the ISO number `week_begins`.
    """
    font = look.font(AXIS_FONT)
    room = max(1, int(along.plot.width() / (wide(font, "30 Mar 26") + look.px(10))))
    first, last = date.fromordinal(ceil(along.first)), date.fromordinal(max(1, floor(along.last)))
    span = (last - first).days + 1
    for days in (1, 7, 14, 28):
        if span / days <= room:
            named = _weekly(first, last, days, week_begins)
            return [(day.toordinal(), dates.short(day)) for day in named]
    months = next((m for m in (1, 2, 3, 6, 12) if span / (30.4 * m) <= room), 0)
    years = 1 if months else next(y for y in (2, 5, 10, 20, 50, 1000) if span / (365 * y) <= room)
    starts = _monthly(first, last, months or 12 * years)
    form = dates.month if months and months < 12 else dates.year
    return [(day.toordinal(), form(day)) for day in starts]


def day_axis(look: Look, along: Along, ticks: Sequence[Tick], top: float) -> Iterator[Words]:
    """Yield the names of days below a plot, each under its day and none cut off."""
    font, colour = look.font(AXIS_FONT), look.colour("muted")
    tall = high(font)
    left, right = along.plot.left() - look.px(6), along.plot.right() + look.px(6)
    for day, words in ticks:
        width = wide(font, words) + 1
        middle = min(max(along.x(day), left + width / 2), right - width / 2)
        yield Words(words, QRectF(middle - width / 2, top, width, tall), CENTRE, font, colour)


def _weekly(first: date, last: date, days: int, begins: int) -> Iterator[date]:
    """Yield days `days` apart; from a week on weeks begin on them, the same whatever is seen."""
    step = timedelta(days=days)
    behind = first.toordinal() - begins
    day = first if days == 1 else first + timedelta(days=-behind % days)
    while day <= last:
        yield day
        day += step


def _monthly(first: date, last: date, months: int) -> Iterator[date]:
    number = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months
    while number // 12 <= 9999 and (day := date(number // 12, number % 12 + 1, 1)) <= last:
        yield day
        number += months
