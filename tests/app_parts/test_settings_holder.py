"""What is chosen holds everywhere at once, and is there the next time."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backstretch.app_parts.settings_holder import SettingsHolder
from backstretch.settings import Settings, load_settings
from backstretch.units import Units


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_choice_holds_for_whoever_asked_before_and_is_kept(file: Path) -> None:
    holder = SettingsHolder(file)
    asked_before = holder.present
    assert holder.change(units=Units.MILES, day_starts_at=5) == ""
    assert asked_before() == Settings(units=Units.MILES, day_starts_at=5)
    assert (holder.units(), holder.day_starts_at()) == (Units.MILES, 5)
    assert load_settings(file) == (asked_before(), None)


def test_a_choice_leaves_the_others_as_they_were(file: Path) -> None:
    holder = SettingsHolder(file)
    holder.change(theme="dusk")
    holder.change(text_size=120)
    assert holder.present() == Settings(theme="dusk", text_size=120)


def test_a_choice_that_cannot_be_saved_is_told_and_holds_all_the_same(
    file: Path, qtbot: QtBot
) -> None:
    holder = SettingsHolder(file / "beneath a file")
    file.write_text("{}")
    with qtbot.waitSignal(holder.not_kept, timeout=1000) as told:
        complaint = holder.change(theme="dusk")
    assert told.args == [complaint]
    assert str(file) in complaint
    assert holder.present().theme == "dusk"


def test_a_file_that_makes_no_sense_is_told_of_and_the_usual_settings_hold(file: Path) -> None:
    file.write_text("{")
    holder = SettingsHolder(file)
    assert str(file) in holder.complaint
    assert holder.present() == Settings()


def test_who_follows_the_system_has_its_week_also_in_commands(file: Path) -> None:
    holder = SettingsHolder(file)
    holder.follow_system(7)
    assert (holder.week_begins(), load_settings(file)[0].week_begins) == (7, 7)
    holder.change(week_starts="monday")
    holder.follow_system(6)
    assert (holder.week_begins(), load_settings(file)[0].week_begins) == (1, 1)


def test_that_the_week_of_the_system_cannot_be_kept_is_nobody_s_concern(
    file: Path, qtbot: QtBot
) -> None:
    holder = SettingsHolder(file / "beneath a file")
    file.write_text("{}")
    with qtbot.assertNotEmitted(holder.not_kept):
        holder.follow_system(7)
    assert holder.week_begins() == 7


def test_a_week_as_before_leaves_the_file_alone(file: Path) -> None:
    SettingsHolder(file).follow_system(1)
    assert not file.exists()


def test_without_a_file_there_is_nothing_to_complain_of(file: Path) -> None:
    assert SettingsHolder(file).complaint == ""
