"""The light of a run as a shape: a circle, a diamond or a square, in ink whatever it says."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.ui.question_state import Shape
from backstretch.ui.theme import Theme

SIDE = 16


class LightMark(QWidget):
    """Decoration beside its word. Today shows no pain in a warning colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shape: Shape = "circle"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_shape(self, shape: Shape) -> None:
        """Show another shape."""
        self._shape = shape
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(SIDE), self._theme.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self.width() / 8
        painter.setPen(QPen(self._theme.colour("ink"), thick, j=Qt.PenJoinStyle.MiterJoin))
        box = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        if self._shape == "circle":
            painter.drawEllipse(box)
        elif self._shape == "diamond":
            middle = box.center()
            corners = (
                *(QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y())),
                *(QPointF(middle.x(), box.bottom()), QPointF(box.left(), middle.y())),
            )
            painter.drawPolygon(QPolygonF(list(corners)))
        else:
            painter.setBrush(self._theme.colour("ink"))
            painter.drawRect(box)
