"""A diary of a newer version in the window: named as such, read, gone back from, never changed."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backstretch.app_parts.going_back import EXPORT, NEWER, QUIT, WentBack
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.migrate import latest_version
from backstretch.paths import Paths
from tests.app_parts.windows import LONGEST_MS, Opened, done, notice, save, sessions
from tests.fakes import FakeClock, used_home
from tests.journal.test_newer import OF_THE_FUTURE, ONE_MORE, make_newer, sha

NOW = FakeClock().now()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with a diary of a newer version, backed up before it became one."""
    paths = used_home(tmp_path / "home")
    save(paths, "first")
    make_backup(paths.journal, Why.MIGRATION, NOW)
    save(paths, "second")
    make_newer(paths.journal, ONE_MORE, *OF_THE_FUTURE)
    return paths


def test_the_first_page_names_both_versions_and_what_can_be_done(
    opened: Opened, paths: Paths
) -> None:
    before = sha(paths.journal)
    app = opened()
    card = app.window.today.body.unreadable
    assert card.title.text() == "A newer Backstretch wrote your diary"
    assert f"version {ONE_MORE}" in card.why.text()
    assert f"up to version {latest_version()}" in card.why.text()
    assert str(paths.journal.parent) in card.why.text()
    said = f"{card.why.text()} {card.advice.text()} {card.offer.text()}"
    assert "Nothing was changed." in said
    assert "Monday 2 March 2026, 18:30, 1 session, 1 pain entry." in said
    assert "damage" not in said
    assert "corrupt" not in said
    shown = [card.read_button, card.back_button, card.start_button, card.quit_button]
    assert all(button.isVisible() for button in shown)
    assert not card.folder_button.isVisible()
    assert app.window.today.body.first() is card.read_button
    app.window.close()
    app.close()
    assert sha(paths.journal) == before


def test_it_is_read_and_exported_but_not_written_to(
    opened: Opened, paths: Paths, qtbot: QtBot, tmp_path: Path
) -> None:
    before = sha(paths.journal)
    app = opened()
    QTest.keyClick(app.window.today.body.unreadable.read_button, Qt.Key.Key_Space)
    went = done(app)
    assert went == WentBack(reading=True)
    app = opened(went)
    shown = app.today.notices.shown()
    assert shown
    assert f"it has version {ONE_MORE}" in shown.text
    assert "It opens for reading only. 2 entries of a kind" in shown.text
    assert [action.code for action in shown.actions] == [EXPORT, QUIT]
    assert not app.window.today.body.unreadable.isVisible()
    app.window.journal_asked.emit()
    app.window.trends_asked.emit()
    app._pages.show_settings("data")
    desk = app._pages._settings_desk
    assert desk
    assert not desk.page.data.backups.now_button.isEnabled()
    target = tmp_path / "all.json"
    with qtbot.waitSignal(desk.data_desk.exported, timeout=LONGEST_MS):
        desk.data_desk.export(target)
    exported = json.loads(target.read_text())
    assert [one["id"] for one in exported["sessions"]] == ["first", "second"]
    assert [one["id"] for one in exported["pain"]] == ["pain of first", "pain of second"]
    app.window.log_asked.emit()
    app.window.close()
    app.close()
    assert sha(paths.journal) == before
    assert len(Shelf.of(paths.journal).backups()) == 1


def test_the_backup_from_before_is_gone_back_to_and_the_newer_file_kept(
    opened: Opened, paths: Paths
) -> None:
    before = sha(paths.journal)
    app = opened()
    app.window.today.body.unreadable.back_button.click()
    went = done(app)
    assert went.kept
    assert sha(went.kept) == before
    assert sessions(paths) == ["first"]
    app = opened(went)
    assert notice(app) == (
        "Your diary is as it was on Monday 2 March 2026, 18:30. The newer file is kept."
    )
    app.window.today.notice_action_asked.emit(NEWER)
    assert sha(went.kept) == before


@pytest.mark.parametrize("way", ["card", "notice"])
def test_the_program_can_be_left(opened: Opened, way: str) -> None:
    if way == "card":
        app = opened()
        app.window.today.body.unreadable.quit_button.click()
    else:
        app = opened(WentBack(reading=True))
        app.window.today.notice_action_asked.emit(QUIT)
    assert not app.window.isVisible()
    assert app.going_back.then is None


def test_without_a_backup_from_before_none_is_offered(opened: Opened, paths: Paths) -> None:
    for file in (paths.journal.parent / "backups").glob("backup-*"):
        file.unlink()
    card = opened().window.today.body.unreadable
    assert card.read_button.isVisible()
    assert not card.back_button.isVisible()
