"""Taking back what was kept in the diary: its steps, and the pages of the window that offer it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backstretch.journal.store import Journal, JournalError
from backstretch.ui.journal_undo import undo_here, undo_stack
from backstretch.ui.main_window import MainWindow
from backstretch.ui.theme import Theme
from backstretch.units import Units


class Undoing(QObject):
    """Remembers what can be taken back, and says on a page what was kept.

    Signals:
        changed: a step was taken back from one of the pages that follow.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._steps = undo_stack(window)

    def push(self, step: str, undo: Callable[[], str]) -> None:
        """Remember a step, and what takes it back and returns what went wrong then, or ""."""
        self._steps.push(step, undo)

    def forget(self) -> None:
        """Forget every step: what needs help now is not undone by a key."""
        self._steps.forget()

    def offer_on(self, page: QWidget, follow: Callable[[], object]) -> None:
        """Let steps be taken back from a page, which follows what was done then."""
        here = undo_here(page, self._theme, self._steps)
        here.taken_back.connect(follow)
        here.taken_back.connect(self.changed)

    def tell_on(self, page: QWidget, sentence: str) -> None:
        """Say on a page what was done, with a way to take it back."""
        undo_here(page, self._theme, self._steps).tell(sentence)

    def name_of(self, run: str, journal: Journal | None, units: Units) -> str:
        """Return a name to undo an entry by; `run` is its id, "" where it is of none."""
        from backstretch.ui.journal_words import run_title

        try:
            note = journal.diary.run(run) if journal and run else None
        except JournalError:
            note = None
        if note is None:
            return self.tr("How your back was")
        return self.tr("Entry “{run}”").format(run=run_title(note, units))
