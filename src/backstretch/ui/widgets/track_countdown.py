"""The countdown as one lap of a running track, with the seconds inside."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.stadium import Stadium

Look: TypeAlias = Literal["hold", "prep", "paused"]

WIDTH_TO_HEIGHT = 1.9
WITH_MINUTES = 0.8  # "1:12" is set smaller than "18"
GROWN = 1.12
HIGHEST, WIDEST = 0.68, 1.6  # of the lap's height, so that digits stay inside it
BELOW_SHARE = 0.2  # of the digits
_PEN = 0.072
_PEN_LAST = 0.11
_DOT = 0.07  # the runner, as a share of the height
_DASHES = 36


_NOTHING = QPainterPath(), QPainterPath()


@dataclass(frozen=True, slots=True)
class Lap:
    """What the lap shows: `text` inside it, `share` (0 to 1) of it done, `pieces` it is cut in."""

    look: Look
    text: str
    share: float
    last_three: bool = False
    pieces: int = 1
    below: str = ""  # small words under the digits, such as "of 8"


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text and where its baseline begins."""

    text: str
    font: QFont
    place: QPointF


class TrackCountdown(QProgressBar):
    """Shows how much of a hold, a pause between or a set of repetitions is done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lap = Lap("hold", "", 0.0)
        self._digit_px = 112.0
        self._least_px = 100.0
        self._laid: tuple[object, QPainterPath, QPainterPath] = (None, *_NOTHING)
        self.setRange(0, 100)
        theme.changed.connect(self.update)

    def show_lap(self, lap: Lap, name: str, value: str) -> None:
        """Show a moment. `name` and `value` are read out, the value at most once a second."""
        before, self._lap = self._lap, lap
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if value != self.accessibleDescription():
            self.setAccessibleDescription(value)
            self.setValue(round(lap.share * 100))
        if self._looks_different(before, lap):
            self.update()

    def set_digit_px(self, px: float, least_px: float) -> None:
        """Use this font size for digits, a smaller one, at least `least_px`, with minutes."""
        if (px, least_px) != (self._digit_px, self._least_px):
            self._digit_px, self._least_px = px, least_px
            self.update()

    def digit_height(self) -> float:
        """Return the height of the digits themselves, in pixels."""
        return QFontMetricsF(self._theme.font_px(self._text_px(), 700)).capHeight()

    def _text_px(self) -> float:
        if ":" in self._lap.text:
            px = max(WITH_MINUTES * self._digit_px, self._least_px)
        else:
            px = self._digit_px * (GROWN if self._lap.last_three else 1)
        metrics = QFontMetricsF(self._theme.font_px(px, 700, tabular=True))
        high, wide = metrics.capHeight(), metrics.horizontalAdvance(self._lap.text)
        room = self._lap_height()
        return px * min(1.0, HIGHEST * room / high, WIDEST * room / max(wide, 1.0))

    def _looks_different(self, before: Lap, lap: Lap) -> bool:
        half_pixels = 4 * self.width()
        moved = round(before.share * half_pixels) != round(lap.share * half_pixels)
        others = (before.look, before.text, before.last_three, before.pieces, before.below)
        return moved or others != (lap.look, lap.text, lap.last_three, lap.pieces, lap.below)

    def _lap_height(self) -> float:
        return min(self.height(), self.width() / WIDTH_TO_HEIGHT)

    def _lap_rect(self) -> QRectF:
        height = self._lap_height()
        margin = height * _DOT + 2
        top = (self.height() - height) / 2
        return QRectF(0, top, height * WIDTH_TO_HEIGHT, height).adjusted(
            margin, margin, -margin, -margin
        )

    def _paint_lap(self, painter: QPainter, stadium: Stadium, pen_px: float) -> None:
        lap = self._lap
        done = {"hold": "pine", "prep": "blue", "paused": "muted"}[lap.look]
        pieces = _DASHES if lap.look == "prep" else max(1, lap.pieces)
        gap = 0.45 / _DASHES if lap.look == "prep" else 0.4 * pen_px / stadium.length
        gap = 0.0 if pieces == 1 else gap
        now = min(int(lap.share * pieces), pieces - 1)
        start, end = now / pieces + gap / 2, (now + 1) / pieces - gap / 2
        here = min(max(lap.share, start), end)
        passed, ahead = self._lay(stadium, pieces, gap, now)
        self._stroke(painter, ahead, pen_px, "track")
        self._stroke(painter, stadium.piece(here, end), pen_px, "track")
        self._stroke(painter, passed, pen_px, done)
        self._stroke(painter, stadium.piece(start, here), pen_px, done)

    def _lay(
        self, stadium: Stadium, pieces: int, gap: float, now: int
    ) -> tuple[QPainterPath, QPainterPath]:
        """Return the pieces before the one in hand and those after it; they stand still."""
        key = (stadium.rect.getRect(), pieces, gap, now)
        if key != self._laid[0]:
            paths = QPainterPath(), QPainterPath()
            for number in range(pieces):
                if number != now:
                    start, end = number / pieces + gap / 2, (number + 1) / pieces - gap / 2
                    paths[number > now].addPath(stadium.piece(start, end))
            self._laid = (key, *paths)
        return self._laid[1], self._laid[2]

    def _stroke(self, painter: QPainter, path: QPainterPath, px: float, role: str) -> None:
        if path.elementCount() > 1:
            pen = QPen(self._theme.colour(role), px)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawPath(path)

    def _paint_line(self, painter: QPainter, stadium: Stadium, pen_px: float) -> None:
        at = stadium.point(0.0)
        painter.setPen(QPen(self._theme.colour("ink"), max(2.0, 0.22 * pen_px)))
        reach = pen_px * 0.92
        painter.drawLine(QPointF(at.x(), at.y() - reach), QPointF(at.x(), at.y() + reach))

    def _paint_runner(self, painter: QPainter, stadium: Stadium, pen_px: float) -> None:
        role = "muted" if self._lap.look == "paused" else "pine"
        painter.setPen(QPen(self._theme.colour("window"), 3))
        painter.setBrush(self._theme.colour(role))
        radius = min(0.92 * pen_px, _DOT * self._lap_height())
        painter.drawEllipse(stadium.point(self._lap.share), radius, radius)

    def words(self, inside: QRectF, pen_px: float) -> tuple[Words, ...]:
        """Return the digits and the small words, placed free of the lap around `inside`.

        The small words stand under the digits, or where that is too low, beside them.
        """
        lap, px, middle = self._lap, self._text_px(), inside.center()
        font = self._theme.font_px(px, 700, tabular=True)
        metrics = QFontMetricsF(font)
        width, cap = metrics.horizontalAdvance(lap.text), metrics.capHeight()
        left, baseline = middle.x() - width / 2, middle.y() + cap / 2
        if not lap.below:
            return (Words(lap.text, font, QPointF(left, baseline)),)
        small = self._theme.font_px(BELOW_SHARE * px, 500)
        below = QFontMetricsF(small)
        beside = below.horizontalAdvance(lap.below)
        lifted = baseline - 0.12 * px
        low = lifted + 0.27 * px
        if low + below.descent() <= inside.bottom() - pen_px / 2:
            under = QPointF(middle.x() - beside / 2, low)
            return Words(lap.text, font, QPointF(left, lifted)), Words(lap.below, small, under)
        gap = 0.1 * px
        left -= (gap + beside) / 2
        after = QPointF(left + width + gap, middle.y() + below.capHeight() / 2)
        return Words(lap.text, font, QPointF(left, baseline)), Words(lap.below, small, after)

    def _paint_text(self, painter: QPainter, inside: QRectF, pen_px: float) -> None:
        for words, role in zip(self.words(inside, pen_px), ("ink", "muted"), strict=False):
            painter.setPen(self._theme.colour(role))
            painter.setFont(words.font)
            painter.drawText(words.place, words.text)

    def sizeHint(self) -> QSize:
        return QSize(342, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(190, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self._lap_rect()
        stadium = Stadium(rect)
        pen_px = self._lap_height() * (_PEN_LAST if self._lap.last_three else _PEN)
        self._paint_lap(painter, stadium, pen_px)
        self._paint_line(painter, stadium, pen_px)
        if self._lap.look != "prep":
            self._paint_runner(painter, stadium, pen_px)
        self._paint_text(painter, rect, pen_px)
