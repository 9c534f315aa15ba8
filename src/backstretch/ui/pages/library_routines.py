"""The routines of the Library: each with its stretches on a mat, and the way to begin it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.library_state import RoutineLine
from backstretch.ui.pages.exercise_parts import clear
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.idle_turns import IdleTurns
from backstretch.ui.widgets.mat_strip import MatStrip
from backstretch.ui.widgets.parts import button, hairline, label, tag

NAME_WIDE, WAYS_WIDE, BESIDE_FROM = 250, 134, 820


class RoutinesPart(QWidget):
    """Shows what can be begun, that of today first to the eye.

    Signals:
        start_asked: the id of the routine that is wanted now.
        edit_asked: the id of a routine to change, or to copy where it ships; "" for a new one.
        file_asked: a routine is to be taken in from a file.
    """

    start_asked = Signal(str)
    edit_asked = Signal(str)
    file_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._book: MotionBook | None = None
        self._shown: tuple[RoutineLine, ...] = ()
        self._turns = IdleTurns(self)
        self.rows: dict[str, RoutineRow] = {}
        self.setAccessibleName(self.tr("Routines"))
        self.new_button = ActionButton(theme, icons, self.tr("New routine"), "plus")
        self.file_button = ActionButton(theme, icons, self.tr("Take in a file"), "import", "plain")
        self.new_button.clicked.connect(lambda: self.edit_asked.emit(""))
        self.file_button.clicked.connect(self.file_asked)
        ways = FlowLayout(spacing=8)
        for made in (self.new_button, self.file_button):
            ways.addWidget(made)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(ways)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        whole.addLayout(self._column)

    def show_routines(self, routines: tuple[RoutineLine, ...]) -> None:
        """Show these routines."""
        if routines == self._shown:
            return
        self._shown = routines
        clear(self._column)
        self.rows.clear()
        for line in routines:
            row = self.rows[line.id] = RoutineRow(self._theme, self._icons, line)
            row.strip.figures.share(self._turns)
            row.start_button.clicked.connect(partial(self.start_asked.emit, line.id))
            row.edit_button.clicked.connect(partial(self.edit_asked.emit, line.id))
            if self._book is not None:
                row.strip.show_figures(self._book)
            self._column.addWidget(row)
            self._column.addWidget(hairline())

    def show_figures(self, book: MotionBook) -> None:
        """Put the figures on the mats from now on."""
        self._book = book
        for row in self.rows.values():
            row.strip.show_figures(book)


class RoutineRow(QWidget):
    """One routine: name, when it is for, minutes, its stretches, Start."""

    def __init__(self, theme: Theme, icons: Icons, line: RoutineLine) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(line.name)
        kind = "primary" if line.today else "secondary"
        self.start_button = ActionButton(theme, icons, self.tr("Start"), "play", kind)
        self.start_button.setAccessibleName(self.tr("Start: {name}").format(name=line.name))
        self.strip = MatStrip(theme)
        self.strip.show_stretches(line.stretches)
        self.strip.set_brief(True)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 14, 0, 14)
        self._line.setSpacing(24)
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(label(line.name, "h3"))
        column.addWidget(label(line.why, "small", "muted"))
        facts = QHBoxLayout()
        facts.setSpacing(10)
        minutes = label(line.minutes, "strong")
        minutes.setWordWrap(False)
        facts.addWidget(minutes)
        facts.addWidget(self._tag(line))
        facts.addStretch(1)
        column.addSpacing(4)
        column.addLayout(facts)
        column.addStretch(1)
        self._line.addWidget(self._words)
        self._line.addWidget(self.strip, 1)
        self._line.addWidget(self._make_ways(line), 0, Qt.AlignmentFlag.AlignVCenter)

    def _tag(self, line: RoutineLine) -> QLabel:
        if line.today:
            return tag(self.tr("For today"))
        return tag(self.tr("Yours"), "clay") if line.own else tag(self.tr("Built in"))

    def _make_ways(self, line: RoutineLine) -> QWidget:
        verb = self.tr("Edit") if line.own else self.tr("Copy and edit")
        self.edit_button = button(verb, "plain", large=False)
        self.edit_button.setAccessibleName(
            self.tr("{verb}: {name}").format(verb=verb, name=line.name)
        )
        self._ways = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._ways)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(2)
        self._both.addWidget(self.start_button)
        self._both.addWidget(self.edit_button)
        return self._ways

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, ways = self._theme.px, QBoxLayout.Direction
        beside = self.width() >= px(BESIDE_FROM)
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        self._line.setAlignment(self._ways, middle if beside else left)
        self._both.setDirection(ways.TopToBottom if beside else ways.LeftToRight)
        self._ways.setMinimumWidth(px(WAYS_WIDE) if beside else 0)  # so that all mats end alike
        self._line.setSpacing(24 if beside else 10)
        wide = px(NAME_WIDE) if beside else 16_777_215
        self._words.setMaximumWidth(wide)
        self._words.setMinimumWidth(wide if beside else 0)
