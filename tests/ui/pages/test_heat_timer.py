"""The timer for heat and cold: it follows the clock, and goes on while the page is left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.pages.heat_timer import MINUTES, HeatTimer
from tests.fakes import FakeClock
from tests.ui.pages.states import dress, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def timer(qapp: QApplication, qtbot: QtBot, clock: FakeClock) -> HeatTimer:
    made = HeatTimer(*dress(qapp), clock)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_offers_no_more_than_twenty_minutes_and_begins_with_fewer(timer: HeatTimer) -> None:
    assert MINUTES == (15, 20)
    assert timer.left.text() == "15:00"
    timer.choice.buttons()[1].click()
    assert timer.left.text() == "20:00"
    assert nameless(timer) == []


def test_what_is_left_follows_the_clock(timer: HeatTimer, clock: FakeClock) -> None:
    timer.start_button.click()
    clock.advance(61)
    timer.look()
    assert timer.left.text() == "13:59"
    assert timer.left.accessibleName() == "13 minutes 59 seconds left"
    assert timer.is_running()


def test_its_end_is_told_once_also_where_nobody_looks(
    timer: HeatTimer, clock: FakeClock, qtbot: QtBot
) -> None:
    timer.start_button.click()
    timer.hide()
    assert not timer._seconds.isActive()
    clock.advance(15 * 60)
    with qtbot.waitSignal(timer.over):
        timer._end.timeout.emit()
    assert not timer.is_running()
    assert "Take it off" in timer.told.text()
    with qtbot.assertNotEmitted(timer.over):
        timer.look()


def test_a_timer_that_comes_early_waits_for_the_rest(timer: HeatTimer, clock: FakeClock) -> None:
    timer.start_button.click()
    timer._end.stop()
    clock.advance(15 * 60 - 1)
    timer.look()
    assert timer.is_running()
    assert timer._end.isActive()


def test_it_is_stopped_and_begun_anew(timer: HeatTimer, clock: FakeClock) -> None:
    timer.start_button.click()
    clock.advance(60)
    timer.stop_button.click()
    assert not timer.is_running()
    assert timer.left.text() == "15:00"
    timer.start_button.click()
    assert timer.seconds_left() == 900


def test_at_its_end_the_focus_is_on_what_begins_it_anew(
    timer: HeatTimer, clock: FakeClock, qtbot: QtBot
) -> None:
    with qtbot.waitActive(timer):
        timer.activateWindow()
    timer.start_button.setFocus()
    strike(timer.start_button, Qt.Key.Key_Space)
    assert timer.focusWidget() is timer.stop_button
    clock.advance(15 * 60)
    timer.look()
    assert timer.focusWidget() is timer.start_button


def test_at_its_end_it_takes_no_focus_from_elsewhere(timer: HeatTimer, clock: FakeClock) -> None:
    timer.start_button.click()
    timer.stop_button.clearFocus()
    clock.advance(15 * 60)
    timer.look()
    assert not timer.start_button.hasFocus()
