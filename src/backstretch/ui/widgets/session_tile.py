"""A session on its day as a card: its mark, a figure on the mat, what it is and when."""

from typing import TypeAlias

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.plan_state import Mark, TileState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.day_marks import paint_mark
from backstretch.ui.widgets.drag_button import DragButton
from backstretch.ui.widgets.figure_still import BAND, MotionBook
from backstretch.ui.widgets.strip_figures import MatRow, StripFigures

RADIUS = 9
PAD, MARK = 11, 18
FIGURE, FIGURE_WIDE = 112, 150
HEAD, ROW = 40, 92
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

Line: TypeAlias = tuple[str, QFont, str, str]
"""Words, their font and role, and an icon or nothing."""


class SessionTile(DragButton):
    """A card that can be dragged, or sent to another day with Alt and an arrow key.

    A press asks for the day's menu, as any button does with `clicked`.
    """

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._state: TileState | None = None
        self._wide = False
        self.figures = StripFigures(theme, self)
        self.figures.changed.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring_radius", RADIUS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_tile(self, state: TileState | None, *, movable: bool, pressable: bool) -> None:
        """Show this session, or nothing; only what is to come can be pressed or moved."""
        self._state = state
        self.set_movable(movable)
        focus = Qt.FocusPolicy.StrongFocus if pressable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.setEnabled(pressable)
        self.setVisible(state is not None)
        if state is not None:
            self.setText(state.routine)
            self.setAccessibleName(state.spoken)
            keys = self.tr("Alt and an arrow key move it. Enter opens the menu.")
            self.setAccessibleDescription(keys if movable else "")
        self.updateGeometry()
        self.update()

    def show_figures(self, book: MotionBook) -> None:
        """Put the figure on the mat from now on, when there is time."""
        self.figures.use(book)
        self.update()

    def set_wide(self, wide: bool) -> None:
        """Lie across a row, or stand in a column."""
        if wide != self._wide:
            self._wide = wide
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        if self._wide:
            words = self._words_height(self._words_room(width)) + px(MARK + 6) + 2 * px(PAD)
            return max(px(ROW), round(words))
        figure = self._figure_height(width) if self._has_figure() else 0
        return round(px(HEAD) + figure + px(10) + self._words_height(self._words_room(width)))

    def sizeHint(self) -> QSize:
        width = self._theme.px(360 if self._wide else 124)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240 if self._wide else 80), self._theme.px(ROW))

    def _has_figure(self) -> bool:
        return self._state is not None and self._state.mark is not Mark.MISSED

    def _words_room(self, width: int) -> float:
        figure = self._theme.px(FIGURE_WIDE) if self._wide and self._has_figure() else 0
        return width - figure - 2 * self._theme.px(PAD)

    def _lines(self) -> list[Line]:
        state, theme = self._state, self._theme
        if state is None:
            return []
        role = "muted" if state.mark is Mark.MISSED else "ink"
        weight = 500 if state.mark is Mark.MISSED else 600
        small = theme.font_px(theme.px(13))
        lines: list[Line] = [
            (state.routine, theme.font_px(theme.px(14), weight), role, ""),
            (state.detail, small, role, ""),
        ]
        strong = theme.font_px(theme.px(13), 600)
        if state.came_from:
            lines.append((state.came_from, strong, "blue", "switch"))
        if state.stays:
            lines.append((state.stays, strong, "muted", "pin"))
        return lines

    def _line_height(self, line: Line, room: float) -> float:
        words, font, _, icon = line
        room -= self._theme.px(19) if icon else 0
        box = QRectF(0, 0, max(20.0, room), 4000)
        return QFontMetricsF(font).boundingRect(box, _WRAP, words).height() + 1

    def _words_height(self, room: float) -> float:
        return sum(self._line_height(line, room) for line in self._lines()) + self._theme.px(PAD)

    def _picture(self) -> QRectF:
        px, width, height = self._theme.px, self.width(), self.height()
        if self._wide:
            return QRectF(width - px(FIGURE_WIDE) - 1, 1, px(FIGURE_WIDE), height - 2)
        bottom = height - self._words_height(self._words_room(width)) - px(8)
        high = self._figure_height(width)
        return QRectF(1, bottom - high, width - 2, high)

    def _figure_height(self, width: int) -> int:
        """Return the height of the picture in a column: the wider the day, the larger."""
        px = self._theme.px
        return max(px(FIGURE), min(round(0.85 * width), px(FIGURE_WIDE)))

    def hideEvent(self, event: QHideEvent) -> None:
        self.figures.rest()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        state = self._state
        if state is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.fillPath(outline, self._ground(state))
        if self._has_figure():
            self._paint_figure(painter, outline, state)
        self._paint_outline(painter, outline, state)
        self._paint_head(painter, state)
        self._paint_words(painter)

    def _ground(self, state: TileState) -> QColor:
        roles = {Mark.DONE: "pine_tint", Mark.MISSED: "window", Mark.TODAY: "window"}
        hovered = self.underMouse() and self.isEnabled()
        return self._theme.colour("sunken" if hovered else roles.get(state.mark, "surface"))

    def _paint_outline(self, painter: QPainter, outline: QPainterPath, state: TileState) -> None:
        if state.mark is Mark.DONE:
            return
        missed = state.mark is Mark.MISSED
        pen = QPen(self._theme.colour("edge" if missed else "pine"), self._theme.outline + 0.4)
        if missed:
            pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _paint_figure(self, painter: QPainter, outline: QPainterPath, state: TileState) -> None:
        place = self._picture()
        row = MatRow((state.figure,), place, even=False)
        self.figures.place([row], self.devicePixelRatioF())
        painter.setClipPath(outline)
        high = place.height()
        painter.fillRect(place.adjusted(0, high * (1 - BAND), 0, 0), self._theme.colour("mat"))
        self.figures.paint(painter, row)
        painter.setClipping(False)

    def _paint_head(self, painter: QPainter, state: TileState) -> None:
        px = self._theme.px
        side = px(MARK)
        paint_mark(painter, self._theme, state.mark, QRectF(px(PAD), px(PAD), side, side))
        painter.setFont(self._theme.font_px(px(13.5), 600))
        missed = state.mark is Mark.MISSED
        painter.setPen(self._theme.colour("muted" if missed else "pine"))
        left = px(PAD) + side + px(6)
        words = QRectF(left, px(PAD) - px(2), self.width() - left - 2, side + px(4))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), state.state)

    def _paint_words(self, painter: QPainter) -> None:
        px, room = self._theme.px, self._words_room(self.width())
        top = float(px(PAD + MARK + 6)) if self._wide else self.height() - self._words_height(room)
        for line in self._lines():
            words, font, role, icon = line
            left, side = float(px(PAD)), px(14)
            if icon:
                self._icons.paint(painter, icon, role, QRectF(left, top + px(1), side, side))
                left += px(19)
            high = self._line_height(line, room)
            painter.setFont(font)
            painter.setPen(self._theme.colour(role))
            painter.drawText(QRectF(left, top, room - left + px(PAD), high + 2), _WRAP, words)
            top += high
