"""The stage in words: where it should be felt, the position and the steps into it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class StageWords:
    """What stands on the stage: a top line, with the mark if it says where to feel it."""

    top: str
    marked: bool
    position: str
    steps: tuple[str, ...]
    paused: bool = False


class StageText(QWidget):
    """Large lines to read from three metres, as large as the panel allows."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._words = StageWords("", False, "", ())
        self._sizes = (22.0, 28.0)
        theme.changed.connect(self.update)

    def show_words(self, words: StageWords) -> None:
        """Show these lines."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(self.tr("What to do"))
            self.setAccessibleDescription(" ".join((words.top, words.position, *words.steps)))
            self.update()

    def set_sizes(self, top_px: float, line_px: float) -> None:
        """Use these font sizes at most, in pixels, for the top line and the lines below."""
        if (top_px, line_px) != self._sizes:
            self._sizes = (top_px, line_px)
            self.update()

    def line_px(self) -> float:
        """Return the font size the lines have now, after fitting, in pixels."""
        area = self._area()
        top = self._top_height(area)
        px = self._sizes[1]
        while px > 12 and top + self._lines_height(px, area.width()) > area.height():
            px -= 0.5
        return px

    def _area(self) -> QRectF:
        pad = max(14.0, 0.9 * self._sizes[0])
        return QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)

    def _disc(self) -> float:
        return 4.6 * self._sizes[0] if self._words.paused else 0.0

    def _top_height(self, area: QRectF) -> float:
        if self._words.paused:
            return self._disc() + 0.8 * self._sizes[1]
        if not self._words.top:
            return 0.0
        indent = 1.4 * self._sizes[0] if self._words.marked else 0.0
        height = self._height(self._sizes[0], 500, self._words.top, area.width() - indent)
        return height + 0.8 * self._sizes[1]

    def _height(self, px: float, weight: int, text: str, width: float) -> float:
        metrics = QFontMetricsF(self._theme.font_px(px, weight))
        return metrics.boundingRect(QRectF(0, 0, max(60.0, width), 9000), _WRAP, text).height()

    def _lines_height(self, px: float, width: float) -> float:
        height = self._height(px, 600, self._words.position, width) if self._words.position else 0
        for step in self._words.steps:
            height += 0.55 * px + self._height(px, 500, step, width - 1.9 * px)
        return height

    def sizeHint(self) -> QSize:
        return QSize(500, 380)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), 16, 16)
        area = self._area()
        if self._words.paused:
            self._paint_disc(painter, area)
        else:
            self._paint_top(painter, area)
        self._paint_lines(painter, area, area.top() + self._top_height(area))

    def _paint_top(self, painter: QPainter, area: QRectF) -> None:
        px = self._sizes[0]
        left = area.left()
        if self._words.marked:
            centre = QPointF(left + 0.45 * px, area.top() + 0.6 * px)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("feel"), max(2.0, 0.11 * px)))
            painter.drawEllipse(centre, 0.4 * px, 0.4 * px)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("feel"))
            painter.drawEllipse(centre, 0.2 * px, 0.2 * px)
            left += 1.4 * px
        painter.setFont(self._theme.font_px(px, 500))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(
            QRectF(left, area.top(), area.right() - left, area.height()), _WRAP, self._words.top
        )

    def _paint_disc(self, painter: QPainter, area: QRectF) -> None:
        side = self._disc()
        disc = QRectF(area.left(), area.top(), side, side)
        painter.setPen(QPen(self._theme.colour("edge"), 2))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        inset = 0.25 * side
        self._icons.paint(painter, "pause", "ink", disc.adjusted(inset, inset, -inset, -inset))

    def _paint_lines(self, painter: QPainter, area: QRectF, top: float) -> None:
        px = self.line_px()
        painter.setPen(self._theme.colour("muted" if self._words.paused else "ink"))
        painter.setFont(self._theme.font_px(px, 600))
        if self._words.position:
            box = QRectF(area.left(), top, area.width(), area.height())
            painter.drawText(box, _WRAP, self._words.position)
            top += self._height(px, 600, self._words.position, area.width())
        painter.setFont(self._theme.font_px(px, 500))
        for number, step in enumerate(self._words.steps, 1):
            top += 0.55 * px
            box = QRectF(area.left() + 1.9 * px, top, area.width() - 1.9 * px, area.height())
            painter.drawText(QRectF(area.left(), top, 1.9 * px, 3 * px), _WRAP, f"{number}.")
            painter.drawText(box, _WRAP, step)
            top += self._height(px, 500, step, area.width() - 1.9 * px)
