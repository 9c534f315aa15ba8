"""Tells of a fault of ours, calmly, with all that can be copied about it in sight."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.focus_ring import FocusRing
from backstretch.ui.widgets.parts import button, label

_BESIDE = 40  # what is seen of the window around it


class FaultDialog(QDialog):
    """Says that something went wrong; Enter and Escape go on.

    `details` is all that is copied, to the letter.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("ground", "window")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)
        self.title = label(self.tr("Something went wrong"), "h2")
        self.words = label(
            self.tr(
                "Backstretch made a mistake. What you saved is kept, and what you are writing "
                "stays where it is. You can go on."
            ),
            "body",
        )
        self.about = label(
            self.tr(
                "You can copy this and send it with a report. It is all that is copied, and "
                "nothing that you wrote down is in it."
            ),
            "small",
            "muted",
        )
        self.details = QPlainTextEdit()
        self.details.setProperty("kind", "copied")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("What can be copied"))
        self.details.setProperty("ring_radius", 10)
        self.told = label("", "small")
        for part in (self.title, self.words, self.about):
            column.addWidget(part)
        column.addWidget(self.details, 1)
        column.addWidget(self.told)
        column.addLayout(self._make_buttons())
        self._theme = theme
        self._ring = FocusRing(theme, self)
        self._watching = False
        theme.changed.connect(self._dress)
        self._dress()

    def show_details(self, text: str) -> None:
        """Show what can be copied, from its end."""
        self.details.setPlainText(text)
        self.details.verticalScrollBar().setValue(self.details.verticalScrollBar().maximum())
        self.told.setText("")

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.copy_button = button(self.tr("Copy the details"), "secondary")
        self.copy_button.clicked.connect(self._copy)
        self.go_on_button = button(self.tr("Go on"), "primary")
        self.go_on_button.setDefault(True)
        self.go_on_button.clicked.connect(self.accept)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.go_on_button)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.told.setText(self.tr("Copied."))

    def _dress(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._theme.px(13))
        self.details.setFont(font)
        room = self._window.size() - QSize(_BESIDE, _BESIDE)
        self.resize(QSize(self._theme.px(620), self._theme.px(460)).boundedTo(room))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._watching:
            self._watching = True
            self._ring.watch(self.windowHandle())
        self.go_on_button.setFocus()
