"""The backups in the Settings: listed with what they hold, made by a press, asked about."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.store import Journal
from backstretch.ui.backups_desk import MOST, BackupsDesk
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_sections import Facts
from tests.fakes import FakeClock
from tests.journal.samples import a_pain, a_start
from tests.ui.pages.states import dress, nameless, strike

LONGEST_MS = 10_000


@dataclass
class Table:
    """The page, what serves it, and the diary behind it."""

    page: SettingsPage
    desk: BackupsDesk
    journal: Journal
    clock: FakeClock
    qtbot: QtBot

    def list_backups(self) -> list[str]:
        """Read the list, and return its words."""
        with self.qtbot.waitSignal(self.desk.listed, timeout=LONGEST_MS):
            self.desk.refresh()
        QApplication.processEvents()  # what was put into a layout is shown then
        labels = self.page.data.backups.findChildren(QLabel)
        return [one.text() for one in labels if one.isVisible()]


@pytest.fixture
def table(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    clock = FakeClock()
    with Journal.open(tmp_path / "journal.db") as journal:
        journal.begin(a_start())
        page = SettingsPage(*dress(qapp), Facts("1", "6", "journal.db"))
        qtbot.addWidget(page)
        desk = BackupsDesk(page, journal.path, journal, clock.now)
        page.choose("data")
        page.resize(900, 600)
        with qtbot.waitSignal(desk.listed, timeout=LONGEST_MS):
            page.show()
        with qtbot.waitActive(page):
            page.activateWindow()
        yield Table(page, desk, journal, clock, qtbot)
        desk.finish_work()


def test_without_a_backup_that_is_said(table: Table) -> None:
    assert "There is no backup yet." in table.list_backups()


def test_a_backup_is_made_by_a_press(table: Table) -> None:
    with table.qtbot.waitSignal(table.desk.listed, timeout=LONGEST_MS):
        table.page.data.backups.now_button.click()
    assert len(Shelf.of(table.journal.path).backups()) == 1
    assert table.page.notice.words.text().startswith("Your diary is backed up")


def test_why_none_was_made_is_told(table: Table) -> None:
    (table.journal.path.parent / "backups").write_text("not a folder")
    table.page.data.backups.now_button.click()
    table.qtbot.waitUntil(table.page.notice.isVisible, timeout=LONGEST_MS)
    assert table.page.notice.words.text().startswith("No backup was made")


def test_each_tells_what_it_holds_and_what_is_different_now(table: Table) -> None:
    make_backup(table.journal.path, Why.IMPORT, table.clock.now())
    table.journal.keep_pain(a_pain())
    table.clock.advance(86_400)
    damaged = make_backup(table.journal.path, Why.SAVED, table.clock.now())
    damaged.file.write_bytes(b"damaged")
    words = table.list_backups()
    first = words.index("Monday 2 March 2026, 18:30")
    assert words[first + 1] == "1 session · since then: 1 pain entry · before an import"
    second = words.index("Tuesday 3 March 2026, 18:30")
    assert second < first, "the newest comes first"
    assert words[second + 1].startswith("It cannot be used: ")
    assert list(table.page.data.backups.back_buttons) == [1]
    assert nameless(table.page) == []


def test_many_are_counted(table: Table) -> None:
    for number in range(MOST + 2):
        table.journal.keep_pain(a_pain(f"pain {number}"))
        make_backup(table.journal.path, Why.SAVED, table.clock.now())
    assert "And 2 older: “backstretch backup --list” shows them all." in table.list_backups()


def test_esc_leaves_the_diary_as_it_is(table: Table) -> None:
    make_backup(table.journal.path, Why.SAVED, table.clock.now())
    table.list_backups()
    part = table.page.data.backups
    with table.qtbot.assertNotEmitted(table.desk.restore_asked):
        for answer in (part.stay_button, part.go_button):
            strike(part.back_buttons[1], Qt.Key.Key_Space)
            assert table.page.focusWidget() is part.stay_button
            answer.setFocus()
            strike(answer, Qt.Key.Key_Escape)
            assert not part.question.isVisible()
            assert table.page.focusWidget() is part.back_buttons[1]


def test_going_back_is_asked_about_by_the_keyboard(table: Table) -> None:
    make_backup(table.journal.path, Why.SAVED, table.clock.now())
    table.list_backups()
    part = table.page.data.backups
    made = part.back_buttons[1]
    assert made.accessibleName() == "Go back to Monday 2 March 2026, 18:30"
    made.setFocus()
    strike(made, Qt.Key.Key_Return)
    assert table.page.focusWidget() is part.stay_button
    strike(part.stay_button, Qt.Key.Key_Return)
    assert not part.question.isVisible()
    assert table.page.focusWidget() is made
    strike(made, Qt.Key.Key_Return)
    with table.qtbot.waitSignal(table.desk.restore_asked, timeout=LONGEST_MS) as asked:
        strike(part.go_button, Qt.Key.Key_Return)
    assert asked.args == [1]
