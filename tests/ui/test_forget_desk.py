"""Deleted entries in the Settings: who holds their words, and an end to that."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.forget_desk import ForgetDesk
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_forget import ForgetPart
from backstretch.ui.pages.settings_sections import Facts
from tests.journal.test_forgetting import Book
from tests.ui.pages.states import dress, nameless, strike

LONGEST_MS = 30_000


@dataclass
class Table:
    """The page, what serves it, and the diary behind it."""

    page: SettingsPage
    desk: ForgetDesk
    book: Book
    qtbot: QtBot

    @property
    def part(self) -> ForgetPart:
        return self.page.data.forget

    def look(self, *, ask: bool = False) -> None:
        with self.qtbot.waitSignal(self.desk.looked, timeout=LONGEST_MS):
            if ask:
                self.desk.ask()
            else:
                self.desk.refresh()


@pytest.fixture
def table(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    book = Book(tmp_path / "data")
    book.back_up()
    page = SettingsPage(*dress(qapp), Facts("1", "6", "journal.db"))
    qtbot.addWidget(page)
    desk = ForgetDesk(page, book.journal)
    page.choose("data")
    page.resize(900, 600)
    with qtbot.waitSignal(desk.looked, timeout=LONGEST_MS):
        page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    yield Table(page, desk, book, qtbot)
    desk.finish_work()
    book.journal.close()


def test_where_nothing_is_deleted_there_is_nothing_to_ask(table: Table) -> None:
    assert table.part.row.detail.text() == "Nothing of that is left, here or in backups."
    assert not table.part.ask_button.isEnabled()
    table.look(ask=True)
    assert table.part.question.isHidden()


def test_it_says_who_holds_it_and_ends_that_after_one_question(table: Table) -> None:
    table.book.delete()
    table.look()
    assert table.part.row.detail.text() == (
        "8 notes of deleted entries are still in the diary, out of sight. "
        "These backups hold what you wrote in deleted entries: Monday 2 March 2026, 18:30."
    )
    table.part.ask_button.click()
    assert not table.part.question.isHidden()
    assert table.page.window().focusWidget() is table.part.leave_button
    assert "cannot be undone" in table.part.question.accessibleDescription()
    strike(table.part.leave_button, Qt.Key.Key_Escape)
    assert table.part.question.isHidden()
    assert table.page.window().focusWidget() is table.part.ask_button
    assert len(table.book.holders()) == 2
    table.part.ask_button.click()
    with table.qtbot.waitSignals([table.desk.forgotten, table.desk.looked], timeout=LONGEST_MS):
        table.part.go_button.click()
    assert table.page.notice.words.text().startswith("What you wrote in deleted entries is gone")
    assert table.book.holders() == []
    assert not table.part.ask_button.isEnabled()


def test_the_question_comes_by_itself_where_it_was_asked_for(table: Table) -> None:
    table.book.delete()
    table.look(ask=True)
    assert not table.part.question.isHidden()
    assert not nameless(table.part)


def test_what_fails_is_told_and_can_be_tried_again(table: Table) -> None:
    table.book.delete()
    table.look()
    table.part.ask_button.click()
    folder = table.book.path.parent
    folder.rename(folder.with_name("gone"))
    with table.qtbot.waitSignal(table.desk.looked, timeout=LONGEST_MS):
        table.part.go_button.click()
    assert not table.page.notice.isHidden()
    folder.with_name("gone").rename(folder)
    table.look(ask=True)
    assert not table.part.question.isHidden()
    assert table.part.ask_button.isEnabled()
