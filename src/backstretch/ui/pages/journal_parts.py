"""Parts of the card of an entry: the session that belongs to it, and a note to write."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.journal_state import Companion
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.note_field import NoteField
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.thumbnails import Thumbnails

PICTURE = QSize(84, 52)


class CompanionPart(QWidget):
    """The session that belongs to an entry: a picture, its words, and Start where it is to do."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._companion: Companion | None = None
        self._thumbnails: Thumbnails | None = None
        self.picture = QLabel()
        self.title = label("", "group")
        self.line = label("", "small", "muted")
        self.start_button = ActionButton(theme, icons, self.tr("Start"), "play", grade="small")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.picture)
        line.addLayout(words, 1)
        line.addWidget(self.start_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(hairline())
        column.addLayout(line)
        theme.changed.connect(self._ask_for_picture)
        self.hide()

    def show_companion(self, companion: Companion | None) -> None:
        """Show this session, or nothing."""
        self._companion = companion
        self.setVisible(companion is not None)
        if companion is None:
            return
        self.title.setText(companion.title)
        self.line.setText(companion.line)
        self.start_button.setVisible(companion.can_start)
        self._ask_for_picture()

    def show_figures(self, book: MotionBook) -> None:
        """Show a figure beside the words from now on."""
        self._thumbnails = Thumbnails(self._theme, book, self)
        self._thumbnails.ready.connect(self._fill)
        self._ask_for_picture()

    def _size(self) -> QSize:
        return QSize(self._theme.px(PICTURE.width()), self._theme.px(PICTURE.height()))

    def _ask_for_picture(self) -> None:
        doing = self._companion.doing if self._companion else None
        self.picture.setFixedSize(self._size())
        self.picture.setVisible(doing is not None)
        if self._thumbnails is not None and doing is not None and self.isVisible():
            self._thumbnails.prepare([doing], self._size(), self.devicePixelRatioF())
        self._fill()

    def _fill(self) -> None:
        doing = self._companion.doing if self._companion else None
        if self._thumbnails is None or doing is None:
            return
        size, ratio = self._size(), self.devicePixelRatioF()
        found = self._thumbnails.picture(doing, size.width(), size.height(), ratio)
        if found is None:
            self.picture.clear()
        else:
            self.picture.setPixmap(found)

    def showEvent(self, event: QShowEvent) -> None:
        self._ask_for_picture()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._thumbnails is not None:
            self._thumbnails.rest()


class NotePart(QWidget):
    """Takes the person's own words on a day.

    Signals:
        written: what they say, when Save is pressed; whoever kept it closes the part.
    """

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = NoteField(theme, self.tr("Note"))
        self.save_button = button(self.tr("Save note"), "inner", large=False)
        self.cancel_button = button(self.tr("Cancel"), "plain", large=False)
        foot = FlowLayout(spacing=8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(foot)
        self.save_button.clicked.connect(self._tell)
        self.cancel_button.clicked.connect(self.close_part)
        self.hide()

    def open_part(self, text: str) -> None:
        """Begin with this text, the focus at its end."""
        self.field.clear()
        self.field.text_edit.setPlainText(text)
        self.field.text_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.show()
        self.field.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_part(self) -> None:
        """Take the field away; what is in it is not kept."""
        self.field.text_edit.clear()
        self.hide()

    def _tell(self) -> None:
        text = self.field.text_edit.toPlainText().strip()
        if text:
            self.written.emit(text)  # it stays until the entry is shown anew, with the note kept
        else:
            self.close_part()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isVisible():
            self.close_part()
        else:
            super().keyPressEvent(event)
