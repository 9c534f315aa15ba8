"""A backup that fails is told on Today, with another try, and a copy elsewhere to choose."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.app_parts.backup_notice import AGAIN
from backstretch.journal.backup_shelf import Shelf
from backstretch.paths import Paths
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.today_notices import COPY
from tests.app_parts.windows import LONGEST_MS, notice, save
from tests.fakes import used_home
from tests.windows import shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
FAILED = "No backup was made in "


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home whose backups cannot be made: a file is where their folder should be."""
    paths = used_home(tmp_path / "home")
    save(paths, "first")
    (paths.data / "backups").write_text("not a folder")
    return paths


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, paths: Paths) -> App:
    made = shown(App(qapp, paths, WindowOptions(speed=60)), qtbot)
    qtbot.waitUntil(lambda: made.backups is not None, timeout=LONGEST_MS)
    return made


def test_it_is_tried_again_until_it_works(app: App, qtbot: QtBot, paths: Paths) -> None:
    def is_told() -> bool:
        if app.backups:
            app.backups.try_again()  # which waits for nothing that is under way
        return notice(app).startswith(FAILED)

    qtbot.waitUntil(is_told, timeout=LONGEST_MS)
    shown = app.today.notices.shown()
    assert shown
    assert [action.label for action in shown.actions] == ["Try again", "Save a copy…", "Close"]
    (paths.data / "backups").unlink()

    def is_withdrawn() -> bool:
        app.window.today.notice_action_asked.emit(AGAIN)
        return not notice(app).startswith(FAILED)

    qtbot.waitUntil(is_withdrawn, timeout=LONGEST_MS)
    assert Shelf.of(paths.journal).newest_good().backup
    app.window.close()


def test_on_another_page_today_bears_a_sign_until_it_is_seen(app: App, qtbot: QtBot) -> None:
    assert app.backups
    app.window.rail.buttons()[2].click()
    today = app.window.rail.buttons()[0]
    qtbot.waitUntil(lambda: not today.isChecked(), timeout=LONGEST_MS)
    plain = today.grab().toImage()
    app.backups.complained.emit(f"{FAILED}the folder.")
    assert "Today" in today.accessibleDescription()
    assert today.toolTip() == today.accessibleDescription()
    assert today.grab().toImage() != plain
    app.backups.made.emit()
    assert today.accessibleDescription() == ""
    assert today.grab().toImage() == plain
    app.backups.complained.emit(f"{FAILED}the folder.")
    today.click()
    assert today.accessibleDescription() == "", "it was seen"
    app.backups.complained.emit(f"{FAILED}the folder, again.")
    assert today.accessibleDescription() == "", "it is in sight"
    app.window.close()
    app.close()


def test_a_copy_elsewhere_is_offered(app: App) -> None:
    app.window.today.notice_action_asked.emit(COPY)
    page = app.window.page_in_hand()
    assert isinstance(page, SettingsPage)
    assert not page.data.copies.lock_card.isHidden()
    app.window.close()
    app.close()
