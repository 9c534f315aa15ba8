"""Parts of the report that are painted by hand: the body map and the activities."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from backstretch.bodymap.legs import Side
from backstretch.bodymap.regions import LegReach, Region
from backstretch.bodymap.views import View
from backstretch.insights.trend_states import ActivityTrend
from backstretch.ui.charts import axes, drawing
from backstretch.ui.charts.abilities import AbilityChart
from backstretch.ui.charts.look import Look
from backstretch.ui.report.blocks import GAP
from backstretch.ui.report.lettering import at_most, line_height, wrapped, write
from backstretch.ui.report.words import tr
from backstretch.ui.widgets.body_map_paint import PAPER, paint_view

BODY_LOW, BODY_HIGH = 135.0, 270.0
NAME_SHARE, NUMBER_SHARE = 0.46, 0.17


@dataclass(frozen=True, slots=True)
class BodyMap:
    """The back and the front of the body; regions have a strength of 1 to 10."""

    regions: Mapping[Region, int]
    legs: Mapping[Side, LegReach]

    def least(self, look: Look, width: float) -> float:
        """Return the height it needs."""
        return BODY_LOW

    def most(self, look: Look, width: float) -> float:
        """Return the height it can make use of."""
        return BODY_HIGH

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        """Paint both views side by side, each under its name."""
        tall, half = line_height(look.font("smallest")), place.width() / 2
        views = ((View.BACK, tr("Back, left is left")), (View.FRONT, tr("Front, left is right")))
        for number, (view, name) in enumerate(views):
            left = place.left() + number * half
            wide = axes.wide(look.font("smallest"), name)
            spot = QPointF(left + (half - wide) / 2, place.top())
            write(painter, look, name, spot, "smallest", "muted")
            picture = QRectF(left, place.top() + tall, half, place.height() - tall)
            paint_view(painter, picture.adjusted(3, 0, -3, 0), view, self.regions, PAPER, self.legs)


@dataclass(frozen=True, slots=True)
class Activities:
    """What the person wants to be able to do, with the first and the last answer."""

    activities: tuple[ActivityTrend, ...]

    def least(self, look: Look, width: float) -> float:
        """Return the height it needs."""
        return sum(self._height(look, width, one) for one in self.activities)

    def most(self, look: Look, width: float) -> float:
        """Return the same."""
        return self.least(look, width)

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        """Paint a row for each."""
        top, step, width = place.top(), line_height(look.font("small")), place.width()
        for one in self.activities:
            for at, line in enumerate(self._name(look, width, one)):
                write(painter, look, line, QPointF(place.left(), top + at * step), "small")
            left = place.left() + width * NAME_SHARE
            wide = width * (1 - NAME_SHARE - NUMBER_SHARE)
            chart = AbilityChart(one.first.score, one.now.score)
            line_place = QRectF(left, top - 1, wide, step)
            drawing.paint(painter, chart.lay_out(line_place, look))
            told = str(one.now.score)
            if len(one.points) > 1:
                told = tr("{first} to {now}").format(first=one.first.score, now=told)
            write(painter, look, told, QPointF(place.right(), top), "small", right=True)
            top += self._height(look, width, one)

    def _name(self, look: Look, width: float, one: ActivityTrend) -> list[str]:
        font, wide = look.font("small"), width * NAME_SHARE - GAP
        return at_most(wrapped(one.name, font, wide), 2, font, wide)

    def _height(self, look: Look, width: float, one: ActivityTrend) -> float:
        return len(self._name(look, width, one)) * line_height(look.font("small")) + 3
