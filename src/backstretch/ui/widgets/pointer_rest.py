"""Hides the pointer over a page in full screen when it has rested for a while."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

REST_MS = 3_000


class PointerRest(QObject):
    """Its timer runs only while it is switched on."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(REST_MS)
        self.timer.timeout.connect(self._hide)

    def switch(self, on: bool) -> None:
        """Begin or end to watch the pointer; ending shows it again."""
        self._page.removeEventFilter(self)
        self._show(go_on=on)
        if on:
            for part in (self._page, *self._page.findChildren(QWidget)):
                part.setMouseTracking(True)
            self._page.installEventFilter(self)

    def _hide(self) -> None:
        self._page.setCursor(Qt.CursorShape.BlankCursor)

    def _show(self, *, go_on: bool) -> None:
        self._page.unsetCursor()
        if go_on:
            self.timer.start()
        else:
            self.timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self._show(go_on=True)
        return False
