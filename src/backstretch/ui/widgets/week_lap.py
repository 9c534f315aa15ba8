"""The week as a lap, cut into as many pieces as there are days to aim for."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.stadium import Stadium

WIDTH, HEIGHT, PEN = 296, 116, 13
GAP = 10


class WeekLap(QProgressBar):
    """Fills a piece for each day with a session; a screen reader hears "3 of 4 this week"."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._done = 0
        self._goal = 4
        self.setAccessibleName(self.tr("This week"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_week(self, done: int, goal: int) -> None:
        """Show how many days of the goal are done; more than the goal fills the lap.

        Without a goal, as in a week of illness, any day done fills it.
        """
        self._done, self._goal = done, goal
        most = max(1, goal)
        self.setRange(0, most)
        self.setValue(min(done, most))
        self.setAccessibleDescription(f"{self._figure()} {self._below()}")
        self.update()

    def _figure(self) -> str:
        if self._done > self._goal or not self._goal:
            return str(self._done)
        return self.tr("{done} of {goal}").format(done=self._done, goal=self._goal)

    def _below(self) -> str:
        if self._done > self._goal > 0:
            return self.tr("this week, {goal} planned").format(goal=self._goal)
        return self.tr("this week")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = self._theme.px(PEN)
        lap = Stadium(QRectF(self.rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2))
        half_gap = self._theme.px(GAP) / lap.length / 2
        pieces = max(1, self._goal)
        for piece in range(pieces):
            role = "pine" if piece < self._done else "track"
            stroke = QPen(self._theme.colour(role), pen)
            stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(stroke)
            start, end = piece / pieces, (piece + 1) / pieces
            painter.drawPath(lap.piece(start + half_gap, end - half_gap))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        lines = ((self._figure(), "hero", "ink"), (self._below(), "small", "muted"))
        heights = [QFontMetricsF(self._theme.font(font)).height() for _, font, _ in lines]
        top = (self.height() - sum(heights)) / 2
        for (words, font, role), height in zip(lines, heights, strict=True):
            painter.setFont(self._theme.font(font))
            painter.setPen(self._theme.colour(role))
            rect = QRectF(0, top, self.width(), height)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
            top += height
