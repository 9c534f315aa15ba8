"""Pages as they come out of the printer, one below the other, as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.ui.charts.look import Look
from backstretch.ui.report.paper import Page
from backstretch.ui.theme import Theme

EDGE, BETWEEN = 2, 18


class PagePreview(QWidget):
    """Paints pages by the same painters as the PDF; paper is white in every theme."""

    def __init__(self, theme: Theme, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self._pages: tuple[Page, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_pages(self, pages: Sequence[Page], told: str) -> None:
        """Show these pages; `told` says in words what they are."""
        self._pages = tuple(pages)
        count = len(self._pages)
        self.setAccessibleName(
            self.tr("Preview, 1 page")
            if count == 1
            else self.tr("Preview, {n} pages").format(n=count)
        )
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def pages(self) -> tuple[Page, ...]:
        """Return what is shown."""
        return self._pages

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = (self._tall(page, width) + BETWEEN for page in self._pages)
        return round(sum(heights)) + 2 * EDGE

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(self.width()))

    def _tall(self, page: Page, width: int) -> float:
        size = page.sheet.size
        return (width - 2 * EDGE) * size.height() / size.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, wide = float(EDGE), self.width() - 2 * EDGE
        for page in self._pages:
            tall = self._tall(page, self.width())
            sheet = QRectF(EDGE, top, wide, tall)
            if sheet.intersects(QRectF(event.rect())):
                painter.fillRect(sheet, self._look.colour("surface"))
                painter.setPen(QPen(self._theme.colour("edge"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(sheet)
                self._paint_page(painter, page, sheet)
            top += tall + BETWEEN

    def _paint_page(self, painter: QPainter, page: Page, sheet: QRectF) -> None:
        painter.save()
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        scale = sheet.width() / page.sheet.size.width()
        painter.scale(scale, scale)
        page.paint(painter, self._look)
        painter.restore()
