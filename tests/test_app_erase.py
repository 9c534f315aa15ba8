"""Deleting everything from the window: only with the word, only once nothing is open."""

import re
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.app_parts.erase_desk import erase_all
from backstretch.journal.claim import Claim
from backstretch.paths import Paths
from backstretch.ui.pages.settings import SettingsPage
from tests.fakes import used_home
from tests.ui.pages.states import click

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return used_home(tmp_path / "home")


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, paths: Paths) -> App:
    made = App(qapp, paths, WindowOptions(speed=60))
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.watch.painted, timeout=5000):
        made.window.show()
    return made


def section(app: App) -> SettingsPage:
    app.window.settings_asked.emit()
    page = app.window.page_in_hand()
    assert isinstance(page, SettingsPage)
    page.choose("erase")
    return page


def test_without_the_word_nothing_can_be_pressed(app: App, paths: Paths) -> None:
    erase = section(app).erase
    for typed in ("", "delet", "delete all", "löschen"):
        erase.field.line.setText(typed)
        assert not erase.erase_button.isEnabled()
    erase.field.line.setText(" Delete ")
    assert erase.erase_button.isEnabled()
    section(app).choose("sound")
    assert not erase.is_typed()
    app.close()
    assert not app.is_to_erase()
    assert paths.journal.exists()


def test_with_the_word_the_window_closes_and_all_is_gone(app: App, paths: Paths) -> None:
    erase = section(app).erase
    QTest.keyClicks(erase.field.line, "delete")
    click(erase.erase_button)
    assert not app.window.isVisible()
    assert app.is_to_erase()
    assert paths.journal.exists()  # it is still open
    app.close()
    assert erase_all(paths) == 0
    assert not any(folder.exists() for folder in paths.folders)


def test_a_session_elsewhere_keeps_it_from_being_deleted(app: App, paths: Paths) -> None:
    elsewhere = Claim(paths.claim)
    assert elsewhere.take()
    erase = section(app).erase
    erase.field.line.setText("delete")
    click(erase.erase_button)
    elsewhere.give_back()
    assert erase.note.isVisible()
    assert not app.is_to_erase()
    app.close()


def test_what_goes_is_said_in_numbers(app: App) -> None:
    erase = section(app).erase
    assert "kB" in erase.diary_row.detail.text()
    told = erase.copies_row.detail.text()  # the first backup may be made by then
    assert re.fullmatch(r"Backups: [01]\. Damaged copies put aside: 0\.", told)
    app.close()
