"""Cards that ask where a file goes and whether it is locked, or for what opens a locked one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from backstretch.locked.passphrase import Passphrase
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.passphrase_fields import PassphraseFields
from backstretch.ui.widgets.safe_answer import answer_esc


class LockCard(QFrame):
    """Asks whether a file is to be locked.

    Signals:
        answered: the Passphrase, or None for a file that anybody can open.
        left: not at all; what was typed is forgotten.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons, title: str) -> None:
        super().__init__()
        column, self.title = _dress(self, title)
        self.tick = TickRow(theme, icons, self.tr("Lock it with a passphrase"))
        self.fields = PassphraseFields(theme, icons, new=True)
        self.go_button = button(self.tr("Choose where…"), "primary", large=False)
        self.leave_button = button(self.tr("Cancel"), "secondary", large=False)
        column.addWidget(self.tick)
        column.addWidget(self.fields)
        _add_foot(column, self.go_button, self.leave_button)
        self.tick.toggled.connect(self._follow)
        self.fields.entered.connect(self._go)
        self.go_button.clicked.connect(self._go)
        self.leave_button.clicked.connect(self.left)
        answer_esc(self, self.leave_button)
        self.fields.hide()
        self.hide()

    def ask(self) -> None:
        """Ask, with nothing typed."""
        self.forget()
        self.show()
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Ask no more, and forget what was typed."""
        self.hide()
        self.tick.setChecked(False)
        self.fields.clear()

    def _follow(self, locked: bool) -> None:
        self.fields.setVisible(locked)
        if locked:
            self.fields.start_focus()
        else:
            self.fields.clear()

    def _go(self) -> None:
        if not self.tick.isChecked():
            self.answered.emit(None)
        elif passphrase := self.fields.passphrase():
            self.answered.emit(passphrase)


class OpenCard(QFrame):
    """Asks for the passphrase of a file.

    Signals:
        answered: the Passphrase.
        left: not at all; what was typed is forgotten.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        column, self.title = _dress(self, "")
        self.fields = PassphraseFields(theme, icons, new=False)
        self.go_button = button(self.tr("Open it"), "primary", large=False)
        self.leave_button = button(self.tr("Cancel"), "secondary", large=False)
        column.addWidget(self.fields)
        _add_foot(column, self.go_button, self.leave_button)
        self.fields.entered.connect(self._go)
        self.go_button.clicked.connect(self._go)
        self.leave_button.clicked.connect(self.left)
        answer_esc(self, self.leave_button)
        self.hide()

    def ask(self, name: str, complaint: str = "") -> None:
        """Ask what opens the file of this name; a `complaint` says that the last one did not."""
        title = self.tr("{name} is locked").format(name=name)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.show()
        if complaint:
            self.fields.complain(complaint)
        else:
            self.fields.clear()
            self.fields.start_focus()

    def forget(self) -> None:
        """Ask no more, and forget what was typed."""
        self.hide()
        self.fields.clear()

    def _go(self) -> None:
        passphrase: Passphrase | None = self.fields.passphrase()
        if passphrase:
            self.answered.emit(passphrase)


def _dress(frame: QFrame, title: str) -> tuple[QVBoxLayout, QLabel]:
    frame.setProperty("kind", "card")
    frame.setAccessibleName(title)
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(8)
    head = label(title, "h3")
    column.addWidget(head)
    return column, head


def _add_foot(column: QVBoxLayout, *buttons: QWidget) -> None:
    foot = FlowLayout(spacing=12)
    for one in buttons:
        foot.addWidget(one)
    column.addLayout(foot)
