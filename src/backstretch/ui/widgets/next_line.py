"""When the next session is: a calendar leaf, the day in bold, and what it is in quiet words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.player_state import Coming
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import label

GAP = 5  # a space between two sentences


class NextLine(QWidget):
    """One line where both sentences fit beside each other, else one below the other."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._leaf = QLabel()
        self.when, self.about = label("", "group"), label("", "small", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._leaf, 0, Qt.AlignmentFlag.AlignTop)
        self._said = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._said.setSpacing(GAP)
        self._said.addWidget(self.when)
        self._said.addWidget(self.about, 1)
        line.addLayout(self._said, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_coming(self, coming: Coming | None) -> None:
        """Say what comes; nothing where that is not known."""
        self.setVisible(coming is not None)
        if coming is not None:
            self.when.setText(coming.when)
            self.about.setText(coming.about)
            self._arrange()

    def _dress(self) -> None:
        side = self._theme.px(20)
        self._leaf.setPixmap(self._icons.pixmap("plan", "muted", side, self.devicePixelRatioF()))
        self._arrange()

    def _arrange(self) -> None:
        said = (self.when, self.about)
        wanted = sum(one.fontMetrics().horizontalAdvance(one.text()) + GAP for one in said)
        beside = wanted + self._theme.px(20) + 24 <= self.width()
        way = QBoxLayout.Direction
        self._said.setDirection(way.LeftToRight if beside else way.TopToBottom)
        for one in said:
            one.setWordWrap(not beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
