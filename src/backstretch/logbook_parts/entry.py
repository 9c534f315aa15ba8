"""Composition of the page for an entry: a run, how the back is now, or the safety list."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from backstretch.content.learn import Learn
from backstretch.diary.kept import KeptDiary
from backstretch.journal.own_files import Guard
from backstretch.ui.icons import Icons
from backstretch.ui.journal_draft import DraftFile
from backstretch.ui.log_desk import LogDesk
from backstretch.ui.log_state import Draft
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.log_run import LogPage
from backstretch.ui.pages.log_safety_part import DoctorAdvice
from backstretch.ui.paper import Sheet, put_on_paper
from backstretch.ui.theme import Theme
from backstretch.ui.today_tips import tip_of
from backstretch.units import Units


def make_entry(
    window: MainWindow,
    theme: Theme,
    icons: Icons,
    diary: KeptDiary,
    units: Callable[[], Units],
    draft: Path,
    learn: Learn,
    guard: Guard,
) -> LogDesk:
    """Return the page for an entry with what serves it; `draft` keeps what is not finished."""
    page = LogPage(theme, icons, window.pages)
    drafts = DraftFile(draft, Draft, partial(_complain_soon, page))
    desk = LogDesk(page, diary, drafts, units, partial(tip_of, learn))
    desk.print_asked.connect(partial(_print, window, page, guard))
    return desk


def _complain_soon(page: LogPage, sentence: str) -> None:
    """Say what did not work once the page is filled, which takes away what it said before."""
    QTimer.singleShot(0, page, partial(page.complain, sentence))


def _print(window: MainWindow, page: LogPage, guard: Guard, advice: DoctorAdvice) -> None:
    lines = (advice.noted.text(), *(f"{when}: {what}" for when, what in advice.rows()))
    complaint = put_on_paper(Sheet(advice.title.text(), lines), window, guard)
    if complaint:
        page.complain(complaint)
