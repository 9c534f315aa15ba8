"""Puts the figure down with QPainter: the layers of a frame are turned into paths once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from backstretch.figure.layers import Cloth, Fill, Glow, Layer, Stroke, Tone
from backstretch.figure.outline import Point, Polygon


@dataclass(frozen=True, slots=True)
class FigureColours:
    """Lit, shade and line of each cloth; `far` is blended in by `far_amount` behind the body.

    Clothing is cool, only skin and glow are warm, and the glow lies on clothing alone.
    """

    cloths: dict[Cloth, tuple[str, str, str]]
    far: str
    far_amount: float
    glow: str
    core: str


LIGHT = FigureColours(
    {
        "skin": ("#DDA57E", "#C68A63", "#A2683F"),
        "hair": ("#4F3A33", "#3E2C27", "#2E201C"),
        "top": ("#409E99", "#31837F", "#1F6462"),
        "tights": ("#3F629B", "#324F80", "#213A64"),
        "eye": ("#3E2C27", "#3E2C27", "#3E2C27"),
        "stripe": ("#86BBCB", "#86BBCB", "#86BBCB"),
        "mat": ("#C3D6CF", "#9FB8B0", "#D8E6E0"),
        "wall": ("#E4DED2", "#CBC3B4", "#CBC3B4"),
        "wood": ("#D6B98F", "#B8966A", "#A07F55"),
        "pillow": ("#E9DFF2", "#CFC2DF", "#A596BC"),
        "band": ("#F3D3E4", "#F3D3E4", "#93808A"),
        "strap": ("#6B4FA0", "#6B4FA0", "#6B4FA0"),
        "bone": ("#CCFFFFFF", "#CCFFFFFF", "#CCFFFFFF"),
    },
    far="#93A0AA",
    far_amount=0.36,
    glow="#FF6A13",
    core="#FFE46B",
)
DARK = FigureColours(
    {
        "skin": ("#E0AB86", "#C68D68", "#8A5636"),
        "hair": ("#75554A", "#5C4138", "#3B2822"),
        "top": ("#5FBDB5", "#49A09A", "#225F5D"),
        "tights": ("#6A8FCB", "#5274AE", "#2A4573"),
        "eye": ("#3B2822", "#3B2822", "#3B2822"),
        "stripe": ("#A9D6E0", "#A9D6E0", "#A9D6E0"),
        "mat": ("#2F4E50", "#1E3739", "#3E6264"),
        "wall": ("#223241", "#33485C", "#33485C"),
        "wood": ("#8A7350", "#6B5738", "#574630"),
        "pillow": ("#8F82AB", "#75698F", "#4D4463"),
        "band": ("#F3D3E4", "#F3D3E4", "#93808A"),
        "strap": ("#C3B1F5", "#C3B1F5", "#C3B1F5"),
        "bone": ("#CCFFFFFF", "#CCFFFFFF", "#CCFFFFFF"),
    },
    far="#14202B",
    far_amount=0.40,
    glow="#FF7A1A",
    core="#FFE066",
)
_TONES: tuple[Tone, ...] = ("lit", "shade", "line")

GLOW_SMALLER = 3
"""A glow is painted on a picture this many times smaller: softer, and a ninth of the cost."""

OUTER, CORE, HALO = (3.3, 0.225, 12, 0.124), (1.7, 0.1875, 8, 0.113), (3.32, 0.26, 8, 0.036)
"""Widest stroke, step between strokes (in widths of the muscle), their number and alpha."""


@dataclass(frozen=True, slots=True)
class _Filled:
    path: QPainterPath
    colour: QColor
    clip: QPainterPath | None


@dataclass(frozen=True, slots=True)
class _Lined:
    points: QPolygonF
    pen: QPen


@dataclass(frozen=True, slots=True)
class _Lit:
    picture: QImage
    target: QRectF
    clip: QPainterPath | None


_Mark: TypeAlias = _Filled | _Lined | _Lit


class FigureFrame:
    """One frame, ready to be painted as often as it is asked for."""

    def __init__(self, layers: Sequence[Layer], colours: FigureColours) -> None:
        self._marks = [_mark(layer, colours) for layer in layers]

    def paint(self, painter: QPainter) -> None:
        """Put the frame down where its camera saw it, in the painter's pixels."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for mark in self._marks:
            if isinstance(mark, _Lined):
                painter.setPen(mark.pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolyline(mark.points)
            else:
                _paint_inside(painter, mark)
        painter.restore()


def _paint_inside(painter: QPainter, mark: _Filled | _Lit) -> None:
    if mark.clip is not None:
        painter.save()
        painter.setClipPath(mark.clip, Qt.ClipOperation.IntersectClip)
    if isinstance(mark, _Filled):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark.colour)
        painter.drawPath(mark.path)
    else:
        painter.drawImage(mark.target, mark.picture)
    if mark.clip is not None:
        painter.restore()


def _mark(layer: Layer, colours: FigureColours) -> _Mark:
    if isinstance(layer, Glow):
        return _glow(layer, colours)
    colour = _colour(layer, colours)
    if isinstance(layer, Fill):
        clip = _path(layer.clip) if layer.clip is not None else None
        return _Filled(_path(layer.polygons), colour, clip)
    cap = Qt.PenCapStyle.RoundCap if layer.round else Qt.PenCapStyle.FlatCap
    join = Qt.PenJoinStyle.RoundJoin
    return _Lined(
        _polygon(layer.points), QPen(colour, layer.width, Qt.PenStyle.SolidLine, cap, join)
    )


def _colour(layer: Fill | Stroke, colours: FigureColours) -> QColor:
    near = QColor(colours.cloths[layer.cloth][_TONES.index(layer.tone)])
    far, amount = QColor(colours.far), colours.far_amount * layer.far
    mixed = (
        round(a + (b - a) * amount)
        for a, b in (
            (near.red(), far.red()),
            (near.green(), far.green()),
            (near.blue(), far.blue()),
        )
    )
    colour = QColor(*mixed)
    colour.setAlpha(near.alpha())
    return colour


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _path(polygons: Sequence[Polygon]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for polygon in polygons:
        path.addPolygon(_polygon(polygon))
        path.closeSubpath()
    return path


def _glow(layer: Glow, colours: FigureColours) -> _Lit:
    """Return a soft line as a small picture: wide faint strokes below narrow bright ones."""
    pad = layer.width * 1.9
    xs, ys = [x for x, _ in layer.points], [y for _, y in layer.points]
    left, top = min(xs) - pad, min(ys) - pad
    wide = int((max(xs) + pad - left) / GLOW_SMALLER) + 1
    high = int((max(ys) + pad - top) / GLOW_SMALLER) + 1
    picture = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(1 / GLOW_SMALLER, 1 / GLOW_SMALLER)
    painter.translate(-left, -top)
    _paint_soft(painter, layer, colours)
    painter.end()
    target = QRectF(left, top, wide * GLOW_SMALLER, high * GLOW_SMALLER)
    return _Lit(picture, target, None if layer.clip is None else _path(layer.clip))


def _paint_soft(painter: QPainter, layer: Glow, colours: FigureColours) -> None:
    line, inside = _smooth(layer.points), layer.clip is not None
    sets = [(OUTER, colours.glow), (CORE, colours.core)] if inside else [(HALO, colours.glow)]
    for (widest, step, count, alpha), name in sets:
        colour = QColor(name)
        colour.setAlphaF(min(1.0, alpha * layer.strength))
        pen = QPen(colour)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for number in range(count):
            pen.setWidthF(layer.width * (widest - step * number))
            painter.setPen(pen)
            painter.drawPath(line)


def _smooth(points: Sequence[Point]) -> QPainterPath:
    """Return a Catmull-Rom curve through points."""
    path, last = QPainterPath(QPointF(*points[0])), len(points) - 1
    for n in range(last):
        (zx, zy), (ax, ay) = points[max(0, n - 1)], points[n]
        (bx, by), (ex, ey) = points[n + 1], points[min(last, n + 2)]
        path.cubicTo(
            ax + (bx - zx) / 6,
            ay + (by - zy) / 6,
            bx - (ex - ax) / 6,
            by - (ey - ay) / 6,
            bx,
            by,
        )
    return path
