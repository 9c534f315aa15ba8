"""The ring around whatever has the keyboard, drawn outside the control."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent, QWindow
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from backstretch.ui.theme import Theme

_REACH = 5  # a gap of 2 and a pen of 3


def _ringed(focused: QObject | None) -> QWidget | None:
    if not isinstance(focused, QWidget) or focused.property("own_ring"):
        return None
    return focused.parentWidget() if focused.property("ring_around_parent") else focused


class FocusRing(QWidget):
    """Follows the focus through one window.

    A control may say how round its ring is with the property `ring_radius`, that it paints one
    itself with `own_ring`, or that the ring goes around its frame with `ring_around_parent`.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.changed.connect(self.update)

    def watch(self, window: QWindow) -> None:
        """Follow the focus of this window from now on."""
        window.focusObjectChanged.connect(self.follow)
        self.follow(self._window.focusWidget())

    def follow(self, target: QObject | None) -> None:
        """Put the ring around this control, or nowhere."""
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._target = _ringed(target)
        if self._target is None:
            self.hide()
            return
        self._watch_up_to(self._target, self._home(self._target))
        self._place()

    def _watch_up_to(self, target: QWidget, home: QWidget) -> None:
        """Watch the control and what carries it: moving any of them moves the ring."""
        carrier: QWidget | None = target
        while carrier is not None and carrier is not home:
            carrier.installEventFilter(self)
            self._watched.append(carrier)
            carrier = carrier.parentWidget()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        home = self._home(target)
        corner = target.mapTo(home, QPoint(0, 0))
        if self.parentWidget() is not home:
            self.setParent(home)
        self.setGeometry(QRect(corner, target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.raise_()
        self.show()
        self.update()

    def _home(self, target: QWidget) -> QWidget:
        """Return the nearest ancestor with room for the ring, inside the page that scrolls."""
        home = target.parentWidget() or self._window
        while home is not self._window:
            corner = target.mapTo(home, QPoint(0, 0))
            ring = QRect(corner, target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
            above = home.parentWidget()
            scrolled = above is not None and isinstance(above.parentWidget(), QScrollArea)
            if home.rect().contains(ring) or scrolled or above is None:
                break
            home = above
        return home

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
        if watched in self._watched and event.type() in moved:
            self._place()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None:
            return
        known = self._target.property("ring_radius")
        radius = (float(known) if known is not None else 10.0) + 3
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("blue"), 3))
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(rect, radius, radius)
