"""What can be taken away from the plan: a calendar file, and today's session on paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.parts import label


class AwayPart(QWidget):
    """Offers what can be taken away.

    Signals:
        export_asked: write the calendar file. paper_asked: show today's session on paper.
    """

    export_asked = Signal()
    paper_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        words = self.tr("Export calendar")
        self.export_button = ActionButton(theme, icons, words, "export", grade="small")
        words = self.tr("Session on paper")
        self.paper_button = ActionButton(theme, icons, words, "print", grade="small")
        self.heads = (
            label(self.tr("Your own calendar"), "h3"),
            label(self.tr("Without a screen"), "h3"),
        )
        calendar = self.tr(
            "Writes the next four weeks to a calendar file (.ics). Export again after changes."
        )
        paper = self.tr("Today's session on one page, with pictures and boxes to tick.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        _add(column, self.heads[0], calendar, self.export_button)
        column.addSpacing(10)
        _add(column, self.heads[1], paper, self.paper_button)
        column.addStretch(1)
        self.export_button.clicked.connect(self.export_asked)
        self.paper_button.clicked.connect(self.paper_asked)


def _add(column: QVBoxLayout, head: QLabel, words: str, button: ActionButton) -> None:
    column.addWidget(head)
    column.addWidget(label(words, "small", "muted"))
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
