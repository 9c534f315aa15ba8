"""How many of each, as rows of small pieces that can be counted, with the number after them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from backstretch.ui.charts import axes
from backstretch.ui.charts.drawing import WHOLE, Drawing, Part, Shape, Spot, Window, Words
from backstretch.ui.charts.look import Look

ROW_PX, PIECE_PX, GAP_PX = 26.0, 11.0, 3.0


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something. `shape` is "circle", "diamond" or "square"; hollow if not `full`."""

    label: str
    count: int
    told: str
    role: str = "ink"
    shape: str = "square"
    full: bool = True


@dataclass(frozen=True, slots=True)
class CountsChart:
    """Rows of pieces, one piece each; where they are too many for that, a bar to scale."""

    counts: tuple[Count, ...]
    heads: tuple[str, ...] = ()
    zooms: bool = False

    def height(self, look: Look, width: float) -> float:
        """Return how high it wants to be."""
        return look.px(ROW_PX) * len(self.counts)

    def lay_out(self, place: QRectF, look: Look, window: Window = WHOLE) -> Drawing:
        """Return it worked out for a place."""
        font = look.font("small")
        left = place.left() + max((axes.wide(font, one.label) for one in self.counts), default=0)
        number = axes.wide(look.font("group"), str(max((c.count for c in self.counts), default=0)))
        room = place.right() - left - look.px(14 + 8) - number
        pitch = look.px(PIECE_PX + GAP_PX)
        most = max((one.count for one in self.counts), default=0)
        scale = pitch if most * pitch <= room else room / most
        parts: list[Part] = []
        spots = []
        for at, one in enumerate(self.counts):
            line = QRectF(
                place.left(), place.top() + at * look.px(ROW_PX), place.width(), look.px(ROW_PX)
            )
            start = left + look.px(14)
            end = start + one.count * scale
            parts.append(Words(one.label, line, axes.LEFT, font, look.colour("ink")))
            parts += _pieces(
                one, QRectF(start, line.top(), end - start, line.height()), look, scale
            )
            beside = QRectF(end + look.px(5), line.top(), number + look.px(8), line.height())
            parts.append(
                Words(str(one.count), beside, axes.LEFT, look.font("group"), look.colour("ink"))
            )
            spots.append(
                Spot(max(start, end - scale / 2), line.center().y(), partial(str, one.told))
            )
        return Drawing(tuple(parts), tuple(spots), place)

    def rows(self) -> Sequence[tuple[str, ...]]:
        """Return what is counted and how many."""
        return [(one.label, str(one.count)) for one in self.counts]


def _pieces(one: Count, line: QRectF, look: Look, scale: float) -> Iterator[Part]:
    if not one.count:
        return
    colour, side = look.colour(one.role), look.px(PIECE_PX)
    pen = QPen(colour, look.px(1.6))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if scale < look.px(PIECE_PX + GAP_PX) - 1e-6:
        path.addRect(QRectF(line.left(), line.center().y() - side / 2, line.width(), side))
    else:
        for number in range(one.count):
            box = QRectF(line.left() + number * scale, line.center().y() - side / 2, side, side)
            _add_piece(path, box.adjusted(1, 1, -1, -1), one.shape)
    yield Shape(path, look.brush(one.role) if one.full else None, pen)


def _add_piece(path: QPainterPath, box: QRectF, shape: str) -> None:
    if shape == "circle":
        path.addEllipse(box)
    elif shape == "diamond":
        middle = box.center()
        path.addPolygon(
            QPolygonF(
                [
                    *(QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y())),
                    *(QPointF(middle.x(), box.bottom()), QPointF(box.left(), middle.y())),
                ]
            )
        )
        path.closeSubpath()
    else:
        path.addRect(box)
