"""Composition of the plan in the window: who plans, the Plan page, the calendar file.

Nothing here is needed for the first paint, so it is imported when the plan is near.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from backstretch.clock import Clock
from backstretch.content.library import Library
from backstretch.content.planning import load_planning
from backstretch.exchange.writing import ExportError
from backstretch.figure.book import Book
from backstretch.journal.own_files import Guard
from backstretch.journal.store import Journal, JournalError
from backstretch.plan.facts import Goal
from backstretch.plan.reminding import Wish
from backstretch.planning.composing import Composer
from backstretch.planning.kept import KeptPlanner
from backstretch.planning.reminders import KeptReminders, wish_of
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.main_window import MainWindow
from backstretch.ui.theme import Theme

if TYPE_CHECKING:
    from backstretch.ui.plan_desk import PlanDesk

FILE_NAME = "backstretch.ics"


class Weekly(QObject):
    """Plans weeks and shows them.

    `journal` is None where it cannot be used, and `reason` then says why. `faults` are the
    sentences about rules that could not be read. `guard` says where a calendar may not go.

    Signals:
        changed: a wish was kept; what was planned may be another.
        reminder_chosen: the name of a reminder, and whether it is to come.
        reminders_asked: every reminder is wanted in sight.
        paper_asked: today's session is wanted on paper.
    """

    changed = Signal()
    reminder_chosen = Signal(str, bool)
    reminders_asked = Signal()
    paper_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        library: Library,
        journal: Journal | None,
        reason: str,
        clock: Clock,
        settings: Callable[[], Settings],
        guard: Guard,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._journal = journal
        self._clock = clock
        self._guard = guard
        rules, faults = load_planning(resources_dir())
        self.faults = tuple(str(fault) for fault in faults)

        def wish() -> Wish:
            return wish_of(settings())

        self.planner = KeptPlanner(journal, clock, settings, rules, reason, wish)
        self.reminders = KeptReminders(journal, self.planner, clock, settings, wish)
        self.composer = Composer(journal, self.planner, library)
        self._desk: PlanDesk | None = None

    def keep_minutes(self, minutes: int) -> str:
        """Keep how many minutes a session takes from today on; return what went wrong, or ""."""
        try:
            days = self.planner.facts().goal.days
        except JournalError as error:
            return str(error)
        complaint = self.planner.keep_goal(Goal(days, minutes))
        self.refresh()
        return complaint

    def keep_days(self, days: int) -> str:
        """Keep how many days a week the plan aims for; return what went wrong, or ""."""
        complaint = self.planner.keep_goal_days(days)
        self.refresh()
        return complaint

    def show_plan(self, theme: Theme, icons: Icons, book: Book) -> None:
        """Show the Plan page, which is built when it is first asked for."""
        if self._desk is None:
            from backstretch.ui.pages.plan import PlanPage
            from backstretch.ui.plan_desk import PlanDesk

            page = PlanPage(theme, icons, self._window.pages)
            page.show_figures(book)
            page.export_asked.connect(self._export)
            page.paper_asked.connect(self.paper_asked)
            self._desk = PlanDesk(page, self._library, self.planner.rules, self.planner)
            for wish in (page.goal_asked, page.move_asked, page.put_back_asked, page.wish_asked):
                wish.connect(self.changed)
            page.reminders_changed.connect(self.reminder_chosen)
            page.reminders_asked.connect(self.reminders_asked)
            page.minutes_asked.connect(self.changed)
            page.days_asked.connect(self.changed)
            page.undo_asked.connect(self.changed)
        self._desk.show()
        self._window.show_plan(self._desk.page)

    def refresh(self) -> None:
        """Show the plan as it is now, if its page is there."""
        if self._desk:
            self._desk.show()

    def _export(self) -> None:
        if self._desk is None:
            return
        page = self._desk.page
        asked, _ = QFileDialog.getSaveFileName(
            page,
            self.tr("Save the calendar file"),
            str(Path.home() / FILE_NAME),
            self.tr("Calendar (*.ics)"),
        )
        if asked:
            self.write_calendar(Path(asked))

    def write_calendar(self, target: Path) -> None:
        """Write the calendar file and say on the page how that went."""
        if self._desk is None:
            return
        from backstretch.planning.calendar import export_plan

        page, now = self._desk.page, self._clock.now()
        if refusal := self._guard(target):
            page.complain_of_file(refusal)
            return
        try:
            complaint = export_plan(self.planner, self._library, target, now)
        except (ExportError, JournalError) as error:
            page.complain_of_file(str(error))
            return
        written = self.tr("The calendar file was written: {file}.").format(file=target)
        page.tell(complaint or written)
