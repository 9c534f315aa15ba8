"""The routine editor in the window: made when it is first asked for, with what serves it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared
from backstretch.content.library import Library
from backstretch.content.own_routines import OwnRoutineError
from backstretch.content.routine import Routine
from backstretch.exchange.writing import ExportError, write_export
from backstretch.journal.errors import JournalError
from backstretch.plan.own import fit_own
from backstretch.planning.composing import Composer
from backstretch.planning.kept import KeptPlanner
from backstretch.ui.editor_desk import EditorDesk
from backstretch.ui.editor_view import exercise_choices
from backstretch.ui.pages.editor import EditorPage
from backstretch.ui.today_words import left_out
from backstretch.ui.wording import tr


class Crafting(QObject):
    """Shows the editor, and asks for files.

    Signals:
        begin_asked: what is on the page is to be tried, as its Routine.
        left: the page is done with.
        own_asked: an exercise of the person's own is to be written down for this routine.
    """

    begin_asked = Signal(object)
    left = Signal()
    own_asked = Signal()

    def __init__(self, shared: Shared, parts: Parts) -> None:
        super().__init__()
        self._shared = shared
        library = shared.library
        page = EditorPage(
            shared.theme, shared.icons, exercise_choices(library), shared.window.pages
        )
        page.show_figures(parts.motions())
        weekly = parts.weekly()
        today = FitToday(library, weekly.planner, weekly.composer)
        self.desk = EditorDesk(
            page, library, shared.own.routines, today, self._ask_file, self._write
        )
        self.desk.begin_asked.connect(self.begin_asked)
        self.desk.changed.connect(parts.show_day)
        self.desk.left.connect(self.left)
        page.own_button.clicked.connect(self.own_asked)
        shared.own.exercises.tell(self.desk.take_exercises)

    def show(self, key: str = "") -> None:
        """Show a routine to be changed: the person's own, a copy of one that ships, a new one."""
        self._shared.window.show_library(self.desk.page)
        self.desk.open(key)

    def add(self, exercise: str) -> None:
        """Show the routine that is being changed, or a new one, with one exercise more."""
        self._shared.window.show_library(self.desk.page)
        self.desk.begin_with(exercise)

    def come_back(self, key: str) -> None:
        """Show the routine in hand again, with an exercise more, or none for ""."""
        self._shared.window.show_library(self.desk.page)
        if key:
            self.desk.add(key)
        else:
            self.desk.page.start_focus()

    def take_in_file(self) -> None:
        """Ask for a routine's file and show what is in it, kept."""
        asked, _ = QFileDialog.getOpenFileName(
            self._shared.window,
            self.tr("Take in a routine"),
            str(Path.home()),
            self.tr("Routines (*.toml)"),
        )
        if asked:
            self.take_in(Path(asked))

    def take_in(self, file: Path) -> None:
        """Keep a copy of a routine's file and show it, or say why not."""
        self._shared.window.show_library(self.desk.page)
        try:
            taken = self._shared.own.routines.take_in(file)
        except OwnRoutineError as error:
            self.desk.open()
            self.desk.page.complain(str(error))
            return
        self.desk.open(taken.key)
        if taken.was_here:
            name = self._shared.own.routines.own(taken.key).name
            words = self.tr("“{name}” is here already, just as in the file.").format(name=name)
            self.desk.page.toast.show_done(words)
        self.desk.changed.emit()

    def _ask_file(self, name: str) -> Path | None:
        asked, _ = QFileDialog.getSaveFileName(
            self._shared.window,
            self.tr("Save the routine"),
            str(Path.home() / name),
            self.tr("Routines (*.toml)"),
        )
        return Path(asked) if asked else None

    def _write(self, place: Path, text: bytes) -> str:
        return self._shared.guard(place) or write_routine(place, text)


class FitToday:
    """Fits a routine that the person made to how they are today."""

    def __init__(self, library: Library, planner: KeptPlanner, composer: Composer) -> None:
        self._library = library
        self._planner = planner
        self._composer = composer

    def fitted(self, routine: Routine) -> tuple[Routine | None, str]:
        """Return it as it may be done now with what was left out, or None and why it waits."""
        try:
            facts, rules = self._planner.facts(), self._planner.rules
            person = self._composer.person()
        except JournalError as error:
            return None, str(error)
        if facts.stopped:
            return None, tr("A warning sign stands. See a doctor before you stretch.")
        if facts.pain is not None and facts.pain > rules.flare_up.pain_above:
            return None, tr("It waits while your back is sore. Today has a gentle session.")
        made = fit_own(self._library, rules, routine, person)
        return made.routine, left_out(made.left_out, self._library.exercises)


def write_routine(place: Path, text: bytes) -> str:
    """Write a routine's file; return what went wrong, or ""."""
    try:
        write_export(place, text)
    except ExportError as error:
        return str(error)
    return ""
