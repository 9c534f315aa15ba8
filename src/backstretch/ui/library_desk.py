"""Joins the Library's page to the exercises, the cards, and what the diary holds of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from backstretch.content.learn import Learn
from backstretch.content.library import Library
from backstretch.figure.scene import Doing
from backstretch.journal.errors import JournalError
from backstretch.plan.alone import alone
from backstretch.ui.exercise_view import exercise_state
from backstretch.ui.learn_view import card_state, learn_state
from backstretch.ui.library_own import used_line
from backstretch.ui.library_state import RoutineLine
from backstretch.ui.library_view import (
    Catalogue,
    Now,
    done_line,
    first_side,
    routine_lines,
)
from backstretch.ui.pages.library import EXERCISES, LEARN, ROUTINES, LibraryPage


class Diary(Protocol):
    """What the diary holds of exercises; what a `keep_...` returns is what went wrong, or ""."""

    def now(self) -> Now:
        """Return what holds of the person today. Raises JournalError."""

    def times_done(self, exercise: str) -> tuple[int, int]:
        """Return in how many sessions it was done, and skipped. Raises JournalError."""

    def keep_favourites(self, exercises: Iterable[str]) -> str:
        """Keep all exercises that are liked best."""

    def keep_disliked(self, exercises: Iterable[str]) -> str:
        """Keep all exercises that are never wanted."""

    def of_today(self) -> tuple[str, int]:
        """Return the id of today's routine, or "", and how many minutes a session takes."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """What the Library holds; `muscles` tells those that glow in an exercise's pictures."""

    library: Library
    learn: Learn
    muscles: Callable[[str], frozenset[str]]


class LibraryDesk(QObject):
    """Shows what is looked for, and keeps what is liked and what is not.

    Signals:
        begin_asked: a session of one exercise is to begin, as its Routine.
        routine_asked: the id of a routine that is to begin.
        edit_asked: the id of a routine that is to be changed, "" for a new one.
        file_asked: a routine is to be taken in from a file.
        add_asked: the id of an exercise that is to be added to a routine.
        changed: what is never wanted was kept, so what is composed may be another.
        own_asked: an exercise of the person's own is to be written down, or the one of this id
            changed. own_removed: the id of one that is to be deleted.
    """

    begin_asked = Signal(object)
    routine_asked = Signal(str)
    edit_asked = Signal(str)
    file_asked = Signal()
    add_asked = Signal(str)
    changed = Signal()
    own_asked = Signal(str)
    own_removed = Signal(str)

    def __init__(self, page: LibraryPage, shelves: Shelves, diary: Diary) -> None:
        super().__init__(page)
        self.page = page
        self._learn = shelves.learn
        self._library = shelves.library
        self._muscles = shelves.muscles
        self._catalogue = Catalogue(shelves.library, shelves.muscles)
        self._names = _names_in(shelves.library)
        self._diary = diary
        self._now = Now()
        self._doing: Doing | None = None
        self._joined = set[QObject]()
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.timeout.connect(self._show_done)
        page.exercises.show_choices(self._catalogue.choices())
        page.part_asked.connect(self._show_part)
        page.sought.connect(self._seek)
        page.exercises.grid.opened.connect(self.open_exercise)
        page.exercises.grid.add_asked.connect(self.add_asked)
        page.exercises.new_asked.connect(lambda: self.own_asked.emit(""))

    def show(self) -> None:
        """Show the part in sight as it is now, with the focus on what to choose."""
        self._read()
        self._fill()
        self.page.show_home()
        self.page.start_focus()

    def open_exercise(self, exercise: str) -> None:
        """Show the page of an exercise."""
        if exercise not in self._catalogue.exercises:
            return
        self._join_exercise()
        self._doing = Doing(exercise, first_side(self._catalogue.exercises[exercise]))
        self.page.exercise.show_done("")
        self._show_exercise()
        self.page.show_exercise_page()
        self._count.start(0)

    def take_exercises(self) -> None:
        """Show the exercises as they are now: the person's own may be others."""
        self._catalogue = Catalogue(self._library, self._muscles)
        self._names = _names_in(self._library)
        if self._doing is not None and self._doing.exercise not in self._names:
            self._doing = None
        self._read()
        self._fill()

    def open_card(self, code: str) -> None:
        """Show a card to read, with the way back to all of them."""
        card = self._learn.card(code)
        if card is None:
            return
        if self._is_new(self.page.card):
            self.page.card.opened.connect(self.open_card)
        if self.page.part() != LEARN:
            self._show_part(LEARN)
        self.page.card.show_card(card_state(self._learn, card))
        self.page.show_card_page()

    def _show_part(self, part: int) -> None:
        self.page.search.blockSignals(True)
        self.page.search.clear()
        self.page.search.clear_action.setVisible(False)
        self.page.search.blockSignals(False)
        self.page.show_part(part)
        self._fill()

    def _read(self) -> None:
        """Read what holds of the person; without it everything is shown as to anybody."""
        try:
            self._now = self._diary.now()
        except JournalError as error:
            self._now = Now()
            self.page.complain(str(error))
        else:
            self.page.complain("")

    def _fill(self) -> None:
        part = self.page.part()
        if part == EXERCISES:
            self.page.exercises.show_grid(self._catalogue.grid(self.page.asked(), self._now))
        elif part == ROUTINES:
            if self._is_new(self.page.routines):
                self.page.routines.start_asked.connect(self.routine_asked)
                self.page.routines.edit_asked.connect(self.edit_asked)
                self.page.routines.file_asked.connect(self.file_asked)
            self.page.routines.show_routines(self._routines())
        else:
            if self._is_new(self.page.learn):
                self.page.learn.opened.connect(self.open_card)
            self.page.learn.show_state(learn_state(self._learn, self.page.typed()))

    def _seek(self) -> None:
        if self.page.part() != ROUTINES:
            self._fill()

    def _routines(self) -> tuple[RoutineLine, ...]:
        try:
            today, minutes = self._diary.of_today()
        except JournalError:
            today, minutes = "", 0
        return routine_lines(self._library, today, minutes)

    def _show_exercise(self) -> None:
        if self._doing is None:
            return
        exercise = self._catalogue.exercises[self._doing.exercise]
        state = exercise_state(self._catalogue, self._learn, self._now, exercise, self._doing)
        state = replace(state, used=used_line(self._library, exercise.id))
        self.page.exercise.show_exercise(state, self._names)

    def _show_done(self) -> None:
        """Say how often it was done: of a long diary that takes a moment, so it comes after."""
        if self._doing is None or not self.page.isVisible():
            return
        try:
            told = done_line(*self._diary.times_done(self._doing.exercise))
        except JournalError:
            told = ""
        self.page.exercise.show_done(told)

    def _take_side(self, side: str) -> None:
        if self._doing is not None:
            self._doing = replace(self._doing, side="left" if side == "left" else "right")
            self._show_exercise()

    def _take_eased(self, eased: bool) -> None:
        if self._doing is not None:
            self._doing = replace(self._doing, eased=eased)
            self._show_exercise()

    def _try(self) -> None:
        if self._doing is not None:
            exercise = self._catalogue.exercises[self._doing.exercise]
            self.begin_asked.emit(alone(self._catalogue.dose(exercise.id), exercise))

    def _keep_favourite(self, on: bool) -> None:
        if self._doing is not None:
            wanted = _with(self._now.favourites, self._doing.exercise, on=on)
            self._tell(self._diary.keep_favourites(wanted))

    def _keep_never(self, on: bool) -> None:
        if self._doing is not None:
            wanted = _with(self._now.disliked, self._doing.exercise, on=on)
            if self._tell(self._diary.keep_disliked(wanted)):
                self.changed.emit()

    def _tell(self, complaint: str) -> bool:
        """Show what holds now, and what went wrong, if anything; tell whether it was kept."""
        self._read()
        self._fill()
        self._show_exercise()
        if complaint:
            self.page.exercise.complain(complaint)
        return not complaint

    def _join_exercise(self) -> None:
        page = self.page.exercise
        if self._is_new(page):
            page.side_asked.connect(self._take_side)
            page.eased_asked.connect(self._take_eased)
            page.opened.connect(self.open_exercise)
            page.try_asked.connect(self._try)
            page.favourite_asked.connect(self._keep_favourite)
            page.never_asked.connect(self._keep_never)
            page.add_asked.connect(lambda: self._ask_of_it(self.add_asked))
            page.edit_asked.connect(lambda: self._ask_of_it(self.own_asked))
            page.remove_asked.connect(lambda: self._ask_of_it(self.own_removed))

    def _ask_of_it(self, wish: SignalInstance) -> None:
        if self._doing is not None:
            wish.emit(self._doing.exercise)

    def _is_new(self, part: QObject) -> bool:
        """Return whether a part was made since, and is to be joined now."""
        is_new = part not in self._joined
        self._joined.add(part)
        return is_new


def _names_in(library: Library) -> dict[str, str]:
    return {one.id: one.name for one in library.exercises.values()}


def _with(known: frozenset[str], one: str, *, on: bool) -> frozenset[str]:
    return known | {one} if on else known - {one}
