"""Pages as they come out of the printer, one below the other, as wide as there is room."""

from collections.abc import Sequence
from operator import is_not

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.ui.charts.look import Look
from backstretch.ui.report.paper import Page
from backstretch.ui.theme import Theme

EDGE, BETWEEN = 2, 18


class PagePreview(QWidget):
    """Paints pages by the same painters as the PDF; paper is white in every theme.

    A page is painted once for each size it is shown in: that takes longer than all else here.
    """

    def __init__(self, theme: Theme, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self._pages: tuple[Page, ...] = ()
        self._painted: dict[tuple[int, int, float], QPixmap] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._forget)

    def show_pages(self, pages: Sequence[Page], told: str) -> None:
        """Show these pages; `told` says in words what they are."""
        if len(pages) != len(self._pages) or any(map(is_not, pages, self._pages)):
            self._forget()
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

    def _forget(self) -> None:
        self._painted.clear()
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
        top, wide = float(EDGE), self.width() - 2 * EDGE
        for number, page in enumerate(self._pages):
            tall = self._tall(page, self.width())
            sheet = QRectF(EDGE, round(top), wide, tall)
            if sheet.intersects(QRectF(event.rect())):
                painter.drawPixmap(sheet.topLeft(), self._picture(number, sheet.size().toSize()))
            top += tall + BETWEEN

    def _picture(self, number: int, size: QSize) -> QPixmap:
        """Return a page as it is at this size, painted now if it is new."""
        ratio = self.devicePixelRatioF()
        key = (number, size.width(), ratio)
        if key not in self._painted:
            self._painted = {one: kept for one, kept in self._painted.items() if one[1:] == key[1:]}
            self._painted[key] = self._paint_page(self._pages[number], size, ratio)
        return self._painted[key]

    def _paint_page(self, page: Page, size: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._look.colour("surface"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        scale = size.width() / page.sheet.size.width()
        painter.scale(scale, scale)
        page.paint(painter, self._look)
        painter.restore()
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
        painter.end()
        return picture
