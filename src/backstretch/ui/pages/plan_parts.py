"""Parts of the Plan page: the goal, why sessions moved, the reminders, the rules in words."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.plan_state import MoveNote, PlanState, ReminderRow, RuleWords
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.parts import hairline, label
from backstretch.ui.widgets.segment_bar import SegmentBar
from backstretch.ui.widgets.stepper import Stepper
from backstretch.ui.widgets.toggle import Toggle

SEGMENT = 38
LEAST_MINUTES, MOST_MINUTES = 10, 15


class GoalBar(QWidget):
    """Days a week and minutes each time, the minutes of the week, and where the aim comes from.

    Signals:
        goal_asked: so many days a week.
        minutes_asked: so many minutes each time.
        rules_asked: where the aim comes from.
        days_asked: the days and times the person can.
    """

    goal_asked = Signal(int)
    minutes_asked = Signal(int)
    rules_asked = Signal()
    days_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.days = SegmentBar(theme, self.tr("Days a week"), height=SEGMENT)
        name = self.tr("Minutes each time")
        self.minutes = SegmentBar(theme, name, height=SEGMENT)
        self.stepper = Stepper(theme, icons, name, (LEAST_MINUTES, MOST_MINUTES))
        self.total = label("", "h2")
        self.total_words = label("", "small", "muted")
        self.aim = label("", "small", "muted")
        words = self.tr("Where that comes from")
        self.rules_button = LinkButton(theme, words, "source")
        self.days_button = LinkButton(theme, self.tr("Days and times"), "source")
        self._make()
        self.days.chosen.connect(self.goal_asked)
        self.minutes.chosen.connect(self.minutes_asked)
        self.stepper.chosen.connect(self.minutes_asked)
        self.rules_button.clicked.connect(self.rules_asked)
        self.days_button.clicked.connect(self.days_asked)

    def show_state(self, state: PlanState) -> None:
        """Show the goal, and what it comes to this week."""
        self.days.show_choices(tuple((n, str(n)) for n in state.goals), state.goal)
        if state.minutes not in state.presets:
            clear(self.minutes)
        choices = tuple((n, str(n)) for n in state.presets)
        self.minutes.show_choices(choices, state.minutes)
        self.stepper.show_value(state.minutes)
        self.total.setText(state.total)
        self.total_words.setText(state.total_words)
        self.aim.setText(state.aim)
        self.total_words.setMinimumHeight(self.days_button.sizeHint().height())  # on one line

    def stops(self) -> list[QWidget]:
        """Return what the Tab key is to walk through, in the order of reading."""
        bars = [*self.days.buttons(), *self.minutes.buttons(), self.stepper.box]
        return [*bars, self.days_button, self.rules_button]

    def _make(self) -> None:
        row = FlowLayout(self, spacing=24)
        row.addWidget(_named(self.tr("Days a week"), self.days))
        row.addWidget(_named(self.tr("Minutes each time"), self.minutes, self.stepper))
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for flat in (self.total, self.total_words, self.aim):
            flat.setWordWrap(False)
        sums = QHBoxLayout()
        sums.setSpacing(8)
        sums.addWidget(self.total, 0, Qt.AlignmentFlag.AlignBottom)
        sums.addWidget(self.total_words, 0, Qt.AlignmentFlag.AlignBottom)
        sums.addSpacing(4)
        sums.addWidget(self.days_button, 0, Qt.AlignmentFlag.AlignBottom)
        sums.addStretch(1)
        column.addLayout(sums)
        aim = FlowLayout(spacing=5)
        aim.addWidget(self.aim)
        aim.addWidget(self.rules_button)
        column.addLayout(aim)
        row.addWidget(words)


def clear(bar: SegmentBar) -> None:
    """Let none of the choices be chosen, as another number is."""
    for button in bar.buttons():
        group = button.group()
        group.setExclusive(False)
        button.setChecked(False)
        group.setExclusive(True)


def _named(name: str, *controls: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(label(name, "group"))
    line = QHBoxLayout()
    line.setSpacing(8)
    for control in controls:
        line.addWidget(control)
    line.addStretch(1)
    column.addLayout(line)
    return made


class Notes(QWidget):
    """Why each session moved, with a way to put it back.

    Signals:
        put_back_asked: a move is to be undone, as the Move.
    """

    put_back_asked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._shown: tuple[MoveNote, ...] = ()
        self.buttons: list[ActionButton] = []
        self.heads: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(6)
        self.hide()

    def show_notes(self, notes: tuple[MoveNote, ...]) -> None:
        """Show these notes; built anew only when they differ."""
        self.setVisible(bool(notes))
        if notes == self._shown:
            return
        self._shown, self.buttons, self.heads = notes, [], []
        empty_layout(self._column)
        for number, note in enumerate(notes):
            if number:
                self._column.addSpacing(10)
            self.heads.append(label(note.title, "h3"))
            self._column.addWidget(self.heads[-1])
            self._column.addWidget(label(note.text, "body"))
            if note.move is not None:
                self._add_button(note)

    def _add_button(self, note: MoveNote) -> None:
        words = self.tr("Put it back")
        made = ActionButton(self._theme, self._icons, words, "restart", grade="small")
        made.setAccessibleDescription(note.title)
        made.clicked.connect(partial(self.put_back_asked.emit, note.move))
        self.buttons.append(made)
        self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


class RemindersPart(QWidget):
    """When sessions are reminded of, each with its switch.

    Signals:
        changed: the name of a reminder, and whether it is to be on.
        all_asked: every reminder is wanted in sight.
    """

    changed = Signal(str, bool)
    all_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.toggles: dict[str, Toggle] = {}
        self._whens: dict[str, QLabel] = {}
        self.all_button = LinkButton(theme, self.tr("All reminders"))
        self.all_button.clicked.connect(self.all_asked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Reminders"), "h3"), 1)
        head.addWidget(self.all_button)
        self._column.addLayout(head)

    def show_rows(self, rows: tuple[ReminderRow, ...]) -> None:
        """Show these reminders, without telling."""
        for row in rows:
            if row.reminder not in self.toggles:
                self._add(row)
            toggle = self.toggles[row.reminder]
            toggle.blockSignals(True)
            toggle.setChecked(row.on)
            toggle.blockSignals(False)
            toggle.setAccessibleName(f"{row.when} {row.words}")
            self._whens[row.reminder].setText(row.when)

    def _add(self, row: ReminderRow) -> None:
        if self.toggles:
            self._column.addWidget(hairline())
        made = Toggle(self._theme, row.words)
        made.toggled.connect(partial(self.changed.emit, str(row.reminder)))
        when, words = label(row.when, "strong"), label(row.words, "body")
        when.setWordWrap(False)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(5)
        line.addWidget(when)
        line.addWidget(words, 1)
        line.addWidget(made)
        self._column.addLayout(line)
        self.toggles[row.reminder] = made
        self._whens[row.reminder] = when


class RulesPart(QWidget):
    """What the week is planned by, and where each rule comes from."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[RuleWords, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_rules(self, rules: tuple[RuleWords, ...]) -> None:
        """Show these; built anew only when they differ."""
        if rules == self._shown:
            return
        self._shown = rules
        empty_layout(self._column)
        for rule in rules:
            self._column.addWidget(label(rule.words, "body"))
            source = self.tr("Source: {words}.").format(words=rule.sources)
            self._column.addWidget(label(source, "smallest", "muted"))
            self._column.addSpacing(6)


def empty_layout(layout: QVBoxLayout) -> None:
    """Take everything out of a column, the widgets for good."""
    while (item := layout.takeAt(0)) is not None:
        old: QObject | None = item.widget()
        if old is not None:
            old.deleteLater()
