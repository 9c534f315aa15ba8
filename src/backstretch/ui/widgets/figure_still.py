"""An exercise as a still: the pose that tells it, without mat and glow, and how much room it takes.

Stills stand side by side on a mat of their own, so they are measured first and then painted at
whatever scale the picture has.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from backstretch.figure.camera import Camera, bounds
from backstretch.figure.coats import coats
from backstretch.figure.layers import Fill, Glow, Layer, Stroke
from backstretch.figure.moving import Motion
from backstretch.figure.outline import Point
from backstretch.figure.scene import Source
from backstretch.figure.scenery import scenery, under, worn
from backstretch.figure.skeleton import Skeleton
from backstretch.ui.widgets.figure_paint import DARK, LIGHT, FigureFrame

MEASURED = 60.0
"""Pixels a head at which the extent is taken: fine enough for lines that never get thinner."""

BAND, FEET = 0.19, 0.4
"""Height of the mat's band as a share of the picture, and how far into it the feet stand."""


class MotionBook(Protocol):
    """Knows how every exercise moves."""

    def motion(self, source: Source) -> Motion | None:
        """Return it, or None where there are no poses for it."""


class Still:
    """The last key pose of a motion, which is its hold or the end of its movement.

    `left`, `top`, `right` and `foot` are how far it reaches from the camera's origin, in heads.
    With `all_poses` that is how far any of them does, so that it can move. A wall that is leant
    on belongs to its width, but may be cut off at the top; one that runs along behind is left
    out, as it would be as wide as the picture.
    """

    def __init__(self, motion: Motion, *, glow: bool = False, all_poses: bool = False) -> None:
        self._motion = motion
        self._glow = glow
        camera = Camera(*self._view(), MEASURED, flipped=motion.flipped)
        if motion not in _EXTENTS:
            _EXTENTS[motion] = _extent(self._layers(camera))
        self.left, self.top, self.right, self.foot = _EXTENTS[motion]
        for key in motion.keys[:-1] if all_poses else ():
            left, top, right, _ = bounds(key.skeleton, camera)
            self.left = min(self.left, left / MEASURED)
            self.right = max(self.right, right / MEASURED)
            self.top = min(self.top, top / MEASURED)

    @property
    def motion(self) -> Motion:
        """Whose poses these are."""
        return self._motion

    @property
    def width(self) -> float:
        """How wide it is, in heads."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is, in heads."""
        return self.foot - self.top

    def paint(
        self,
        painter: QPainter,
        dark: bool,
        scale: float,
        foot: QPointF,
        body: Skeleton | None = None,
    ) -> None:
        """Put it down at `scale` pixels a head, the middle of its feet at `foot`.

        `body` is another moment of the same motion.
        """
        x = foot.x() - (self.left + self.right) / 2 * scale
        y = foot.y() - self.foot * scale
        camera = Camera(*self._view(), scale, (x, y), self._motion.flipped)
        FigureFrame(list(self._layers(camera, body)), DARK if dark else LIGHT).paint(painter)

    def pixmap(self, dark: bool, scale: float, high: int, foot: float, ratio: float) -> QPixmap:
        """Return it on nothing, `high` pixels high with its feet `foot` pixels below the top."""
        wide = ceil(self.width * scale) + 4
        picture = QPixmap(ceil(wide * ratio), ceil(high * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, dark, scale, QPointF(wide / 2, foot))
        painter.end()
        return picture

    def _view(self) -> tuple[float, float]:
        return self._motion.view.yaw, self._motion.view.pitch

    def _layers(self, camera: Camera, body: Skeleton | None = None) -> Iterator[Layer]:
        skeleton = body or self._motion.keys[-1].skeleton
        left_out = ("mat",) if self._motion.props.wall is not None else ("mat", "wall")
        for layer in scenery(self._motion, camera):
            if isinstance(layer, Glow) or layer.cloth not in left_out:
                yield layer
        yield from under(skeleton, self._motion, camera)
        for layer in coats(skeleton, camera):
            if self._glow or not isinstance(layer, Glow):
                yield layer
        yield from worn(skeleton, self._motion, camera)


_EXTENTS = WeakKeyDictionary[Motion, tuple[float, float, float, float]]()
"""Those measured so far: the same exercise stands on several pages."""


def _extent(layers: Iterator[Layer]) -> tuple[float, float, float, float]:
    """Return how far layers reach to the left, up, to the right and down, in heads."""
    across, firm = list[float](), list[float]()
    for layer in layers:
        for line in filter(None, _lines(layer)):
            xs, ys = zip(*line, strict=True)
            across += (min(xs), max(xs))
            if not _is_wall(layer):
                firm += (min(ys), max(ys))
    ends = min(across), min(firm), max(across), max(firm)
    return ends[0] / MEASURED, ends[1] / MEASURED, ends[2] / MEASURED, ends[3] / MEASURED


def _is_wall(layer: Layer) -> bool:
    return not isinstance(layer, Glow) and layer.cloth == "wall"


def _lines(layer: Layer) -> Iterator[Sequence[Point]]:
    if isinstance(layer, Fill):
        yield from layer.polygons
    elif isinstance(layer, Stroke):
        yield layer.points
