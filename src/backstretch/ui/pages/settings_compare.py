"""How the diary differs from a backup of it, and what to do about that."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.safe_answer import answer_esc


class ComparePart(QFrame):
    """Shows how many entries of each sort differ, then each of them; nothing is chosen by itself.

    Signals:
        keep_asked: the diary is to stay as it is.
        restore_asked: the diary is to be as it was in the backup.
        leave_asked: nothing is decided yet.
    """

    keep_asked = Signal()
    restore_asked = Signal()
    leave_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self.title = label("", "h3")
        self.about = label("", "body")
        self.tally = label("", "strong")
        self.lines = label("", "body")
        for part in (self.title, self.about, self.tally):
            column.addWidget(part)
        self.keep_button = button(self.tr("Keep it as it is"), "secondary", large=False)
        self.back_button = button(self.tr("Go back to the backup"), "secondary", large=False)
        self.leave_button = button(self.tr("Decide later"), "plain", large=False)
        self.keep_button.clicked.connect(self.keep_asked)
        self.back_button.clicked.connect(self.restore_asked)
        self.leave_button.clicked.connect(self.leave_asked)
        foot = FlowLayout(spacing=12)
        for one in (self.keep_button, self.back_button, self.leave_button):
            foot.addWidget(one)
        column.addLayout(foot)  # before the list, which may be long
        answer_esc(self, self.leave_button)
        column.addWidget(hairline())
        column.addWidget(self.lines)
        self.hide()

    def show_differences(
        self, title: str, about: str, tally: Sequence[str], lines: Sequence[str]
    ) -> None:
        """Show how many differ, and which."""
        self.title.setText(title)
        self.about.setText(about)
        self.tally.setText("\n".join(tally))
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join((about, *tally, *lines)))
        self.show()
        announce(self, sentences(title, about, *tally))
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
