"""Small still pictures of exercises, each painted once and kept, in idle time."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from backstretch.content.own_ids import is_own
from backstretch.figure.scene import Doing
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import BAND, FEET, MotionBook, Still
from backstretch.ui.widgets.own_mark import paint_own
from backstretch.ui.widgets.own_pictures import SMALL, OwnPictures, file_of

RADIUS = 8
AIR = 0.06
"""Free space above the figure and at its sides, as a share of the picture's height."""
LEAST_SPAN = 4.8
"""Heads that a picture is high at least, so that a crouching figure is not larger than others."""


@dataclass(frozen=True, slots=True)
class _Picture:
    doing: Doing
    theme: str
    width: int
    height: int
    ratio: float


class Thumbnails(QObject):
    """Keeps the pictures of one place, such as a list or the next-up line.

    An exercise of the person's own has their picture, or a mark.

    Nothing is painted but what was asked for with `prepare`, one picture each time the event
    loop is idle. With `glow` the muscle that works is shown.

    Signals:
        ready: a picture can be had now, as its Doing.
    """

    ready = Signal(object)

    def __init__(
        self,
        theme: Theme,
        book: MotionBook,
        parent: QObject | None = None,
        *,
        glow: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._book = book
        self._glow = glow
        self._stills: dict[Doing, Still | None] = {}
        self._pictures: dict[_Picture, QPixmap] = {}
        self._own = OwnPictures(self, SMALL)
        self._own.ready.connect(self._take_own)
        self._waiting: dict[_Picture, Path] = {}
        self._wanted: list[_Picture] = []
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._paint_next)

    def is_busy(self) -> bool:
        """Whether pictures are still to be painted."""
        return self._idle.isActive() or self._own.is_busy()

    def picture(self, doing: Doing, width: int, height: int, ratio: float) -> QPixmap | None:
        """Return a picture of so many logical pixels, or None while it is not ready.

        There is none either where no poses are known. It never paints, so it never takes time.
        """
        return self._pictures.get(self._key(doing, width, height, ratio))

    def prepare(self, doings: Iterable[Doing], size: QSize, ratio: float) -> None:
        """Paint these from now on, in this order, instead of what else was to be painted."""
        keys = [self._key(doing, size.width(), size.height(), ratio) for doing in doings]
        self._wanted = [key for key in keys if key not in self._pictures]
        if self._wanted:
            self._idle.start()
        else:
            self._idle.stop()

    def rest(self) -> None:
        """Paint nothing more until something is prepared again: the place is not seen."""
        self._wanted.clear()
        self._waiting.clear()
        self._idle.stop()

    def _key(self, doing: Doing, width: int, height: int, ratio: float) -> _Picture:
        return _Picture(doing, self._theme.roles.name, width, height, ratio)

    def _paint_next(self) -> None:
        key = self._wanted.pop(0)
        if not self._wanted:
            self._idle.stop()
        if is_own(key.doing.exercise):
            self._paint_own(key)
            return
        still = self._still(key.doing)
        if still is not None and key not in self._pictures:
            self._pictures[key] = self._painted(key, still)
            self.ready.emit(key.doing)

    def _paint_own(self, key: _Picture) -> None:
        """Paint the person's picture, once it is read, or a mark."""
        path = file_of(self._book, key.doing.exercise)
        if path is not None and self._own.picture(path) is None and not self._own.is_read(path):
            self._waiting[key] = path
            return
        self._pictures[key] = self._painted(key, None)
        self.ready.emit(key.doing)

    def _take_own(self, path: Path) -> None:
        found = [key for key, file in self._waiting.items() if file == path]
        for key in found:
            del self._waiting[key]
            self._paint_own(key)

    def _still(self, doing: Doing) -> Still | None:
        if doing not in self._stills:
            motion = self._book.motion(doing)
            self._stills[doing] = Still(motion, glow=self._glow) if motion else None
        return self._stills[doing]

    def _painted(self, key: _Picture, still: Still | None) -> QPixmap:
        picture = QPixmap(QSize(round(key.width * key.ratio), round(key.height * key.ratio)))
        picture.setDevicePixelRatio(key.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        tile = QRectF(0, 0, key.width, key.height)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = paint_ground(painter, self._theme, tile, RADIUS)
        painter.setClipPath(outline)
        if still is None:
            path = file_of(self._book, key.doing.exercise)
            image = self._own.picture(path) if path else None
            room = QSizeF(key.width - 6, key.height - 6)
            paint_own(painter, self._theme, image, tile.center(), room)
            painter.end()
            return picture
        air, feet = AIR * key.height, key.height * (1 - BAND * (1 - FEET))
        fits = min((key.width - 2 * air) / still.width, (feet - air) / still.height)
        scale = min(fits, key.height / LEAST_SPAN)
        still.paint(painter, self._theme.roles.dark, scale, QPointF(key.width / 2, feet))
        painter.end()
        return picture


def paint_ground(painter: QPainter, theme: Theme, tile: QRectF, radius: float) -> QPainterPath:
    """Paint the ground and the mat's band on which stills stand; return its rounded outline."""
    outline = QPainterPath()
    outline.addRoundedRect(tile, radius, radius)
    band = QPainterPath()
    band.addRect(tile.adjusted(0, tile.height() * (1 - BAND), 0, 0))
    painter.fillPath(outline, theme.colour("sunken"))
    painter.fillPath(outline.intersected(band), theme.colour("mat"))
    return outline
