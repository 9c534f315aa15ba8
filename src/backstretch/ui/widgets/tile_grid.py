"""The cards of the exercises in rows; the arrow keys walk them, one figure moves at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from backstretch.clock import Clock
from backstretch.figure.scene import Doing
from backstretch.ui.icons import Icons
from backstretch.ui.library_state import Tile
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.exercise_tile import THUMBNAIL, ExerciseTile
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.live_figures import LiveFigures
from backstretch.ui.widgets.own_pictures import OwnPictures

LessMotion: TypeAlias = Callable[[], bool]
"""Tells whether figures are to stand still."""

GAP, NARROWEST, MOST_COLUMNS = 16, 238, 5


class TileGrid(QWidget):
    """One Tab stop. `less_motion` tells whether figures are to stand still.

    Signals:
        opened: the id of the exercise that is wanted. add_asked: of one for a routine.
        reached: the card that was walked to, to be brought in sight.
        left_upwards: the walk went beyond the first row.
    """

    opened = Signal(str)
    add_asked = Signal(str)
    reached = Signal(object)
    left_upwards = Signal()

    def __init__(self, theme: Theme, icons: Icons, clock: Clock, less_motion: LessMotion) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._less_motion = less_motion
        self._made: dict[str, ExerciseTile] = {}
        self._shown: list[ExerciseTile] = []
        self._columns = 1
        self._stop: ExerciseTile | None = None
        self.setAccessibleName(self.tr("Exercises"))
        self.figures = LiveFigures(theme, clock, self._is_seen, self)
        self.figures.changed.connect(self._take_picture)
        self.pictures = OwnPictures(self, THUMBNAIL)
        self.pictures.ready.connect(self._update_pictured)
        theme.changed.connect(self._arrange)

    def tiles(self) -> list[ExerciseTile]:
        """Return the cards that are shown, in their order."""
        return list(self._shown)

    def columns(self) -> int:
        """Return how many cards a row has."""
        return self._columns

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Show these cards in this order."""
        self.figures.stop()
        wanted = {tile.id for tile in tiles}
        for known, made in self._made.items():
            if known not in wanted:
                made.hide()
        self._shown = [self._tile(tile) for tile in tiles]
        for made in self._shown:
            made.show()
        stop = self._stop if self._stop in self._shown else next(iter(self._shown), None)
        self._keep_one_stop(stop)
        self._arrange()

    def show_figures(self, book: MotionBook) -> None:
        """Put the figures on the cards from now on."""
        self.figures.use(book)
        self._prepare()

    def focus_on(self, exercise: str = "") -> bool:
        """Put the focus on the card of an exercise, or the last one; tell whether it is there."""
        made = next((one for one in self._shown if one.tile.id == exercise), None)
        made = made or (self._stop if self._stop in self._shown else None)
        if made is None:
            return False
        self._go_to(made)
        return True

    def _tile(self, tile: Tile) -> ExerciseTile:
        made = self._made.get(tile.id)
        if made is None:
            made = self._made[tile.id] = ExerciseTile(
                self._theme, self._icons, tile, self, self.pictures
            )
            made.clicked.connect(lambda: self.opened.emit(tile.id))
            made.add_asked.connect(lambda: self.add_asked.emit(tile.id))
            made.walked.connect(lambda key: self._walk(tile.id, key))
            made.looked_at.connect(lambda on: self._look(tile.id, on=on))
        made.show_tile(tile)
        return made

    def _keep_one_stop(self, stop: ExerciseTile | None) -> None:
        self._stop = stop
        for made in self._shown:
            tab = made is stop
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)

    def _walk(self, exercise: str, key: Qt.Key) -> None:
        at = next(n for n, one in enumerate(self._shown) if one.tile.id == exercise)
        last = len(self._shown) - 1
        to = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Up: at - self._columns,
            Qt.Key.Key_Down: at + self._columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }[key]
        if key == Qt.Key.Key_Down and to > last and at // self._columns < last // self._columns:
            to = last
        if 0 <= to <= last:
            self._go_to(self._shown[to])
        elif key == Qt.Key.Key_Up:
            self.left_upwards.emit()

    def _go_to(self, made: ExerciseTile) -> None:
        self._keep_one_stop(made)
        made.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reached.emit(made)

    def _look(self, exercise: str, *, on: bool) -> None:
        """Let the figure that is looked at move, and no other."""
        made = self._made[exercise]
        if on and made.hasFocus():
            self._keep_one_stop(made)
        if on and not self._less_motion():
            self.figures.play(made.tile.figure)
        elif not on and self.figures.playing == made.tile.figure:
            self.figures.stop()

    def _update_pictured(self, path: Path) -> None:
        for made in self._made.values():
            if made.tile.picture == path:
                made.update()

    def _take_picture(self, doing: Doing) -> None:
        for made in self._made.values():
            if made.tile.figure == doing:
                made.show_figure(self.figures.picture(doing))

    def _is_seen(self) -> bool:
        return self.isVisible() and not self.window().isMinimized()

    def _arrange(self) -> None:
        width = self.width()
        if width <= 0:
            return
        fits = (width + GAP) // (self._theme.px(NARROWEST) + GAP)
        self._columns = int(max(1, min(MOST_COLUMNS, fits)))
        wide = (width - GAP * (self._columns - 1)) // self._columns
        top = 0
        for first in range(0, len(self._shown), self._columns):
            row = self._shown[first : first + self._columns]
            high = max(made.height_at(wide) for made in row)
            for n, made in enumerate(row):
                made.setGeometry(QRect(n * (wide + GAP), top, wide, high))
            top += high + GAP
        self.setMinimumHeight(top - GAP if self._shown else 0)
        self._prepare()

    def _prepare(self) -> None:
        """Have the pictures painted, those at the top first."""
        if self._shown and self.isVisible():
            size = self._shown[0].picture_size(self._shown[0].width())
            doings = [made.tile.figure for made in self._shown]
            self.figures.prepare(doings, size, self.devicePixelRatioF())
            for made in self._shown:
                made.show_figure(self.figures.picture(made.tile.figure))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._prepare()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.figures.rest()
