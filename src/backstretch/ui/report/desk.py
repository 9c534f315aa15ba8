"""Joins the page of reports to the diary and to the file it is saved in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.journal.errors import JournalError
from backstretch.paths import is_there
from backstretch.ui.charts.look import Look
from backstretch.ui.pages.report import ReportPage
from backstretch.ui.report import words
from backstretch.ui.report.asked import Asked, Kind
from backstretch.ui.report.paper import Page, Sheet
from backstretch.ui.report.session_sheet import session_sheet
from backstretch.ui.widgets.figure_still import MotionBook

ENDING = ".pdf"
FileAsked = Callable[[QWidget, str], str]


class Reports(Protocol):
    """Tells what the diary has for a report. What cannot be read raises JournalError."""

    def read(self) -> None:
        """Read the diary anew."""

    def pages(self, asked: Asked, look: Look) -> list[Page]:
        """Return the pages of a report."""


@dataclass(frozen=True, slots=True)
class Session:
    """The session in hand: `routine` is None while a warning sign stands.

    May raise JournalError.
    """

    library: Library
    book: Callable[[], MotionBook]
    routine: Callable[[], Routine | None]
    today: Callable[[], date]


class ReportDesk(QObject):
    """Shows what is chosen and saves it.

    `reports` is None where the diary cannot be used, and `reason` then says why. `save` writes
    pages under a title and returns what went wrong, or "". `ask` gives the file to save in, "" for
    none.
    """

    def __init__(
        self,
        page: ReportPage,
        look: Look,
        reports: Reports | None,
        reason: str,
        session: Session,
        save: Callable[[Path, list[Page], Look, str], str],
        ask: FileAsked | None = None,
    ) -> None:
        super().__init__(page)
        self.page = page
        self._look = look
        self._reports = reports
        self._reason = reason
        self._session = session
        self._save = save
        self._ask = ask or _ask_for_file
        page.changed.connect(self._fill)
        page.save_asked.connect(self._keep)

    def show(self) -> None:
        """Show the diary as it is now, by what was chosen before."""
        self.page.settle()
        try:
            if self._reports is not None:
                self._reports.read()
        except JournalError as error:
            self.page.show_nothing(str(error))
            return
        self._fill()

    def _fill(self) -> None:
        asked = self.page.choices.asked()
        self.page.settle()
        try:
            pages = self._pages(asked)
        except JournalError as error:
            self.page.show_nothing(str(error))
            return
        if pages:
            self.page.show_pages(pages, self._title(asked))

    def _pages(self, asked: Asked) -> list[Page]:
        """Return what is to be shown; without anything the page says why.

        Raises:
            JournalError: the journal cannot be read.
        """
        if asked.kind is Kind.SESSION:
            routine = self._session.routine()
            if routine is None:
                self.page.show_nothing(
                    self.tr(
                        "A warning sign stands, so there is no session to put on paper. "
                        "See a doctor before you stretch."
                    )
                )
                return []
            sheet, given = Sheet(asked.wishes.paper), self._session
            return [session_sheet(routine, given.library, given.book(), given.today(), sheet)]
        if self._reports is None:
            self.page.show_nothing(self._reason)
            return []
        if not asked.wishes.sections:
            self.page.show_nothing(self.tr("Choose at least one part."))
            return []
        return self._reports.pages(asked, self._look)

    def _title(self, asked: Asked) -> str:
        return words.title() if asked.kind is Kind.REPORT else self.tr("Today's session")

    def _keep(self) -> None:
        asked, pages = self.page.choices.asked(), list(self.page.preview.pages())
        is_report = asked.kind is Kind.REPORT
        name = self.tr("back-report.pdf") if is_report else self.tr("back-session.pdf")
        chosen = self._ask(self.page, name)
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.lower() != ENDING:
            target = target.with_name(target.name + ENDING)
            if is_there(target):  # the dialogue asked about another name
                taken = self.tr("{target} is there already. Choose another name.")
                self.page.complain(taken.format(target=target))
                return
        complaint = self._save(target, pages, self._look, self._title(asked))
        if complaint:
            self.page.complain(complaint)
        else:
            self.page.tell(self.tr("Saved as {target}.").format(target=target))


def _ask_for_file(parent: QWidget, name: str) -> str:
    """Ask where to; the dialogue asks before a file is written over."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    title = words.tr("Save as")
    place = str(Path(folder) / name)
    return QFileDialog.getSaveFileName(parent, title, place, "PDF (*.pdf)")[0]
