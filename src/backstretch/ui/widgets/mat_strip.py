"""The stretches of a routine in order, on one long mat."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.today_state import TodayStretch

_CENTRED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_LEFT = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
SENTENCE_BELOW = 500  # narrower than this, the names make one sentence


class MatStrip(QWidget):
    """Shows name and amount of each stretch, wrapped into even rows where the width ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stretches: tuple[TodayStretch, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_stretches(self, stretches: tuple[TodayStretch, ...]) -> None:
        """Show these stretches."""
        self._stretches = stretches
        self.setAccessibleName(self.tr("Stretches"))
        self.setAccessibleDescription("; ".join(f"{one.name}, {one.amount}" for one in stretches))
        self.updateGeometry()
        self.update()

    def _per_row(self, width: int) -> int:
        count = max(1, len(self._stretches))
        fits = max(1, int(width // self._theme.px(96)))
        return math.ceil(count / math.ceil(count / fits))

    def _rows(self, width: int) -> list[tuple[TodayStretch, ...]]:
        per = self._per_row(width)
        return [self._stretches[n : n + per] for n in range(0, len(self._stretches), per)]

    def _name_height(self, row: tuple[TodayStretch, ...], cell: float) -> float:
        metrics = QFontMetricsF(self._theme.font_px(self._theme.px(14), 600))
        box = QRectF(0, 0, cell - 8, 900)
        return max(metrics.boundingRect(box, _CENTRED, one.name).height() for one in row)

    def _amount_height(self, row: tuple[TodayStretch, ...], cell: float) -> float:
        metrics = QFontMetricsF(self._amount_font(cell))
        box = QRectF(0, 0, cell - 4, 900)
        return max(metrics.boundingRect(box, _CENTRED, one.amount).height() for one in row)

    def _amount_font(self, cell: float) -> QFont:
        return self._theme.font("small" if cell >= self._theme.px(116) else "smallest")

    def _row_height(self, row: tuple[TodayStretch, ...], cell: float) -> float:
        words = self._name_height(row, cell) + self._amount_height(row, cell)
        return self._theme.px(34 + 10 + 2) + words

    def _as_sentence(self, width: int) -> bool:
        return width < self._theme.px(SENTENCE_BELOW)

    def _sentence(self) -> str:
        return ", ".join(one.name for one in self._stretches)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._as_sentence(width):
            metrics = QFontMetricsF(self._theme.font("body"))
            box = QRectF(0, 0, width, 9000)
            return round(metrics.boundingRect(box, _LEFT, self._sentence()).height() + 2)
        cell = width / self._per_row(width)
        heights = [self._row_height(row, cell) for row in self._rows(width)]
        return round(sum(heights) + self._theme.px(14) * max(0, len(heights) - 1))

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(max(300, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(110), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._as_sentence(self.width()):
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.colour("ink"))
            painter.drawText(QRectF(self.rect()), _LEFT, self._sentence())
            return
        cell = self.width() / self._per_row(self.width())
        top, number = 0.0, 1
        for row in self._rows(self.width()):
            self._paint_mat(painter, QRectF(0, top, cell * len(row), self._theme.px(34)))
            for place, stretch in enumerate(row):
                self._paint_stretch(painter, stretch, number, QRectF(place * cell, top, cell, 0))
                number += 1
            top += self._row_height(row, cell) + self._theme.px(14)

    def _paint_mat(self, painter: QPainter, band: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("mat"))
        painter.drawRoundedRect(band, 10, 10)

    def _paint_stretch(
        self, painter: QPainter, stretch: TodayStretch, number: int, cell: QRectF
    ) -> None:
        px, colour = self._theme.px, self._theme.colour
        painter.setPen(colour("ink"))
        painter.setFont(self._theme.font("strong", tabular=True))
        band = QRectF(cell.left(), cell.top(), cell.width(), px(34))
        painter.drawText(band, int(Qt.AlignmentFlag.AlignCenter), str(number))
        painter.setFont(self._theme.font_px(px(14), 600))
        words = QRectF(cell.left() + 4, cell.top() + px(44), cell.width() - 8, 900)
        painter.drawText(words, _CENTRED, stretch.name)
        below = self._name_height((stretch,), cell.width()) + px(2)
        painter.setFont(self._amount_font(cell.width()))
        painter.setPen(colour("muted"))
        amount = words.translated(0, below).adjusted(-2, 0, 2, 0)
        painter.drawText(amount, _CENTRED, stretch.amount)
