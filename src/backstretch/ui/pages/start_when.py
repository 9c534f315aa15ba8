"""The third step: the days a person can, runs to come, and the reminders."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.start_step import WIDEST_PX, StepView
from backstretch.ui.pages.start_tiles import DayTile, MarkName, paint_day_mark
from backstretch.ui.start_state import WeekDay, WhenState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import hairline, label
from backstretch.ui.widgets.time_field import TimeField
from backstretch.ui.widgets.toggle import Toggle

WEEK = range(1, 8)
"""The days of the week by their ISO numbers, Monday 1."""


class _MarkLabel(QWidget):
    """The mark of a row before its name; decoration beside the word."""

    def __init__(self, theme: Theme, mark: MarkName) -> None:
        super().__init__()
        self._theme = theme
        self._mark: MarkName = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(18), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        middle = QPointF(self.width() / 2, self.height() / 2)
        paint_day_mark(QPainter(self), self._theme, self._mark, middle, 16)


class WeekGrid(QWidget):
    """Two rows over the days of the week: runs to come, and days one can.

    Signals:
        run_asked: the number of a day, and whether a run is planned on it.
        can_asked: the ISO numbers of the days the person can, as a frozenset.
    """

    run_asked = Signal(int, bool)
    can_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.runs = {number: DayTile(theme, "run") for number in WEEK}
        self.can = {number: DayTile(theme, "session") for number in WEEK}
        self._heads = {number: label("", "group", "muted") for number in WEEK}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill()

    def first(self) -> QWidget:
        """Return what is answered first: the run of the first day of the week."""
        return self.runs[self._order[0]]

    def show_days(self, days: tuple[WeekDay, ...]) -> None:
        """Show the seven days, without telling."""
        order = tuple(day.number for day in days)
        if order != self._order:
            self._place(order)
        for day in days:
            self._heads[day.number].setText(day.short)
            run, can = self.runs[day.number], self.can[day.number]
            run.setAccessibleName(self.tr("{day}: I plan to run").format(day=day.name))
            can.setAccessibleName(self.tr("{day}: I can do a session").format(day=day.name))
            run.setChecked(day.run)
            can.setChecked(day.can)

    def _fill(self) -> None:
        """Put row after row, which is the way of the Tab key."""
        self._grid.addWidget(self._name("run", self.tr("Runs")), 1, 0)
        self._grid.addWidget(self._name("session", self.tr("Sessions")), 2, 0)
        for head in self._heads.values():
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            head.setWordWrap(False)
        for number, tile in self.runs.items():
            tile.clicked.connect(lambda on, n=number: self.run_asked.emit(n, on))
        for tile in self.can.values():
            tile.clicked.connect(self._tell_can)
        self._place(WEEK)

    def _place(self, order: Sequence[int]) -> None:
        """Put the days in this order, for the Tab key too."""
        self._order = tuple(order)
        tiles: list[QWidget] = []
        rows: tuple[Mapping[int, QWidget], ...] = (self._heads, self.runs, self.can)
        for row, parts in enumerate(rows):
            for column, number in enumerate(order, start=1):
                self._grid.removeWidget(parts[number])
                self._grid.addWidget(parts[number], row, column)
                self._grid.setColumnStretch(column, 1)
                tiles += [parts[number]] if row else []
        for before, after in pairwise(tiles):
            QWidget.setTabOrder(before, after)

    def _name(self, mark: MarkName, words: str) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(6)
        line.addWidget(_MarkLabel(self._theme, mark))
        name = label(words, "group")
        name.setWordWrap(False)
        line.addWidget(name, 1)
        return whole

    def _tell_can(self) -> None:
        self.can_asked.emit(frozenset(n for n, tile in self.can.items() if tile.isChecked()))


class WhenStep(StepView):
    """Each answer is told at once.

    Signals:
        run_asked, can_asked: as in WeekGrid.
        changed: the name of a setting and what it is to be.
        login_asked: whether the program is to start at login.
    """

    run_asked = Signal(int, bool)
    can_asked = Signal(object)
    changed = Signal(str, object)
    login_asked = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self.ask(
            self.tr("When does it fit?"),
            self.tr(
                "Tick the runs you plan in the next seven days, then the days you can stretch."
            ),
        )
        self.grid = WeekGrid(theme)
        self.grid.run_asked.connect(self.run_asked)
        self.grid.can_asked.connect(self.can_asked)
        self.days_told = label("", "small", "muted")
        self.days_short = Message(theme, icons)
        self.session = self._toggle(self.tr("On session days"), "remind_session")
        self.at = TimeField(theme, self.tr("Time on session days"))
        self.at.chosen.connect(lambda at: self.changed.emit("remind_at", at))
        self.after_run = self._toggle(self.tr("After a run"), "remind_after_run")
        self.login = Toggle(theme, self.tr("Start Backstretch when I log in"))
        self.login.clicked.connect(self.login_asked)
        self._part = QWidget()
        self._make()
        self.column.addWidget(self._part)
        self.column.addStretch(1)
        theme.changed.connect(self._size)
        self._size()

    def show_state(self, state: WhenState) -> None:
        """Show what holds now, without telling."""
        self.grid.show_days(state.days)
        settings, found = state.settings, state.found
        can = sum(day.can for day in state.days)
        words = self.tr("{can} days ticked for {goal} sessions a week. Plan picks among them.")
        self.days_told.setText(words.format(can=can, goal=state.goal))
        self.days_told.setVisible(not state.trouble)
        self.days_short.say("caution", state.trouble)
        self.session.setChecked(settings.remind_session)
        self.at.show_time(settings.remind_at)
        self.after_run.setChecked(settings.remind_after_run)
        after = self.tr("{n} minutes after I log a run")
        self.after_row.name.setText(after.format(n=settings.remind_after_run_minutes))
        self.login.setEnabled(found is not None and not found.login_why_not)
        self.login.setChecked(found is not None and found.starts_at_login)
        for part in (self._login_line, self.login_row):
            part.setVisible(found is not None)
        why_not = found.login_why_not if found else ""
        self.login_row.say(self._login_words(why_not))

    def start_focus(self) -> None:
        self.grid.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _login_words(self, why_not: str) -> str:
        return {
            "": self.tr("Needed for reminders while the window is closed"),
            "sandbox": self.tr("This package may not; the desktop's own settings can"),
        }.get(why_not, self.tr("This desktop has no place for programs that start at login"))

    def _toggle(self, name: str, setting: str) -> Toggle:
        made = Toggle(self._theme, name)
        made.clicked.connect(lambda on: self.changed.emit(setting, on))
        return made

    def _make(self) -> None:
        column = QVBoxLayout(self._part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid)
        column.addSpacing(8)
        column.addWidget(self.days_told)
        column.addWidget(self.days_short)
        column.addSpacing(20)
        column.addWidget(label(self.tr("Remind me"), "h3"))
        both = QWidget()
        both.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.at)
        line.addWidget(self.session)
        self.session_row = SettingRow(self._theme, self.tr("On session days at"), "", both)
        self.after_row = SettingRow(self._theme, "", "", self.after_run)
        self.login_row = SettingRow(self._theme, self.login.accessibleName(), "", self.login)
        self._login_line = hairline()
        for part in (
            self.session_row,
            hairline(),
            self.after_row,
            self._login_line,
            self.login_row,
        ):
            column.addWidget(part)

    def _size(self) -> None:
        self._part.setMaximumWidth(self._theme.px(WIDEST_PX))
