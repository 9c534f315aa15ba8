"""The part of the Settings about deleted entries: who still has their words, and an end to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, card, label
from backstretch.ui.widgets.safe_answer import answer_esc


class ForgetPart(QWidget):
    """Says who holds what was written in deleted entries, and asks before it goes for good.

    Signals:
        opened: it came into sight; who holds it is to be looked up.
        asked: the question is to be seen.
        forget_asked: take it out; it was asked and answered.
    """

    opened = Signal()
    asked = Signal()
    forget_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(self.tr("Deleted entries"), "h2"))
        column.addSpacing(6)
        words = self.tr("Delete for good…")
        self.ask_button = ActionButton(theme, icons, words, "remove", grade="small")
        self.ask_button.setEnabled(False)
        self.row = SettingRow(
            theme,
            self.tr("What you wrote in deleted entries"),
            self.tr("Stays in the diary, out of sight, so that you can undo it, and in backups."),
            self.ask_button,
        )
        column.addWidget(self.row)
        self.question = card(self.tr("Delete it for good?"))
        self._make_question()
        column.addWidget(self.question)
        self.ask_button.clicked.connect(self.ask)
        self.go_button.clicked.connect(self._go)
        self.leave_button.clicked.connect(self._leave)

    def show_holders(self, lines: Sequence[str], *, can_forget: bool) -> None:
        """Say who holds it, one sentence each; none where nobody does."""
        self.lines.setText("\n".join(lines))
        self.question.setAccessibleDescription(" ".join((*lines, self.warning.text())))
        self.row.say(" ".join(lines) or self.tr("Nothing of that is left, here or in backups."))
        if not can_forget:
            self._leave()
        self.ask_button.setEnabled(can_forget)

    def set_able(self, able: bool) -> None:
        """Offer it, or not while it is under way."""
        self.ask_button.setEnabled(able)

    def ask(self) -> None:
        """Ask whether it is to go."""
        self.question.show()
        said = (self.question.accessibleName(), self.question.accessibleDescription())
        announce(self.question, sentences(*said))
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit()

    def _make_question(self) -> None:
        column = QVBoxLayout(self.question)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self.lines = label("", "body")
        self.warning = label(
            self.tr(
                "The notes of deleted entries, and where deleted runs went, are taken out of the "
                "diary and of these backups. That cannot be undone, and nothing you did before it "
                "can be undone after it. Copies that you keep elsewhere still hold it."
            ),
            "body",
        )
        self.go_button = button(self.tr("Delete for good"), "stop", large=False)
        self.leave_button = button(self.tr("Leave it"), "secondary", large=False)
        foot = FlowLayout(spacing=12)
        foot.addWidget(self.go_button)
        foot.addWidget(self.leave_button)
        column.addWidget(label(self.tr("Delete it for good?"), "h3"))
        column.addWidget(self.lines)
        column.addWidget(self.warning)
        column.addLayout(foot)
        answer_esc(self.question, self.leave_button)
        self.question.hide()

    def _go(self) -> None:
        self._leave()
        self.forget_asked.emit()

    def _leave(self) -> None:
        if self.window().focusWidget() in self.question.findChildren(QWidget):
            self.ask_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.question.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit()
