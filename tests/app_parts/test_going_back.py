"""A damaged or changed diary is met in the window, and mended once it is closed."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import WindowOptions
from backstretch.app_parts.going_back import KEEP, NEWER, SEE, UNDO, WentBack
from backstretch.clock import SystemClock
from backstretch.desktop.single import Single, Start
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.quarantine import quarantine_folder
from backstretch.loop import run_window
from backstretch.paths import Paths
from backstretch.settings import Settings, save_settings
from backstretch.ui.main_window import MainWindow
from tests.app_parts.windows import Opened, done, notice, save, sessions
from tests.fakes import FakeClock, used_home
from tests.journal.test_verify import changed

LONGEST_MS = 10_000
NOW = FakeClock().now()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home that was backed up with one session and has two now."""
    paths = used_home(tmp_path / "home")
    save(paths, "first")
    make_backup(paths.journal, Why.SAVED, NOW)
    save(paths, "second")
    return paths


def test_a_damaged_diary_offers_its_backup_and_then_what_is_newer(
    opened: Opened, paths: Paths, qtbot: QtBot
) -> None:
    changed(paths.journal, "DELETE FROM event WHERE session = 1 AND seq = 2")
    damaged = paths.journal.read_bytes()
    app = opened()
    card = app.window.today.body.unreadable
    assert "is damaged and was left just as it is" in card.why.text()
    assert "Monday 2 March 2026, 18:30: 1 session, 1 pain entry." in card.offer.text()
    card.back_button.click()
    assert paths.journal.read_bytes() == damaged, "nothing is done while the window is open"
    went = done(app)
    assert sessions(paths) == ["first"]
    assert [went.kept] == list(quarantine_folder(paths.journal).iterdir())

    app = opened(went)
    assert notice(app) == (
        "Your diary is as it was on Monday 2 March 2026, 18:30. The damaged file is kept."
    )
    app.window.today.notice_action_asked.emit(NEWER)
    desk = app._pages._settings_desk
    assert desk
    review = desk.page.data.review
    assert review.isVisible()
    assert [row.text() for row in review.rows] == [
        "Monday 2 March: session, 1 min done · pain, 4 of 10"
    ]
    with qtbot.waitSignal(desk.data_desk.kept, timeout=LONGEST_MS):
        review.take_button.click()
    assert not review.isVisible()
    assert "as it was" not in notice(app)
    app.window.close()
    app.close()
    assert sessions(paths) == ["first", "second"]


def test_without_a_good_backup_none_is_offered(opened: Opened, paths: Paths) -> None:
    changed(paths.journal, "DELETE FROM event WHERE session = 1 AND seq = 2")
    (backup,) = Shelf.of(paths.journal).backups()
    backup.file.write_bytes(b"gone")
    card = opened().window.today.body.unreadable
    assert card.isVisible()
    assert not card.back_button.isVisible()
    assert not card.offer.isVisible()
    assert "There is no good backup." in card.why.text()
    assert "“backstretch restore”" in card.why.text()


def test_a_whole_diary_that_is_in_use_elsewhere_is_not_to_be_replaced(
    opened: Opened, paths: Paths
) -> None:
    with closing(sqlite3.connect(paths.journal, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        card = opened().window.today.body.unreadable
    assert card.isVisible()
    assert "in use by another program" in card.why.text()
    assert not card.back_button.isVisible()
    assert not card.offer.isVisible()


def test_going_back_is_chosen_in_the_settings_and_undone_on_today(
    opened: Opened, paths: Paths, qtbot: QtBot
) -> None:
    app = opened()
    app._pages.show_settings("data")
    desk = app._pages._settings_desk
    assert desk
    with qtbot.waitSignal(desk.backups_desk.listed, timeout=LONGEST_MS):
        desk.backups_desk.refresh()
    part = desk.page.data.backups
    part.back_buttons[1].click()
    assert part.question.isVisible()
    part.go_button.click()
    went = done(app)
    assert sessions(paths) == ["first"]

    app = opened(went)
    assert notice(app) == "Your diary is as it was on Monday 2 March 2026, 18:30."
    app.window.today.notice_action_asked.emit(UNDO)
    assert done(app).complaint == ""
    assert sessions(paths) == ["first", "second"]


def test_what_went_wrong_is_told(opened: Opened, paths: Paths) -> None:
    app = opened()
    app.going_back.go_back(99)
    went = done(app)
    assert "There is no backup 99" in went.complaint
    assert "There is no backup 99" in notice(opened(went))
    assert sessions(paths) == ["first", "second"]


def test_a_diary_that_something_else_changed_is_kept_once_that_is_chosen(
    opened: Opened, paths: Paths
) -> None:
    content = paths.journal.read_bytes()
    paths.journal.write_bytes(content.replace(b"Europe/Berlin", b"Aurope/Berlin", 1))
    app = opened()
    assert notice(app).startswith("Something other than Backstretch changed your diary.")
    app.window.today.notice_action_asked.emit(SEE)
    desk = app._pages._settings_desk
    assert desk
    assert desk.page.data.isVisible()
    app.window.today.notice_action_asked.emit(KEEP)
    assert done(app) == WentBack()
    assert "diary" not in notice(opened(WentBack()))
    assert len(Shelf.of(paths.journal).backups()) == 2


def test_a_whole_diary_asks_for_nothing(opened: Opened) -> None:
    assert "diary" not in notice(opened())


def test_a_diary_that_was_lost_says_that_there_are_backups(opened: Opened, paths: Paths) -> None:
    paths.journal.unlink()
    app = opened()
    assert notice(app) == "Your diary is empty, but there are backups of an earlier one."


@pytest.mark.usefixtures("all_put_back")
def test_the_window_comes_back_by_itself_and_shows_the_diary_as_it_was(
    qapp: QApplication, paths: Paths
) -> None:
    single = Single(paths.cache / "window", SystemClock())
    assert single.begin() is Start.FIRST
    acts: list[Callable[[MainWindow], object]] = [
        lambda window: window.today.notice_action_asked.emit(KEEP),
        lambda window: window.leave(),
    ]
    content = paths.journal.read_bytes()
    paths.journal.write_bytes(content.replace(b"Europe/Berlin", b"Aurope/Berlin", 1))
    seen: list[str] = []

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                seen.append(window.today.notice.words.text())
                acts.pop(0)(window)
                return

    timer = QTimer(interval=50)
    timer.timeout.connect(look)
    timer.start()
    code, then = run_window(qapp, paths, WindowOptions(), single, None)
    assert then
    code, then = run_window(qapp, paths, WindowOptions(), single, then())
    timer.stop()
    single.close()
    assert (code, then, acts) == (0, None, [])
    assert seen[0].startswith("Something other than Backstretch changed")
    assert sessions(paths) == ["first", "second"]


def test_a_second_name_of_the_file_is_warned_of(opened: Opened, paths: Paths) -> None:
    paths.journal.with_name("second.db").hardlink_to(paths.journal)
    assert "has a second name on this disk, a hard link" in notice(opened())


def test_while_nothing_can_be_kept_the_first_start_waits(opened: Opened, paths: Paths) -> None:
    save_settings(paths.settings, Settings(first_start="safety"))
    content = paths.journal.read_bytes()
    paths.journal.write_bytes(content.replace(b"Europe/Berlin", b"Aurope/Berlin", 1))
    app = opened()
    assert app.window.page_in_hand() is app.window.today
    assert notice(app).startswith("Something other than Backstretch changed your diary.")
