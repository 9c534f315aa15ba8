"""Paints the body, its regions and how strongly they hurt: on a screen, or on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from backstretch.bodymap.legs import Side, leg_line
from backstretch.bodymap.marks import MARKS
from backstretch.bodymap.outline import OUTLINE, Shape
from backstretch.bodymap.regions import LegReach, Region
from backstretch.bodymap.views import SHAPES, View, window
from backstretch.ui.theme import Theme

PITCHES = (2.0, 1.5, 1.25, 1.0, 0.8, 0.7, 0.6, 1.05, 0.9, 0.75, 0.62)
"""How far apart the lines of a hatch are by strength, as a share of that of strength 3."""

CROSSED_FROM = 7
"""From this strength on the lines are crossed: severe pain (evidence 4.1)."""

VEIL = 0.28
Legs = Mapping[Side, LegReach]


@dataclass(frozen=True)
class MapColours:
    """What the body is painted with.

    `edge` goes around each region, None for no line. With `darkens` the lines of a hatch stay as
    wide however close they are, so that stronger is darker; else the fill keeps its colour.
    """

    body: QColor
    free: QColor
    chosen: QColor
    hatch: QColor
    mark: QColor
    leg: QColor
    edge: QColor | None = None
    darkens: bool = False


PAPER = MapColours(
    body=QColor(Qt.GlobalColor.lightGray),
    free=QColor(Qt.GlobalColor.white),
    chosen=QColor(Qt.GlobalColor.white),
    hatch=QColor(Qt.GlobalColor.black),
    mark=QColor(Qt.GlobalColor.darkGray),
    leg=QColor(Qt.GlobalColor.black),
    edge=QColor(Qt.GlobalColor.darkGray),
    darkens=True,
)
"""For paper: strength shows by the hatch alone."""


def map_colours(theme: Theme) -> MapColours:
    """Return the colours of a theme; with stronger contrast each region has an outline."""
    colour = theme.colour
    return MapColours(
        body=colour("body"),
        free=mixed(colour("body"), colour("window"), 0.5),
        chosen=colour("clay"),
        hatch=mixed(colour("clay"), colour("on_clay"), 0.62),
        mark=mixed(colour("body"), colour("muted"), 0.7),
        leg=colour("clay_text"),
        edge=colour("edge") if theme.outline > 1 else None,
    )


def mixed(ground: QColor, front: QColor, share: float) -> QColor:
    """Return the ground with so much of another colour on it."""
    pairs = zip(_rgb(ground), _rgb(front), strict=True)
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in pairs))


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def placing(view: View, rect: QRectF) -> QTransform:
    """Return what leads from units of the body to the pixels of a picture in this place."""
    seen = window(view, rect.width(), rect.height())
    scale = rect.width() / (seen.right - seen.left)
    placed = QTransform.fromTranslate(rect.left(), rect.top())
    return placed.scale(scale, scale).translate(-seen.left, -seen.top)


def region_path(view: View, region: Region, rect: QRectF) -> QPainterPath:
    """Return the shape of a region in a picture in this place, in pixels."""
    return placing(view, rect).map(_region(view, region))


def paint_view(
    painter: QPainter,
    rect: QRectF,
    view: View,
    regions: Mapping[Region, int],
    colours: MapColours,
    legs: Legs | None = None,
) -> None:
    """Paint one view into a place, with the chosen regions hatched by their strength.

    `legs` says how far down each leg pain travels; it shows in the whole back. It works on any
    painter: widget, pixmap, printer. Nothing is painted outside `rect`, and no ground.
    """
    placed = placing(view, rect)
    scale = placed.m11()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(placed.map(_outline()), colours.body)
    for region in SHAPES[view]:
        path = placed.map(_region(view, region))
        if region in regions:
            painter.fillPath(path, colours.chosen)
            _paint_hatch(painter, path, regions[region], scale, colours)
        else:
            painter.fillPath(path, colours.free)
        if colours.edge is not None:
            painter.strokePath(path, QPen(colours.edge, max(0.7, 0.5 * scale)))
    painter.strokePath(placed.map(_outline()), QPen(colours.body, max(0.7, 0.6 * scale)))
    _paint_marks(painter, view, placed, colours)
    if view is View.BACK:
        _paint_legs(painter, legs or {}, placed, colours)
    painter.restore()


def _paint_hatch(
    painter: QPainter, path: QPainterPath, strength: int, scale: float, colours: MapColours
) -> None:
    """Draw diagonal lines over a shape: the stronger the closer, crossed where it is severe.

    `scale` is pixels per unit of the body.
    """
    usual = 6.2 * scale**0.55
    pitch = PITCHES[strength] * usual
    crossed = strength >= CROSSED_FROM
    width = 0.16 * usual if colours.darkens else (0.12 if crossed else 0.16) * pitch
    box = path.boundingRect()
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colours.hatch, max(0.8 * min(1.0, scale * 2), width)))
    painter.drawLines(_diagonals(box, pitch))
    if crossed:
        across = QTransform(-1, 0, 0, 1, 2 * box.center().x(), 0)
        painter.drawLines([across.map(line) for line in _diagonals(box, pitch)])
    painter.restore()


def _diagonals(box: QRectF, pitch: float) -> list[QLineF]:
    """Return lines that rise to the right across a box, so many pixels apart."""
    step = pitch * 2**0.5
    at = (box.left() + box.top()) // step * step
    lines: list[QLineF] = []
    while at < box.right() + box.bottom() + step:
        lines.append(QLineF(at - box.bottom(), box.bottom(), at - box.top(), box.top()))
        at += step
    return lines


def _paint_marks(painter: QPainter, view: View, placed: QTransform, colours: MapColours) -> None:
    scale = placed.m11()
    for mark in MARKS[view]:
        pen = QPen(colours.mark, max(0.8, 0.9 * scale**0.6))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if mark.dashed else Qt.PenCapStyle.RoundCap)
        if mark.dashed:
            pen.setDashPattern([1.6, 2.0])
        painter.setPen(pen)
        painter.drawPolyline(placed.map(_polygon(mark.line)))


def _paint_legs(painter: QPainter, legs: Legs, placed: QTransform, colours: MapColours) -> None:
    """Draw how far down each leg pain travels: a line with a head where it ends."""
    width = max(1.4, 3.2 * placed.m11())
    for side, reach in legs.items():
        line = placed.map(_polygon(leg_line(side, reach)))
        if line.isEmpty():
            continue
        for colour, wide in ((colours.free, 2.2 * width), (colours.leg, width)):
            pen = QPen(colour, wide)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(line)
            painter.drawPolyline(_head(line.last(), 2.6 * width))


def _head(end: QPointF, size: float) -> QPolygonF:
    """Return the two strokes of an arrow that points down."""
    return QPolygonF(
        [end + QPointF(-size, -size), end, end + QPointF(size, -size)],
    )


def _polygon(shape: Shape) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in shape])


def _closed(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(_polygon(shape))
    path.closeSubpath()
    return path


@cache
def _outline() -> QPainterPath:
    return _closed(OUTLINE)


@cache
def _region(view: View, region: Region) -> QPainterPath:
    return _closed(SHAPES[view][region])
