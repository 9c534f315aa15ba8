"""The rail at the edge of the window: a tile for each page."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme

RAIL_PX = 96


class Rail(QFrame):
    """The pages under a head, one under the other, the present one on a tile."""

    def __init__(self, theme: Theme, icons: Icons, head: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._group = QButtonGroup(self)
        self.setProperty("kind", "rail")
        self.setAccessibleName(self.tr("Pages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 16)
        self._column.setSpacing(4)
        self._column.addWidget(head, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(14)
        self._stretch = self._column.count()
        self._column.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def add_page(
        self, icon: str, name: str, show: Callable[[], None], *, last: bool = False
    ) -> "RailButton":
        """Add a page at the end, or at the foot; the first one added is the present one."""
        button = RailButton(self._theme, self._icons, icon, name)
        button.clicked.connect(show)
        self._group.addButton(button)
        if len(self._group.buttons()) == 1:
            button.setChecked(True)
        if last:
            self._column.addWidget(button)
        else:
            self._column.insertWidget(self._stretch, button)
            self._stretch += 1
        return button

    def buttons(self) -> list[QAbstractButton]:
        """Return the pages to choose from, from top to bottom."""
        return self._group.buttons()

    def _size(self) -> None:
        self.setFixedWidth(round(RAIL_PX + 64 * (self._theme.text_scale - 1)))


class RailButton(QAbstractButton):
    """Icon over word; the present page has a tile, a bold word and a bar at the edge.

    A page that has something to be seen has a sign besides.
    """

    def __init__(self, theme: Theme, icons: Icons, icon: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._icon = icon
        self._mark = ""
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.toggled.connect(self._keep_one_stop)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def mark(self, words: str) -> None:
        """Show a sign whose meaning these words are; without words take it away."""
        self._mark = words
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.update()

    def _icon_px(self) -> int:
        """Return half the growth of the text: the rail is not as wide as the words are long."""
        return round(24 * (1 + self._theme.text_scale) / 2)

    def sizeHint(self) -> QSize:
        return QSize(RAIL_PX, self._theme.px(22) + self._icon_px() + 16)

    def _keep_one_stop(self) -> None:
        """Let the Tab key come to the present page; Qt leaves it where the focus was last."""
        for made in self.group().buttons():
            policy = Qt.FocusPolicy
            made.setFocusPolicy(policy.TabFocus if made.isChecked() else policy.NoFocus)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keep_one_stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, on = self._theme.colour, self.isChecked()
        tile = QRectF(self.rect()).adjusted(8.5, 0.5, -8.5, -0.5)
        if on or self.underMouse():
            painter.setPen(QPen(colour("line"), 1) if on else Qt.PenStyle.NoPen)
            painter.setBrush(colour("surface" if on else "sunken"))
            painter.drawRoundedRect(tile, 12, 12)
        if on:
            painter.fillRect(QRectF(0, 15, 4, self.height() - 30), colour("clay"))
        side = self._icon_px()
        place = QRectF(round((self.width() - side) / 2), 9, side, side)
        self._icons.paint(painter, self._icon, "clay_text" if on else "muted", place)
        if self._mark:
            small = round(side * 0.7)
            sign = QRectF(place.right() + 2, place.top() - 3, small, small)
            self._icons.paint(painter, "warning", "amber", sign)
        painter.setFont(self._theme.font_px(self._theme.px(13.5), 600 if on else 400))
        painter.setPen(colour("ink" if on else "muted"))
        words = QRectF(0, side + 9, self.width(), self.height() - side - 13)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self.text())
