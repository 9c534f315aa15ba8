"""Deleting an entry in the Journal leads on to deleting its words for good, everywhere."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.store import Journal
from backstretch.ui.journal_undo import undo_stack
from backstretch.ui.pages.journal import JournalPage
from backstretch.ui.pages.settings import SettingsPage
from tests.fakes import used_home
from tests.journal.samples import a_pain
from tests.ui.pages.states import click
from tests.windows import shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
MARKER = "QWORDSGONE"


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> App:
    paths = used_home(tmp_path / "home")
    with Journal.open(paths.journal) as journal:
        journal.keep_pain(a_pain("p", 4, session="", note=MARKER))
    return shown(App(qapp, paths, WindowOptions(speed=60)), qtbot)


def holders(folder: Path) -> list[str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file.name for file in files if MARKER.encode() in file.read_bytes())


def test_what_was_deleted_in_the_journal_is_deleted_for_good(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    app.window.journal_asked.emit()
    page = app.window.page_in_hand()
    assert isinstance(page, JournalPage)
    page.delete_asked.emit(page.list.entry())
    assert page.toast.words.text().startswith("Deleted: ")
    assert page.toast.other_button.text() == "Delete for good…"
    assert undo_stack(app.window).next
    click(page.toast.other_button)
    settings = app.window.page_in_hand()
    assert isinstance(settings, SettingsPage)
    part = settings.data.forget
    qtbot.waitUntil(lambda: not part.question.isHidden(), timeout=30_000)
    assert "journal.db" in holders(tmp_path)  # and in a backup, once that is made
    part.go_button.click()
    qtbot.waitUntil(lambda: "is gone" in settings.notice.words.text(), timeout=30_000)
    assert holders(tmp_path) == []
    assert not undo_stack(app.window).next
    app.window.close()
