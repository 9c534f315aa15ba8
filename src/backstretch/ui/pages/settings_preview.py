"""What a file of another computer would bring, to be taken in or left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.safe_answer import answer_esc


class PreviewCard(QFrame):
    """Says what is new in a file, and asks.

    Signals:
        keep_asked: take it in.
        leave_asked: do not.
    """

    keep_asked = Signal()
    leave_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.title = label("", "h3")
        self.lines = label("", "body")
        self.keep_button = button(self.tr("Take it in"), "primary", large=False)
        self.leave_button = button(self.tr("Leave it"), "secondary", large=False)
        self.keep_button.clicked.connect(self.keep_asked)
        self.leave_button.clicked.connect(self.leave_asked)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.keep_button)
        line.addWidget(self.leave_button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for one in (self.title, self.lines, foot):
            column.addWidget(one)
        answer_esc(self, self.leave_button)
        self.hide()

    def ask(self, title: str, lines: Sequence[str]) -> None:
        """Show what a file would bring, with the focus on the answer that takes in nothing."""
        self.title.setText(title)
        self.lines.setText("\n".join(lines))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(lines))
        self.show()
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
