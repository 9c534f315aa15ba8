"""The page of reports over a real diary: what is seen is what is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.content.library import load_library
from backstretch.journal.own_files import guard_of
from backstretch.journal.store import Journal
from backstretch.reporting.window import Reporting
from backstretch.resources import resources_dir
from backstretch.session.posing import open_book
from backstretch.settings import Settings
from backstretch.ui.main_window import MainWindow
from tests.reporting import poppler
from tests.reporting.diaries import TODAY, home
from tests.reporting.poppler import needs_poppler
from tests.ui.pages.states import dress
from trends_demo import keep_weeks


class Shown:
    """The page of reports in a window, over twelve weeks."""

    def __init__(self, app: QApplication, qtbot: QtBot, journal: Journal, folder: Path) -> None:
        theme, icons = dress(app)
        library = load_library(resources_dir())
        book = open_book(resources_dir(), library)[0]
        self.window = MainWindow(theme, icons)
        qtbot.addWidget(self.window)
        self.target = folder / "report.pdf"
        self.left: list[bool] = []
        self.reporting = Reporting(
            self.window,
            theme,
            icons,
            journal,
            "",
            home(folder).clock,
            Settings,
            library,
            lambda: book,
            lambda: library.routine("core-hips", 12),
            lambda: self.left.append(True),
            lambda: None,
            guard_of(home(folder).paths),
            lambda _parent, _name: str(self.target),
        )
        self.window.show()
        self.reporting.show()


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    with Journal.open(tmp_path / "journal.db") as journal:
        keep_weeks(journal, TODAY)
        yield Shown(qapp, qtbot, journal, tmp_path)


@needs_poppler
def test_the_file_has_what_was_chosen(shown: Shown) -> None:
    page = shown.reporting.page
    page.choices.ranges.buttons()[0].click()
    page.choices.papers.buttons()[1].click()
    page.save_button.click()
    assert page.notice.words.text() == f"Saved as {shown.target}."
    assert poppler.info(shown.target)["Page size"].startswith("612 x 792")
    assert "17 April to 14 May 2026 (4 weeks)" in poppler.text(shown.target)


@needs_poppler
def test_todays_session_is_written_as_it_is_shown(shown: Shown) -> None:
    page = shown.reporting.page
    page.choices.kinds.buttons()[1].click()
    page.save_button.click()
    assert poppler.info(shown.target)["Title"] == "Today's session"
    assert "Core & hips" in poppler.text(shown.target)


def test_what_cannot_be_written_is_told_on_the_page(shown: Shown) -> None:
    shown.target = shown.target.parent / "nowhere" / "report.pdf"
    page = shown.reporting.page
    page.save_button.click()
    assert str(shown.target) in page.notice.words.text()
    assert not shown.target.parent.exists()


def test_the_way_back_is_asked_for(shown: Shown) -> None:
    shown.reporting.page.back_button.click()
    assert shown.left == [True]


def test_nothing_of_the_diary_is_written(shown: Shown, tmp_path: Path) -> None:
    before = (tmp_path / "journal.db").read_bytes()
    shown.reporting.page.save_button.click()
    shown.reporting.show()
    assert (tmp_path / "journal.db").read_bytes() == before
