"""Which side it is: the present one filled, one that is done with a tick."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backstretch.ui.player_state import Side
from backstretch.ui.theme import Theme


class SideBadges(QWidget):
    """Shows the sides of a stretch, left at the left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._px = 23.0
        self._state: tuple[tuple[Side, ...], Side | None, tuple[Side, ...]] = ((), None, ())
        theme.changed.connect(self.update)

    def show_sides(
        self, sides: tuple[Side, ...], present: Side | None, done: tuple[Side, ...]
    ) -> None:
        """Show these badges."""
        if (sides, present, done) == self._state:
            return
        self._state = (sides, present, done)
        self.setAccessibleName(self.words())
        self.updateGeometry()
        self.update()

    def set_px(self, px: float) -> None:
        """Use this font size, in pixels."""
        if px != self._px:
            self._px = px
            self.updateGeometry()
            self.update()

    def words(self) -> str:
        """Return the same in words."""
        sides, present, done = self._state
        marks = {True: self.tr("{side}, now"), False: self.tr("{side}, to come")}
        return "; ".join(
            self.tr("{side}, done").format(side=self._label(side))
            if side in done and side != present
            else marks[side == present].format(side=self._label(side))
            for side in sides
        )

    def _label(self, side: Side) -> str:
        return {
            "left": self.tr("Left side"),
            "right": self.tr("Right side"),
            "both": self.tr("Both sides"),
        }[side]

    def _text(self, side: Side) -> str:
        _, present, done = self._state
        return ("✓ " if side in done and side != present else "") + self._label(side)

    def _rects(self) -> list[tuple[Side, QRectF]]:
        metrics = QFontMetricsF(self._theme.font_px(self._px, 700))
        x, placed = 1.0, []
        for side in self._state[0]:
            width = metrics.horizontalAdvance(self._text(side)) + 1.9 * self._px
            placed.append((side, QRectF(x, 1, width, 1.9 * self._px)))
            x += width + 0.45 * self._px
        return placed

    def sizeHint(self) -> QSize:
        rects = self._rects()
        right = rects[-1][1].right() if rects else 0
        return QSize(round(right + 2), round(1.9 * self._px + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font_px(self._px, 700)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for side, rect in self._rects():
            present = side == self._state[1]
            painter.setPen(QPen(self._theme.colour("ink" if present else "edge"), 2))
            painter.setBrush(self._theme.colour("ink" if present else "window"))
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            painter.setPen(self._theme.colour("on_ink" if present else "muted"))
            baseline = rect.center().y() + metrics.capHeight() / 2
            painter.drawText(QPointF(rect.left() + 0.95 * self._px, baseline), self._text(side))
