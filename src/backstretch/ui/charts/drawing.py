"""A chart worked out: shapes and words at their places, and the points that can be asked about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from backstretch.ui.charts.look import Look


class Mark(StrEnum):
    """What a point looks like; no two series of a chart have the same."""

    DOT = "dot"
    HOLLOW = "hollow"
    LEFT = "left"
    RIGHT = "right"
    DIAMOND = "diamond"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Shape:
    """An area, an outline, or both; of a `clip` nothing outside is painted."""

    path: QPainterPath
    brush: QBrush | None = None
    pen: QPen | None = None
    clip: QRectF | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Straight lines that all look alike."""

    lines: tuple[QLineF, ...]
    pen: QPen


@dataclass(frozen=True, slots=True)
class Marks:
    """Points that all look alike: where, and how large (half the width)."""

    mark: Mark
    at: tuple[tuple[float, float, float], ...]
    brush: QBrush
    pen: QPen


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a place; `flags` say where in it they stand."""

    text: str
    place: QRectF
    flags: Qt.AlignmentFlag
    font: QFont
    colour: QColor


Part = Shape | Lines | Marks | Words


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that can be pointed at, and what tells it in words."""

    x: float
    y: float
    tell: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of a chart at one size, from the ground up.

    `spots` are in reading order. `plot` is the place between the axes. `note` says in words what
    this size made of it, such as that one dot stands for several runs, else "".
    """

    parts: tuple[Part, ...]
    spots: tuple[Spot, ...]
    plot: QRectF
    note: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a chart is seen, from 0 to 1 along its length."""

    first: float = 0.0
    last: float = 1.0

    @property
    def whole(self) -> bool:
        """Whether all of it is seen."""
        return self.first <= 0 and self.last >= 1


WHOLE = Window()


class Chart(Protocol):
    """Something that can be painted anywhere."""

    @property
    def zooms(self) -> bool:
        """Whether a part of it can be looked at by itself."""

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings of its table."""

    def height(self, look: Look, width: float) -> float:
        """Return how high it wants to be at a width."""

    def lay_out(self, place: QRectF, look: Look, window: Window = WHOLE) -> Drawing:
        """Return it worked out for a place."""

    def rows(self) -> Sequence[tuple[str, ...]]:
        """Return every number of it, in words, as the rows of a table."""


def paint(painter: QPainter, drawing: Drawing) -> None:
    """Paint a chart: a widget, a pixmap or a printer. Nothing is worked out here."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for part in drawing.parts:
        _paint_part(painter, part)
    painter.restore()


def _paint_part(painter: QPainter, part: Part) -> None:
    match part:
        case Shape():
            _paint_shape(painter, part)
        case Lines():
            painter.setPen(part.pen)
            painter.drawLines(part.lines)
        case Marks():
            painter.setPen(part.pen)
            painter.setBrush(part.brush)
            _paint_marks(painter, part)
        case Words():
            painter.setPen(part.colour)
            painter.setFont(part.font)
            painter.drawText(part.place, int(part.flags), part.text)


def _paint_shape(painter: QPainter, part: Shape) -> None:
    painter.setPen(part.pen if part.pen is not None else Qt.PenStyle.NoPen)
    painter.setBrush(part.brush if part.brush is not None else Qt.BrushStyle.NoBrush)
    if part.clip is None:
        painter.drawPath(part.path)
        return
    painter.save()
    painter.setClipRect(part.clip, Qt.ClipOperation.IntersectClip)
    painter.drawPath(part.path)
    painter.restore()


def _paint_marks(painter: QPainter, marks: Marks) -> None:
    for x, y, size in marks.at:
        if marks.mark in (Mark.DOT, Mark.HOLLOW):
            painter.drawEllipse(QPointF(x, y), size, size)
        else:
            painter.drawPolygon(_corners(marks.mark, x, y, size))


def _corners(mark: Mark, x: float, y: float, size: float) -> QPolygonF:
    far = 1.15 * size
    corners = {
        Mark.LEFT: ((-far, 0), (0.8 * size, -far), (0.8 * size, far)),
        Mark.RIGHT: ((far, 0), (-0.8 * size, -far), (-0.8 * size, far)),
        Mark.DIAMOND: ((0, -far), (far, 0), (0, far), (-far, 0)),
        Mark.SQUARE: ((-size, -size), (size, -size), (size, size), (-size, size)),
    }[mark]
    return QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners])


def marks(
    look: Look, mark: Mark, role: str, at: Iterable[tuple[float, float, float]], ground: str
) -> Marks:
    """Return points of a role; a hollow one shows the ground, a full one is rimmed by it."""
    colour = look.colour(role)
    if mark is Mark.HOLLOW:
        return Marks(mark, tuple(at), look.brush(ground), QPen(colour, look.px(1.8)))
    return Marks(mark, tuple(at), QBrush(colour), QPen(look.colour(ground), look.px(1.2)))


def line_path(points: Sequence[tuple[float, float]]) -> QPainterPath:
    """Return the line through points."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    return path


def round_pen(colour: QColor, width: float) -> QPen:
    """Return a pen for a line through points."""
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def dashed_pen(colour: QColor, width: float) -> QPen:
    """Return a pen of short dashes."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 2.4])
    return pen
