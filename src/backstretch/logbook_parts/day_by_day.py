"""Composition of the Journal: the diary day by day, and what is asked for from there."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backstretch.content.library import Library
from backstretch.diary.kept import KeptDiary
from backstretch.diary.notes import keep_note
from backstretch.journal.store import Journal
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import Session
from backstretch.ui.icons import Icons
from backstretch.ui.journal_desk import JournalDesk
from backstretch.ui.journal_undo import undo_stack
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.journal import JournalPage
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.units import Units

if TYPE_CHECKING:
    from backstretch.ui.plan_desk import Planner


class DayByDay(QObject):
    """Shows the diary day by day.

    `journal` is None where it cannot be used, and `reason` then says why.

    Signals:
        log_asked, now_asked: a run, or how the back is now, is to be written down.
        run_asked, pain_asked: the id of a run, or a Pain, that is to be changed.
        import_asked: runs are to be imported, as the list of places to look in, perhaps empty.
        start_asked: today's session is to begin.
        changed: something was kept.
        forget_asked: the words of deleted entries are to go for good.
    """

    log_asked = Signal()
    now_asked = Signal()
    run_asked = Signal(str)
    pain_asked = Signal(object)
    import_asked = Signal(object)
    start_asked = Signal()
    changed = Signal()
    forget_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        icons: Icons,
        journal: Journal | None,
        reason: str,
        diary: KeptDiary,
        units: Callable[[], Units],
        library: Library,
        book: MotionBook,
        planner: "Planner",
    ) -> None:
        super().__init__(window)
        self._window = window
        page = JournalPage(theme, icons, window.pages)
        page.show_figures(book)
        desk = self.desk = JournalDesk(
            page,
            journal,
            reason,
            diary,
            partial(keep_note, diary),
            library,
            units,
            partial(_to_do, planner),
            undo_stack(window),
        )
        page.log_asked.connect(self.log_asked)
        page.now_asked.connect(self.now_asked)
        page.import_asked.connect(lambda: self.import_asked.emit(()))
        page.files_dropped.connect(self.import_asked)
        page.start_asked.connect(self.start_asked)
        page.forget_asked.connect(self.forget_asked)
        desk.run_asked.connect(self.run_asked)
        desk.pain_asked.connect(self.pain_asked)
        desk.changed.connect(self.changed)

    def show(self) -> None:
        """Show the diary as it is now, with the focus at the top."""
        self._window.show_journal(self.desk.page)
        self.desk.show()
        self.desk.page.start_focus()


def _to_do(planner: "Planner") -> Session | None:
    """Return the session that is still to be done today."""
    facts = planner.facts()
    session = planner.week(facts.this_week).day(facts.today).session
    return session if session and session.state is State.TODAY else None
