"""Where the usual place cannot be used, a folder is chosen, and what to type next time is said."""

import shlex
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app_parts.homeless import command, take
from backstretch.resources import resources_dir
from backstretch.ui.home_dialog import HomeDialog
from backstretch.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
WHY = "The system says your home folder is “/nonexistent”, where nothing can be kept."


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot) -> HomeDialog:
    theme = Theme(resources_dir(), qapp.styleHints(), "daylight")
    made = HomeDialog(theme, WHY, take, command)
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_empty_folder_is_taken_and_the_next_start_is_told(
    dialog: HomeDialog, tmp_path: Path
) -> None:
    home = tmp_path / "my back"
    home.mkdir()
    assert dialog.why.text() == WHY
    dialog.use(home)
    assert dialog.folder == home
    assert (home / "data").is_dir()
    assert str(home) in dialog.why.text()
    assert shlex.split(dialog.line.toPlainText()) == ["backstretch", "--home", str(home)]
    assert dialog.line.isVisible()
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == dialog.line.toPlainText()
    dialog.choose_button.click()
    assert dialog.result() == HomeDialog.DialogCode.Accepted


def test_a_folder_with_other_things_gets_one_of_the_programs_own(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    assert take(tmp_path) == (tmp_path / "Backstretch", "")
    assert take(tmp_path) == (tmp_path / "Backstretch", "")
    assert take(tmp_path / "Backstretch") == (tmp_path / "Backstretch", ""), "which has a diary"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["Backstretch", "letter.txt"]


def test_what_cannot_be_written_to_is_told_and_asked_again(
    dialog: HomeDialog, tmp_path: Path
) -> None:
    taken = tmp_path / "Backstretch"
    taken.write_text("a file")
    dialog.use(tmp_path)
    assert dialog.folder is None
    assert dialog.why.text().startswith(f"The folder {taken / 'data'} cannot be made: ")
    assert dialog.told.text() == "Choose another folder."
    dialog.use(tmp_path / "not there")
    assert dialog.why.text() == f"The folder {tmp_path / 'not there'} cannot be read."


def test_after_one_that_will_not_do_another_is_taken(dialog: HomeDialog, tmp_path: Path) -> None:
    dialog.use(tmp_path / "not there")
    dialog.use(tmp_path)
    assert dialog.folder == tmp_path
    assert dialog.told.text() == ""


def test_quit_keeps_nothing(dialog: HomeDialog) -> None:
    dialog.quit_button.click()
    assert dialog.folder is None
    assert dialog.result() == HomeDialog.DialogCode.Rejected
