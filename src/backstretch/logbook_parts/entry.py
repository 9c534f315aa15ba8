"""Composition of the page for an entry: a run, how the back is now, or the safety list."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from backstretch.content.learn import Learn
from backstretch.diary.kept import KeptDiary
from backstretch.ui.icons import Icons
from backstretch.ui.journal_draft import DraftFile
from backstretch.ui.log_desk import LogDesk
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
) -> LogDesk:
    """Return the page for an entry with what serves it; `draft` keeps what is not finished."""
    page = LogPage(theme, icons, window.pages)
    desk = LogDesk(page, diary, DraftFile(draft), units, partial(tip_of, learn))
    desk.print_asked.connect(partial(_print, window, page))
    return desk


def _print(window: MainWindow, page: LogPage, advice: DoctorAdvice) -> None:
    lines = (advice.noted.text(), *(f"{when}: {what}" for when, what in advice.rows()))
    complaint = put_on_paper(Sheet(advice.title.text(), lines), window)
    if complaint:
        page.complain(complaint)
