"""The Library: exercises, routines, and what there is to read, each with its own page behind."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backstretch.clock import Clock
from backstretch.ui.icons import Icons
from backstretch.ui.library_state import Asked
from backstretch.ui.pages.library_exercises import ExercisesPart
from backstretch.ui.shortcuts import may_act, shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.scroll_keys import scroll_area, scroll_by_key
from backstretch.ui.widgets.search_line import SearchLine
from backstretch.ui.widgets.tabs import Tabs
from backstretch.ui.widgets.tile_grid import LessMotion
from backstretch.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from backstretch.ui.pages.exercise import ExercisePage
    from backstretch.ui.pages.exercise_stage import Poses
    from backstretch.ui.pages.learn_card import LearnCardPage
    from backstretch.ui.pages.library_learn import LearnPart
    from backstretch.ui.pages.library_routines import RoutinesPart
    from backstretch.ui.pages.own_form import OwnFormPage

EXERCISES, ROUTINES, LEARN = range(3)
WIDEST, WIDEST_LARGE, LARGE_FROM = 1180, 1360, 1500
RAIL, SEARCH_WIDE, SEARCH_LEAST = 96, 280, 180
IN_SIGHT = 24
"""Pixels kept free above and below a card that is walked to."""


class LibraryPage(QWidget):
    """Shows one part at a time; what is opened in it has a page behind.

    Signals:
        part_asked: the number of a part. sought: what is looked for may be another.
        timer_over: the time that was set on a card is up.
    """

    part_asked = Signal(int)
    sought = Signal()
    timer_over = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        less_motion: LessMotion,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._clock = clock
        self._less_motion = less_motion
        self._book: Poses | None = None
        self._exercise: ExercisePage | None = None
        self._card: LearnCardPage | None = None
        self._form: OwnFormPage | None = None
        self.setAccessibleName(self.tr("Library"))
        self.title = label(self.tr("Library"), "h1")
        self.title.setWordWrap(False)
        self.search = SearchLine(theme, icons, "", "", ("Ctrl", "F"))
        self.tabs = Tabs(
            theme,
            self.tr("Part of the Library"),
            (self.tr("Exercises"), self.tr("Routines"), self.tr("Learn")),
        )
        self.notice = Message(theme, icons, "caution")
        self.toast = Toast(theme, self)
        self.exercises = ExercisesPart(theme, icons, clock, less_motion)
        self._routines: RoutinesPart | None = None
        self._learn: LearnPart | None = None
        self._make()
        self._connect()
        self._show_part(EXERCISES)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def routines(self) -> "RoutinesPart":
        """The routines, made when they are first needed."""
        if self._routines is None:
            from backstretch.ui.pages.library_routines import RoutinesPart

            made = self._routines = RoutinesPart(self._theme, self._icons)
            self._take_in(made)
            if self._book is not None:
                made.show_figures(self._book)
        return self._routines

    @property
    def learn(self) -> "LearnPart":
        """What there is to read, made when it is first needed."""
        if self._learn is None:
            from backstretch.ui.pages.library_learn import LearnPart

            made = self._learn = LearnPart(self._theme, self._icons)
            self._take_in(made)
            if self._book is not None:
                made.show_figures(self._book)
        return self._learn

    @property
    def exercise(self) -> "ExercisePage":
        """The page of an exercise, made when it is first needed."""
        if self._exercise is None:
            from backstretch.ui.pages.exercise import ExercisePage

            made = self._exercise = ExercisePage(
                self._theme, self._icons, self._clock, self._less_motion, self._stack
            )
            made.left_asked.connect(self.show_home)
            if self._book is not None:
                made.show_figures(self._book)
            self._stack.addWidget(made)
        return self._exercise

    @property
    def card(self) -> "LearnCardPage":
        """The page of a card, made when it is first needed."""
        if self._card is None:
            from backstretch.ui.pages.learn_card import LearnCardPage

            made = self._card = LearnCardPage(self._theme, self._icons, self._clock, self._stack)
            made.left_asked.connect(self.show_home)
            made.timer.over.connect(self.timer_over)
            self._stack.addWidget(made)
        return self._card

    @property
    def form(self) -> "OwnFormPage":
        """The form for an exercise of the person's own, made when it is first needed."""
        if self._form is None:
            from backstretch.ui.pages.own_form import OwnFormPage

            self._form = OwnFormPage(self._theme, self._icons)
            self._stack.addWidget(self._form)
        return self._form

    def show_figures(self, book: "Poses") -> None:
        """Show the figure everywhere from now on."""
        self._book = book
        self.exercises.show_figures(book)
        for made in (self._routines, self._learn, self._exercise):
            if made is not None:
                made.show_figures(book)

    def asked(self) -> Asked:
        """Return what is looked for among the exercises."""
        asked = self.exercises.asked()
        return Asked(
            self.typed(), asked.kind, asked.area, asked.position, asked.kit, asked.level,
            asked.direction, asked.fits, asked.favourites,
        )  # fmt: skip

    def typed(self) -> str:
        """Return what is typed in the search."""
        return self.search.text()

    def part(self) -> int:
        """Return the number of the part in sight."""
        return self.tabs.present()

    def show_part(self, part: int) -> None:
        """Show a part from its top, and nothing behind it."""
        self.tabs.show_part(part)
        self._show_part(part)
        self._stack.setCurrentWidget(self._home)

    def show_exercise_page(self) -> None:
        """Show the page of the exercise."""
        self._stack.setCurrentWidget(self.exercise)
        self.exercise.start_focus()

    def show_card_page(self) -> None:
        """Show the page of the card."""
        self._stack.setCurrentWidget(self.card)
        self.card.to_top()

    def show_form_page(self) -> None:
        """Show the form for an exercise of the person's own."""
        self._stack.setCurrentWidget(self.form)
        self.form.start_focus()

    def show_home(self) -> None:
        """Show the part in sight again, with the focus where it was left."""
        opened = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._home)
        if opened is self._exercise and self.part() == EXERCISES:
            if not self.exercises.grid.focus_on():
                self.start_search()
        elif opened is self._card and self.part() == LEARN:
            self.learn.focus_on(self.card.code)
        else:
            self.start_focus()

    def is_home(self) -> bool:
        """Return whether a part is in sight, and no page behind it."""
        return self._stack.currentWidget() is self._home

    def start_focus(self) -> None:
        """Put the focus on the first thing to choose."""
        if self.part() == EXERCISES:
            if not self.exercises.grid.focus_on():
                self.start_search()
        elif self.part() == LEARN:
            self.learn.focus_on("")
        else:
            row = next(iter(self.routines.rows.values()), None)
            if row is not None:
                row.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Put the focus into the search, what is there chosen to be written over."""
        if self.part() == ROUTINES:
            self.part_asked.emit(EXERCISES)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        self.scroller.verticalScrollBar().setValue(0)

    def complain(self, sentence: str) -> None:
        """Say what did not work, on what is in sight."""
        opened = self._exercise
        if sentence and opened is not None and self._stack.currentWidget() is opened:
            opened.complain(sentence)
        else:
            self.notice.say("caution", sentence)

    def _show_part(self, part: int) -> None:
        shown = self.routines if part == ROUTINES else self.learn if part == LEARN else None
        for made in (self.exercises, self._routines, self._learn):
            if made is not None:
                made.setVisible(made is (shown or self.exercises))
        self.search.setVisible(part != ROUTINES)
        hint, name = {
            EXERCISES: (self.tr("Find an exercise"), self.tr("Find an exercise")),
            ROUTINES: ("", ""),
            LEARN: (self.tr("Find a topic"), self.tr("Find a topic")),
        }[part]
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(name)
        self.scroller.verticalScrollBar().setValue(0)

    def _take_in(self, part: QWidget) -> None:
        """Put a part that was made later where the others are."""
        self._column.insertWidget(self._column.count() - 1, part)
        self._arrange()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.part_asked)
        self.search.textChanged.connect(self.sought)
        self.search.returnPressed.connect(self._open_first)
        self.search.left_downwards.connect(self._open_first)
        self.exercises.sought.connect(self.sought)
        self.exercises.clear_button.clicked.connect(self._clear)
        self.exercises.grid.reached.connect(self._bring_in_sight)
        self.exercises.grid.left_upwards.connect(self.start_search)
        shortcut(self, "Ctrl+F", self.tr("Find"), self._find)

    def _find(self) -> None:
        if self.is_home():
            self.start_search()

    def _open_first(self) -> None:
        """Go to the first thing that was found."""
        if self.part() == LEARN:
            self.learn.focus_on("")
        elif tiles := self.exercises.grid.tiles():
            self.exercises.grid.focus_on(tiles[0].tile.id)

    def _clear(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.search.clear_action.setVisible(False)
        self.exercises.clear()
        self.exercises.grid.focus_on()

    def _bring_in_sight(self, tile: QWidget) -> None:
        self.scroller.ensureWidgetVisible(tile, 0, IN_SIGHT)

    def _make(self) -> None:
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.scroller = self._home = scroll_area()
        self._stack.addWidget(self._home)
        paper = QWidget()
        paper.setProperty("ground", "window")
        self.scroller.setWidget(paper)  # empty yet: whatever moves is dressed anew
        around = QHBoxLayout(paper)
        around.setContentsMargins(32, 24, 32, 32)
        self._middle = QWidget()
        around.addWidget(self._middle, 1)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.search)
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self.tabs)
        column.addLayout(top)
        self._column = column
        for part in (self.notice, self.exercises):
            column.addWidget(part)
        column.addStretch(1)

    def _arrange(self) -> None:
        scale = self._theme.text_scale
        window = self.width() + RAIL + 64 * (scale - 1)
        widest = WIDEST_LARGE if window / scale >= LARGE_FROM else WIDEST
        self._middle.setMaximumWidth(round(widest * scale))
        room = round(0.4 * (self.width() - 64))
        self.search.setFixedWidth(max(SEARCH_LEAST, min(self._theme.px(SEARCH_WIDE), room)))
        if self._learn is not None:
            self._learn.arrange(min(self.width() - 64, round(widest * scale)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/" and self.is_home() and may_act(self, event):
            self.start_search()
        elif not (self.is_home() and scroll_by_key(self.scroller, event.key())):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
