"""Two rows of dots on 0 to 10: runs with something above, runs without it below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPen

from backstretch.ui.charts import axes
from backstretch.ui.charts.dates import tr
from backstretch.ui.charts.drawing import WHOLE, Drawing, Lines, Mark, Part, Spot, Window, marks
from backstretch.ui.charts.look import Look

MOST = 10
SMALL_PX, LARGE_PX = 3.0, 8.5


@dataclass(frozen=True, slots=True)
class PairChart:
    """How many of the runs with something had each score from 0 to 10, and of those without it.

    Where there is not enough to compare, `enough` is False and a dotted line stands for it.
    """

    with_it: tuple[int, ...]
    without: tuple[int, ...]
    enough: bool = True
    heads: tuple[str, ...] = ()
    zooms: bool = False

    def height(self, look: Look, width: float) -> float:
        """Return how high it wants to be."""
        return look.px(44)

    def lay_out(self, place: QRectF, look: Look, window: Window = WHOLE) -> Drawing:
        """Return it worked out for a place."""
        plot = place.adjusted(look.px(LARGE_PX), 0, -look.px(LARGE_PX), 0)
        middle = place.center().y()
        if not self.enough:
            pen = QPen(look.colour("muted"), look.px(1.6))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 3.0])
            return Drawing(
                (Lines((QLineF(plot.left(), middle, plot.right(), middle),), pen),), (), plot
            )
        pen = QPen(look.colour("line"), look.outline)
        across = QLineF(place.left(), middle, place.right(), middle)
        ends = (
            QLineF(x, place.top() + 2, x, place.bottom() - 2) for x in (plot.left(), plot.right())
        )
        quarter = place.height() / 4
        rows = (
            self._row(look, plot, self.with_it, Mark.DOT, "clay", middle - quarter),
            self._row(look, plot, self.without, Mark.HOLLOW, "ink", middle + quarter),
        )
        spots = self._spots(plot, middle, place.height())
        return Drawing((Lines((across, *ends), pen), *rows), tuple(spots), plot)

    def rows(self) -> Sequence[tuple[str, ...]]:
        """Return for each score that a run had how many had it, with and without."""
        both = enumerate(zip(self.with_it, self.without, strict=True))
        return [
            (str(n), str(having), str(lacking)) for n, (having, lacking) in both if having + lacking
        ]

    def _row(
        self, look: Look, plot: QRectF, counts: Sequence[int], mark: Mark, role: str, y: float
    ) -> Part:
        most = max((*self.with_it, *self.without), default=1)
        small, large = look.px(SMALL_PX), look.px(LARGE_PX)
        at = (
            (_x(plot, score), y, small + (large - small) * ((n - 1) / max(1, most - 1)) ** 0.5)
            for score, n in enumerate(counts)
            if n
        )
        return marks(look, mark, role, at, "surface")

    def _spots(self, plot: QRectF, middle: float, tall: float) -> Iterator[Spot]:
        for form, counts, y in (
            (tr("Pain {score}: {n} with it"), self.with_it, middle - tall / 4),
            (tr("Pain {score}: {n} without it"), self.without, middle + tall / 4),
        ):
            for score, n in enumerate(counts):
                if n:
                    yield Spot(_x(plot, score), y, partial(form.format, score=score, n=n))


@dataclass(frozen=True, slots=True)
class PairScale:
    """The scale above rows of dots: 0, 5 and 10."""

    heads: tuple[str, ...] = ()
    zooms: bool = False

    def height(self, look: Look, width: float) -> float:
        """Return how high it wants to be."""
        return axes.high(look.font(axes.AXIS_FONT))

    def lay_out(self, place: QRectF, look: Look, window: Window = WHOLE) -> Drawing:
        """Return it worked out for a place."""
        plot = place.adjusted(look.px(LARGE_PX), 0, -look.px(LARGE_PX), 0)
        ticks = [(float(n), str(n)) for n in (0, MOST // 2, MOST)]
        along = axes.Along(0, MOST, plot)
        return Drawing(tuple(axes.day_axis(look, along, ticks, place.top())), (), plot)

    def rows(self) -> Sequence[tuple[str, ...]]:
        """Return nothing: it holds no numbers."""
        return ()


def _x(plot: QRectF, score: float) -> float:
    return plot.left() + plot.width() * score / MOST
