"""Puts the figure down with QPainter: the layers of a frame are packed once, painted often."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backstretch.figure.camera import Box
from backstretch.figure.layers import Cloth, Fill, Glow, Layer, Stroke, Tone
from backstretch.ui.widgets.figure_glow import Glows, Light
from backstretch.ui.widgets.figure_paths import packed, path_of
from backstretch.ui.widgets.figure_soft import paint_soft


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
class _Mark:
    """A layer, packed. `stamp` is equal for what looks equal; `box` is all that it touches.

    What has a `width` is a line, what has a `light` glows, anything else is filled.
    """

    stamp: int
    box: Box
    colour: int = 0
    data: bytes = b""
    clip: bytes | None = None
    width: float = 0.0
    round: bool = False
    light: Light | None = None
    strength: float = 1.0

    def touches(self, box: Box) -> bool:
        mine = self.box
        return mine[0] < box[2] and box[0] < mine[2] and mine[1] < box[3] and box[1] < mine[3]

    def paint(self, painter: QPainter, strength: float) -> None:
        if self.light is not None:
            painter.setOpacity(painter.opacity() * self.strength * strength)
            left, top, right, bottom = self.box
            part = QRectF(left, top, right - left, bottom - top)
            paint_soft(painter, self.light.picture, QRectF(*self.light.target), part)
            return
        colour = QColor.fromRgba(self.colour)
        if self.width:
            cap = Qt.PenCapStyle.RoundCap if self.round else Qt.PenCapStyle.FlatCap
            join = Qt.PenJoinStyle.RoundJoin
            painter.strokePath(
                path_of(self.data), QPen(colour, self.width, Qt.PenStyle.SolidLine, cap, join)
            )
        else:
            painter.fillPath(path_of(self.data), colour)


class FigureFrame:
    """One frame, ready to be painted as often as it is asked for.

    `glows` may be shared by the frames of a figure in the same colours.
    """

    def __init__(
        self, layers: Sequence[Layer], colours: FigureColours, glows: Glows | None = None
    ) -> None:
        glows = glows or Glows(colours.glow, colours.core)
        self._marks = tuple(_mark(layer, colours, glows) for layer in layers)

    def paint(
        self, painter: QPainter, exposed: QRectF | None = None, strength: float = 1.0
    ) -> None:
        """Put the frame down where its camera saw it, in the painter's pixels.

        Only what touches `exposed` has to be painted. `strength` dims the glow, 0 to 1.
        """
        marks = self._marks
        if exposed is not None:
            box = (exposed.left(), exposed.top(), exposed.right(), exposed.bottom())
            marks = tuple(mark for mark in marks if mark.touches(box))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for mark in marks:
            if mark.clip is None and mark.light is None:
                mark.paint(painter, strength)
                continue
            painter.save()
            if mark.clip is not None:
                painter.setClipPath(path_of(mark.clip), Qt.ClipOperation.IntersectClip)
            mark.paint(painter, strength)
            painter.restore()
        painter.restore()

    def bounds(self) -> QRectF:
        """Return the box of all that is painted."""
        return _around(mark.box for mark in self._marks)

    def glowing(self) -> QRectF:
        """Return the box of what glows, or an empty one."""
        return _around(mark.box for mark in self._marks if mark.light is not None)

    def changed(self, before: "FigureFrame") -> QRectF:
        """Return the box of what looks different from another frame; empty if nothing does."""
        if len(before._marks) != len(self._marks):
            return self.bounds().united(before.bounds())
        pairs = zip(self._marks, before._marks, strict=True)
        changed = ((now.box, then.box) for now, then in pairs if now.stamp != then.stamp)
        return _around(chain.from_iterable(changed))


def _around(boxes: Iterable[Box]) -> QRectF:
    lefts, tops, rights, bottoms = tuple(zip(*boxes, strict=True)) or ((0.0,),) * 4
    left, top = min(lefts), min(tops)
    return QRectF(left, top, max(rights) - left, max(bottoms) - top)


def _mark(layer: Layer, colours: FigureColours, glows: Glows) -> _Mark:
    if isinstance(layer, Stroke):
        return _line(layer, _colour(layer, colours).rgba())
    clip, box = (None, None) if layer.clip is None else packed(layer.clip)
    if isinstance(layer, Glow):
        light = glows.light(layer)
        stamp = hash((light.target, light.picture.cacheKey(), layer.strength, clip))
        x, y, wide, high = light.target
        lit = _within((x, y, x + wide, y + high), box)
        return _Mark(stamp, lit, clip=clip, light=light, strength=layer.strength)
    colour, path = _colour(layer, colours).rgba(), packed(layer.polygons)
    return _Mark(hash((path.data, colour, clip)), _within(path.box, box), colour, path.data, clip)


def _line(layer: Stroke, colour: int) -> _Mark:
    path, width = packed([layer.points]), layer.width
    stamp = hash((path.data, colour, width))
    box = _grown(path.box, EDGE + width / 2)
    return _Mark(stamp, box, colour, path.data, width=width, round=layer.round)


def _within(box: Box, clip: Box | None) -> Box:
    """Return the box of what is painted, soft edges and all."""
    if clip is not None:
        (a, b, c, d), (left, top, right, bottom) = box, clip
        box = (max(a, left), max(b, top), min(c, right), min(d, bottom))
    return _grown(box, EDGE)


def _grown(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


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
