"""What stands in place of the day where the diary cannot be opened: never an empty page."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import UnreadableCardState
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label, set_kind

ICON = 26


class UnreadableCard(QFrame):
    """Says why the diary cannot be opened, that nothing was thrown away, and what can be done.

    Signals:
        restore_asked: the diary is to be as it was in the backup that is offered.
        folder_asked: the folder of the diary is to be opened.
        start_asked: a session is to begin that is not written down.
        read_asked: a diary of a newer version is to be read.
        quit_asked: the program is to end.
    """

    restore_asked = Signal()
    folder_asked = Signal()
    start_asked = Signal()
    read_asked = Signal()
    quit_asked = Signal()

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
        self.read_button = button(self.tr("Read it here"), "primary")
        self.back_button = button(self.tr("Go back to the backup"), "primary")
        self.folder_button = button(self.tr("Open the folder"), "secondary")
        self.start_button = button(self.tr("Stretch without the diary"), "plain")
        self.quit_button = button(self.tr("Quit"), "plain")
        for made, asked in (
            (self.read_button, self.read_asked),
            (self.back_button, self.restore_asked),
            (self.folder_button, self.folder_asked),
            (self.start_button, self.start_asked),
            (self.quit_button, self.quit_asked),
        ):
            made.clicked.connect(asked)
            row.addWidget(made)
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
        set_kind(self.back_button, "secondary" if state.newer else "primary")
        self.folder_button.setVisible(not state.newer)
        self.read_button.setVisible(state.newer)
        self.quit_button.setVisible(state.newer)

    def _paint_icon(self) -> None:
        side, ratio = self._theme.px(ICON), self.devicePixelRatioF()
        self._icon.setPixmap(self._icons.pixmap("warning", "amber", side, ratio))
        self._icon.setFixedSize(QSize(side, side))
