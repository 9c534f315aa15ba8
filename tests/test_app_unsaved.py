"""What could not be saved is said for as long as that is so, and is not lost with its page."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.entries import SessionState
from backstretch.journal.said import PainMoment
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.plan.bending import kept_free
from tests.fakes import used_home

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return used_home(tmp_path / "home", cue_level="silent")


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, paths: Paths) -> App:
    made = App(qapp, paths, WindowOptions(speed=60))
    qtbot.addWidget(made.window, before_close_func=lambda _: made.close())
    made.window.show()
    qtbot.waitUntil(lambda: made.backups is not None and made.minding is not None)
    return made


@contextmanager
def in_use(paths: Paths) -> Iterator[None]:
    """Let another program write to the diary for a while."""
    with closing(sqlite3.connect(paths.journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def said(app: App) -> str:
    notice = app.today.notices.shown()
    return notice.text if notice else ""


def pains_after(paths: Paths) -> list[int | None]:
    with Journal.open(paths.journal, read_only=True) as journal:
        pains = [p for p in journal.pains() if p.moment is PainMoment.AFTER_SESSION]
        return [pain.score for pain in pains]


def left_with_an_answer(app: App, paths: Paths) -> None:
    """End a session and leave its page for good, while nothing can be saved."""
    player = app.window.player
    app.begin(app.today.routine)
    player.next_asked.emit()
    with in_use(paths):
        player.end_asked.emit()
        player.finished.answers.pain_chosen.emit(4)
        player.closed.emit()
        assert app.window.shows_player(), "it is said before the page goes"
        player.closed.emit()
    assert not app.window.shows_player()


def test_answers_that_could_not_be_saved_are_saved_when_that_is_asked_for(
    app: App, paths: Paths
) -> None:
    left_with_an_answer(app, paths)
    assert "in use" in said(app)
    assert "is not lost" in said(app)
    assert pains_after(paths) == []
    app.window.today.notice_action_asked.emit("save-owed")
    assert said(app) == ""
    assert pains_after(paths) == [4]
    with Journal.open(paths.journal, read_only=True) as journal:
        assert [one.state for one in journal.sessions()] == [SessionState.PARTIAL]


def test_they_are_saved_with_whatever_is_saved_next(app: App, paths: Paths) -> None:
    left_with_an_answer(app, paths)
    assert app.parts.weekly().keep_days(5) == ""
    assert pains_after(paths) == [4]
    assert "is not lost" not in said(app)


def test_they_are_saved_when_the_window_is_closed(app: App, paths: Paths) -> None:
    left_with_an_answer(app, paths)
    app.window.leave()
    app.close()
    assert pains_after(paths) == [4]


def test_that_the_plan_could_not_be_saved_is_not_said_once_it_was(app: App, paths: Paths) -> None:
    planner = app.parts.weekly().planner
    tomorrow = planner.today() + timedelta(days=1)
    week = planner.week(planner.week_of(tomorrow))
    assert planner.keep_plan(kept_free(week, tomorrow, planner.today())) == ""
    with in_use(paths):
        app.window.today.tomorrow_asked.emit()
        assert "in use" in said(app)
    app.window.today.tomorrow_asked.emit()
    assert planner.week(planner.week_of(tomorrow)).day(tomorrow).session is not None
    assert said(app) == ""
