"""Large tiles of the first start: a number that is one of few, and a day that is ticked."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from backstretch.ui.plan_state import Mark, RunMark
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.day_marks import PILL, paint_mark, paint_run

MarkName: TypeAlias = Literal["run", "session"]

NUMBER_PX, DAY_PX = 64, 46
FIGURE_PX = 24
MARK_PX = 22
RADIUS = 10


def _prepare(tile: QAbstractButton, theme: Theme) -> None:
    tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    tile.setAttribute(Qt.WidgetAttribute.WA_Hover)
    tile.setProperty("ring_radius", RADIUS + 2)
    theme.changed.connect(tile.updateGeometry)
    theme.changed.connect(tile.update)


class NumberTile(QRadioButton):
    """A number: dashed where it is aimed at, filled where it is chosen, dull where it is off."""

    def __init__(self, theme: Theme, words: str, *, aimed: bool = False) -> None:
        super().__init__(words)
        self._theme = theme
        self._aimed = aimed
        _prepare(self, theme)

    def sizeHint(self) -> QSize:
        font = self._theme.font_px(self._theme.px(FIGURE_PX), 600)
        wide = QFontMetricsF(font).horizontalAdvance(self.text())
        return QSize(round(wide) + self._theme.px(24), self._theme.px(NUMBER_PX))

    def minimumSizeHint(self) -> QSize:
        font = self._theme.font_px(self._theme.px(FIGURE_PX), 600)
        wide = QFontMetricsF(font).horizontalAdvance(self.text())
        return QSize(round(wide) + 12, self._theme.px(NUMBER_PX))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, on = self._theme.colour, self.isChecked()
        pen, ground, ink = self._look()
        painter.setPen(pen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        font = self._theme.font_px(self._theme.px(FIGURE_PX), 600 if on else 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(colour(ink))
        left = (self.width() - metrics.horizontalAdvance(self.text())) / 2
        painter.drawText(QPointF(left, (self.height() + metrics.capHeight()) / 2), self.text())

    def _look(self) -> tuple[QPen, str, str]:
        colour = self._theme.colour
        if not self.isEnabled():
            return QPen(colour("line"), 1), "sunken", "muted"
        if self.isChecked():
            return QPen(colour("pine"), 2), "pine", "on_pine"
        if self._aimed:
            pen = QPen(colour("pine"), 1.5)
            pen.setDashPattern([2.5, 2.0])
            return pen, "sunken" if self.underMouse() else "pine_tint", "ink"
        ground = "sunken" if self.underMouse() else "surface"
        return QPen(colour("edge"), self._theme.outline), ground, "ink"


class DayTile(QCheckBox):
    """A day that has the mark of a run or of a session where it is ticked."""

    def __init__(self, theme: Theme, mark: MarkName) -> None:
        super().__init__()
        self._theme = theme
        self._mark: MarkName = mark
        _prepare(self, theme)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(76), self._theme.px(DAY_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(MARK_PX + 8), self._theme.px(DAY_PX))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, on = self._theme.colour, self.isChecked()
        role, tint = ("clay", "clay_tint") if self._mark == "run" else ("pine", "pine_tint")
        painter.setPen(QPen(colour(role if on else "edge"), 2 if on else self._theme.outline))
        painter.setBrush(colour(tint if on else "sunken" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if on:
            paint_day_mark(painter, self._theme, self._mark, QRectF(self.rect()).center(), MARK_PX)


def paint_day_mark(
    painter: QPainter, theme: Theme, mark: MarkName, centre: QPointF, side: float
) -> None:
    """Paint the mark of a run or a session, `side` pixels wide at 100 % text."""
    wide = theme.px(side)
    high = wide * PILL.height() / PILL.width() if mark == "run" else wide
    box = QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high)
    if mark == "run":
        paint_run(painter, theme, RunMark.DONE, box)
    else:
        paint_mark(painter, theme, Mark.DONE, box)
