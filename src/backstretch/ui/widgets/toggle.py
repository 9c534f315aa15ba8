"""A switch: on shows a bar and a filled knob, off a small hollow-looking one."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from backstretch.ui.theme import Theme

WIDTH, HEIGHT = 44, 26


class Toggle(QCheckBox):
    """Something that is on or off at once; its name stands beside it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        self.setProperty("ring_radius", self._theme.px(HEIGHT / 2))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, on, enabled = self._theme.colour, self.isChecked(), self.isEnabled()
        height = float(self.height())
        middle, unit = height / 2, height / HEIGHT
        outline = "line" if not enabled else "pine" if on else "edge"
        ground = "sunken" if not enabled or (self.underMouse() and not on) else "surface"
        painter.setPen(QPen(colour(outline), 2 * unit))
        painter.setBrush(colour("pine" if on and enabled else ground))
        body = QRectF(self.rect()).adjusted(unit, unit, -unit, -unit)
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        mark = "muted" if not enabled else "on_pine" if on else "edge"
        painter.setBrush(colour(mark))
        if on:
            painter.drawEllipse(QPointF(self.width() - middle, middle), 8 * unit, 8 * unit)
            painter.drawRect(QRectF(11 * unit, middle - 5 * unit, 2 * unit, 10 * unit))
        else:
            painter.drawEllipse(QPointF(middle, middle), 7 * unit, 7 * unit)
