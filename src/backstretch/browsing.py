"""Composition of the Library in the window: what it reads, what it keeps, what it begins.

Nothing here is needed for the first paint, so it is imported when the page is asked for.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from backstretch.clock import Clock
from backstretch.content.library import Library
from backstretch.content.own_library import Own
from backstretch.diary.conditions import Conditions
from backstretch.figure.book import Book
from backstretch.journal.store import Journal
from backstretch.plan.facts import Facts
from backstretch.plan.sieve import Sieve
from backstretch.planning.composing import Composer
from backstretch.planning.kept import KeptPlanner
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.library_desk import LibraryDesk, Shelves
from backstretch.ui.library_view import Now, barred_by
from backstretch.ui.motion import moves_less
from backstretch.ui.own_desk import OwnDesk
from backstretch.ui.pages.library import EXERCISES, LEARN, ROUTINES, LibraryPage
from backstretch.ui.theme import Theme


class LibraryDiary:
    """Tells what the diary holds of the exercises, and keeps what is liked and what is not.

    What is never wanted is what the Settings show and the composer minds: there is one truth.
    """

    def __init__(
        self,
        library: Library,
        journal: Journal | None,
        planner: KeptPlanner,
        composer: Composer,
        conditions: Conditions,
    ) -> None:
        self._library = library
        self._journal = journal
        self._planner = planner
        self._composer = composer
        self._conditions = conditions

    def now(self) -> Now:
        """Return what holds of the person today.

        Raises:
            JournalError: the journal cannot be read.
        """
        facts, lasting = self._planner.facts(), self._conditions.now()
        person = self._composer.person()
        sieve = Sieve(person, self._library.exercises, self._planner.rules, self._routine(facts))
        return Now(
            barred=barred_by(sieve),
            hurt=person.hurt,
            flags=sieve.flags,
            favourites=lasting.favourites,
            disliked=lasting.disliked,
            stopped=facts.stopped,
        )

    def times_done(self, exercise: str) -> tuple[int, int]:
        """Return in how many sessions an exercise was done, and skipped.

        Raises:
            JournalError: the journal cannot be read.
        """
        return self._journal.plan.times_done(exercise) if self._journal else (0, 0)

    def keep_favourites(self, exercises: Iterable[str]) -> str:
        """Keep all exercises that are liked best; return what went wrong, or ""."""
        return self._conditions.keep_favourites(exercises)

    def keep_disliked(self, exercises: Iterable[str]) -> str:
        """Keep all exercises that are never wanted; return what went wrong, or ""."""
        return self._conditions.keep_disliked(exercises)

    def of_today(self) -> tuple[str, int]:
        """Return the id of today's routine, or "", and how many minutes a session takes.

        Raises:
            JournalError: the journal cannot be read.
        """
        facts = self._planner.facts()
        session = self._planner.week(facts.this_week).day(facts.today).session
        return (session.routine if session else "", facts.goal.minutes)

    def _routine(self, facts: Facts) -> str:
        """Return the routine that would be made for a back as it is today."""
        rules = self._planner.rules
        sore = facts.pain is not None and facts.pain > rules.flare_up.pain_above
        return rules.flare_up.routine if sore else rules.mobility.routine


class Window(Protocol):
    """Where the page is shown."""

    @property
    def pages(self) -> QWidget | None:
        """The parent to make the page with."""

    def show_library(self, page: LibraryPage) -> None:
        """Show the page, with its place in the rail marked."""


def ask_for_picture(page: QWidget) -> Path | None:
    """Ask for the file of a picture; None where none is chosen."""
    asked, _ = QFileDialog.getOpenFileName(
        page,
        QCoreApplication.translate("Browsing", "Choose a picture"),
        str(Path.home()),
        QCoreApplication.translate("Browsing", "Pictures (*.png *.jpg *.jpeg)"),
    )
    return Path(asked) if asked else None


class Browsing(QObject):
    """Shows the Library in the window.

    Signals:
        begin_asked: a session of one exercise is to begin, as its Routine.
        routine_asked: the id of a routine that is to begin.
        edit_asked: the id of a routine that is to be changed, "" for a new one.
        file_asked: a routine is to be taken in from a file.
        add_asked: the id of an exercise that is to be added to a routine.
        changed: what is never wanted was kept.
        time_is_up: heat or cold was on for as long as was chosen.
        written: the id of an exercise that was written down, "" where the form was left.
    """

    begin_asked = Signal(object)
    routine_asked = Signal(str)
    edit_asked = Signal(str)
    file_asked = Signal()
    add_asked = Signal(str)
    changed = Signal()
    time_is_up = Signal()
    written = Signal(str)

    def __init__(
        self,
        window: Window,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        settings: Callable[[], Settings],
        own: Own,
        book: Book,
        diary: LibraryDiary,
        ask_picture: Callable[[QWidget], Path | None] = ask_for_picture,
    ) -> None:
        super().__init__()
        library = own.library
        self._window = window
        self.page = LibraryPage(
            theme, icons, clock, lambda: moves_less(settings().motion), window.pages
        )
        self.page.show_figures(book)
        shelves = Shelves(library, library.learn, book.muscles)
        self.desk = LibraryDesk(self.page, shelves, diary)
        self.desk.begin_asked.connect(self.begin_asked)
        self.desk.routine_asked.connect(self.routine_asked)
        self.desk.edit_asked.connect(self.edit_asked)
        self.desk.file_asked.connect(self.file_asked)
        self.desk.add_asked.connect(self.add_asked)
        self.desk.changed.connect(self.changed)
        self.page.timer_over.connect(self.time_is_up)
        self.own_desk = OwnDesk(self.page, own, lambda: ask_picture(self.page))
        self.own_desk.changed.connect(self.desk.take_exercises)
        self.own_desk.changed.connect(self.changed)
        self.desk.own_asked.connect(self.own_desk.open)
        self.desk.own_removed.connect(self.own_desk.remove)
        self.own_desk.kept.connect(self._follow_kept)
        self.own_desk.left.connect(self._follow_left)
        self._for_another = False

    def show(self) -> None:
        """Show the Library as it was left."""
        self._for_another = False
        self._window.show_library(self.page)
        self.desk.show()

    def show_routines(self) -> None:
        """Show the routines."""
        self._show_part(ROUTINES)

    def show_learn(self) -> None:
        """Show what there is to read."""
        self._show_part(LEARN)

    def write_own(self, *, for_another: bool = False) -> None:
        """Show the form for an exercise of the person's own.

        With `for_another` it is wanted elsewhere: `written` tells once it is done with.
        """
        self._for_another = for_another
        self._window.show_library(self.page)
        self.own_desk.open()

    def show_card(self, code: str) -> None:
        """Show a card to read."""
        self._window.show_library(self.page)
        self.desk.open_card(code)

    def _show_part(self, part: int) -> None:
        self.show()
        self.page.part_asked.emit(part)
        self.page.start_focus()

    def _follow_kept(self, key: str) -> None:
        """Show what was kept, or hand it to who wanted it."""
        if self._for_another:
            self._hand_over(key)
            return
        if self.page.part() != EXERCISES:
            self.page.part_asked.emit(EXERCISES)
        self.desk.open_exercise(key)

    def _follow_left(self, key: str) -> None:
        """Show what was seen before the form, or let who wanted an exercise go on without."""
        if self._for_another:
            self._hand_over("")
        elif key:
            self.desk.open_exercise(key)
        else:
            self.page.show_home()

    def _hand_over(self, key: str) -> None:
        self._for_another = False
        self.desk.show()
        self.written.emit(key)
