"""A few lines of the person's own, in a frame like that of a field."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from backstretch.ui.theme import Theme

LINES = 2


class NoteField(QWidget):
    """Takes a note; Tab leaves it. `text_edit` has the focus and the name.

    Signals:
        written: what the note says, each time the person leaves it changed.
    """

    written = Signal(str)

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, lines: int = LINES
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._theme = theme
        self._told = ""
        self._wrong = False
        self.text_edit = _Lines(self)
        self.text_edit.setAccessibleName(name)
        self.text_edit.setProperty("ring_around_parent", True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 6, 10, 6)
        inside.addWidget(self.text_edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text_edit.left.connect(self.tell)
        theme.changed.connect(self.update)

    def clear(self) -> None:
        """Begin with nothing written."""
        self._told = ""
        self.text_edit.clear()

    def set_wrong(self, wrong: bool) -> None:
        """Show or take away the red outline."""
        self._wrong = wrong
        self.update()

    def tell(self) -> None:
        """Tell what is written, if that is news."""
        text = self.text_edit.toPlainText().strip()
        if text != self._told:
            self._told = text
            self.written.emit(text)

    def sizeHint(self) -> QSize:
        line = self.text_edit.fontMetrics().lineSpacing()
        return QSize(self._theme.px(320), self._lines * line + self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, wide = ("red", 2) if self._wrong else ("edge", self._theme.outline)
        painter.setPen(QPen(self._theme.colour(role), wide))
        painter.setBrush(self._theme.colour("surface"))
        half = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 10, 10)


class _Lines(QPlainTextEdit):
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines wrap
        self.document().setDocumentMargin(2)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()
