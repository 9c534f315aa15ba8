"""The stage of the player: the figure, where it should be felt, or the steps in words."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from backstretch.figure.scene import Move, Showing
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import sentences
from backstretch.ui.widgets.figure_frames import MotionBook
from backstretch.ui.widgets.figure_view import FigureView
from backstretch.ui.widgets.own_picture_view import OwnPictureView
from backstretch.ui.widgets.stage_text import StageText, StageWords

DISC_SHARE = 0.2  # of the stage's height
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class StageState:
    """What stands on the stage; without a `showing` the words have it all.

    A `picture` of the person's own stands there in place of the figure; with `own` and without
    one it is a mark.
    """

    words: StageWords
    showing: Showing | None = None
    ahead: tuple[Move, ...] = ()
    picture: Path | None = None
    own: bool = False


class Stage(QWidget):
    """Shows the figure below one line of words; where there is none, position and steps.

    The mark before the line says that the glow on the figure is where it should be felt.
    """

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = StageState(StageWords("", False, "", ()))
        self._px = 22.0
        self._room = 0  # for the line: it only grows, so that the figure keeps its size
        self.figure = FigureView(theme, self)
        self.picture = OwnPictureView(theme, icons, self)
        self.words = StageText(theme, icons, self)
        self.line = _TopLine(theme, icons, self)
        self._show_parts()

    def set_book(self, book: MotionBook) -> None:
        """Take the motions from this book."""
        self.figure.set_book(book)

    def show_state(self, state: StageState) -> None:
        """Show this moment; only what changed is painted again."""
        before, self._state = self._state, state
        if state.words != before.words:
            self.words.show_words(state.words)
            self.line.show_words(state.words)
            for shown in (self.figure, self.picture):
                shown.describe(_description(state.words))
                shown.set_dimmed(state.words.paused)
            self._arrange()
        pictured = (state.picture, state.own) != (before.picture, before.own)
        if pictured:
            self.picture.show_file(state.picture)
        if pictured or (state.showing is None) != (before.showing is None):
            self._show_parts()
        self.figure.show_moment(state.showing)
        if state.ahead is not before.ahead:
            self.figure.expect(state.ahead)

    def set_sizes(self, top_px: float, line_px: float) -> None:
        """Use these font sizes at most, in pixels, for the top line and for steps in words."""
        self.words.set_sizes(top_px, line_px)
        self.line.set_px(top_px)
        if top_px != self._px:
            self._px, self._room = top_px, 0
        self._arrange()

    def _show_parts(self) -> None:
        figure = self._state.showing is not None
        picture = not figure and (self._state.own or self._state.picture is not None)
        self.words.setVisible(not (figure or picture))
        self.figure.setVisible(figure)
        self.picture.setVisible(picture)
        self.line.setVisible(figure or picture)

    def _arrange(self) -> None:
        self.words.setGeometry(self.rect())
        self.figure.setGeometry(self.rect())
        self.picture.setGeometry(self.rect())
        pad = round(max(14.0, 0.9 * self._px))
        wide = max(60, self.width() - 2 * pad)
        high = self.line.height_for(wide, self.height())
        self.line.setGeometry(pad, pad, wide, high)
        if not self._state.words.paused:
            self._room = max(self._room, pad + high)
        room = min(self._room, self.height() / 3)
        self.figure.leave_free(room)
        self.picture.leave_free(room + pad / 2 if self._state.words.top else 0)

    def sizeHint(self) -> QSize:
        return QSize(500, 380)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._room = 0
        self._arrange()


class _TopLine(QWidget):
    """The line over the figure, or the disc of a pause. It lets the pointer through."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._words = StageWords("", False, "", ())
        self._px = 22.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_words(self, words: StageWords) -> None:
        self._words = words
        self.update()

    def set_px(self, px: float) -> None:
        self._px = px
        self.update()

    def height_for_words(self, width: int) -> int:
        """Return how high the words are at this width, in pixels."""
        if not self._words.top:
            return 0
        metrics = QFontMetricsF(self._theme.font_px(self._px, 500))
        room = QRectF(0, 0, width - self._indent(), 9000)
        return round(metrics.boundingRect(room, _WRAP, self._words.top).height()) + 2

    def height_for(self, width: int, stage_height: int) -> int:
        """Return how high the line or the disc is in a stage of this size, in pixels."""
        if self._words.paused:
            return round(DISC_SHARE * stage_height)
        return self.height_for_words(width)

    def _indent(self) -> float:
        return 1.4 * self._px if self._words.marked else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._words.paused:
            self._paint_disc(painter)
            return
        if self._words.marked:
            self._paint_mark(painter)
        painter.setFont(self._theme.font_px(self._px, 500))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(
            QRectF(self.rect()).adjusted(self._indent(), 0, 0, 0), _WRAP, self._words.top
        )

    def _paint_mark(self, painter: QPainter) -> None:
        px = self._px
        centre = QPointF(0.5 * px, 0.62 * px)
        painter.setPen(QPen(self._theme.colour("feel"), max(2.0, 0.11 * px)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 0.42 * px, 0.42 * px)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("feel"))
        painter.drawEllipse(centre, 0.21 * px, 0.21 * px)

    def _paint_disc(self, painter: QPainter) -> None:
        side = float(self.height())
        painter.setPen(QPen(self._theme.colour("edge"), 2))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))
        inset = 0.25 * side
        self._icons.paint(
            painter, "pause", "ink", QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset)
        )


def _description(words: StageWords) -> str:
    return sentences(words.top, words.position, *words.steps)
