"""Parts of the form for an exercise of the person's own: lines, a choice, the picture."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.drop_down import DropDown
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.note_field import NoteField
from backstretch.ui.widgets.own_picture_view import OwnPictureView
from backstretch.ui.widgets.parts import label

PICTURE_HIGH = 170


class LinesField(QWidget):
    """Some lines to write, with their name above and what is wrong below.

    Signals:
        written: the text is another.
    """

    written = Signal()

    def __init__(self, theme: Theme, name: str, lines: int) -> None:
        super().__init__()
        self.note = NoteField(theme, name, lines=lines)
        self.control = self.note.text_edit
        self.name = label(name, "group")
        self.name.setBuddy(self.control)
        self.wrong = label("", "small", "red")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.name, self.note, self.wrong):
            column.addWidget(part)
        self.complain("")
        self.control.textChanged.connect(self.written)

    def text(self) -> str:
        """Return what is written."""
        return self.control.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text, unless it stands there, without telling."""
        if text != self.text():
            self.control.blockSignals(True)
            self.control.setPlainText(text)
            self.control.blockSignals(False)

    def complain(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.note.set_wrong(bool(sentence))
        self.control.setAccessibleDescription(sentence)


class ChoiceField(QWidget):
    """A drop-down with its name above and what is wrong below."""

    def __init__(self, name: str, control: DropDown) -> None:
        super().__init__()
        self.control = control
        control.setAccessibleName(name)
        self.name = label(name, "group")
        self.name.setBuddy(control)
        self.wrong = label("", "small", "red")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.name, control, self.wrong):
            column.addWidget(part)
        self.complain("")

    def complain(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.control.setProperty("wrong", bool(sentence))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        self.control.setAccessibleDescription(sentence)


class PictureField(QWidget):
    """The picture as it will be seen, with what chooses and removes it."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.view = OwnPictureView(theme, icons)
        self.name = label(self.tr("Picture"), "group")
        self.choose_button = ActionButton(theme, icons, self.tr("Choose a picture"), "folder")
        self.remove_button = ActionButton(theme, icons, self.tr("Remove it"), "remove", "plain")
        self.remove_button.setAccessibleName(self.tr("Remove the picture"))
        self.hint = label(self.tr("PNG or JPEG. A small copy is kept."), "small", "muted")
        self.wrong = label("", "small", "red")
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.view)
        column.addLayout(buttons)
        column.addWidget(self.wrong)
        column.addWidget(self.hint)
        theme.changed.connect(self._size)
        self._size()
        self.show_image(None)

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or that there is none; what was wrong is over."""
        self.view.show_image(image)
        self._say_whether(there=image is not None)

    def show_file(self, path: Path | None) -> None:
        """Show the picture in a file, a mark where it cannot be read, or that there is none."""
        self.view.show_file(path)
        self._say_whether(there=path is not None)

    def complain(self, sentence: str) -> None:
        """Say why a picture cannot be used, or nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.choose_button.setAccessibleDescription(sentence)

    def _say_whether(self, *, there: bool) -> None:
        self.view.setVisible(there)
        self.remove_button.setVisible(there)
        self.complain("")

    def _size(self) -> None:
        self.view.setFixedHeight(self._theme.px(PICTURE_HIGH))
