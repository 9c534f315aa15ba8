"""The desk of reports: it shows what is chosen, and saves what is shown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from backstretch.content.library import Library, load_library
from backstretch.content.routine import Routine
from backstretch.journal.errors import JournalError
from backstretch.resources import resources_dir
from backstretch.session.posing import open_book
from backstretch.ui.charts.look import Look
from backstretch.ui.pages.report import ReportPage
from backstretch.ui.report.asked import Asked
from backstretch.ui.report.desk import ReportDesk, Session
from backstretch.ui.report.facts import Section
from backstretch.ui.report.paper import Page, Paper, Sheet, report_look
from backstretch.ui.report.session_sheet import SessionSheet
from tests.ui.pages.states import dress


@dataclass
class Sheets:
    """Stands for the diary: each page remembers what was asked for."""

    refusal: str = ""
    reads: int = 0

    def read(self) -> None:
        self.reads += 1
        if self.refusal:
            raise JournalError(self.refusal)

    def pages(self, asked: Asked, look: Look) -> list[Page]:
        if self.refusal:
            raise JournalError(self.refusal)
        return [Told(asked)]


@dataclass
class Told:
    """A page with nothing on it but what was asked for."""

    asked: Asked
    sheet: Sheet = field(default_factory=lambda: Sheet(Paper.A4))

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint nothing."""


@dataclass
class Saves:
    """Stands for the disk and the dialogue that asks for a file."""

    answer: str = ""
    complaint: str = ""
    names: list[str] = field(default_factory=list)
    saved: list[tuple[Path, list[Page], str]] = field(default_factory=list)

    def ask(self, parent: QWidget, name: str) -> str:
        self.names.append(name)
        return self.answer

    def save(self, target: Path, pages: list[Page], look: Look, title: str) -> str:
        self.saved.append((target, pages, title))
        return self.complaint


class Desk:
    """A page with its desk, over a diary and a disk that are made up."""

    def __init__(self, app: QApplication, *, journal: bool = True, doctor: bool = False) -> None:
        theme, icons = dress(app)
        look = report_look(theme.families)
        self.sheets, self.saves = Sheets(), Saves()
        self.page = ReportPage(theme, icons, look)
        self.routine: Routine | None = None if doctor else library().routine("after-run", 10)
        book = open_book(resources_dir(), library())[0]
        session = Session(library(), lambda: book, lambda: self.routine, lambda: date(2026, 5, 14))
        reports = self.sheets if journal else None
        save, ask = self.saves.save, self.saves.ask
        self.desk = ReportDesk(self.page, look, reports, "It is locked.", session, save, ask)
        self.desk.show()

    def shown(self) -> list[Page]:
        return list(self.page.preview.pages())

    def told(self) -> Asked:
        [page] = self.shown()
        assert isinstance(page, Told)
        return page.asked

    def choose_session(self) -> None:
        self.page.choices.kinds.buttons()[1].click()


def library() -> Library:
    return load_library(resources_dir())


@pytest.fixture
def made(qapp: QApplication) -> Callable[..., Desk]:
    return lambda **wish: Desk(qapp, **wish)


@pytest.fixture
def desk(made: Callable[..., Desk]) -> Desk:
    return made()


def test_first_the_last_twelve_weeks_are_shown_with_every_part(desk: Desk) -> None:
    asked = desk.told()
    assert (asked.weeks, asked.wishes.paper, asked.wishes.runs) == (12, Paper.A4, False)
    assert asked.wishes.sections == frozenset(Section)
    assert desk.page.save_button.isEnabled()


def test_every_choice_is_shown_at_once(desk: Desk) -> None:
    choices = desk.page.choices
    choices.ranges.buttons()[0].click()
    choices.papers.buttons()[1].click()
    choices.sections[Section.SIGNS].click()
    choices.runs.click()
    QTest.keyClicks(choices.name.line, "Anna Bauer")
    asked = desk.told()
    assert (asked.weeks, asked.wishes.paper, asked.wishes.runs) == (4, Paper.LETTER, True)
    assert asked.wishes.sections == frozenset(Section) - {Section.SIGNS}
    assert asked.wishes.name == "Anna Bauer"
    assert desk.sheets.reads == 1


def test_without_any_part_there_is_nothing_to_save(desk: Desk) -> None:
    for row in desk.page.choices.sections.values():
        row.click()
    assert desk.shown() == []
    assert desk.page.nothing.text() == "Choose at least one part."
    assert not desk.page.save_button.isEnabled()
    desk.page.choices.sections[Section.PAIN].click()
    assert desk.told().wishes.sections == {Section.PAIN}


def test_the_session_in_hand_is_shown_on_paper(desk: Desk) -> None:
    desk.choose_session()
    [page] = desk.shown()
    assert isinstance(page, SessionSheet)
    assert page.title == "After a run"


def test_while_a_sign_stands_no_session_goes_on_paper(made: Callable[..., Desk]) -> None:
    desk = made(doctor=True)
    desk.choose_session()
    assert desk.shown() == []
    assert "See a doctor before you stretch." in desk.page.nothing.text()
    assert not desk.page.save_button.isEnabled()


def test_without_a_journal_the_reason_stands_there_and_the_session_can_be_had(
    made: Callable[..., Desk],
) -> None:
    desk = made(journal=False)
    assert desk.page.nothing.text() == "It is locked."
    desk.choose_session()
    assert len(desk.shown()) == 1


def test_a_journal_that_cannot_be_read_is_told(desk: Desk) -> None:
    desk.sheets.refusal = "The diary cannot be read."
    desk.desk.show()
    assert desk.page.nothing.text() == "The diary cannot be read."
    assert not desk.page.save_button.isEnabled()
    desk.sheets.refusal = ""
    desk.desk.show()
    assert len(desk.shown()) == 1


def test_what_is_shown_is_saved_and_said(desk: Desk, tmp_path: Path) -> None:
    desk.saves.answer = str(tmp_path / "mine.pdf")
    desk.page.save_button.click()
    [(target, pages, title)] = desk.saves.saved
    assert (target, pages) == (tmp_path / "mine.pdf", desk.shown())
    assert title == "Back pain and running: a diary in short"
    assert desk.saves.names == ["back-report.pdf"]
    assert desk.page.notice.words.text() == f"Saved as {tmp_path / 'mine.pdf'}."


def test_a_session_has_a_name_of_its_own(desk: Desk, tmp_path: Path) -> None:
    desk.saves.answer = str(tmp_path / "mine.pdf")
    desk.choose_session()
    desk.page.save_button.click()
    assert desk.saves.names == ["back-session.pdf"]
    assert desk.saves.saved[0][2] == "Today's session"


def test_whoever_names_no_file_saves_nothing(desk: Desk) -> None:
    desk.page.save_button.click()
    assert desk.saves.saved == []
    assert not desk.page.notice.isVisibleTo(desk.page)


def test_the_ending_is_put_to_a_name_without_one(desk: Desk, tmp_path: Path) -> None:
    desk.saves.answer = str(tmp_path / "mine")
    desk.page.save_button.click()
    assert desk.saves.saved[0][0] == tmp_path / "mine.pdf"


def test_a_file_that_nobody_was_asked_about_is_not_written_over(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").write_text("mine")
    desk.saves.answer = str(tmp_path / "mine")
    desk.page.save_button.click()
    assert desk.saves.saved == []
    told = f"{tmp_path / 'mine.pdf'} is there already. Choose another name."
    assert desk.page.notice.words.text() == told


def test_what_went_wrong_is_said_until_something_else_is_shown(desk: Desk, tmp_path: Path) -> None:
    desk.saves.answer, desk.saves.complaint = str(tmp_path / "mine.pdf"), "The disk is full."
    desk.page.save_button.click()
    assert desk.page.notice.words.text() == "The disk is full."
    desk.page.choices.ranges.buttons()[0].click()
    assert not desk.page.notice.isVisibleTo(desk.page)
