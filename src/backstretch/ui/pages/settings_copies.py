"""The part of the Settings about copies elsewhere: one to be written, one to go back to."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from backstretch.locked.passphrase import Passphrase
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.theme import Theme
from backstretch.ui.where_to import COPY, LOCKED_COPY, where_to
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.lock_cards import LockCard, OpenCard
from backstretch.ui.widgets.parts import button, card, hairline, label
from backstretch.ui.widgets.safe_answer import answer_esc


class CopiesPart(QWidget):
    """Writes a copy of the diary to a place of the person's choice, and goes back to one.

    Signals:
        write_asked: a Path, and a Passphrase or None.
        look_asked: the Path of a copy to be looked at.
        opened: the Passphrase for it.
        go_asked: go back to what was looked at.
        left: do not.
        grown: a card came, which is to be seen.
    """

    write_asked = Signal(object, object)
    look_asked = Signal(object)
    opened = Signal(object)
    go_asked = Signal()
    left = Signal()
    grown = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(self.tr("Copies elsewhere"), "h2"))
        column.addSpacing(6)
        self.save_button = ActionButton(
            theme, icons, self.tr("Save a copy…"), "export", grade="small"
        )
        self.choose_button = ActionButton(
            theme, icons, self.tr("Choose a copy…"), "import", grade="small"
        )
        self.lock_card = LockCard(theme, icons, self.tr("Save a copy of the diary"))
        self.open_card = OpenCard(theme, icons)
        column.addWidget(
            SettingRow(
                theme,
                self.tr("Save a copy"),
                self.tr("The whole diary, where you want it, such as on a memory stick"),
                self.save_button,
            )
        )
        column.addWidget(self.lock_card)
        self._line = hairline()
        column.addWidget(self._line)
        column.addWidget(
            SettingRow(
                theme,
                self.tr("Go back to a copy"),
                self.tr("Shows what is in it first. The diary of now is kept as a backup."),
                self.choose_button,
            )
        )
        column.addWidget(self.open_card)
        self._make_question()
        column.addWidget(self.question)
        self._connect()

    def set_able(self, *, write: bool, go_back: bool) -> None:
        """Offer each, or not."""
        self.save_button.setEnabled(write)
        self.choose_button.setEnabled(go_back)

    def ask_passphrase(self, name: str, complaint: str) -> None:
        """Ask what opens the copy of this name."""
        self.open_card.ask(name, complaint)
        self.grown.emit(self.open_card)

    def show_copy(self, title: str, lines: Sequence[str]) -> None:
        """Show what is in a copy, and ask."""
        self.title.setText(title)
        self.lines.setText("\n".join(lines))
        self.question.setAccessibleName(title)
        self.question.setAccessibleDescription(" ".join(lines))
        self.question.show()
        announce(self.question, sentences(title, *lines))
        self.stay_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit(self.question)

    def forget(self) -> None:
        """Ask nothing more about a copy; the focus goes back to where it was chosen."""
        within = self.window().focusWidget()
        cards = (self.question, self.open_card)
        if any(within in one.findChildren(QWidget) for one in cards):
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_card.forget()
        self.question.hide()

    def _make_question(self) -> None:
        self.question = card("")
        column = QVBoxLayout(self.question)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self.title = label("", "h3")
        self.lines = label("", "body")
        self.go_button = button(self.tr("Go back"), "primary", large=False)
        self.stay_button = button(self.tr("Leave it as it is"), "secondary", large=False)
        foot = FlowLayout(spacing=12)
        foot.addWidget(self.go_button)
        foot.addWidget(self.stay_button)
        column.addWidget(self.title)
        column.addWidget(self.lines)
        column.addLayout(foot)
        answer_esc(self.question, self.stay_button)
        self.question.hide()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._ask_to_lock)
        self.lock_card.answered.connect(self._choose_target)
        self.lock_card.left.connect(self._leave_lock)
        self.choose_button.clicked.connect(self._choose_copy)
        self.open_card.answered.connect(self.opened)
        self.open_card.left.connect(self.left)
        self.go_button.clicked.connect(self.go_asked)
        self.stay_button.clicked.connect(self.left)

    def _ask_to_lock(self) -> None:
        self.lock_card.ask()
        self._line.hide()  # the card ends in a line of its own
        self.grown.emit(self.lock_card)

    def _leave_lock(self) -> None:
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lock_card.forget()
        self._line.show()

    def _choose_target(self, passphrase: Passphrase | None) -> None:
        ending = LOCKED_COPY if passphrase else COPY
        kinds = self.tr("Copies of a diary (*.{ending})").format(ending=ending)
        target = where_to(self, self.tr("Save a copy"), ending, kinds)
        if target:
            self._leave_lock()
            self.write_asked.emit(target, passphrase)

    def _choose_copy(self) -> None:
        kinds = self.tr("Copies of a diary (*.db *.locked)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a copy"), "", kinds)
        if name:
            self.look_asked.emit(Path(name))
