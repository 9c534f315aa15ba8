"""The head of the Plan page: which week is in sight, and the ways to others."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.plan_state import PlanState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label

GAP = 12


class PlanHead(QWidget):
    """Names a week, and emits which other one is wanted.

    Signals:
        week_asked: the week before (-1) or after (1) the one shown, or this week (0).
    """

    week_asked = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.week = label("", "quiet", "muted")
        self.before_button = self._step_button("earlier", self.tr("Week before"))
        self.this_button = button(self.tr("This week"), "secondary", large=False)
        self.after_button = self._step_button("later", self.tr("Week after"))
        self._make()
        for step, part in ((-1, self.before_button), (0, self.this_button), (1, self.after_button)):
            part.clicked.connect(partial(self.week_asked.emit, step))

    def show_state(self, state: PlanState) -> None:
        """Name the week, and offer those that there are beside it."""
        self.week.setText(state.title)
        self.before_button.setEnabled(state.has_before)
        self.after_button.setEnabled(state.has_after)

    def show_icons(self) -> None:
        """Paint the two arrows for the theme and the screen as they are now."""
        side = self._theme.px(20)
        for part in (self.before_button, self.after_button):
            name = str(part.property("icon_name"))
            part.setIcon(self._icons.icon(name, "ink", side, self.devicePixelRatioF()))
            part.setIconSize(QSize(side, side))

    def arrange(self, room: int) -> None:
        """Put the ways to other weeks beside the title, or below a title that needs the room."""
        title = self.week.fontMetrics().horizontalAdvance(self.week.text())
        self.week.setWordWrap(title > room)
        asked = self._title.sizeHint().width() + self._steps.sizeHint().width() + GAP
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if asked <= room else way.TopToBottom)

    def _step_button(self, icon: str, name: str) -> QPushButton:
        made = QPushButton()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setProperty("icon_name", icon)
        made.setAutoDefault(True)
        return made

    def _make(self) -> None:
        title = self._title = FlowLayout(spacing=9)
        name = label(self.tr("Plan"), "h1")
        for words in (name, self.week):
            words.setWordWrap(False)
            title.addWidget(words)
        steps = self._steps = QHBoxLayout()
        steps.setSpacing(8)
        for part in (self.before_button, self.this_button, self.after_button):
            steps.addWidget(part)
        steps.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addLayout(title, 1)
        self._row.addLayout(steps)
