"""Puts the figure down with QPainter: the layers of a frame are turned into paths once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from backstretch.figure.layers import Cloth, Fill, Glow, Layer, Stroke, Tone
from backstretch.ui.widgets.figure_glow import Glows, Light
from backstretch.ui.widgets.figure_paths import packed, path_of, polyline


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
    shadow: str
    shadow_alpha: float


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
    shadow="#22343C",
    shadow_alpha=0.30,
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
    shadow="#000000",
    shadow_alpha=0.50,
)
_TONES: tuple[Tone, ...] = ("lit", "shade", "line")

EDGE = 1.0
"""Soft edges reach so many pixels beyond an outline."""


@dataclass(frozen=True, slots=True)
class _Filled:
    stamp: int
    bounds: QRectF
    path: QPainterPath
    colour: QColor
    clip: QPainterPath | None

    def paint(self, painter: QPainter, strength: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour)
        painter.drawPath(self.path)


@dataclass(frozen=True, slots=True)
class _Lined:
    stamp: int
    bounds: QRectF
    points: QPolygonF
    pen: QPen
    clip: None = None

    def paint(self, painter: QPainter, strength: float) -> None:
        painter.setPen(self.pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(self.points)


@dataclass(frozen=True, slots=True)
class _Lit:
    stamp: int
    bounds: QRectF
    light: Light
    strength: float
    clip: QPainterPath | None

    def paint(self, painter: QPainter, strength: float) -> None:
        painter.setOpacity(painter.opacity() * self.strength * strength)
        painter.drawImage(self.light.target, self.light.picture)


_Mark: TypeAlias = _Filled | _Lined | _Lit


class FigureFrame:
    """One frame, ready to be painted as often as it is asked for.

    `glows` may be shared by the frames of a figure in the same colours.
    """

    def __init__(
        self, layers: Sequence[Layer], colours: FigureColours, glows: Glows | None = None
    ) -> None:
        glows = glows or Glows(colours.glow, colours.core)
        self._marks = [_mark(layer, colours, glows) for layer in layers]

    def paint(
        self, painter: QPainter, exposed: QRectF | None = None, strength: float = 1.0
    ) -> None:
        """Put the frame down where its camera saw it, in the painter's pixels.

        Only what touches `exposed` has to be painted. `strength` dims the glow, 0 to 1.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for mark in self._marks:
            if exposed is not None and not exposed.intersects(mark.bounds):
                continue
            if mark.clip is None and not isinstance(mark, _Lit):
                mark.paint(painter, strength)
                continue
            painter.save()
            if mark.clip is not None:
                painter.setClipPath(mark.clip, Qt.ClipOperation.IntersectClip)
            mark.paint(painter, strength)
            painter.restore()
        painter.restore()

    def bounds(self) -> QRectF:
        """Return the box of all that is painted."""
        return _united(mark.bounds for mark in self._marks)

    def glowing(self) -> QRectF:
        """Return the box of what glows, or an empty one."""
        return _united(mark.bounds for mark in self._marks if isinstance(mark, _Lit))

    def changed(self, before: "FigureFrame") -> QRectF:
        """Return the box of what looks different from another frame; empty if nothing does."""
        if len(before._marks) != len(self._marks):
            return self.bounds().united(before.bounds())
        return _united(
            now.bounds.united(then.bounds)
            for now, then in zip(self._marks, before._marks, strict=True)
            if now.stamp != then.stamp
        )


def _united(boxes: Iterable[QRectF]) -> QRectF:
    whole = QRectF()
    for box in boxes:
        whole = whole.united(box)
    return whole


def _mark(layer: Layer, colours: FigureColours, glows: Glows) -> _Mark:
    if isinstance(layer, Stroke):
        return _lined(layer, _colour(layer, colours))
    clip = None if layer.clip is None else packed(layer.clip)
    inside = None if clip is None else path_of(clip)
    if isinstance(layer, Glow):
        light = glows.light(layer)
        at = light.target
        stamp = hash((at.x(), at.y(), light.picture.cacheKey(), layer.strength, clip))
        return _Lit(stamp, _seen(at, inside), light, layer.strength, inside)
    colour, data = _colour(layer, colours), packed(layer.polygons)
    path = path_of(data)
    bounds = _seen(path.controlPointRect(), inside)
    return _Filled(hash((data, colour.rgba(), clip)), bounds, path, colour, inside)


def _lined(layer: Stroke, colour: QColor) -> _Lined:
    cap = Qt.PenCapStyle.RoundCap if layer.round else Qt.PenCapStyle.FlatCap
    pen = QPen(colour, layer.width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    line, reach = polyline(layer.points), EDGE + layer.width / 2
    bounds = line.boundingRect().adjusted(-reach, -reach, reach, reach)
    return _Lined(hash((tuple(layer.points), layer.width, colour.rgba())), bounds, line, pen)


def _seen(box: QRectF, clip: QPainterPath | None) -> QRectF:
    """Return the box of what is painted, soft edges and all."""
    inside = box if clip is None else box.intersected(clip.controlPointRect())
    return inside.adjusted(-EDGE, -EDGE, EDGE, EDGE)


def _colour(layer: Fill | Stroke, colours: FigureColours) -> QColor:
    tone = colours.cloths[layer.cloth][_TONES.index(layer.tone)]
    return _mixed(tone, colours.far, colours.far_amount * layer.far)


@lru_cache(maxsize=512)
def _mixed(colour: str, other: str, amount: float) -> QColor:
    near, far = QColor(colour), QColor(other)
    red, green, blue = (
        round(a + (b - a) * amount)
        for a, b in (
            (near.red(), far.red()),
            (near.green(), far.green()),
            (near.blue(), far.blue()),
        )
    )
    return QColor(red, green, blue, near.alpha())
