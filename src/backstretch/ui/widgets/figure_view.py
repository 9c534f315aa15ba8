"""The moving figure: shows one moment, and draws the next ones while there is time."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backstretch.figure.scene import Move, Showing
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_frames import MotionBook
from backstretch.ui.widgets.figure_paint import DARK, LIGHT
from backstretch.ui.widgets.figure_stage import Picture, Stage, picture_of


class FigureView(QLabel):
    """Shows what to do next as a moving figure, scaled to fit and never cropped.

    It is told moments and holds no clock. Its only timer draws ahead what `expect` named; it
    runs while the figure is seen, is not dimmed, and something is left to draw.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._book: MotionBook | None = None
        self._showing: Showing | None = None
        self._picture: Picture | None = None
        self._stage: Stage | None = None
        self._moves: tuple[Move, ...] = ()
        self._work: Iterator[None] | None = None
        self._is_left = False
        self._dimmed = False
        self._top_room = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_ahead)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setPixmap(QPixmap(1, 1))  # makes it a picture to screen readers
        self.setAccessibleName(self.tr("Figure"))
        theme.changed.connect(self._start_afresh)

    @property
    def built(self) -> int:
        """Return how many frames were drawn since the size or the theme changed."""
        frames = self._stage.frames if self._stage else None
        return frames.built if frames else 0

    def is_drawing_ahead(self) -> bool:
        """Return whether the timer runs that draws what is expected."""
        return self._timer.isActive()

    def set_book(self, book: MotionBook) -> None:
        """Take the motions from here."""
        self._book = book
        self._start_afresh()

    def describe(self, text: str) -> None:
        """Say in words what is shown, for those who hear it."""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def leave_free(self, top_px: float) -> None:
        """Leave room for words above the figure."""
        if top_px != self._top_room:
            self._top_room = top_px
            self._start_afresh()

    def show_moment(self, showing: Showing | None) -> None:
        """Show this moment, or the empty stage."""
        self._showing = showing
        before, self._picture = self._picture, picture_of(showing, self._book)
        self._rouse()
        if self._picture == before or not self.isVisible():
            return
        if self._stage is None:  # not painted yet, and its size may change until then
            self.update()
            return
        changed = self._stage.changed(before, self._picture, self.devicePixelRatioF())
        if not changed.isEmpty():
            self.update(changed.toAlignedRect().adjusted(-1, -1, 1, 1))

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the figure faintly, as in a pause."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()
            self._rouse()

    def expect(self, moves: Sequence[Move]) -> None:
        """Draw these moves ahead while there is time, the one that comes first first."""
        if tuple(moves) != self._moves:
            self._moves = tuple(moves)
            self._plan()

    def _stage_here(self) -> Stage:
        if self._stage is None:
            colours = DARK if self._theme.roles.dark else LIGHT
            ground = self._theme.colour("sunken")
            self._stage = Stage(self._book, colours, ground, self.size(), self._top_room)
        return self._stage

    def _start_afresh(self) -> None:
        self._stage = None
        self._picture = picture_of(self._showing, self._book)
        self.update()
        self._plan()

    def _plan(self) -> None:
        self._work = None
        self._is_left = bool(self._moves) and self._book is not None
        self._rouse()

    def _rouse(self) -> None:
        """Draw ahead if anything is left to draw, and anybody sees it move."""
        seen = self.isVisible() and not self.window().isMinimized() and not self._dimmed
        if not seen or not self._is_left:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _draw_ahead(self) -> None:
        self._rouse()
        if not self._timer.isActive():
            return
        if self._work is None:
            self._work = self._stage_here().ahead(self._moves, self.devicePixelRatioF())
        if next(self._work, _DONE) is _DONE:
            self._is_left = False
            self._timer.stop()

    def sizeHint(self) -> QSize:
        return QSize(500, 380)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._start_afresh()

    def showEvent(self, event: QShowEvent) -> None:
        self._rouse()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, stage = QPainter(self), self._stage_here()
        try:
            stage.paint(painter, self._picture, QRectF(event.rect()))
            if self._dimmed:
                stage.veil(painter)
        finally:
            painter.end()  # an error that leaves it open ends the process


_DONE = object()
