"""Pain from 0 to 10 in one press: eleven columns, none of them chosen beforehand."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.pain_columns import GAP, RING, Columns
from backstretch.ui.widgets.pain_words import MOST, pain_value, tr

SMALLEST_TARGET = 24
SECOND_DIGIT_MS = 500
SETTLED_MS = 700

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
}
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


class PainScale(QAbstractSlider):
    """Eleven columns; a press, a digit or the arrows choose, Delete takes the number back.

    `bar_px` is the height of the highest column, `number_px` the size of the numbers at 100 %
    text: the columns do not grow with it, so that the numbers come into sight with large text.
    Read out as a slider.

    Signals:
        moved: another number is shown, or None; at each step of the arrows.
        chosen: the number the person means, or None once it is taken back. A press means it at
            once; the arrows, and a 1 that may become a 10, when the hand has come to rest.
    """

    FILL = "clay"

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        bar_px: float = 98,
        number_px: float = 19,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar_px = bar_px
        self._number_px = number_px
        self._score: int | None = None
        self._meant: int | None = None
        self._one_at: int | None = None
        self._under: int | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SETTLED_MS)
        self._rest.timeout.connect(self.settle)
        self.setRange(0, MOST)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._value(None))
        self.setProperty("own_ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.valueChanged.connect(self._take_value)
        theme.changed.connect(self.update)

    @property
    def score(self) -> int | None:
        """The number that is shown, or None."""
        return self._score

    @property
    def columns(self) -> Columns:
        """Where the columns stand now."""
        return Columns(self.width(), self._bar_px, self._plate_height())

    def show_score(self, score: int | None) -> None:
        """Show a number that was chosen earlier, or none; nothing is emitted."""
        self._rest.stop()
        self._meant = score
        self._show(score)

    def set_bar_px(self, px: float) -> None:
        """Make the highest column this high from now on, in pixels."""
        if px != self._bar_px:
            self._bar_px = px
            self.updateGeometry()
            self.update()

    def settle(self) -> None:
        """Take what is shown for what is meant."""
        self._rest.stop()
        self._one_at = None
        if self._score != self._meant:
            self._meant = self._score
            self.chosen.emit(self._score)

    def press_key(self, key: int, timestamp: int) -> bool:
        """Do what a key means, pressed at this time in ms; tell whether it means anything."""
        digit = key - Qt.Key.Key_0
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif 0 <= digit <= 9:
            self._press_digit(digit, timestamp)
        elif key in _CLEARING:
            self._mean(None)
        else:
            return False
        return True

    def _press_digit(self, digit: int, timestamp: int) -> None:
        in_time = self._one_at is not None and timestamp - self._one_at <= SECOND_DIGIT_MS
        if digit == 0 and in_time:
            self._mean(MOST)
        elif digit == 1:
            self._one_at = timestamp
            self._move(1)
        else:
            self._mean(digit)

    def _step(self, by: int) -> None:
        self._one_at = None
        if self._score is None:
            if by > 0:
                self._move(0)
            return
        self._move(min(MOST, max(0, self._score + by)))

    def _move(self, score: int) -> None:
        """Show a number that another key may still change."""
        self._rest.start()
        self._change(score)

    def _mean(self, score: int | None) -> None:
        self._change(score)
        self.settle()

    def _change(self, score: int | None) -> None:
        if score != self._score:
            self._show(score)
            self.moved.emit(score)

    def _show(self, score: int | None) -> None:
        self._score = score
        self.setAccessibleDescription(self._value(score))
        self.setValue(score or 0)
        self.update()

    def _take_value(self, value: int) -> None:
        """Take a value that a screen reader set."""
        if value != (self._score or 0):
            self._mean(value)

    def _value(self, score: int | None) -> str:
        """Return a number to be read out."""
        return pain_value(score)

    def _plate_height(self) -> float:
        return round(1.3 * self._theme.px(self._number_px))

    def _anchors(self) -> tuple[str, str]:
        return tr("No pain"), tr("Worst pain you can imagine")

    def _anchors_height(self, width: float) -> float:
        metrics = QFontMetricsF(self._theme.font("smallest"))
        flags = int(Qt.TextFlag.TextWordWrap)
        return max(
            metrics.boundingRect(QRectF(0, 0, room, 900), flags, words).height()
            for words, room in zip(self._anchors(), self._anchor_widths(width), strict=True)
        )

    def _anchor_widths(self, width: float) -> tuple[float, float]:
        room = width - 2 * RING - 12
        metrics = QFontMetricsF(self._theme.font("smallest"))
        left = min(metrics.horizontalAdvance(self._anchors()[0]) + 2, room / 2)
        return left, room - left

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns = self.columns.whole(0).bottom()
        return round(columns + self._theme.px(5) + self._anchors_height(width)) + RING

    def sizeHint(self) -> QSize:
        width = self.minimumSizeHint().width() * 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        font = self._theme.font_px(self._theme.px(self._number_px), 600)
        cell = max(SMALLEST_TARGET, QFontMetricsF(font).horizontalAdvance(str(MOST)) + 4)
        width = ceil(cell + GAP) * (MOST + 1) + 2 * RING
        return QSize(width, self.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        repeated_digit = event.isAutoRepeat() and event.key() not in _STEPS
        if plain and repeated_digit:
            return
        if not (plain and self.press_key(event.key(), event.timestamp())):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.columns.at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self._mean(number)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.columns.at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press is all there is to it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the page; a number is never turned by accident

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()

    def _hover(self, number: int | None) -> None:
        if number != self._under:
            self._under = number
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(MOST + 1):
            self._paint_column(painter, number)
        self._paint_anchors(painter)
        if self.hasFocus():
            self._paint_ring(painter)

    def _paint_column(self, painter: QPainter, number: int) -> None:
        colour, on = self._theme.colour, number == self._score
        painter.setPen(Qt.PenStyle.NoPen)
        if number == self._under and not on:
            painter.setBrush(colour("sunken"))
            painter.drawRoundedRect(self.columns.whole(number), 6, 6)
        painter.setBrush(colour(self.FILL if on else "track"))
        painter.drawRoundedRect(self.columns.bar(number), 4, 4)
        plate = self.columns.plate(number)
        if on:
            painter.drawRoundedRect(plate, 6, 6)
        px = self._theme.px(self._number_px)
        painter.setFont(self._theme.font_px(px, 600 if on else 400))
        painter.setPen(colour(f"on_{self.FILL}" if on else "ink"))
        painter.drawText(plate, _CENTRED, str(number))

    def _paint_anchors(self, painter: QPainter) -> None:
        top = self.columns.whole(0).bottom() + self._theme.px(5)
        widths = self._anchor_widths(self.width())
        height = self._anchors_height(self.width()) + 2
        least, most = self._anchors()
        painter.setFont(self._theme.font("smallest"))
        painter.setPen(self._theme.colour("muted"))
        wrap = Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(RING, top, widths[0], height), int(wrap), least)
        right = QRectF(self.width() - RING - widths[1], top, widths[1], height)
        painter.drawText(right, int(wrap | Qt.AlignmentFlag.AlignRight), most)

    def _paint_ring(self, painter: QPainter) -> None:
        if self._score is None:
            rect = self.columns.whole(0).united(self.columns.whole(MOST))
        else:
            rect = self.columns.bar(self._score).united(self.columns.plate(self._score))
        painter.setPen(QPen(self._theme.colour("blue"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-3.5, -3.5, 3.5, 3.5), 8, 8)
