"""The part of the Settings about backups: those there are, and the way back to one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.ui.backups_state import BackupRow
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, card, hairline, label
from backstretch.ui.widgets.safe_answer import answer_esc


class BackupsPart(QWidget):
    """Lists backups, the newest first, and asks before it goes back to one.

    Signals:
        asked: the question is to be seen.
        opened: it came into sight; the list is to be read.
        backup_asked: make a backup now.
        restore_asked: go back to the backup of this number; it was asked and answered.
    """

    asked = Signal()
    opened = Signal()
    backup_asked = Signal()
    restore_asked = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._number = 0
        self.back_buttons: dict[int, ActionButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(self.tr("Backups"), "h2"))
        column.addSpacing(6)
        self.now_button = ActionButton(theme, icons, self.tr("Back up now"), "plus", grade="small")
        self.now_button.clicked.connect(self.backup_asked)
        self.head = SettingRow(
            theme,
            self.tr("Automatic backups"),
            self.tr(
                "A minute after you save something, and before anything big. Each one is checked. "
                "They stay on this computer. Routines and exercises of your own are not in them."
            ),
            self.now_button,
        )
        column.addWidget(self.head)
        self._make_question()
        column.addWidget(self.question)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.more = label("", "small", "muted")
        column.addSpacing(4)
        column.addWidget(self.more)
        self.more.hide()

    def show_backups(self, rows: Sequence[BackupRow], older: int) -> None:
        """Show these; so many `older` ones are only counted."""
        had = next((n for n, one in self.back_buttons.items() if one.hasFocus()), None)
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.back_buttons = {}
        for row in rows:
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(row))
        words = self.tr("And {n} older: “backstretch backup --list” shows them all.")
        self.more.setText(words.format(n=older) if rows else self.tr("There is no backup yet."))
        self.more.setVisible(older > 0 or not rows)
        if had in self.back_buttons:
            self.back_buttons[had].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, row: BackupRow) -> SettingRow:
        if not row.whole:
            return SettingRow(self._theme, row.when, row.detail)
        words = self.tr("Go back…")
        made = ActionButton(self._theme, self._icons, words, "restart", grade="small")
        made.setAccessibleName(self.tr("Go back to {when}").format(when=row.when))
        made.clicked.connect(partial(self._ask, row))
        self.back_buttons[row.number] = made
        return SettingRow(self._theme, row.when, row.detail, made)

    def _make_question(self) -> None:
        self.question = card("")
        column = QVBoxLayout(self.question)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self.title = label("", "h3")
        self.lines = label("", "body")
        self.go_button = button(self.tr("Go back"), "primary", large=False)
        self.stay_button = button(self.tr("Leave it as it is"), "secondary", large=False)
        self.go_button.clicked.connect(self._go)
        self.stay_button.clicked.connect(self._stay)
        foot = FlowLayout(spacing=12)
        foot.addWidget(self.go_button)
        foot.addWidget(self.stay_button)
        column.addWidget(self.title)
        column.addWidget(self.lines)
        column.addLayout(foot)
        answer_esc(self.question, self.stay_button)
        self.question.hide()

    def _ask(self, row: BackupRow) -> None:
        self._number = row.number
        title = self.tr("Go back to {when}?").format(when=row.when)
        lines = self.tr(
            "Your diary will be as it was then. What is in it now is kept as a backup, so you can "
            "undo this. The window closes for a moment."
        )
        self.title.setText(title)
        self.lines.setText(lines)
        self.question.setAccessibleName(title)
        self.question.setAccessibleDescription(lines)
        self.question.show()
        announce(self.question, sentences(title, lines))
        self.stay_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit()

    def _go(self) -> None:
        self.question.hide()
        self.restore_asked.emit(self._number)

    def _stay(self) -> None:
        if asked := self.back_buttons.get(self._number):
            asked.setFocus(Qt.FocusReason.OtherFocusReason)
        self.question.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit()
