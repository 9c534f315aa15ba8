"""The lines below the days of the Plan page: why a day is as it is, how to move, the sums."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.plan_state import DayState, PlanState
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import key_cap, label


class PlanLines(QWidget):
    """Says what holds for the day in hand and for the whole week."""

    def __init__(self) -> None:
        super().__init__()
        self.why = label("", "small")
        self.sums = label("", "smallest", "muted")
        self._hint = QWidget()
        hint = FlowLayout(self._hint, spacing=5)
        first = label(self.tr("Drag a session to another day, or press"), "smallest", "muted")
        last = label(self.tr("on it."), "smallest", "muted")
        for words in (first, last, self.sums):
            words.setWordWrap(False)
        for part in (first, key_cap(self.tr("Alt")), key_cap("←"), key_cap("→"), last):
            hint.addWidget(part)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(4)
        self._row.addWidget(self._hint, 1)
        self._row.addWidget(self.sums)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.why)
        column.addLayout(self._row)

    def show_state(self, state: PlanState) -> None:
        """Show the sums of a week, and how to move where something can be moved."""
        self.sums.setText(state.sums)
        self._hint.setVisible(any(day.places for day in state.days))

    def show_why(self, day: DayState) -> None:
        """Say why this day is as it is."""
        self.why.setText(
            self.tr("{day} {number}: {why}").format(
                day=day.marks.weekday, number=day.marks.number, why=day.why
            )
        )

    def arrange(self, *, narrow: bool, with_why: bool) -> None:
        """Put the sums below how to move, or beside it; say why only where no day does itself."""
        self.why.setHidden(not with_why)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
