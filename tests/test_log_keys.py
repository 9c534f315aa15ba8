"""A run with pain, place and quality takes few keys from Today, in the window as it is used."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.bodymap.regions import Region
from backstretch.journal.said import Quality
from backstretch.journal.store import Journal
from tests.fakes import FakeClock, used_home
from tests.windows import active

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

MOST_PRESSES = 12
CONTROL = Qt.KeyboardModifier.ControlModifier


class Fingers:
    """Presses keys on the window, as the keyboard does, and counts them, Ctrl as well."""

    def __init__(self, window: QWindow) -> None:
        self.presses = 0
        self._window = window

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            QTest.keyClick(self._window, key, held or Qt.KeyboardModifier.NoModifier)
            QApplication.processEvents()
            self.presses += 1 if held is None else 2


def test_a_run_with_pain_place_and_quality_takes_few_keys_from_today(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> None:
    paths = used_home(tmp_path / "home")
    app = active(App(qapp, paths, WindowOptions(), clock), qtbot)
    assert app.window.today.isVisible()
    fingers = Fingers(app.window.windowHandle())
    fingers.press(Qt.Key.Key_L, held=CONTROL)
    fingers.press(Qt.Key.Key_3)  # the number
    fingers.press(Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Space)  # the place
    fingers.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)  # how it feels
    fingers.press(Qt.Key.Key_S, held=CONTROL)
    with Journal.open(paths.journal, read_only=True) as journal:
        [run] = journal.plan.runs("2000-01-01", "2100-01-01")
        [pain] = journal.diary.pains_of_run(run.run)
    assert (pain.score, pain.regions) == (3, {Region.LUMBAR_LEFT: 3})
    assert pain.qualities == (Quality.ACHE,)
    assert fingers.presses <= MOST_PRESSES
    assert app.window.today.isVisible()
