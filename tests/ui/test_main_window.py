"""The window: rail, pages, player, full screen."""

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.settings import Settings
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_sections import Facts
from tests.ui.pages.states import HOLD, TODAY, dress, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> MainWindow:
    made = MainWindow(*dress(qapp))
    qtbot.addWidget(made)
    made.today.show_state(TODAY)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_today()
    return made


def test_it_starts_on_today_with_start_in_focus(window: MainWindow) -> None:
    assert window.today.isVisible()
    assert not window.shows_player()
    assert window.focusWidget() is window.today.body.card.start_button


def test_the_player_takes_the_whole_window(window: MainWindow) -> None:
    window.show_player()
    window.player.show_state(HOLD)
    assert window.shows_player()
    assert not window.rail.isVisible()
    assert window.player.size() == window.size()
    assert window.focusWidget() is window.player.session.controls.pause_button


def settings(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(*dress(qapp), Facts("1", "6", "journal.db"))
    qtbot.addWidget(page)
    page.show_settings(Settings())
    window.settings_asked.connect(lambda: window.show_settings(page))
    return page


def test_the_settings_and_back_by_keys(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    page = settings(window, qapp, qtbot)
    strike(
        window.today.body.card.start_button, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier
    )
    assert page.isVisible()
    assert [b.text() for b in window.rail.buttons() if b.isChecked()] == ["Settings"]
    assert window.focusWidget() is page.entries["sound"]
    strike(page.entries["sound"], Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not page.isVisible()
    assert [b.text() for b in window.rail.buttons() if b.isChecked()] == ["Today"]
    assert window.focusWidget() is window.today.body.card.start_button


def test_the_settings_stand_at_the_foot_of_the_rail(window: MainWindow) -> None:
    *_, last = window.rail.buttons()
    names = [button.text() for button in window.rail.buttons()]
    assert names == ["Today", "Plan", "Journal", "Trends", "Library", "Settings"]
    assert last.geometry().bottom() > window.height() - 40


def test_a_session_is_not_left_for_the_settings(window: MainWindow, qtbot: QtBot) -> None:
    window.show_player()
    window.player.show_state(HOLD)
    with qtbot.assertNotEmitted(window.settings_asked):
        strike(window.player, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)


def test_going_back_to_today_gives_the_focus_to_start(window: MainWindow) -> None:
    window.show_player()
    window.show_today()
    assert window.focusWidget() is window.today.body.card.start_button


def test_it_is_not_made_smaller_than_the_design_allows(window: MainWindow) -> None:
    window.resize(500, 300)
    assert (window.width(), window.height()) == (900, 600)


def test_full_screen_and_back_by_keys(window: MainWindow) -> None:
    window.show_player()
    window.player.show_state(HOLD)
    strike(window.player, Qt.Key.Key_F)
    assert window.isFullScreen()
    assert window.player.session.full_screen_button.text() == "Leave full screen"
    strike(window.player, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.player.over.end.isHidden()


def test_closing_tells_the_place_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 640)
    with qtbot.waitSignal(window.closing, timeout=1000) as told:
        window.close()
    place = told.args[0]
    assert isinstance(place, QByteArray)
    window.resize(1280, 800)
    window.restore(place)
    assert (window.width(), window.height()) == (900, 640)


def test_a_window_closed_in_full_screen_comes_back_as_it_was_before(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    window.resize(900, 640)
    window.toggle_full_screen()
    with qtbot.waitSignal(window.closing, timeout=1000) as told:
        window.close()
    again = MainWindow(*dress(qapp))
    qtbot.addWidget(again)
    again.restore(told.args[0])
    again.show()
    assert not again.isFullScreen()
    assert (again.width(), again.height()) == (900, 640)


def test_a_maximised_window_closed_in_full_screen_comes_back_maximised(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    window.showMaximized()
    window.toggle_full_screen()
    with qtbot.waitSignal(window.closing, timeout=1000) as told:
        window.close()
    again = MainWindow(*dress(qapp))
    qtbot.addWidget(again)
    again.restore(told.args[0])
    assert (again.isFullScreen(), again.isMaximized()) == (False, True)


def test_leaving_full_screen_gives_the_maximised_window_back(window: MainWindow) -> None:
    window.showMaximized()
    window.toggle_full_screen()
    assert window.isFullScreen()
    window.toggle_full_screen()
    assert (window.isFullScreen(), window.isMaximized()) == (False, True)


def test_the_player_follows_a_full_screen_that_the_desktop_gives_and_takes(
    window: MainWindow,
) -> None:
    window.show_player()
    window.player.show_state(HOLD)
    window.showFullScreen()
    assert window.player.session.full_screen_button.text() == "Leave full screen"
    window.showNormal()
    assert window.player.session.full_screen_button.text() == "Full screen"


def test_the_player_knows_of_a_full_screen_begun_on_today(window: MainWindow) -> None:
    strike(window.today.body.card.start_button, Qt.Key.Key_F11)
    window.show_player()
    window.player.show_state(HOLD)
    assert window.player.session.full_screen_button.text() == "Leave full screen"


def test_today_fills_the_screen_and_leaves_it_by_keys(window: MainWindow) -> None:
    for leaving in (Qt.Key.Key_F11, Qt.Key.Key_Escape):
        strike(window.today.body.card.start_button, Qt.Key.Key_F11)
        assert window.isFullScreen()
        strike(window.today.body.card.start_button, leaving)
        assert not window.isFullScreen()
    strike(window.today.body.card.start_button, Qt.Key.Key_Escape)
    assert window.isVisible()


def test_the_ring_follows_the_focus(window: MainWindow) -> None:
    for control in (window.today.body.card.start_button, window.today.body.chips()[1]):
        control.setFocus()
        ring = window.ring.mapToGlobal(window.ring.rect().center())
        assert window.ring.isVisible()
        assert ring == control.mapToGlobal(control.rect().center())


def test_the_ring_stays_around_its_control_when_the_window_grows(
    window: MainWindow, qapp: QApplication
) -> None:
    chip = window.today.body.chips()[0]
    chip.setFocus()
    window.resize(1900, 900)
    qapp.processEvents()
    ring = window.ring.mapToGlobal(window.ring.rect().center())
    assert ring == chip.mapToGlobal(chip.rect().center())


def test_the_ring_lets_the_mouse_through(window: MainWindow) -> None:
    assert window.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_every_control_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []


def test_the_quit_key_closes_the_window_and_tells_its_place(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show()
    with qtbot.waitSignal(window.closing, timeout=1000):
        QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_the_tab_key_comes_to_the_present_page_of_the_rail(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    page = settings(window, qapp, qtbot)
    today, plan, *_, last = window.rail.buttons()
    today.setFocus()
    strike(today, Qt.Key.Key_Down)
    assert window.focusWidget() is plan
    window.show_settings(page)

    def stops() -> list[str]:
        buttons = window.rail.buttons()
        return [b.text() for b in buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == [last.text()]
    window.show_today()
    assert stops() == [today.text()]
