"""Puts the figure on its stage: ground, mat, shadow, props, body; one picture fades into another.

A stage has one size and one theme; a new one is made when either changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from backstretch.figure.scene import Move, Showing, Source
from backstretch.ui.widgets.figure_frames import (
    BREATHS,
    FigureFrames,
    FrameName,
    MotionBook,
    keep,
    name_of,
)
from backstretch.ui.widgets.figure_paint import FigureColours
from backstretch.ui.widgets.figure_rasters import BUDGET, Raster, Rasters

RADIUS, MARGIN = 16, 14

DIMMED = 0.38
"""How much is seen of a figure that pauses."""

FADES = 24
"""Steps of a cross-fade."""

DEEPEST = 0.2
"""Share of its strength that the glow loses while breathing in: a slow pulse."""

_GROUNDS, _LAYERS = 4, 2


@dataclass(frozen=True, slots=True)
class Picture:
    """All that decides what is seen; two that are equal look the same.

    While one fades in over another, `seen` of `FADES` of it is seen.
    """

    name: FrameName
    before: "Picture | None" = None
    seen: int = FADES

    @property
    def source(self) -> Source:
        """Return whose frame it is."""
        return self.name.body.source

    @property
    def glow(self) -> float:
        """Return how strong the glow is, 0 to 1."""
        return 1 - DEEPEST * self.name.breath / BREATHS


def picture_of(showing: Showing | None, book: MotionBook | None) -> Picture | None:
    """Return what a moment looks like, or nothing where no motion is known."""
    if showing is None or book is None or book.motion(showing.move.source) is None:
        return None
    name, before = name_of(showing.move, showing.t), picture_of(showing.before, book)
    seen = round(FADES * showing.seen) if before else FADES
    return Picture(name) if seen >= FADES else Picture(name, before, seen)


class Stage:
    """A rounded ground of `size` with the figure as large as fits below `top_room` pixels.

    Finished pictures are kept up to `budget` bytes.
    """

    def __init__(
        self,
        book: MotionBook | None,
        colours: FigureColours,
        ground: QColor,
        size: QSize,
        top_room: float = 0.0,
        budget: int = BUDGET,
    ) -> None:
        self._ground, self._size = ground, size
        self._whole = QRectF(0, 0, size.width(), size.height())
        area = self._whole.adjusted(MARGIN, max(MARGIN, top_room), -MARGIN, -MARGIN)
        self._corner = area.topLeft()
        fit = max(1.0, area.width()), max(1.0, area.height())
        self.frames = FigureFrames(book, colours, *fit) if book else None
        self._rasters = Rasters(budget)
        self._grounds: dict[tuple[Source | None, float], QPixmap] = {}
        self._stands: dict[tuple[Source, float], QPixmap] = {}
        self._layers: dict[tuple[FrameName, float], QPixmap] = {}

    def ahead(self, moves: Sequence[Move], ratio: float) -> Iterator[None]:
        """Draw the frames of moves, the first ones first; each `next` is a short piece of work.

        It ends where the frames of the first moves fill all that is kept.
        """
        frames = self.frames
        if frames is None:
            return
        for number, name in enumerate(islice(frames.wanted(moves), frames.limit - 1)):
            if number and number >= self._rasters.room - 1:
                return
            if self._rasters.find(name, ratio) is None:
                yield from frames.draw(name)
                self._raster(Picture(name), ratio)
                yield

    def changed(self, before: Picture | None, now: Picture | None, ratio: float) -> QRectF:
        """Return the part of the stage on which two pictures differ; it may be empty."""
        if not before or not now or before.before or now.before or before.source != now.source:
            return self._whole
        if self.frames is None:
            return self._whole
        both = self._raster(before, ratio).part.united(self._raster(now, ratio).part)
        old, new = self.frames.kept(before.name), self.frames.kept(now.name)
        if old is None or new is None:
            return both
        changed = new.frame.changed(old.frame)
        if old.shadow is not new.shadow:
            changed = changed.united(old.shadow.target).united(new.shadow.target)
        if before.glow != now.glow:
            changed = changed.united(new.frame.glowing()).united(old.frame.glowing())
        return changed.translated(self._corner).intersected(self._whole)

    def paint(self, painter: QPainter, picture: Picture | None, exposed: QRectF) -> None:
        """Paint what touches `exposed`."""
        if picture is None:
            painter.drawPixmap(0, 0, self._ground_of(None, _ratio(painter)))
        elif picture.before is None:
            self._layers.clear()
            self._paint_plain(painter, picture, exposed)
        else:
            ratio = _ratio(painter)
            painter.drawPixmap(0, 0, self._layer(picture.before, ratio))
            painter.setOpacity(picture.seen / FADES)
            painter.drawPixmap(0, 0, self._layer(picture, ratio))
            painter.setOpacity(1.0)

    def veil(self, painter: QPainter) -> None:
        """Let what is painted be seen but faintly."""
        colour = QColor(self._ground)
        colour.setAlphaF(1 - DIMMED)
        self._fill(painter, colour)

    def _paint_plain(self, painter: QPainter, picture: Picture, exposed: QRectF) -> None:
        ratio = _ratio(painter)
        raster = self._raster(picture, ratio) if self.frames else None
        if raster is None or not raster.part.contains(exposed):
            painter.drawPixmap(0, 0, self._stand(picture.source, ratio))
        if raster:
            painter.drawPixmap(raster.part.topLeft(), raster.pixmap)

    def _raster(self, picture: Picture, ratio: float) -> Raster:
        """Return the part of a picture where the body and its shadow are, ground and all."""
        found = self._rasters.find(picture.name, ratio)
        if found:
            return found
        assert self.frames is not None
        drawn = self.frames.drawn(picture.name)
        part = drawn.frame.bounds().united(drawn.shadow.target)
        part = part.translated(self._corner).intersected(self._whole)
        return self._rasters.make(
            picture.name, ratio, part, partial(self._compose, picture=picture, part=part)
        )

    def _compose(self, painter: QPainter, picture: Picture, part: QRectF) -> None:
        assert self.frames is not None
        drawn, scene = self.frames.drawn(picture.name), self.frames.scene(picture.source)
        painter.drawPixmap(0, 0, self._ground_of(picture.source, _ratio(painter)))
        painter.translate(self._corner)
        near = part.translated(-self._corner)
        drawn.shadow.paint(painter, near)
        scene.props.paint(painter, near)
        drawn.frame.paint(painter, near, picture.glow)

    def _stand(self, source: Source, ratio: float) -> QPixmap:
        """Return the ground with all that stands still: mat and props."""
        stand = self._stands.get((source, ratio))
        if stand is None:
            stand = self._ground_of(source, ratio).copy()
            if self.frames is not None:
                painter = QPainter(stand)
                painter.translate(self._corner)
                self.frames.scene(source).props.paint(painter)
                painter.end()
            keep(self._stands, (source, ratio), stand, _GROUNDS)
        return stand

    def _ground_of(self, source: Source | None, ratio: float) -> QPixmap:
        """Return the ground with the mat: what is below the shadow."""
        ground = self._grounds.get((source, ratio))
        if ground is None:
            ground = self._blank(ratio)
            painter = QPainter(ground)
            self._fill(painter, self._ground)
            if source is not None and self.frames is not None:
                painter.translate(self._corner)
                self.frames.scene(source).mat.paint(painter)
            painter.end()
            keep(self._grounds, (source, ratio), ground, _GROUNDS)
        return ground

    def _layer(self, picture: Picture, ratio: float) -> QPixmap:
        """Return a whole picture that is faded."""
        layer = self._layers.get((picture.name, ratio))
        if layer is None:
            layer = self._blank(ratio)
            painter = QPainter(layer)
            self._paint_plain(painter, picture, self._whole)
            painter.end()
        self._layers.pop((picture.name, ratio), None)
        keep(self._layers, (picture.name, ratio), layer, _LAYERS)
        return layer

    def _blank(self, ratio: float) -> QPixmap:
        pixmap = QPixmap(self._size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _fill(self, painter: QPainter, colour: QColor) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(self._whole, RADIUS, RADIUS)
        painter.restore()


def _ratio(painter: QPainter) -> float:
    """Return how many pixels of the device one of the painter's is wide."""
    return painter.deviceTransform().m11()
