"""Composition of the page of reports in the window; imported when it is asked for."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from backstretch.clock import Clock, local_day
from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.journal.own_files import Guard
from backstretch.journal.store import Journal
from backstretch.reporting.gathering import Reports, write_report
from backstretch.settings import Settings
from backstretch.ui.charts.look import Look
from backstretch.ui.exercise_titles import Titles
from backstretch.ui.icons import Icons
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.report import ReportPage
from backstretch.ui.report.asked import Kind
from backstretch.ui.report.desk import FileAsked, ReportDesk, Session
from backstretch.ui.report.paper import Page, report_look
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.came_by import CameBy
from backstretch.ui.widgets.figure_still import MotionBook


class Reporting:
    """Shows what can be put on paper: the report, and today's session.

    `journal` is None where it cannot be used, and `reason` then says why. `routine` is today's
    session, None where there may be none; `to_trends` and `to_plan` show these pages again.
    `guard` says where no file may go.
    """

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        icons: Icons,
        journal: Journal | None,
        reason: str,
        clock: Clock,
        settings: Callable[[], Settings],
        library: Library,
        book: Callable[[], MotionBook],
        routine: Callable[[], Routine | None],
        to_trends: Callable[[], None],
        to_plan: Callable[[], None],
        guard: Guard,
        ask: FileAsked | None = None,
    ) -> None:
        self._window = window

        def today() -> date:
            return local_day(clock.now(), settings().day_starts_at)

        def save(target: Path, pages: list[Page], look: Look, title: str) -> str:
            return guard(target) or write_report(target, pages, look, title)

        look = report_look(theme.families)
        self.page = ReportPage(theme, icons, look, window.pages)
        titles = Titles(library, journal)
        reports = None if journal is None else Reports(journal, clock, settings, titles)
        session = Session(library, book, routine, today)
        self.desk = ReportDesk(self.page, look, reports, reason, session, save, ask)
        self._ways = {Kind.REPORT: to_trends, Kind.SESSION: to_plan}
        self._kind = Kind.REPORT
        self._came_by = CameBy()
        self.page.left_asked.connect(self._leave)

    def show(self, kind: Kind = Kind.REPORT) -> None:
        """Show the diary as it is now, with the focus on the first choice.

        The report is come to from Trends and left for it, today's session from the plan. It leads
        back to the button that led there.
        """
        if not self.page.isVisible():
            self._came_by.remember(self._window)
        self._kind = kind
        self.page.choices.choose(kind)
        self.desk.show()
        if kind is Kind.SESSION:
            self._window.show_plan(self.page)
        else:
            self._window.show_trends(self.page)
        self.page.start_focus()

    def _leave(self) -> None:
        self._ways[self._kind]()
        self._came_by.go_back()
