"""The days and times a person can, on the Plan page: one line for each day of the week."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.plan_state import CanDay, CanState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.drop_down import DropDown
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.time_field import TimeField

TICK, SITTING = 170, 210


class OwnTimeField(TimeField):
    """Takes a time of day or none: an empty line stands for the usual time, which it shows."""

    def show_usual(self, usual: str) -> None:
        """Show which time counts while the line is empty."""
        self.setPlaceholderText(usual)

    def _take(self) -> None:
        if self.text().strip() or not self._shown:
            super()._take()
            return
        self.show_time("")
        self.chosen.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.text().strip():
            self.setText(self.placeholderText())
        super().keyPressEvent(event)


class DayLine(QWidget):
    """A day of the week: whether the person can, when, and how long they sit.

    Signals:
        changed: something of the day was chosen; `day` has it.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, day: CanDay) -> None:
        super().__init__()
        self._theme = theme
        self._weekday, self._name = day.weekday, day.name
        self.tick = TickRow(theme, icons, day.name)
        self.tick.setAccessibleName(self.tr("{day}: I can").format(day=day.name))
        self.time = OwnTimeField(theme, self.tr("{day}: time").format(day=day.name))
        self.sits = DropDown(theme, icons, self.tr("{day}: hours of sitting").format(day=day.name))
        row = FlowLayout(self, spacing=10)
        for part in self.stops():
            row.addWidget(part)
        self.tick.clicked.connect(self.changed)
        self.time.chosen.connect(self.changed)
        self.sits.picked.connect(self.changed)
        theme.changed.connect(self._size)
        self._size()

    @property
    def day(self) -> CanDay:
        """The day as it is chosen now."""
        chosen = self.time.text().strip()
        return CanDay(self._weekday, self._name, self.tick.isChecked(), chosen, self.sits.code)

    def show_day(self, day: CanDay, state: CanState) -> None:
        """Show how the day is, without telling."""
        self.tick.setChecked(day.can)
        self.time.show_usual(state.usual)
        self.time.show_time(day.at)
        self.sits.show_choices(dict(state.sittings), day.sits)
        for part in (self.time, self.sits):
            part.setEnabled(day.can)

    def stops(self) -> list[QWidget]:
        """Return what the Tab key is to walk through."""
        return [self.tick, self.time, self.sits]

    def _size(self) -> None:
        self.tick.setFixedWidth(self._theme.px(TICK))
        self.sits.setFixedWidth(self._theme.px(SITTING))


class DaysPart(QWidget):
    """The days of the week, each kept as soon as something of it is chosen.

    Signals:
        asked: the seven days as they are to be, as CanDay.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.lines: list[DayLine] = []
        self._about = label("", "small", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(label(self.tr("Days and times"), "h3"))
        self._column.addWidget(self._about)
        self.hide()

    def show_state(self, state: CanState) -> None:
        """Show these days, without telling."""
        words = self.tr("Tick the days you can. A day without a time has the usual one, {time}.")
        more = self.tr("After long sitting, the session opens the chest and hips.")
        self._about.setText(words.format(time=state.usual) + " " + more if state.usual else more)
        for number, day in enumerate(state.days):
            if number == len(self.lines):
                self._add(DayLine(self._theme, self._icons, day))
            self.lines[number].show_day(day, state)

    def stops(self) -> list[QWidget]:
        """Return what the Tab key is to walk through, in the order of reading."""
        return [part for line in self.lines for part in line.stops()]

    def _add(self, line: DayLine) -> None:
        self.lines.append(line)
        self._column.addWidget(line)
        line.changed.connect(self._tell)

    def _tell(self) -> None:
        self.asked.emit(tuple(line.day for line in self.lines))
