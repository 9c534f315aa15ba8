"""A routine as one line to type or to paste, with what cannot be read told below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backstretch.content.line_words import LONGEST
from backstretch.content.prescription import LineError
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.parts import button, label, set_words


class LinePart(QWidget):
    """The rows follow what is typed; while it cannot be read they stay as they were.

    Signals:
        typed: the line, each time it is another.
        copy_asked: the line is wanted on the clipboard.
        left: the focus went elsewhere.
    """

    typed = Signal(str)
    copy_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._error: LineError | None = None
        self._instead: LineError | None = None
        self.field = Field(theme, icons, self.tr("As one line"))
        self.field.line.setMaxLength(LONGEST)
        self.field.line.setPlaceholderText(self.tr("piriformis 3x30s L>R, cat-cow 10 slow"))
        self.copy_button = ActionButton(theme, icons, self.tr("Copy the line"), "copy")
        self.mend_button = button("", "secondary", large=False)
        self.mend_button.hide()
        self.help = label(
            self.tr(
                "Name and dose, a comma between. 30s is a hold, 10 are repetitions, 3x30s three "
                "holds. L, R, L>R for sides, slow, rest 15s; 2 rounds: in front does all twice."
            ),
            "small",
            "muted",
        )
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.mend_button)
        beside.addWidget(self.copy_button)
        beside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.help)
        column.addLayout(beside)
        self.field.line.textEdited.connect(self.typed)
        self.field.line.editingFinished.connect(self.left)
        self.copy_button.clicked.connect(self.copy_asked)
        self.mend_button.clicked.connect(self._mend)

    def show_line(self, line: str) -> None:
        """Show the line of the rows, unless somebody is writing there."""
        if not self.field.line.hasFocus() and self.field.line.text() != line:
            self.field.line.setText(line)
            self.field.line.setCursorPosition(0)
            self.complain(None)
        self.copy_button.setEnabled(bool(line) and self._error is None)

    def complain(self, error: LineError | None) -> None:
        """Say what cannot be read, and offer what was likely meant; or nothing."""
        self._error = error
        self._instead = error if error and error.instead else None
        self.field.complain(str(error) if error else "")
        if error is not None:
            self.copy_button.setEnabled(False)
        self.mend_button.setVisible(self._instead is not None)
        if self._instead:
            words = self.tr("Write “{words}”").format(words=self._instead.instead)
            set_words(self.mend_button, words)

    def _mend(self) -> None:
        """Put what was likely meant in the place of what was typed."""
        if self._instead is None:
            return
        error, line = self._instead, self.field.line.text()
        at = error.column - 1
        mended = f"{line[:at]}{error.instead}{line[at + error.length :]}"
        self.field.line.setText(mended)
        self.field.line.setFocus()
        self.field.line.setCursorPosition(at + len(error.instead))
        self.typed.emit(mended)
