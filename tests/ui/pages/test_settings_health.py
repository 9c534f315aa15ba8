"""What works on this computer is looked at when somebody wants to know, beside the window."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backstretch.settings import Settings
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_health import Health
from backstretch.ui.pages.settings_sections import Facts
from backstretch.ui.settings_desk import Outside, SettingsDesk
from tests.ui.pages.states import dress

FOUND = (
    Health("sound", False, "No device for sound. All cues are on the screen."),
    Health("voice", True, "840 recorded phrases."),
)


class Doctor:
    """Looks as often as asked."""

    def __init__(self, found: Sequence[Health]) -> None:
        self.found = found
        self.looks = 0

    def look(self) -> Sequence[Health]:
        """Return what is there."""
        self.looks += 1
        return self.found


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> SettingsPage:
    theme, icons = dress(qapp)
    made = SettingsPage(theme, icons, Facts("1", "6", "journal.db"))
    qtbot.addWidget(made)
    made.show()
    return made


def served(page: SettingsPage, doctor: Doctor) -> None:
    theme = page._theme
    desk = SettingsDesk(page, theme, Settings, lambda **_: "", Outside(Path("journal.db")))
    desk.serve_health(doctor.look)


def test_nobody_looks_before_it_is_wanted_and_then_once(page: SettingsPage, qtbot: QtBot) -> None:
    doctor = Doctor(FOUND)
    served(page, doctor)
    assert doctor.looks == 0
    page.choose("health")
    qtbot.waitUntil(page.health.again_button.isEnabled)
    page.choose("sound")
    page.choose("health")
    assert doctor.looks == 1


def test_what_is_missing_is_said_in_words(page: SettingsPage, qtbot: QtBot) -> None:
    doctor = Doctor(FOUND)
    served(page, doctor)
    page.choose("health")
    qtbot.waitUntil(page.health.again_button.isEnabled)
    words = [one.text() for one in page.health.findChildren(QLabel) if one.isVisible()]
    assert "Missing: 1. Backstretch goes on without; each row says how." in words
    assert {"missing", "works", "Sound", "Recorded voice"} <= set(words)
    doctor.found = FOUND[1:]
    page.health.again_button.click()
    qtbot.waitUntil(page.health.again_button.isEnabled)
    assert page.health.told.text() == "Everything works here."
