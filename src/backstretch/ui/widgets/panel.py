"""A panel over a page: a scrim, a dialog in the middle, the focus kept inside."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import hairline
from backstretch.ui.widgets.scroll_keys import scroll_by_key


class Panel(QWidget):
    """A child of the page, not a window of its own, so that it works in full screen.

    Put widgets into `body`, which scrolls where it does not fit, and buttons into `foot`. Its
    accessible name and description are read out when it opens.

    Signals:
        closed: the panel went away, by Esc or by `close_panel`.
    """

    closed = Signal()

    def __init__(self, theme: Theme, page: QWidget, width: int) -> None:
        super().__init__(page)
        self._theme = theme
        self._width = width
        self._returns_to: QWidget | None = None
        self._page = page
        self.dialog = QFrame(self)
        self.dialog.setProperty("kind", "dialog")
        self.scroller = QScrollArea(self.dialog)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = QWidget()
        self.content.setProperty("ground", "clear")
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(28, 22, 28, 16)
        self.body.setSpacing(12)
        self.scroller.setWidget(self.content)
        self.foot = FlowLayout(spacing=12)
        self.foot.setContentsMargins(28, 14, 28, 20)
        inside = QVBoxLayout(self.dialog)
        inside.setContentsMargins(1, 6, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.scroller, 1)
        inside.addWidget(hairline())
        inside.addLayout(self.foot)
        self.hide()
        page.installEventFilter(self)
        self.content.installEventFilter(self)
        theme.changed.connect(self.update)

    def open_panel(self, first: QWidget) -> None:
        """Show the panel from its top, the focus on `first`; it returns when the panel closes."""
        if not self.isVisible():
            self._returns_to = self.window().focusWidget()
            announce(self, sentences(self.accessibleName(), self.accessibleDescription()))
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self._place()
        self.scroller.verticalScrollBar().setValue(0)
        self._go_to(first, Qt.FocusReason.PopupFocusReason)

    def close_panel(self) -> None:
        """Take the panel away and give the focus back."""
        if not self.isVisible():
            return
        self.hide()
        if self._returns_to is not None and self._returns_to.isVisible():
            self._returns_to.setFocus(Qt.FocusReason.PopupFocusReason)
        self._returns_to = None
        self.closed.emit()

    def _place(self) -> None:
        width = min(self.width() - 32, max(self._width, self._theme.px(self._width)))
        inner = width - 2
        grows = self.body.hasHeightForWidth()
        wanted = self.body.heightForWidth(inner) if grows else self.body.sizeHint().height()
        wanted += self.foot.heightForWidth(inner) + 10
        height = min(self.height() - 24, wanted)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self.dialog.setGeometry(left, top, width, height)

    def _go_to(self, stop: QWidget, reason: Qt.FocusReason) -> None:
        stop.setFocus(reason)
        if self.content.isAncestorOf(stop):
            self.body.activate()
            self.scroller.ensureWidgetVisible(stop, 0, 12)

    def _stops(self) -> list[QWidget]:
        return [
            child
            for child in self.dialog.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isVisible()
            and child.isEnabled()
        ]

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = self._stops()
        if not stops:
            return True
        focused = self.window().focusWidget()
        here = stops.index(focused) if focused in stops else -1
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        self._go_to(stops[(here + step) % len(stops)], reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and watched is self._page:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._page.rect())
        elif watched is self.content and event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.close_panel()
        scroll_by_key(self.scroller, event.key())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("scrim"))
