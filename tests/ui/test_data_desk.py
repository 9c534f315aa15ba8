"""The diary's files in the Settings: out, and another computer's in after a look at it."""

import json
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.diary.merging import DiaryFiles
from backstretch.exchange.json_in import read_diary
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.contents import Contents
from backstretch.journal.store import Journal
from backstretch.locked.passphrase import Passphrase
from backstretch.settings import Settings
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_sections import Facts
from backstretch.ui.settings_desk import SettingsDesk, open_settings
from tests.exchange.random_journals import a_journal
from tests.fakes import FakeClock
from tests.journal.diary_samples import a_done_run, a_run_pain
from tests.ui.pages.states import click, dress, strike

NOW = datetime(2026, 5, 14, 20, 0, tzinfo=UTC)


class Counter:
    """Counts how often another diary was taken in."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


class Table:
    """A desk with a diary behind it."""

    def __init__(
        self, qapp: QApplication, qtbot: QtBot, journal: Journal, files: DiaryFiles
    ) -> None:
        def keep(**choices: object) -> str:
            raise AssertionError(choices)

        self.taken_in = Counter()
        theme, icons = dress(qapp)
        self.desk: SettingsDesk = open_settings(
            *(theme, icons, journal.path, Settings, keep),
            data=files,
            taken_in=self.taken_in,
        )
        qtbot.addWidget(self.page)
        self.page.resize(1000, 800)
        self.page.show()
        self.page.choose("data")
        self._qtbot = qtbot

    @property
    def page(self) -> SettingsPage:
        return self.desk.page

    def waits_for(self, signal: SignalInstance) -> AbstractContextManager[object]:
        waiting: AbstractContextManager[object] = self._qtbot.waitSignal(signal, timeout=30_000)
        return waiting

    def export(self, target: Path) -> None:
        with self.waits_for(self.desk.data_desk.exported):
            self.page.data.export_asked.emit(target)

    def look_at(self, path: Path) -> None:
        with self.waits_for(self.desk.data_desk.looked):
            self.page.data.merge_asked.emit(path)

    def take_in(self) -> None:
        with self.waits_for(self.desk.data_desk.kept):
            click(self.page.data.preview.keep_button)

    def said(self) -> str:
        return self.page.notice.words.text() if self.page.notice.isVisible() else ""


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path / "here" / "journal.db")


@pytest.fixture
def table(qapp: QApplication, qtbot: QtBot, journal: Journal) -> Table:
    return Table(qapp, qtbot, journal, DiaryFiles(journal, FakeClock(NOW)))


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """The export of another computer, with a run and its pain."""
    target = tmp_path / "desktop.json"
    with Journal.open(tmp_path / "there" / "journal.db") as journal:
        journal.diary.keep(a_done_run(), a_run_pain())
        assert DiaryFiles(journal, FakeClock(NOW)).export(target) == ""
    return target


def test_the_settings_close_once_an_export_is_written(table: Table, tmp_path: Path) -> None:
    table.page.data.export_asked.emit(tmp_path / "out.json")
    table.desk.close()
    assert read_diary(tmp_path / "out.json") == Contents()


def test_everything_is_exported_and_where_to_is_said(table: Table, tmp_path: Path) -> None:
    table.export(tmp_path / "out.json")
    assert table.said() == f"Written to {tmp_path / 'out.json'}."
    assert json.loads((tmp_path / "out.json").read_bytes())["exported_at"].startswith("2026-05-14")
    table.export(tmp_path / "out.csv.zip")
    assert (tmp_path / "out.csv.zip").read_bytes().startswith(b"PK")


def test_an_export_is_not_written_over_a_backup(table: Table, journal: Journal) -> None:
    make_backup(journal.path, Why.ASKED, FakeClock(NOW).now())
    [slip] = (journal.path.parent / "backups").glob("backup-*.json")
    before = slip.read_bytes()
    table.export(slip)
    assert "keeps its own backups" in table.said()
    assert slip.read_bytes() == before


def test_an_export_that_fails_is_told(table: Table, tmp_path: Path) -> None:
    table.export(tmp_path / "nowhere" / "out.json")
    assert table.said().startswith("The export could not be written to")


def test_what_a_file_would_bring_is_shown_before_anything_is_taken_in(
    table: Table, journal: Journal, theirs: Path
) -> None:
    table.look_at(theirs)
    data = table.page.data
    assert data.preview.isVisible()
    assert data.preview.title.text() == "What desktop.json would bring"
    assert data.preview.lines.text().splitlines() == [
        "1 new run",
        "1 new pain entry",
        "Nothing that is in this diary is dropped.",
        "A merge cannot be taken back. A backup of this diary is made first.",
    ]
    assert journal.plan.run_notes() == ()
    assert table.taken_in.times == 0


def test_it_is_taken_in_when_the_person_says_so(
    table: Table, journal: Journal, theirs: Path
) -> None:
    table.look_at(theirs)
    table.take_in()
    assert [note.run for note in journal.plan.run_notes()] == ["run"]
    assert table.taken_in.times == 1
    assert table.said() == "Taken in. Both diaries are one here now."
    assert not table.page.data.preview.isVisible()
    table.look_at(theirs)
    assert table.said() == "Everything in that file is in this diary already."
    assert not table.page.data.preview.isVisible()


def test_it_can_be_left(table: Table, journal: Journal, theirs: Path) -> None:
    table.look_at(theirs)
    click(table.page.data.preview.leave_button)
    assert not table.page.data.preview.isVisible()
    table.page.data.keep_asked.emit()
    assert journal.plan.run_notes() == ()


def test_a_file_that_is_no_diary_is_told(table: Table, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    table.look_at(tmp_path / "other.json")
    assert table.said().endswith("it is not an export of Backstretch. Nothing was changed.")
    assert table.page.data.merge_button.isEnabled()


def test_the_program_ends_once_what_is_taken_in_is_taken_in(
    table: Table, journal: Journal, theirs: Path, qapp: QApplication
) -> None:
    table.look_at(theirs)
    click(table.page.data.preview.keep_button)
    qapp.aboutToQuit.emit()
    journal.close()
    with Journal.open(journal.path) as again:
        assert [note.run for note in again.plan.run_notes()] == ["run"]
    assert table.taken_in.times == 0, "no page is shown any more"


def test_one_thing_is_done_at_a_time(table: Table, theirs: Path, tmp_path: Path) -> None:
    table.look_at(theirs)
    with table.waits_for(table.desk.data_desk.kept):
        click(table.page.data.preview.keep_button)
        table.page.data.export_asked.emit(tmp_path / "out.json")
        table.page.data.merge_asked.emit(theirs)
        assert not table.page.data.export_button.isEnabled()
    assert table.said() == "Taken in. Both diaries are one here now."
    assert table.page.data.export_button.isEnabled()
    assert not (tmp_path / "out.json").exists()


class Broken(DiaryFiles):
    """Files whose reading breaks in a way that nobody thought of."""

    def read(self, path: Path, passphrase: Passphrase | None = None) -> Contents:
        raise ZeroDivisionError(path)


def test_what_breaks_is_told_and_the_files_are_offered_again(
    qapp: QApplication, qtbot: QtBot, journal: Journal, theirs: Path
) -> None:
    table = Table(qapp, qtbot, journal, Broken(journal, FakeClock(NOW)))
    with qtbot.captureExceptions() as raised:
        table.look_at(theirs)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert table.said() == "That did not work. Nothing was changed."
    assert table.page.data.merge_button.isEnabled()


def test_two_diaries_that_do_not_go_together_are_told(
    table: Table, journal: Journal, theirs: Path
) -> None:
    journal.diary.keep(a_done_run(), a_run_pain(score=9))
    table.look_at(theirs)
    assert "“p” is not the same there as in this diary" in table.said()


def test_what_was_kept_since_the_look_is_kept_all_the_same(
    table: Table, journal: Journal, theirs: Path
) -> None:
    table.look_at(theirs)
    journal.diary.keep(a_done_run("later"))
    table.take_in()
    assert {note.run for note in journal.plan.run_notes()} == {"run", "later"}


def test_the_keyboard_is_at_the_answer_and_goes_back(
    table: Table, theirs: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    table.page.resize(804, 420)
    with qtbot.waitActive(table.page):
        table.page.activateWindow()
    table.look_at(theirs)
    data = table.page.data
    assert table.page.focusWidget() is data.preview.leave_button
    qapp.processEvents()
    assert not data.preview.leave_button.visibleRegion().isEmpty()
    strike(data.preview.leave_button, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert table.page.focusWidget() is data.preview.keep_button
    strike(data.preview.keep_button, Qt.Key.Key_Escape)
    assert not data.preview.isVisible()
    assert table.page.focusWidget() is data.merge_button
    assert all(
        one.accessibleName()
        for one in (
            data.export_button,
            data.merge_button,
            data.preview.keep_button,
            data.preview.leave_button,
        )
    )


def test_the_keyboard_is_where_the_file_was_chosen_once_it_is_taken_in(
    table: Table, theirs: Path
) -> None:
    data = table.page.data
    data.merge_button.setFocus()
    table.look_at(theirs)
    with table.waits_for(table.desk.data_desk.kept):
        strike(data.preview.keep_button, Qt.Key.Key_Space)
        assert table.page.focusWidget() is not data.merge_button, "it is not to be pressed now"
    assert table.page.focusWidget() is data.merge_button
    table.look_at(theirs)
    assert table.page.focusWidget() is data.merge_button, "there was nothing to ask"


def test_whoever_goes_on_while_a_file_is_read_keeps_the_keyboard(
    table: Table, tmp_path: Path
) -> None:
    (tmp_path / "other.json").write_text("{}")
    elsewhere = table.page.entries["about"]
    table.page.data.merge_button.setFocus()
    with table.waits_for(table.desk.data_desk.looked):
        table.page.data.merge_asked.emit(tmp_path / "other.json")
        elsewhere.setFocus()
    assert table.page.focusWidget() is elsewhere


def test_without_a_diary_nothing_is_offered(qapp: QApplication, qtbot: QtBot) -> None:
    page = SettingsPage(*dress(qapp), Facts("1", "6", "journal.db"))
    qtbot.addWidget(page)
    for one in (page.data.export_button, page.data.tables_button, page.data.merge_button):
        assert not one.isEnabled()


def test_what_was_exported_here_is_read_there(table: Table, tmp_path: Path) -> None:
    with a_journal(tmp_path / "other" / "journal.db", 3) as other:
        DiaryFiles(other, FakeClock(NOW)).export(tmp_path / "o.json")
    table.look_at(tmp_path / "o.json")
    table.take_in()
    table.export(tmp_path / "again.json")
    assert read_diary(tmp_path / "again.json") == read_diary(tmp_path / "o.json")


def test_a_locked_export_is_written_and_taken_in_by_its_passphrase(
    qapp: QApplication, qtbot: QtBot, journal: Journal, tmp_path: Path
) -> None:
    word, file = Passphrase("three blue herons"), tmp_path / "theirs.json.locked"
    with a_journal(tmp_path / "other" / "journal.db", 3) as other:
        source = Table(qapp, qtbot, other, DiaryFiles(other, FakeClock(NOW)))
        with source.waits_for(source.desk.data_desk.exported):
            source.page.data.lock_asked.emit(file, word)
        assert source.said() == f"Written to {file}."
    table = Table(qapp, qtbot, journal, DiaryFiles(journal, FakeClock(NOW)))
    table.look_at(file)
    card = table.page.data.open_card
    assert not card.isHidden()
    assert table.page.data.preview.isHidden()
    for typed, said in (("three", "It does not open the file"), ("three blue herons", "")):
        card.fields.first.line.setText(typed)
        with table.waits_for(table.desk.data_desk.looked):
            click(card.go_button)
        assert card.fields.first.wrong.text().startswith(said)
    assert card.isHidden()
    assert not table.page.data.preview.isHidden()
    table.take_in()
    assert table.taken_in.times == 1


def test_leaving_a_locked_file_forgets_what_was_typed(
    qapp: QApplication, qtbot: QtBot, journal: Journal, tmp_path: Path
) -> None:
    files, file = DiaryFiles(journal, FakeClock(NOW)), tmp_path / "out.json.locked"
    assert files.export(file, Passphrase("three blue herons")) == ""
    table = Table(qapp, qtbot, journal, files)
    table.look_at(file)
    card = table.page.data.open_card
    card.fields.first.line.setText("three")
    click(card.leave_button)
    assert card.isHidden()
    assert card.fields.first.line.text() == ""
