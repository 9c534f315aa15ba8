"""Pain after the last runs as a small line from 0 to 10, drawn in ink."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from backstretch.ui.theme import Theme

MOST, HALF = 10, 5
HIGH = 64
AXIS, VALUE = 22, 28
DOT, LAST = 3.2, 6.0
EDGE = 8
_LOOKED_AT = (
    QEvent.Type.HoverEnter,
    QEvent.Type.HoverLeave,
    QEvent.Type.FocusIn,
    QEvent.Type.FocusOut,
)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Sparkline(QLabel):
    """One dot a run, hollow but for the last, which has its number beside it.

    The axis always goes from 0 to 10. Under the pointer or with the focus every dot has its number;
    a screen reader hears all of them.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scores: tuple[int, ...] = ()
        self._joined = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring_radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPixmap(QPixmap(1, 1))  # makes it a picture to screen readers
        theme.changed.connect(self.updateGeometry)

    def show_scores(self, scores: tuple[int, ...], told: str, *, joined: bool) -> None:
        """Show numbers of 0 to 10, the oldest first, with a line where they are enough for one."""
        self._scores, self._joined = scores, joined
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scores else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(HIGH) + 2 * EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        dots = [self._dot(n) for n in range(len(self._scores))]
        ink = self._theme.colour("ink")
        if self._joined:
            painter.setPen(QPen(ink, 2, j=Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(QPolygonF(dots))
        painter.setPen(QPen(ink, 1.8))
        for dot in dots[:-1]:
            painter.setBrush(self._theme.colour("window"))
            painter.drawEllipse(dot, DOT, DOT)
        if dots:
            self._paint_last(painter, dots[-1])
        if self.hasFocus() or self.underMouse():
            self._paint_numbers(painter, dots[:-1])

    def _left(self) -> float:
        return self._theme.px(AXIS)

    def _right(self) -> float:
        return self.width() - self._theme.px(VALUE)

    def _height_of(self, score: int) -> float:
        return EDGE + self._theme.px(HIGH) * (1 - score / MOST)

    def _dot(self, number: int) -> QPointF:
        """Return where a number stands; a single one stands at the right end."""
        steps = len(self._scores) - 1
        share = number / steps if steps else 1.0
        left, right = self._left() + DOT + 1, self._right() - LAST
        return QPointF(left + (right - left) * share, self._height_of(self._scores[number]))

    def _paint_axis(self, painter: QPainter) -> None:
        colour, left, right = self._theme.colour, self._left(), self._right()
        dotted = QPen(colour("track"), 1.5)
        dotted.setDashPattern([2.0, 3.0])
        for score, pen in ((MOST, dotted), (HALF, dotted), (0, QPen(colour("edge"), 1))):
            painter.setPen(pen)
            at = self._height_of(score)
            painter.drawLine(QPointF(left, at), QPointF(right, at))
        painter.setFont(self._theme.font("smallest"))
        painter.setPen(colour("muted"))
        half = QFontMetricsF(painter.font()).height() / 2
        for score in (MOST, 0):
            at = self._height_of(score)
            box = QRectF(0, at - half, left - self._theme.px(6), 2 * half)
            painter.drawText(box, _RIGHT, str(score))

    def _paint_numbers(self, painter: QPainter, dots: list[QPointF]) -> None:
        """Write each number above its dot, or below one that stands at the top."""
        painter.setFont(self._theme.font("smallest"))
        metrics = QFontMetricsF(painter.font())
        high = metrics.height()
        painter.setPen(self._theme.colour("ink"))
        for dot, score in zip(dots, self._scores, strict=False):
            wide = metrics.horizontalAdvance(str(score)) + 2
            above = dot.y() - DOT - high
            box = QRectF(dot.x() - wide / 2, above if above >= 0 else dot.y() + DOT, wide, high)
            painter.fillRect(box, self._theme.colour("window"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(score))

    def _paint_last(self, painter: QPainter, dot: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink"))
        painter.drawEllipse(dot, LAST, LAST)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._theme.font("strong"))
        left = dot.x() + LAST + 5
        half = QFontMetricsF(painter.font()).height() / 2
        painter.drawText(
            QRectF(left, dot.y() - half, self.width() - left, 2 * half),
            _LEFT,
            str(self._scores[-1]),
        )

    def event(self, event: QEvent) -> bool:
        if event.type() in _LOOKED_AT:
            self.update()
        return super().event(event)
