"""One stretch as a still picture on its ground, painted when there is time."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.figure.scene import Doing
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.strip_figures import MatRow, StripFigures
from backstretch.ui.widgets.thumbnails import paint_ground


class StillPicture(QWidget):
    """A picture of so many pixels at 100 % text; decoration beside a name, never read out."""

    def __init__(
        self, theme: Theme, size: QSize, radius: float = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._radius = radius
        self._doing: Doing | None = None
        self.figures = StripFigures(theme, self)
        self.figures.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_doing(self, doing: Doing | None) -> None:
        """Show this stretch, or the empty mat."""
        self._doing = doing
        self.update()

    def show_figures(self, book: MotionBook) -> None:
        """Put the figure on the mat from now on."""
        self.figures.use(book)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size.width()), self._theme.px(self._size.height()))

    def hideEvent(self, event: QHideEvent) -> None:
        self.figures.rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect())
        row = MatRow((self._doing,), place, even=False)
        painter.setClipPath(paint_ground(painter, self._theme, place, self._radius))
        self.figures.place([row], self.devicePixelRatioF())
        self.figures.paint(painter, row)
