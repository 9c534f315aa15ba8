"""What can be done today instead: another routine, or another length."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import RoutineChoice, SessionCardState, TodayState
from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.segment_bar import SegmentBar
from backstretch.ui.widgets.stepper import Stepper

LEAST_MINUTES, MOST_MINUTES = 1, 60  # until it is told
SEGMENT = 38


class Others(QWidget):
    """Every routine and every length there is for today.

    Signals:
        routine_asked: another routine, by its id.
        minutes_asked: another length for today, in minutes.
    """

    routine_asked = Signal(str)
    minutes_asked = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._choices: tuple[RoutineChoice, ...] = ()
        self.chips: list[Chip] = []
        name = self.tr("Minutes today")
        self.length = SegmentBar(theme, name, height=SEGMENT)
        self.stepper = Stepper(theme, icons, name, (LEAST_MINUTES, MOST_MINUTES))
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Something else today"), "h3"), 1)
        head.addWidget(self.length)
        head.addWidget(self.stepper)
        self._flow = FlowLayout(spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(self._flow)
        self.length.chosen.connect(self.minutes_asked)
        self.stepper.chosen.connect(self.minutes_asked)

    def show_state(self, state: TodayState) -> None:
        """Show what there is to choose, the present choice marked."""
        card = state.card if isinstance(state.card, SessionCardState) else None
        self.setVisible(bool(state.routines))
        if state.routines != self._choices:
            self._choices = state.routines
            self._make_chips(state.routines)
        for chip, routine in zip(self.chips, state.routines, strict=True):
            chip.setChecked(card is not None and routine.id == card.routine_id)
        self._show_lengths(card)

    def stops(self) -> list[QWidget]:
        """Return what the Tab key is to walk through, in the order of reading."""
        return [*self.length.buttons(), self.stepper.box, *self.chips]

    def _show_lengths(self, card: SessionCardState | None) -> None:
        self.length.setVisible(card is not None and bool(card.minute_choices))
        self.stepper.setVisible(card is not None and card.any_minutes is not None)
        if card is None:
            return
        choices = tuple((n, self.tr("{n} min").format(n=n)) for n in card.minute_choices)
        self.length.show_choices(choices, card.minutes)
        if card.any_minutes is not None:
            self.stepper.box.blockSignals(True)
            self.stepper.box.setRange(*card.any_minutes)
            self.stepper.box.blockSignals(False)
            self.stepper.show_value(card.minutes)

    def _make_chips(self, routines: tuple[RoutineChoice, ...]) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        for old in self.chips:
            old.hide()
            old.deleteLater()
        self.chips = []
        for routine in routines:
            chip = Chip(self._theme, self._icons, routine.name)
            chip.clicked.connect(partial(self._ask_for, routine.id))
            self.chips.append(chip)
            self._flow.addWidget(chip)

    def _ask_for(self, routine_id: str) -> None:
        for chip, routine in zip(self.chips, self._choices, strict=True):
            chip.setChecked(routine.id == routine_id)  # one of them is always in hand
        self.routine_asked.emit(routine_id)
