"""The figures on a mat strip: one scale for all, painted one by one in idle time, then kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from backstretch.content.own_ids import is_own
from backstretch.figure.scene import Doing
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import BAND, FEET, MotionBook, Still
from backstretch.ui.widgets.idle_turns import IdleTurns
from backstretch.ui.widgets.own_mark import paint_own
from backstretch.ui.widgets.own_pictures import SMALL, OwnPictures, file_of
from backstretch.ui.widgets.thumbnails import AIR, LEAST_SPAN

GAP = 16.0
"""Pixels between one figure and the next at least."""
MARK_WIDE = 1.6
"""Heads of room for an exercise of the person's own, which has no figure."""
OWN_WIDE, OWN_HIGH = 1.25, 0.76
"""Size of its picture at most: width and height as shares of the mat's height."""


@dataclass(frozen=True, slots=True)
class MatRow:
    """A piece of the mat and who is on it, from left to right.

    In an `even` row all places are alike, so that names can stand below them before any figure
    is there; else each place is as wide as its figure needs.
    """

    doings: tuple[Doing | None, ...]
    mat: QRectF
    even: bool


@dataclass(frozen=True, slots=True)
class _Look:
    theme: str
    dark: bool
    scale: float
    high: float
    ratio: float

    @property
    def feet(self) -> float:
        return self.high * (1 - BAND * (1 - FEET))


class StripFigures(QObject):
    """Knows where on the mat each figure stands, and paints what it has so far.

    Signals:
        changed: more can be painted than before.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._book: MotionBook | None = None
        self._rows: tuple[MatRow, ...] = ()
        self._ratio = 1.0
        self._own = OwnPictures(self, SMALL)
        self._own.ready.connect(self.changed)
        self._stills: dict[Doing, Still | None] = {}
        self._pictures: dict[Doing, tuple[_Look, QPixmap]] = {}
        self._turns = IdleTurns(self)

    def is_busy(self) -> bool:
        """Whether figures are still to be painted."""
        return self._turns.is_at_work(self._work) or self._own.is_busy()

    def use(self, book: MotionBook) -> None:
        """Take the poses from here. Nothing is read of it before there is time."""
        self._book = book
        self._stills.clear()
        self._pictures.clear()

    def share(self, turns: IdleTurns) -> None:
        """Be painted in turn with the other strips of a page, one after the other."""
        self.rest()
        self._turns = turns

    def place(self, rows: Sequence[MatRow], ratio: float) -> None:
        """Put the figures on these mats, and paint in idle time what is missing."""
        self._rows, self._ratio = tuple(rows), ratio
        if self._book is not None and self._next_job() is not None:
            self._turns.begin(self._work)

    def rest(self) -> None:
        """Do nothing more until the figures are placed again: nobody sees them."""
        self._turns.rest(self._work)

    def paint(self, painter: QPainter, row: MatRow) -> None:
        """Put down what is ready of a row; one still at another size is stretched meanwhile."""
        look = self._look()
        scale = look.scale if look else 1.0
        for doing, (middle, wide) in zip(row.doings, self._places(row, scale), strict=True):
            if doing and is_own(doing.exercise):
                high = row.mat.height()
                room = QSizeF(min(OWN_WIDE * high, wide), OWN_HIGH * high)
                centre = QPointF(middle, row.mat.center().y())
                paint_own(painter, self._theme, self._own_picture(doing.exercise), centre, room)
            if look is None:
                continue
            found = self._pictures.get(doing) if doing else None
            if found is None:
                continue
            old, picture = found
            size = picture.deviceIndependentSize()
            foot = row.mat.top() + look.feet
            if old == look:
                spot = QPointF(round(middle - size.width() / 2), row.mat.top())
                painter.drawPixmap(spot, picture)
                continue
            times = look.scale / old.scale
            stretched = size * times
            left, top = middle - stretched.width() / 2, foot - old.feet * times
            place = QRectF(QPointF(left, top), stretched)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))

    def _own_picture(self, exercise: str) -> QImage | None:
        path = file_of(self._book, exercise)
        return self._own.picture(path) if path else None

    def _figures(self) -> Iterator[Doing]:
        for row in self._rows:
            yield from (doing for doing in row.doings if doing is not None)

    def _next_job(self) -> Doing | None:
        """Return whom to measure next, or once all are measured, whom to paint."""
        for doing in self._figures():
            if doing not in self._stills:
                return doing
        look = self._look()
        for doing in self._figures():
            if look and self._stills[doing] and self._pictures.get(doing, (None,))[0] != look:
                return doing
        return None

    def _work(self) -> None:
        doing = self._next_job()
        if doing is None or self._book is None:
            self.rest()
            return
        if doing not in self._stills:
            motion = self._book.motion(doing)
            self._stills[doing] = Still(motion) if motion else None
            return
        still, look = self._stills[doing], self._look()
        if still and look:
            picture = still.pixmap(look.dark, look.scale, round(look.high), look.feet, look.ratio)
            self._pictures[doing] = (look, picture)
            self.changed.emit()

    def _look(self) -> _Look | None:
        """Return how all figures are to be painted, or None while one is not measured."""
        if not self._rows or any(doing not in self._stills for doing in self._figures()):
            return None
        if not any(self._stills[doing] for doing in self._figures()):
            return None
        roles, high = self._theme.roles, self._rows[0].mat.height()
        room = _Look(roles.name, roles.dark, 1.0, high, self._ratio).feet - AIR * high
        tallest = max(still.height for doing in self._figures() if (still := self._stills[doing]))
        scale = min(room / tallest, high / LEAST_SPAN, *(self._widest(row) for row in self._rows))
        return _Look(roles.name, roles.dark, round(scale, 2), high, self._ratio)

    def _widths(self, row: MatRow) -> list[float]:
        return [self._width(doing) if doing else 0.0 for doing in row.doings]

    def _width(self, doing: Doing) -> float:
        if is_own(doing.exercise):
            return MARK_WIDE
        still = self._stills.get(doing)
        return still.width if still else 0.0

    def _widest(self, row: MatRow) -> float:
        """Return the largest scale at which the figures of a row leave each other room."""
        widths, room = self._widths(row), row.mat.width()
        if not row.even:
            return (room - GAP * len(widths)) / (sum(widths) or 1.0)
        place = room / len(widths) - GAP
        pairs = [(one + other) / 2 for one, other in pairwise(widths)]
        return place / (max(widths[0], widths[-1], *pairs) or 1.0)

    def _places(self, row: MatRow, scale: float) -> list[tuple[float, float]]:
        """Return the middle of each place, and how wide it is without the gap."""
        widths = [width * scale + GAP for width in self._widths(row)]
        if row.even:
            widths = [row.mat.width() / len(widths)] * len(widths)
        spare = (row.mat.width() - sum(widths)) / len(widths)
        places, x = list[tuple[float, float]](), row.mat.left()
        for width in widths:
            places.append((x + (width + spare) / 2, width + spare - GAP))
            x += width + spare
        return places
