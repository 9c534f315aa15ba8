"""What can be copied for a question: all of it is seen before, and no diary is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.announce import announce
from backstretch.ui.widgets.parts import label

HEIGHT_PX = 260


class DiagnosticsPart(QWidget):
    """A row with a button; pressed, the text stands below it with a button that copies it.

    Signals:
        asked: look at this computer and the log.
        copy_asked: put this text on the clipboard, just as it is seen.
    """

    asked = Signal()
    copy_asked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._looks = False
        self.show_button = ActionButton(
            theme, icons, self.tr("Show diagnostics"), "shield", grade="small"
        )
        self.show_button.clicked.connect(self._ask)
        about = self.tr("For a question: what works here and what went wrong; not your diary")
        self.row = SettingRow(theme, self.tr("Diagnostics"), about, self.show_button)
        self.told = label("", "small", "muted")
        self.text = QPlainTextEdit()
        self.text.setProperty("kind", "copied")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("All that is copied"))
        self.text.setProperty("ring_radius", 10)
        self.copy_button = ActionButton(theme, icons, self.tr("Copy it"), "copy", grade="small")
        self.copy_button.clicked.connect(lambda: self.copy_asked.emit(self.text.toPlainText()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.row)
        column.addWidget(self.told)
        column.addWidget(self.text)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._shown: tuple[QWidget, ...] = (self.told, self.text, self.copy_button)
        for part in self._shown:
            part.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str) -> None:
        """Show what can be copied; it is all that is copied."""
        self._looks = False
        self.told.setText(self.tr("This is all that is copied. Nothing is sent from here."))
        announce(self, self.told.text())
        self.text.setPlainText(text)
        for part in self._shown:
            part.show()

    def _ask(self) -> None:
        if self._looks:
            return  # the button stays as it is, so that the focus does too
        self._looks = True
        self.told.setText(self.tr("Looking at what works here …"))
        self.told.show()
        announce(self, self.told.text())
        self.asked.emit()

    def _dress(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._theme.px(13))
        self.text.setFont(font)
        self.text.setFixedHeight(self._theme.px(HEIGHT_PX))
