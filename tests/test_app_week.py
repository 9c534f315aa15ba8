"""The first day of the week in the whole program: chosen once, it holds on every page at once."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.paths import Paths
from backstretch.settings import load_settings
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.pages.plan_day import DayHead
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.widgets.week_strip import WeekStrip
from tests.fakes import FakeClock, used_home
from tests.windows import active

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

Start = Callable[[], App]
CTRL = Qt.KeyboardModifier.ControlModifier
WEDNESDAY = datetime(2026, 3, 4, 12, tzinfo=UTC)
"""A day that begins no week: the first day of one would be told as today."""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return used_home(tmp_path / "home", week_starts="monday")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, paths: Paths) -> Start:
    """Return what starts the window."""

    def begin() -> App:
        return active(App(qapp, paths, WindowOptions(), FakeClock(WEDNESDAY)), qtbot)

    return begin


def press(app: App, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(app.window.focusWidget(), key, held)


def first_on_today(app: App) -> str:
    press(app, Qt.Key.Key_1)
    strip = next(s for s in app.window.today.findChildren(WeekStrip) if s.isVisible())
    return min(strip.cells, key=lambda cell: cell.x()).accessibleName().split()[0]


def first_on_plan(app: App) -> str:
    press(app, Qt.Key.Key_2)
    page = app.window.page_in_hand()
    assert isinstance(page, PlanPage)
    heads = [head for head in page.findChildren(DayHead) if head.isVisible()]
    return min(heads, key=lambda head: head.mapTo(page, QPoint()).x()).text()


def test_a_day_chosen_in_the_settings_begins_the_week_everywhere_and_undo_brings_it_back(
    start: Start, paths: Paths, qtbot: QtBot
) -> None:
    app = start()
    assert (first_on_today(app), first_on_plan(app)) == ("Monday", "Mon")
    press(app, Qt.Key.Key_Comma)
    page = app.window.page_in_hand()
    assert isinstance(page, SettingsPage)
    page.choose("appearance")
    monday = page.appearance.week.buttons()[1]
    qtbot.waitUntil(lambda: monday.width() > 0)  # arrows go by where the buttons lie
    monday.setFocus()
    for _ in range(2):
        QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Right)
    assert load_settings(paths.settings)[0].week_starts == "sunday"
    assert (first_on_today(app), first_on_plan(app)) == ("Sunday", "Sun")
    press(app, Qt.Key.Key_Comma)
    for _ in range(2):
        page.undo_asked.emit()
    assert load_settings(paths.settings)[0].week_starts == "monday"
    assert (first_on_today(app), first_on_plan(app)) == ("Monday", "Mon")
