"""Copies elsewhere in the Settings: written, locked, looked at, and gone back to."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from backstretch.diary.copying import DiaryCopies
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.copies import look_at_copy
from backstretch.journal.store import Journal
from backstretch.locked.passphrase import Passphrase
from backstretch.ui.copies_desk import CopiesDesk
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_copies import CopiesPart
from backstretch.ui.pages.settings_sections import Facts
from backstretch.ui.widgets.lock_cards import LockCard
from backstretch.ui.widgets.passphrase_fields import PassphraseFields
from tests.fakes import FakeClock
from tests.journal.samples import a_start
from tests.ui.pages.states import click, dress, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
LONGEST_MS = 30_000
WORD = "three blue herons"


@dataclass
class Table:
    """The page, what serves it, and the diary behind it."""

    page: SettingsPage
    desk: CopiesDesk
    journal: Journal
    qtbot: QtBot
    folder: Path

    @property
    def part(self) -> CopiesPart:
        return self.page.data.copies

    def said(self) -> str:
        return self.page.notice.words.text()

    def write(self, name: str, word: str = "") -> Path:
        """Write a copy, once where it goes was chosen."""
        target = self.folder / name
        with self.qtbot.waitSignal(self.desk.written, timeout=LONGEST_MS):
            self.part.write_asked.emit(target, Passphrase(word) if word else None)
        return target

    def look_at(self, file: Path) -> None:
        with self.qtbot.waitSignal(self.desk.looked, timeout=LONGEST_MS):
            self.part.look_asked.emit(file)

    def open_with(self, word: str) -> None:
        type_into(self.part.open_card.fields.first.line, word)
        with self.qtbot.waitSignal(self.desk.looked, timeout=LONGEST_MS):
            click(self.part.open_card.go_button)


def type_into(line: QLineEdit, text: str) -> None:
    line.clear()
    QTest.keyClicks(line, text)


def focus(page: SettingsPage) -> QWidget | None:
    return page.window().focusWidget()


@pytest.fixture
def table(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        journal.begin(a_start())
        page = SettingsPage(*dress(qapp), Facts("1", "6", "journal.db"))
        qtbot.addWidget(page)
        copies = DiaryCopies(journal.path, journal, FakeClock().now)
        desk = CopiesDesk(page, copies, lambda: None)
        page.choose("data")
        page.resize(900, 600)
        page.show()
        with qtbot.waitActive(page):
            page.activateWindow()
        yield Table(page, desk, journal, qtbot, tmp_path)
        desk.finish_work()


def test_a_plain_copy_is_written_and_gone_back_to(table: Table) -> None:
    copy = table.write("copy.db")
    assert table.said() == f"Your diary was copied to {copy}, and the copy was checked."
    assert look_at_copy(table.journal.path, copy).sessions == 1
    table.look_at(copy)
    assert not table.part.question.isHidden()
    assert table.part.title.text() == "Go back to copy.db?"
    assert table.part.lines.text().startswith("It holds 1 session.\n")
    assert focus(table.page) is table.part.stay_button
    with table.qtbot.waitSignal(table.desk.restore_asked, timeout=LONGEST_MS) as asked:
        click(table.part.go_button)
    assert asked.args == [1]
    assert Shelf.of(table.journal.path).find(1)
    assert table.part.question.isHidden()


def test_a_locked_copy_asks_for_its_passphrase_until_it_fits(table: Table) -> None:
    copy = table.write("copy.db.locked", WORD)
    table.look_at(copy)
    card = table.part.open_card
    assert not card.isHidden()
    assert card.title.text() == "copy.db.locked is locked"
    assert focus(table.page) is card.fields.first.line
    assert card.fields.first.wrong.isHidden()
    table.open_with("three blue heron")
    assert card.fields.first.wrong.text().startswith("It does not open the file")
    assert focus(table.page) is card.fields.first.line
    table.open_with(WORD)
    assert card.isHidden()
    assert card.fields.first.line.text() == ""
    assert not table.part.question.isHidden()


def test_leaving_a_copy_forgets_it(table: Table) -> None:
    copy = table.write("copy.db.locked", WORD)
    table.look_at(copy)
    type_into(table.part.open_card.fields.first.line, WORD)
    click(table.part.open_card.leave_button)
    assert table.part.open_card.isHidden()
    assert table.part.open_card.fields.first.line.text() == ""
    assert focus(table.page) is table.part.choose_button
    table.look_at(copy)
    table.open_with(WORD)
    click(table.part.stay_button)
    assert table.part.question.isHidden()
    assert focus(table.page) is table.part.choose_button
    assert Shelf.of(table.journal.path).backups() == ()


def test_esc_leaves_all_as_it_is(table: Table) -> None:
    copy = table.write("copy.db.locked", WORD)
    table.look_at(copy)
    strike(table.part.open_card.fields.first.line, Qt.Key.Key_Escape)
    assert table.part.open_card.isHidden()
    assert focus(table.page) is table.part.choose_button
    table.look_at(copy)
    table.open_with(WORD)
    strike(table.part.stay_button, Qt.Key.Key_Escape)
    assert table.part.question.isHidden()
    assert focus(table.page) is table.part.choose_button
    card = locking(table)
    strike(card.go_button, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert focus(table.page) is table.part.save_button
    assert Shelf.of(table.journal.path).backups() == ()


def test_what_is_no_copy_is_told(table: Table) -> None:
    other = table.folder / "other.db"
    other.write_text("a shopping list")
    table.look_at(other)
    assert "it is not a copy of a Backstretch diary" in table.said()
    assert table.part.question.isHidden()
    assert table.part.choose_button.isEnabled()
    table.write("missing/copy.db")
    assert table.said().startswith("The copy could not be written to ")


def test_without_a_diary_only_the_way_back_is_offered(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    page = SettingsPage(*dress(qapp), Facts("1", "6", "journal.db"))
    qtbot.addWidget(page)
    CopiesDesk(page, DiaryCopies(tmp_path / "j.db", None, FakeClock().now), lambda: None)
    assert not page.data.copies.save_button.isEnabled()
    assert page.data.copies.choose_button.isEnabled()


def locking(table: Table) -> LockCard:
    click(table.part.save_button)
    return table.part.lock_card


@pytest.fixture
def card(qapp: QApplication, qtbot: QtBot) -> LockCard:
    """A card that leads to no file dialogue."""
    made = LockCard(*dress(qapp), "Save a copy")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.ask()
        made.activateWindow()
    return made


def test_without_a_lock_nothing_is_typed(card: LockCard, qtbot: QtBot) -> None:
    assert card.fields.isHidden()
    with qtbot.waitSignal(card.answered, timeout=LONGEST_MS) as asked:
        QTest.keyClick(card.go_button, Qt.Key.Key_Return)
    assert asked.args == [None]


def test_a_lock_is_typed_twice(card: LockCard, qtbot: QtBot) -> None:
    fields = card.fields
    QTest.keyClick(card.tick, Qt.Key.Key_Space)
    assert fields.isVisible()
    assert card.focusWidget() is fields.first.line
    card.go_button.click()
    assert fields.first.wrong.text() == "Type a passphrase first."
    type_into(fields.first.line, WORD)
    type_into(fields.again.line, WORD[:-1])
    QTest.keyClick(fields.again.line, Qt.Key.Key_Return)
    assert fields.again.wrong.text() == "The two are not the same."
    type_into(fields.again.line, WORD)
    assert fields.again.wrong.text() == ""
    with qtbot.waitSignal(card.answered, timeout=LONGEST_MS) as asked:
        QTest.keyClick(fields.again.line, Qt.Key.Key_Return)
    assert asked.args == [Passphrase(WORD)]


def test_cancel_forgets_what_was_typed(table: Table) -> None:
    card = locking(table)
    card.tick.click()
    type_into(card.fields.first.line, WORD)
    card.fields.show_tick.click()
    card.leave_button.click()
    assert card.isHidden()
    assert focus(table.page) is table.part.save_button
    card = locking(table)
    assert not card.tick.isChecked()
    assert card.fields.first.line.text() == ""
    assert card.fields.first.line.echoMode() is QLineEdit.EchoMode.Password


@pytest.fixture
def fields(card: LockCard) -> PassphraseFields:
    card.tick.click()
    return card.fields


def test_what_is_typed_is_shown_on_a_wish_alone(fields: PassphraseFields) -> None:
    lines = (fields.first.line, fields.again.line)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    fields.show_tick.click()
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Normal}
    fields.show_tick.click()
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}


@pytest.mark.parametrize(
    ("typed", "said"), [("heron", "Short"), ("blue heron", "Fair"), (WORD + " fly", "Long")]
)
def test_how_hard_it_is_to_guess_is_said(fields: PassphraseFields, typed: str, said: str) -> None:
    type_into(fields.first.line, typed)
    assert fields.strength.text().startswith(said)
    assert fields.first.line.accessibleDescription() == fields.strength.text()
    assert "If you forget it, what is in the file is lost" in fields.lost.text()


def test_every_control_has_a_name(table: Table) -> None:
    locking(table).tick.click()
    table.part.ask_passphrase("copy.db.locked", "")
    assert not nameless(table.part)


def test_a_copy_is_written_though_the_folder_of_the_diary_went(table: Table) -> None:
    folder = table.journal.path.parent
    folder.rename(folder.with_name("gone"))
    copy = table.write("copy.db")
    assert table.said().startswith("Your diary was copied to ")
    folder.with_name("gone").rename(folder)
    assert look_at_copy(table.journal.path, copy).sessions == 1
