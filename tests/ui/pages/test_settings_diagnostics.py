"""What can be copied for a question is seen before, and nothing else is copied."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.settings import Settings
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_sections import Facts
from backstretch.ui.settings_desk import Outside, SettingsDesk
from tests.ui.pages.states import dress

TEXT = "ok  versions  Backstretch 1.\nA guided session can run here.\nNothing went wrong lately."


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> SettingsPage:
    theme, icons = dress(qapp)
    made = SettingsPage(theme, icons, Facts("1", "6", "journal.db"))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    desk = SettingsDesk(made, theme, Settings, lambda **_: "", Outside(Path("journal.db")))
    desk.serve_diagnostics(looked)
    return made


def looked() -> Callable[[], str]:
    return lambda: TEXT


def test_nothing_is_looked_at_or_shown_before_it_is_asked_for(page: SettingsPage) -> None:
    page.choose("about")
    part = page.about.diagnostics
    assert not part.text.isVisible()
    assert not part.copy_button.isVisible()


def test_all_of_it_is_shown_before_it_is_copied(page: SettingsPage, qtbot: QtBot) -> None:
    page.choose("about")
    part = page.about.diagnostics
    QApplication.clipboard().setText("before")
    part.show_button.setFocus()
    with qtbot.waitSignal(part.asked, timeout=1000):
        QTest.keyClick(part.show_button, Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(part.asked):
        QTest.keyClick(part.show_button, Qt.Key.Key_Space)
    qtbot.waitUntil(part.copy_button.isVisible)
    assert part.show_button.hasFocus()
    assert part.text.toPlainText() == TEXT
    assert part.text.isReadOnly()
    assert QApplication.clipboard().text() == "before"
    part.copy_button.setFocus()
    QTest.keyClick(part.copy_button, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == TEXT
    assert page.notice.words.text() == "The diagnostics are copied."


def test_the_tab_key_goes_through_the_text(page: SettingsPage, qtbot: QtBot) -> None:
    page.choose("about")
    part = page.about.diagnostics
    part.show_button.click()
    qtbot.waitUntil(part.copy_button.isVisible)
    part.text.setFocus()
    QTest.keyClick(part.text, Qt.Key.Key_Tab)
    assert part.copy_button.hasFocus()


def test_it_has_names_and_does_not_scroll_sideways(page: SettingsPage, qtbot: QtBot) -> None:
    page._theme.set_text_scale(2)
    page.choose("about")
    part = page.about.diagnostics
    part.show_button.click()
    qtbot.waitUntil(part.copy_button.isVisible)
    assert part.text.accessibleName() == "All that is copied"
    assert page.horizontalScrollBar().maximum() == 0
