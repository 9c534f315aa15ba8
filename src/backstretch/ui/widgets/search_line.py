"""A line to look for words, with its sign inside at the left."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.key_cap import key_cap_width, paint_key_cap


class SearchLine(QLineEdit):
    """Looked for as it is typed; Esc clears it.

    `keys` lead here; they are shown at the right as long as nothing is typed.

    Signals:
        left_downwards: the arrow key leads to what was found.
    """

    left_downwards = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, hint: str, name: str, keys: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self._keys = keys
        self._theme = theme
        self._icons = icons
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.clear_action = QAction(self.tr("Clear the search"), self)
        self.addAction(self.clear_action, QLineEdit.ActionPosition.TrailingPosition)
        self.clear_action.triggered.connect(self.clear)
        self.clear_action.setVisible(False)
        self.textChanged.connect(lambda text: self.clear_action.setVisible(bool(text)))
        self.setToolTip(self.tr("Ctrl+F"))
        self.setAccessibleDescription(self.tr("Key: {key}").format(key="Ctrl+F"))
        theme.changed.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        self.setTextMargins(self._theme.px(24), 0, 0, 0)
        side = self._theme.px(16)
        self.clear_action.setIcon(
            self._icons.icon("close", "muted", side, self.devicePixelRatioF())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(18)
        place = QRectF(self._theme.px(11), (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._icons.paint(painter, "search", "muted", place)
        if self._keys and not self.text():
            self._paint_keys(painter)

    def _paint_keys(self, painter: QPainter) -> None:
        px, gap = self._theme.px(12), self._theme.px(5)
        wides = [key_cap_width(self._theme, key, px) for key in self._keys]
        words = QFontMetricsF(self.font()).horizontalAdvance(self.placeholderText())
        left = self.width() - self._theme.px(12) - sum(wides) - gap * (len(wides) - 1)
        if left < self._theme.px(46) + words:
            return
        for key, wide in zip(self._keys, wides, strict=True):
            paint_key_cap(painter, self._theme, key, px, QPointF(left, self.height() / 2))
            left += wide + gap
