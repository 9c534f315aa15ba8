"""The second step: how many days a week, how many minutes, and what to work around."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backstretch.settings import PRESETS
from backstretch.ui.conditions_words import conditions
from backstretch.ui.icons import Icons
from backstretch.ui.pages.start_step import WIDEST_PX, StepView
from backstretch.ui.pages.start_tiles import NumberTile
from backstretch.ui.start_state import AmountState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import label

DAYS = range(1, 8)
AIM = (3, 4, 5)


class AmountStep(StepView):
    """Each answer is told at once; what is not touched keeps its usual value.

    Signals:
        days_asked: so many days a week.
        minutes_asked: so many minutes each time.
        flags_asked: all codes of the check-first list that hold, as a frozenset.
    """

    days_asked = Signal(int)
    minutes_asked = Signal(int)
    flags_asked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self.ask(
            self.tr("How much, how often?"),
            self.tr(
                "Three to five days of 10 to 15 minutes is a sensible habit. Start low if unsure."
            ),
        )
        self.days: dict[int, NumberTile] = {}
        self.minutes: dict[int, NumberTile] = {}
        self.chips: dict[str, Chip] = {}
        self._groups: list[QButtonGroup] = []
        self._rows: list[QWidget] = []
        self.total = label("", "h3")
        grows = self.tr("10 minutes at first, 12 after two weeks.")
        self.grows = label(grows, "body", "muted")
        self.change = label(self.tr("You can change this in Plan."), "body", "muted")
        self._make_numbers()
        self._make_chips()
        self.column.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def show_state(self, state: AmountState) -> None:
        """Show what holds now, without telling."""
        for number, tile in self.days.items():
            tile.setChecked(number == state.days)
        self._show_minutes(state.minutes)
        for code, chip in self.chips.items():
            chip.setChecked(code in state.flags)
        self.total.setText(self.tr("{n} minutes a week").format(n=state.weekly))
        self.grows.setVisible(not state.minutes_chosen)

    def start_focus(self) -> None:
        chosen = next((tile for tile in self.days.values() if tile.isChecked()), self.days[AIM[0]])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_minutes(self, minutes: int) -> None:
        group = self._groups[-1]
        group.setExclusive(False)  # what was chosen elsewhere may be none of these
        for number, tile in self.minutes.items():
            tile.setChecked(number == minutes)
        group.setExclusive(True)

    def _make_numbers(self) -> None:
        for number in DAYS:
            tile = self.days[number] = NumberTile(self._theme, str(number), aimed=number in AIM)
            tile.setAccessibleName(self.tr("{n} days a week").format(n=number))
            tile.setEnabled(number in AIM)
            tile.clicked.connect(lambda _, n=number: self.days_asked.emit(n))
        self._add_row(self.tr("Days a week"), list(self.days.values()), 4)
        self.column.addSpacing(6)
        free = self.tr("The dashed days are the aim. At least one day a week stays free.")
        self.column.addWidget(label(free, "small", "muted"))
        self.column.addSpacing(18)
        for number in PRESETS:
            words = self.tr("{n} min").format(n=number)
            tile = self.minutes[number] = NumberTile(self._theme, words)
            tile.setAccessibleName(self.tr("{n} minutes each time").format(n=number))
            tile.clicked.connect(lambda _, n=number: self.minutes_asked.emit(n))
        self._add_row(self.tr("Minutes each time"), list(self.minutes.values()), 10)
        self.column.addSpacing(10)
        sums = FlowLayout(spacing=12)
        for part in (self.total, self.grows, self.change):
            part.setWordWrap(False)
            sums.addWidget(part)
        self.column.addLayout(sums)
        gentle = self.tr("Stretches start gentle. They grow only while your back agrees.")
        self.column.addSpacing(4)
        self.column.addWidget(label(gentle, "small", "muted"))
        self.column.addSpacing(18)

    def _add_row(self, name: str, tiles: list[NumberTile], gap: int) -> None:
        self.column.addWidget(label(name, "strong"))
        self.column.addSpacing(6)
        row = QWidget()
        row.setAccessibleName(name)
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(gap)
        group = QButtonGroup(self)
        for tile in tiles:
            group.addButton(tile)
            line.addWidget(tile, 1)
        self._groups.append(group)
        self._rows.append(row)
        self.column.addWidget(row)

    def _make_chips(self) -> None:
        self.column.addWidget(label(self.tr("Anything to work around? (optional)"), "strong"))
        told = self.tr("Stretches that do not fit are left out.")
        self.column.addSpacing(2)
        self.column.addWidget(label(told, "small", "muted"))
        self.column.addSpacing(10)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(spacing=8)
        for code, words in conditions().items():
            chip = self.chips[code] = Chip(self._theme, self._icons, words)
            chip.clicked.connect(self._tell_flags)
            flow.addWidget(chip)
        inside.addLayout(flow)
        self.column.addWidget(holder)

    def _tell_flags(self) -> None:
        on = frozenset(code for code, chip in self.chips.items() if chip.isChecked())
        self.flags_asked.emit(on)

    def _size(self) -> None:
        for row in self._rows:
            row.setMaximumWidth(self._theme.px(WIDEST_PX - 100))
