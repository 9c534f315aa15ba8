"""What is chosen in the Settings is kept and acted on at once."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.settings import Settings
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_sections import Facts
from backstretch.ui.settings_desk import Outside, SettingsDesk, open_settings
from backstretch.ui.theme import Theme
from tests.ui.pages.states import click, dress


class Drawer:
    """Keeps settings in memory; refuses with a sentence where it is full."""

    def __init__(self, full: str = "") -> None:
        self.settings = Settings(theme="daylight")
        self.full = full

    def present(self) -> Settings:
        """Return what is chosen."""
        return self.settings

    def keep(self, **choices: object) -> str:
        """Take what is chosen."""
        self.settings = msgspec.structs.replace(self.settings, **choices)
        return self.full


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dress(qapp)[0]


class Desktop(Outside):
    """A desktop that opens folders or does not."""

    def __init__(self, *, opens: bool) -> None:
        super().__init__(Path("journal.db"))
        self.opens = opens

    def open_folder(self) -> bool:
        """Tell whether it was opened."""
        return self.opens


def desk(
    qapp: QApplication, qtbot: QtBot, theme: Theme, drawer: Drawer, *, opens: bool = True
) -> SettingsDesk:
    _, icons = dress(qapp)
    page = SettingsPage(theme, icons, Facts("1", "6", "journal.db"))
    qtbot.addWidget(page)
    made = SettingsDesk(page, theme, drawer.present, drawer.keep, Desktop(opens=opens))
    made.show()
    page.show()
    return made


def test_each_change_is_kept_and_worn(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    drawer = Drawer()
    page = desk(qapp, qtbot, theme, drawer).page
    page.choose("appearance")
    click(page.appearance.themes["dusk"])
    click(page.appearance.contrast)
    page.appearance.text_size.setValue(150)
    assert drawer.settings == Settings(theme="dusk", stronger_contrast=True, text_size=150)
    assert (theme.roles.name, theme.outline, theme.text_scale) == ("dusk", 2, 1.5)
    assert page.kept.isVisible()


def test_what_was_changed_elsewhere_is_shown_when_it_opens(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    drawer = Drawer()
    made = desk(qapp, qtbot, theme, drawer)
    drawer.keep(cue_level="silent")
    made.show()
    assert made.page.sound.levels["silent"].isChecked()


def test_a_session_is_as_long_as_the_plan_has_it(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    drawer, planned = Drawer(), [10]
    page = SettingsPage(*dress(qapp), Facts("1", "6", "journal.db"))
    qtbot.addWidget(page)
    outside = Desktop(opens=True)
    made = SettingsDesk(
        page, theme, drawer.present, drawer.keep, outside, minutes=lambda: planned[-1]
    )
    for minutes in (10, 13):
        planned.append(minutes)
        made.show()
        assert page.session.length.stepper.box.value() == minutes
    assert drawer.settings.minutes is None


def test_a_change_that_cannot_be_saved_still_holds_and_is_said(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    page = desk(qapp, qtbot, theme, Drawer("The disk is full.")).page
    page.choose("appearance")
    click(page.appearance.themes["dusk"])
    assert theme.roles.name == "dusk"
    assert page.notice.words.text() == "The disk is full."


@pytest.mark.parametrize("opens", [True, False])
def test_a_folder_that_does_not_open_is_said(
    qapp: QApplication, qtbot: QtBot, theme: Theme, *, opens: bool
) -> None:
    page = desk(qapp, qtbot, theme, Drawer(), opens=opens).page
    page.choose("about")
    click(page.about.folder_button)
    assert page.notice.isHidden() == opens


def test_about_names_the_diary(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    drawer = Drawer()
    journal = tmp_path / "journal.db"
    made = open_settings(*dress(qapp), journal, drawer.present, drawer.keep)
    qtbot.addWidget(made.page)
    assert made.page.about.diary.detail.accessibleName() == str(journal)


def test_the_path_of_the_diary_can_be_pasted(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    page = desk(qapp, qtbot, theme, Drawer()).page
    page.choose("about")
    page.about.copy_button.click()
    assert qapp.clipboard().text() == "journal.db"
    assert page.notice.isVisible()


def test_each_change_can_be_taken_back_the_last_one_first(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    drawer = Drawer()
    page = desk(qapp, qtbot, theme, drawer).page
    before = drawer.settings
    page.changed.emit("theme", "dusk")
    page.changed.emit("volume", 40)
    assert page.toast.isVisible()
    click(page.toast.action_button)
    assert (drawer.settings.volume, drawer.settings.theme) == (100, "dusk")
    assert page.sound.volume.slider.value() == 100
    page.undo_asked.emit()
    assert drawer.settings == before
    assert theme.roles.name == "daylight"
    page.undo_asked.emit()
    assert drawer.settings == before


def test_choosing_what_is_chosen_already_is_nothing_to_take_back(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    drawer = Drawer()
    page = desk(qapp, qtbot, theme, drawer).page
    page.changed.emit("volume", 40)
    page.changed.emit("volume", 40)
    page.undo_asked.emit()
    assert drawer.settings.volume == 100


def test_the_words_of_a_session_follow_the_distance(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    page = desk(qapp, qtbot, theme, Drawer()).page
    page.changed.emit("distance", "far")
    assert theme.distance == 1.25
