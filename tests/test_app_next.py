"""The end of a session in the whole program: what comes next is what the plan holds then."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.ui.next_session import next_session
from tests.fakes import used_home

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


def test_the_end_of_a_session_tells_the_next_one_of_the_plan(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    app = App(qapp, used_home(tmp_path / "home", cue_level="silent"), WindowOptions(speed=60))
    qtbot.addWidget(app.window, before_close_func=lambda _: app.close())
    app.window.show()
    qtbot.waitUntil(lambda: app.minding is not None)
    app.begin(app.today.routine)
    app.window.player.next_asked.emit()
    app.window.player.end_asked.emit()
    line = app.window.player.finished.next
    said = next_session(app.parts.weekly().planner, app._shared.library)
    assert said is not None
    assert line.isVisible()
    assert (line.when.text(), line.about.text()) == (said.when, said.about)
