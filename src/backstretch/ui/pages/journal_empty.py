"""What the Journal says in place of entries: the first is still to come, or none fits."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.journal_state import Asked, Shown
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.parts import button, label


class Empty(QWidget):
    """What stands where no entry does: the first one is still to come, or nothing was found."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "h3")
        self.more = label("", "body", "muted")
        self.log_button = ActionButton(theme, icons, self.tr("Log a run"), "plus")
        self.clear_button = button(self.tr("Show everything"), "secondary", large=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(10)
        for part in (self.words, self.more):
            column.addWidget(part)
        for made in (self.log_button, self.clear_button):
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.hide()

    def way_on(self) -> QPushButton:
        """Return what can be done: enter the first one, or look for everything."""
        return self.log_button if self.clear_button.isHidden() else self.clear_button

    def show_for(self, asked: Asked, *, is_empty: bool) -> None:
        """Say why there is nothing, if there is nothing."""
        narrowed = asked != Asked(Shown.EVERYTHING, "")
        if narrowed:
            self.words.setText(self.tr("Nothing in your journal fits."))
            self.more.setText(self.tr("Try another word, or show everything."))
        else:
            self.words.setText(self.tr("Your first entry will stand here."))
            self.more.setText(self.tr("A run, a session, or how your back is. Only you see it."))
        self.log_button.setHidden(narrowed)
        self.clear_button.setHidden(not narrowed)
        self.setVisible(is_empty)
