"""What shows the page of reports: the report of twelve weeks or three runs, today's session."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from backstretch.ui.pages.report import ReportPage
from demo import Demo
from trends_demo import SCORES, keep_weeks


def report(
    runs: int = len(SCORES), then: Callable[[ReportPage], None] = lambda _: None
) -> Callable[[Demo], None]:
    """Return what shows the page after so many runs, and does one thing more."""

    def show(demo: Demo) -> None:
        demo.forget()
        keep_weeks(demo.journal, demo.diary().today(), runs)
        page = demo.report_page()
        QCoreApplication.processEvents()
        then(page)

    return show


def session(page: ReportPage) -> None:
    """Look at today's session on paper."""
    made = page.choices.kinds.buttons()[1]
    made.click()
    made.setFocus()


def nothing(page: ReportPage) -> None:
    """Leave every part out."""
    for row in page.choices.sections.values():
        row.click()
