"""A button that can be carried to another place, by the pointer or by Alt and an arrow key."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DragButton(QAbstractButton):
    """Tells how it is carried and moves nothing itself; Esc gives a drag up.

    Signals:
        dragged: it is being dragged, with the pointer's place on the screen.
        dropped: it was let go there.
        let_be: the drag was given up.
        step_asked: one place back (-1) or on (1).
        places_asked: whether the places it may go to are wanted in sight.
    """

    dragged = Signal(QPointF)
    dropped = Signal(QPointF)
    let_be = Signal()
    step_asked = Signal(int)
    places_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._movable = False
        self._pressed_at: QPointF | None = None
        self.is_dragged = False

    def set_movable(self, movable: bool) -> None:
        """Let it be carried, or not; a drag under way ends."""
        self._movable = movable
        self._end_drag()

    def _end_drag(self) -> None:
        self._pressed_at = None
        self.is_dragged = False
        hand = Qt.CursorShape.OpenHandCursor
        self.setCursor(hand if self._movable else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._movable and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        way = event.globalPosition() - self._pressed_at
        if self.is_dragged or way.manhattanLength() >= QApplication.startDragDistance():
            self.is_dragged = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self.is_dragged
        self._end_drag()
        super().mouseReleaseEvent(event)
        event.accept()  # a drag that was given up asks nothing of what is below
        if dragged:
            self.dropped.emit(event.globalPosition())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.is_dragged and event.key() == Qt.Key.Key_Escape:
            self._end_drag()
            self.let_be.emit()
        elif self._movable and event.key() == Qt.Key.Key_Alt:
            self.places_asked.emit(True)
        elif alt and event.key() in (*_BACK, *_ON):
            if self._movable:  # else nothing: a button would send the focus somewhere
                self.step_asked.emit(-1 if event.key() in _BACK else 1)
        elif event.key() in _PRESSING and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self.places_asked.emit(False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.is_dragged:
            self.places_asked.emit(False)
