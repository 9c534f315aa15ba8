"""The line of a movement with its key positions as stops, to drag or to walk along."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from backstretch.ui.theme import Theme

WHOLE = 1000
GROOVE, KNOB, TICK = 6, 10, 12
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class KeyScrubber(QSlider):
    """Goes from 0 to `WHOLE`. The arrow keys go from stop to stop, Page keys in small steps.

    Signals:
        moved_to: the place the person moved it to.
    """

    moved_to = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._stops: tuple[int, ...] = (0, WHOLE)
        self._names: tuple[str, ...] = ("", "")
        self.setRange(0, WHOLE)
        self.setSingleStep(WHOLE // 20)
        self.setPageStep(WHOLE // 10)
        self.setAccessibleName(self.tr("Movement"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", 8)
        self.actionTriggered.connect(self._tell_action)
        self.valueChanged.connect(self._describe)
        theme.changed.connect(self.updateGeometry)

    def show_stops(self, stops: Sequence[int], names: Sequence[str]) -> None:
        """Show these stops, from 0 to `WHOLE`, each with its name."""
        self._stops, self._names = tuple(stops), tuple(names)
        self._describe()
        self.update()

    def show_place(self, place: int) -> None:
        """Stand here, without telling."""
        self.setValue(place)

    def stop_at(self) -> int:
        """Return the number of the stop that is nearest."""
        near = [abs(stop - self.value()) for stop in self._stops]
        return near.index(min(near))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(46))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(46))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = next((step for key, step in _STEPS.items() if key == event.key()), 0)
        if step:
            beyond = [s for s in self._stops if (s - self.value()) * step > 0]
            nearest = min if step > 0 else max
            self._go(nearest(beyond) if beyond else self.value())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go(self._place_at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(self._place_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _go(self, place: int) -> None:
        self.setValue(place)
        self.moved_to.emit(self.value())

    def _tell_action(self, action: int) -> None:
        self.moved_to.emit(self.sliderPosition())

    def _describe(self) -> None:
        self.setAccessibleDescription(self._names[self.stop_at()])

    def _line(self) -> tuple[float, float]:
        side = self._theme.px(KNOB) + 2
        return float(side), float(self.width() - side)

    def _place_at(self, x: float) -> int:
        left, right = self._line()
        return round(WHOLE * min(1.0, max(0.0, (x - left) / max(1.0, right - left))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self._theme.px, self._theme.colour
        left, right = self._line()
        middle = float(px(KNOB) + 3)
        knob = left + (right - left) * self.value() / WHOLE
        groove = px(GROOVE)
        for start, end, role in ((left, right, "track"), (left, knob, "pine")):
            bar = QRectF(start, middle - groove / 2, max(0.0, end - start), groove)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(role))
            painter.drawRoundedRect(bar, groove / 2, groove / 2)
        painter.setPen(QPen(colour("edge"), 2))
        for stop in self._stops:
            x = left + (right - left) * stop / WHOLE
            tick = px(TICK) / 2
            painter.drawLine(QPointF(x, middle - tick), QPointF(x, middle + tick))
        painter.setPen(QPen(colour("pine"), 3))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(QPointF(knob, middle), px(KNOB) - 1, px(KNOB) - 1)
        self._paint_names(painter, left, right, middle + px(KNOB) + 4)

    def _paint_names(self, painter: QPainter, left: float, right: float, top: float) -> None:
        """Paint the names that fit, the present one first and bold."""
        present, taken = self.stop_at(), list[QRectF]()
        order = sorted(range(len(self._names)), key=lambda n: n != present)
        for n in order:
            font = self._theme.font_px(self._theme.px(13), 600 if n == present else 400)
            metrics = QFontMetricsF(font)
            wide = metrics.horizontalAdvance(self._names[n]) + 2
            x = left + (right - left) * self._stops[n] / WHOLE - wide / 2
            x = min(max(0.0, x), self.width() - wide)
            place = QRectF(x, top, wide, metrics.height())
            if any(place.adjusted(-6, 0, 6, 0).intersects(other) for other in taken):
                continue
            taken.append(place)
            painter.setFont(font)
            painter.setPen(self._theme.colour("ink" if n == present else "muted"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._names[n])
