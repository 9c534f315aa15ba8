"""What stands in place of the day where the diary cannot be opened: never an empty page."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import UnreadableCardState
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label

ICON = 26


class UnreadableCard(QFrame):
    """Says why the diary cannot be opened, that nothing was thrown away, and what can be done.

    Signals:
        restore_asked: the diary is to be as it was in the backup that is offered.
        folder_asked: the folder of the diary is to be opened.
        start_asked: a session is to begin that is not written down.
    """

    restore_asked = Signal()
    folder_asked = Signal()
    start_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.setProperty("kind", "message")
        self.setProperty("tone", "caution")
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 20, 20, 20)
        line.setSpacing(14)
        self._icon = QLabel()
        line.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        line.addLayout(column, 1)
        self.title = label("", "h2")
        self.why = label("", "strong")
        self.advice = label("", "body")
        self.offer = label("", "strong")
        for part in (self.title, self.why, self.advice, self.offer):
            column.addWidget(part)
        column.addSpacing(8)
        row = FlowLayout(spacing=12)
        self.back_button = button(self.tr("Go back to the backup"), "primary")
        self.back_button.clicked.connect(self.restore_asked)
        row.addWidget(self.back_button)
        self.folder_button = button(self.tr("Open the folder"), "secondary")
        self.start_button = button(self.tr("Stretch without the diary"), "plain")
        self.folder_button.clicked.connect(self.folder_asked)
        self.start_button.clicked.connect(self.start_asked)
        row.addWidget(self.folder_button)
        row.addWidget(self.start_button)
        column.addLayout(row)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_unreadable(self, state: UnreadableCardState) -> None:
        """Show why."""
        self.setAccessibleName(state.title)
        self.title.setText(state.title)
        self.why.setText(state.why)
        self.advice.setText("\n".join(state.advice))
        self.offer.setText(state.offer)
        for part in (self.offer, self.back_button):
            part.setVisible(bool(state.offer))

    def _paint_icon(self) -> None:
        side, ratio = self._theme.px(ICON), self.devicePixelRatioF()
        self._icon.setPixmap(self._icons.pixmap("warning", "amber", side, ratio))
        self._icon.setFixedSize(QSize(side, side))
