"""The foot of the Plan page: what moved and how regular it is, the reminders, what to take away."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.plan_away import AwayPart
from backstretch.ui.pages.plan_parts import Notes, RemindersPart
from backstretch.ui.plan_state import PlanState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.link_button import HIGH
from backstretch.ui.widgets.parts import label

GAP, GAP_NARROW = 32, 24


class PlanFoot(QWidget):
    """Three columns beside each other, or one below the other where there is no room."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.notes = Notes(theme, icons)
        self.regularity = label("", "body")
        self.reminders = RemindersPart(theme)
        self.away = AwayPart(theme, icons)
        self._make()

    def show_state(self, state: PlanState) -> None:
        """Show what there is to say of a week."""
        self.notes.show_notes(state.notes)
        self._align_heads()
        self.regularity.setText(" ".join(state.regularity))
        self.reminders.show_rows(state.reminders)

    def stops(self) -> list[QWidget]:
        """Return what the Tab key is to walk through, in the order of reading."""
        reminders = [self.reminders.all_button, *self.reminders.toggles.values()]
        away = [self.away.export_button, self.away.paper_button]
        return [*self.notes.buttons, *reminders, *away]

    def arrange(self, *, narrow: bool) -> None:
        """Put the columns beside each other, or below."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._row.setSpacing(GAP_NARROW if narrow else GAP)
        self._align_heads()

    def _make(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.notes)
        self._regularity_head = label(self.tr("Regularity"), "h3")
        left.addWidget(self._regularity_head)
        left.addWidget(self.regularity)
        left.addStretch(1)
        middle = QVBoxLayout()
        middle.addWidget(self.reminders)
        middle.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.away)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part, share in ((left, 12), (middle, 10), (right, 10)):
            self._row.addLayout(part, share)

    def _align_heads(self) -> None:
        """Let the heads stand level with the one that has a link beside it."""
        for head in (*self.notes.heads, self._regularity_head, self.away.heads[0]):
            head.setMinimumHeight(self._theme.px(HIGH))
