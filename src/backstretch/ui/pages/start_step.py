"""What every step of the first start has: a question, a line below it, and room for answers."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import label

WIDEST_PX = 700
"""So wide are the answers at most, at 100 % text."""


class StepView(QWidget):
    """One question. Put the answers into `column`; it ends with free space."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.title = label("", "h1")
        self.told = label("", "body", "muted")
        self.setProperty("ground", "window")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.title)
        self.column.addSpacing(6)
        self.column.addWidget(self.told)
        self.column.addSpacing(16)

    def ask(self, title: str, told: str) -> None:
        """Stand under this question."""
        self.title.setText(title)
        self.told.setText(told)
        self.setAccessibleName(title)
        self.setAccessibleDescription(told)

    def start_focus(self) -> None:
        """Put the focus on what is answered first."""
