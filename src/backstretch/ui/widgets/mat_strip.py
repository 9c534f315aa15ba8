"""The stretches of a routine in order, on one long mat, with names and amounts below."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.today_state import TodayStretch
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.strip_figures import MatRow, StripFigures
from backstretch.ui.widgets.thumbnails import paint_ground

_CENTRED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_LEFT = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
SENTENCE_BELOW = 530  # narrower than this, the names make one sentence
PLACE = 92
LOWEST, HIGHEST, SHARE = 84.0, 140.0, 0.8
"""Height of a mat: between these, and without names this share of a place's width.

Several mats one under the other are as low as can be, so that Start stays in sight.
"""

RADIUS, BELOW, BETWEEN = 12, 10, 14


class MatStrip(QWidget):
    """Shows figure, name and amount of each stretch, in even rows where the width ends.

    The figures come after the words: nothing of them is read or painted before the strip has
    been seen.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stretches: tuple[TodayStretch, ...] = ()
        self._brief = False
        self.figures = StripFigures(theme, self)
        self.figures.changed.connect(self.update)
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

    def show_figures(self, book: MotionBook) -> None:
        """Put figures on the mat from now on."""
        self.figures.use(book)
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Lie on one mat, with the names as a sentence, where they would need a second one."""
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()
            self.update()

    def _per_row(self, width: int) -> int:
        count = max(1, len(self._stretches))
        if self._as_sentence(width):
            return count
        fits = self._fitting(width)
        return math.ceil(count / math.ceil(count / fits))

    def _rows(self, width: int) -> list[tuple[TodayStretch, ...]]:
        per = self._per_row(width)
        return [self._stretches[n : n + per] for n in range(0, len(self._stretches), per)]

    def _mat_height(self, width: int) -> float:
        per = self._per_row(width)
        if per < len(self._stretches):
            return LOWEST
        place = width / per
        share = SHARE if self._as_sentence(width) else 1.0
        return round(max(LOWEST, min(HIGHEST, share * place)))

    def _name_height(self, row: tuple[TodayStretch, ...], cell: float) -> float:
        metrics = QFontMetricsF(self._theme.font_px(self._theme.px(14), 600))
        box = QRectF(0, 0, cell - 2, 900)
        return max(metrics.boundingRect(box, _CENTRED, one.name).height() for one in row)

    def _amount_height(self, row: tuple[TodayStretch, ...], cell: float) -> float:
        metrics = QFontMetricsF(self._amount_font(cell))
        box = QRectF(0, 0, cell - 2, 900)
        return max(metrics.boundingRect(box, _CENTRED, one.amount).height() for one in row)

    def _amount_font(self, cell: float) -> QFont:
        return self._theme.font("small" if cell >= self._theme.px(116) else "smallest")

    def _row_height(self, row: tuple[TodayStretch, ...], width: int) -> float:
        cell = width / self._per_row(width)
        words = self._name_height(row, cell) + self._amount_height(row, cell)
        return self._mat_height(width) + self._theme.px(BELOW + 2) + words

    def _as_sentence(self, width: int) -> bool:
        too_many = self._brief and len(self._stretches) > self._fitting(width)
        return too_many or width < self._theme.px(SENTENCE_BELOW)

    def _fitting(self, width: int) -> int:
        return max(1, int(width // self._theme.px(PLACE)))

    def _sentence(self) -> str:
        first, *others = [one.name for one in self._stretches] or [""]
        return ", ".join([first, *(name[:1].lower() + name[1:] for name in others)])

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._as_sentence(width):
            metrics = QFontMetricsF(self._theme.font("body"))
            box = QRectF(0, 0, width, 9000)
            words = metrics.boundingRect(box, _LEFT, self._sentence()).height() + 2
            return round(self._mat_height(width) + self._theme.px(BELOW) + words)
        heights = [self._row_height(row, width) for row in self._rows(width)]
        return round(sum(heights) + self._theme.px(BETWEEN) * max(0, len(heights) - 1))

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(max(300, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(110), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def hideEvent(self, event: QHideEvent) -> None:
        self.figures.rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width, sentence = self.width(), self._as_sentence(self.width())
        high, cell = self._mat_height(width), width / self._per_row(width)
        mats, top = [], 0.0
        for row in self._rows(width):
            mat = QRectF(0, top, cell * len(row), high)
            mats.append(MatRow(tuple(one.figure for one in row), mat, even=not sentence))
            if not sentence:
                self._paint_words(painter, row, mat.bottom() + self._theme.px(BELOW), cell)
                top += round(self._row_height(row, width) + self._theme.px(BETWEEN))
        if sentence:
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.colour("muted"))
            words = QRectF(self.rect()).adjusted(0, high + self._theme.px(BELOW), 0, 0)
            painter.drawText(words, _LEFT, self._sentence())
        self.figures.place(mats, self.devicePixelRatioF())
        for mat_row in mats:
            painter.setClipPath(paint_ground(painter, self._theme, mat_row.mat, RADIUS))
            self.figures.paint(painter, mat_row)
            painter.setClipping(False)

    def _paint_words(
        self, painter: QPainter, row: tuple[TodayStretch, ...], top: float, cell: float
    ) -> None:
        names = self._theme.font_px(self._theme.px(14), 600)
        for place, stretch in enumerate(row):
            words = QRectF(place * cell + 1, top, cell - 2, 900)
            painter.setFont(names)
            painter.setPen(self._theme.colour("ink"))
            painter.drawText(words, _CENTRED, stretch.name)
            below = self._name_height((stretch,), cell) + self._theme.px(2)
            painter.setFont(self._amount_font(cell))
            painter.setPen(self._theme.colour("muted"))
            amount = words.translated(0, below)
            painter.drawText(amount, _CENTRED, stretch.amount)
