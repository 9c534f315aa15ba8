"""What is newer is taken in entry by entry; how a diary was changed is told before it is chosen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backstretch.app import App
from backstretch.app_parts.going_back import COMPARE, KEEP, NEWER, WentBack
from backstretch.app_parts.reviewing import Reviewing
from backstretch.clock import SystemClock
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.quarantine import quarantine_folder
from backstretch.paths import Paths
from backstretch.ui.pages.settings_compare import ComparePart
from backstretch.ui.pages.settings_review import ReviewPart
from tests.app_parts.windows import LONGEST_MS, Opened, done, notice, save, sessions
from tests.fakes import FakeClock, used_home
from tests.journal.test_verify import changed
from tests.test_cli_backups import alter

NOW = FakeClock().now()
NEW = ("second", "third", "fourth")
LONGEST_S = 5


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home that was backed up with one session and has four now."""
    paths = used_home(tmp_path / "home")
    save(paths, "first")
    make_backup(paths.journal, Why.SAVED, NOW)
    for key in NEW:
        save(paths, key)
    return paths


def damage(paths: Paths) -> bytes:
    changed(paths.journal, "DELETE FROM event WHERE session = 1 AND seq = 2")
    return paths.journal.read_bytes()


def reviewed(app: App) -> tuple[ReviewPart, Reviewing]:
    reviewing = app.going_back.reviewing
    desk = app._pages._settings_desk
    assert reviewing
    assert desk
    return desk.page.data.review, reviewing


def compared(app: App, qtbot: QtBot) -> ComparePart:
    """Ask how the diary differs, and return what is shown of that."""
    app.window.today.notice_action_asked.emit(COMPARE)
    _, reviewing = reviewed(app)
    with qtbot.waitSignal(reviewing.compared, timeout=LONGEST_MS):
        pass
    desk = app._pages._settings_desk
    assert desk
    return desk.page.data.compare


def escape(app: App, answer: QWidget, qtbot: QtBot) -> None:
    """Strike Esc on an answer."""
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    assert app.window.focusWidget() is answer
    QTest.keyClick(answer, Qt.Key.Key_Escape)


def test_three_presses_bring_back_all_that_can_be_read(
    opened: Opened, paths: Paths, qtbot: QtBot
) -> None:
    clock = SystemClock()
    damaged = damage(paths)
    app = opened()
    began = clock.monotonic_ns()
    app.window.today.body.unreadable.back_button.click()
    went = done(app)
    assert (clock.monotonic_ns() - began) / 1e9 < LONGEST_S, "the diary is back"
    app = opened(went)
    app.window.today.notice_action_asked.emit(NEWER)
    review, reviewing = reviewed(app)
    with qtbot.waitSignal(reviewing.chosen, timeout=LONGEST_MS):
        review.take_button.click()
    app.window.close()
    app.close()
    assert sorted(sessions(paths)) == sorted(("first", *NEW))
    assert went.kept
    assert went.kept.read_bytes() == damaged


def test_by_keys_alone_some_are_taken_in_and_the_others_left(
    opened: Opened, paths: Paths, qtbot: QtBot
) -> None:
    damage(paths)
    app = opened()
    QTest.keyClick(app.window.today.body.unreadable.back_button, Qt.Key.Key_Space)
    app = opened(done(app))
    app.window.today.notice_action_asked.emit(NEWER)
    review, reviewing = reviewed(app)
    assert len(review.rows) == len(NEW)
    assert review.take_button.text() == "Take in 3 of 3"
    assert app.window.focusWidget() is review.leave_button, "nothing is taken in by one key"
    review.take_button.setFocus()
    for button in (review.take_button, review.leave_button, review.none_button):
        assert app.window.focusWidget() is button
        QTest.keyClick(button, Qt.Key.Key_Tab)
    assert app.window.focusWidget() is review.rows[0]
    QTest.keyClick(review.rows[0], Qt.Key.Key_Space)
    QTest.keyClick(review.rows[0], Qt.Key.Key_Tab)
    assert app.window.focusWidget() is review.rows[1]
    QTest.keyClick(review.rows[1], Qt.Key.Key_Space)
    assert review.take_button.text() == "Take in 1 of 3"
    with qtbot.waitSignal(reviewing.chosen, timeout=LONGEST_MS):
        QTest.keyClick(review.take_button, Qt.Key.Key_Space)
    assert not review.isVisible()
    desk = app._pages._settings_desk
    assert desk
    assert app.window.focusWidget() is desk.page.data.merge_button
    app.window.close()
    app.close()
    assert len(sessions(paths)) == 2


def test_all_of_them_can_be_left(opened: Opened, paths: Paths, qtbot: QtBot) -> None:
    damage(paths)
    app = opened()
    app.window.today.body.unreadable.back_button.click()
    app = opened(done(app))
    app.window.today.notice_action_asked.emit(NEWER)
    review, _ = reviewed(app)
    review.none_button.click()
    assert review.ticked() == frozenset()
    assert not review.take_button.isEnabled()
    assert review.none_button.text() == "Tick all"
    review.none_button.click()
    assert review.take_button.isEnabled()
    review.leave_button.setFocus()
    escape(app, review.leave_button, qtbot)
    assert not review.isVisible()
    assert "as it was" not in notice(app)
    app.window.close()
    app.close()
    assert sessions(paths) == ["first"]


def test_very_many_have_one_row_for_the_last(opened: Opened) -> None:
    app = opened()
    desk = app._pages.settings_at("data")
    review = desk.page.data.review
    review.show_entries("Newer", "", [f"entry {n}" for n in range(250)])
    assert len(review.rows) == 201
    assert review.rows[-1].text() == "And 50 more"
    assert len(review.ticked()) == 250
    review.rows[-1].setChecked(False)
    assert len(review.ticked()) == 200
    review.show_entries("Newer", "", ["entry"])
    assert len(review.rows) == 1


def test_a_second_damage_gets_a_second_quarantine(opened: Opened, paths: Paths) -> None:
    first = damage(paths)
    app = opened()
    app.window.today.body.unreadable.back_button.click()
    one = done(app).kept
    second = damage(paths)
    app = opened()
    app.window.today.body.unreadable.back_button.click()
    two = done(app).kept
    assert one
    assert two
    assert one != two
    assert (one.read_bytes(), two.read_bytes()) == (first, second)
    assert {one, two} <= set(quarantine_folder(paths.journal).iterdir())


def test_a_changed_diary_is_compared_entry_by_entry(
    opened: Opened, paths: Paths, qtbot: QtBot
) -> None:
    alter(paths)
    before = paths.journal.read_bytes()
    app = opened()
    part = compared(app, qtbot)
    assert part.isVisible()
    assert "next to the backup of Monday 2 March 2026, 18:30." in part.about.text()
    assert part.tally.text() == "Sessions: 1 changed, 3 added\nPain: 3 added"
    lines = part.lines.text().splitlines()
    assert lines[0] == "Changed: Monday 2 March, session, 1 min done (its time zone)"
    assert len(lines) == 7
    assert app.window.focusWidget() is part.leave_button, "nothing is chosen by one key"
    escape(app, part.leave_button, qtbot)
    assert not part.isVisible()
    assert app.going_back.then is None
    shown = app.today.notices.shown()
    assert shown
    assert [action.code for action in shown.actions][:2] == [KEEP, COMPARE]
    app.window.close()
    app.close()
    assert paths.journal.read_bytes() == before


def test_after_comparing_it_is_kept(opened: Opened, paths: Paths, qtbot: QtBot) -> None:
    alter(paths)
    app = opened()
    compared(app, qtbot).keep_button.click()
    assert done(app) == WentBack()
    assert len(sessions(paths)) == 4
    assert len(Shelf.of(paths.journal).backups()) == 2


def test_after_comparing_the_backup_is_gone_back_to(
    opened: Opened, paths: Paths, qtbot: QtBot
) -> None:
    alter(paths)
    app = opened()
    compared(app, qtbot).back_button.click()
    assert done(app).undo == 2
    assert sessions(paths) == ["first"]


def test_without_a_good_backup_there_is_nothing_to_compare_with(
    opened: Opened, paths: Paths, qtbot: QtBot
) -> None:
    alter(paths)
    (backup,) = Shelf.of(paths.journal).backups()
    backup.file.write_bytes(b"gone")
    app = opened()
    part = compared(app, qtbot)
    assert not part.isVisible()
    desk = app._pages._settings_desk
    assert desk
    assert desk.page.notice.words.text() == "There is no good backup to compare with."
