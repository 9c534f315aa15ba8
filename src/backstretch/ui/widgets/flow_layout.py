"""Lays widgets in a row and wraps to the next row where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """A row that wraps; everything in a row is centred on its middle line.

    An `even` one shares out the whole width evenly as long as all of it fits into one row.
    """

    def __init__(
        self, parent: QWidget | None = None, spacing: int = 12, *, even: bool = False
    ) -> None:
        super().__init__(parent)
        self._even = even
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def move_last_to(self, place: int) -> None:
        """Put what was added last at a place of the row."""
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def set_gap(self, spacing: int) -> None:
        """Keep so many pixels between what lies in a row, and between rows."""
        if spacing != self._gap:
            self._gap = spacing
            self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        height = self._arrange(QRect(0, 0, inner, 0), move=False)
        return height + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = max(0, sum(size.width() + self._gap for size in sizes) - self._gap)
        return self._grown(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        return self._grown(QSize(width, max((size.height() for size in sizes), default=0)))

    def _grown(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not rows or used + self._gap + wide > width:
                rows.append([])
                used = -self._gap
            rows[-1].append(item)
            used += self._gap + wide
        return rows

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.top()
        rows = self._rows(rect.width())
        alone = rows[0] if self._even and len(rows) == 1 else []
        share = (rect.width() + self._gap) // max(1, len(alone)) - self._gap
        for row in rows:
            sizes = [_size(item, share if alone else rect.width()) for item in row]
            height = max(size.height() for size in sizes)
            x = rect.left()
            for item, size in zip(row, sizes, strict=True):
                size.setWidth(share if alone else size.width())
                if move:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self._gap
            y += height + self._gap
        return max(0, y - rect.top() - self._gap)


def _size(item: QLayoutItem, width: int) -> QSize:
    """Return how large an item is in a row: wider than it, it is as high as it then has to be."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
