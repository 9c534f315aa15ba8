"""One of few as a row: a ring, a name, and what it means."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import paint_dot, prepare, text_height

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ChoiceRow(QRadioButton):
    """The whole row can be pressed; the arrow keys choose within a group."""

    def __init__(
        self, theme: Theme, text: str, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._detail = detail
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        prepare(self, theme)

    def _room(self, width: int) -> float:
        return width - self._theme.px(48)

    def _lines(self) -> tuple[tuple[str, str, str], ...]:
        name = ("strong" if self.isChecked() else "body", "ink", self.text())
        return (name, ("small", "muted", self._detail)) if self._detail else (name,)

    def _words_height(self, width: int) -> float:
        heights = (text_height(self._theme, n, t, self._room(width)) for n, _, t in self._lines())
        return sum(heights)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(max(self._words_height(width) + self._theme.px(16), self._theme.px(45)))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.heightForWidth(self._theme.px(300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(45))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        centre = QPointF(px(18), self.height() / 2)
        paint_dot(painter, self._theme, centre, on=self.isChecked())
        room = self._room(self.width())
        top = (self.height() - self._words_height(self.width())) / 2
        for name, role, text in self._lines():
            height = text_height(self._theme, name, text, room)
            painter.setFont(self._theme.font(name))
            painter.setPen(self._theme.colour(role))
            painter.drawText(QRectF(px(40), top, room, height + 2), int(_WRAP), text)
            top += height
