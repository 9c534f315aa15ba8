"""Settings come back as they were saved; a broken file never stops the start or is lost."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from backstretch.settings import Settings, SettingsError, load_settings, save_settings
from backstretch.units import Units
from tests.journal.samples import run_code

CHOSEN = Settings(
    cue_level="tones",
    wait_for_me=True,
    first_side="left",
    window_geometry="AdnQywADAAA=",
    text_size=150,
    theme="dusk",
    stronger_contrast=True,
    motion="reduced",
    minutes=15,
    day_starts_at=0,
    remind_session=False,
    remind_at="06:05",
    remind_after_run=True,
    remind_after_run_minutes=45,
    remind_week=False,
    quiet_from="23:59",
    quiet_until="00:00",
    keep_in_tray=True,
    units=Units.MILES,
    gets_up_at="05:45",
    first_start="when",
    voice="system",
    voice_pace=120,
    volume=40,
    ready_s=20,
    switch_s=8,
    change_more_s=15,
    distance="far",
)

SAVE = """
import sys, pathlib
from backstretch.settings import Settings, SettingsError, save_settings
try:
    save_settings(pathlib.Path(sys.argv[1]), Settings())
except SettingsError as error:
    print(error)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_was_saved_comes_back(path: Path) -> None:
    save_settings(path, CHOSEN)
    assert load_settings(path) == (CHOSEN, None)
    assert [place.name for place in path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_the_usual_settings_hold(path: Path) -> None:
    assert load_settings(path) == (Settings(), None)
    assert Settings().cue_level == "full"
    assert (Settings().first_side, Settings().wait_for_me) == ("right", False)


def test_a_length_that_nobody_chose_is_none_and_stays_so(path: Path) -> None:
    assert Settings().minutes is None
    save_settings(path, Settings(theme="dusk"))
    assert load_settings(path)[0].minutes is None


@pytest.mark.parametrize("minutes", [10, 11, 12, 13, 14, 15])
def test_a_length_in_an_older_file_is_one_that_was_chosen(path: Path, minutes: int) -> None:
    path.write_text(json.dumps({"minutes": minutes}))
    assert load_settings(path) == (Settings(minutes=minutes), None)


@pytest.mark.parametrize(
    ("chosen", "preset"), [(None, 12), (10, 10), (11, 10), (12, 12), (14, 12), (15, 15)]
)
def test_a_routine_as_it_is_takes_the_nearest_length_below(chosen: int | None, preset: int) -> None:
    assert Settings(minutes=chosen).preset_minutes == preset


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b'{"theme": "\xc3\x28"}',
        b'{"cue_level": "loud"}',
        b'{"minutes": 9}',
        b'{"minutes": 16}',
        b'{"minutes": 12.5}',
        b'{"minutes": "12"}',
        b'{"text_size": 20}',
        b'{"text_size": 1e999}',
        b'{"day_starts_at": 24}',
        b'{"remind_at": "24:00"}',
        b'{"remind_at": "6:05"}',
        b'{"quiet_from": "21:30:00"}',
        b'{"quiet_until": "07:00\\n"}',
        b'{"wait_for_me": 1}',
        b'{"week_starts": "friday"}',
        b'{"system_week": 0}',
        b'{"system_week": 8}',
        b'{"letter_keys": "no"}',
        b'{"say_breath": 1}',
        b'{"remind_morning": null}',
        b'{"remind_morning_at": "8:00"}',
        b'{"volume": 0}',
        b'{"voice_pace": 300}',
        b'{"ready_s": -1}',
        b'{"distance": "moon"}',
        b'{"motion": "none"}',
        b'{"first_start": "welcome"}',
        b'{"stronger_contrast": "yes"}',
        b'{"more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_a_broken_file_is_said_and_kept(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings, complaint = load_settings(path)
    assert settings == Settings()
    assert complaint is not None
    assert str(path) in complaint
    assert path.read_bytes() == content
    save_settings(path, CHOSEN)
    assert load_settings(path) == (CHOSEN, None)
    assert path.with_name("settings.json.broken").read_bytes() == content


def test_of_several_broken_files_each_is_kept(path: Path) -> None:
    for content in (b"{", b"[", b"{", b"null"):
        path.write_bytes(content)
        save_settings(path, CHOSEN)
    found = {place.name: place.read_bytes() for place in path.parent.iterdir()}
    del found["settings.json"]
    assert found == {
        "settings.json.broken": b"{",
        "settings.json.broken-2": b"[",
        "settings.json.broken-3": b"null",
    }


def test_what_a_later_version_wrote_stays(path: Path) -> None:
    path.write_text(json.dumps({"theme": "dusk", "pace": {"unit": "km"}}))
    settings, complaint = load_settings(path)
    assert (settings.theme, complaint) == ("dusk", None)
    save_settings(path, CHOSEN)
    assert json.loads(path.read_text())["pace"] == {"unit": "km"}
    assert load_settings(path) == (CHOSEN, None)


def test_a_folder_in_the_files_place_is_said(path: Path) -> None:
    path.mkdir()
    settings, complaint = load_settings(path)
    assert settings == Settings()
    assert complaint is not None
    assert complaint.startswith(f"The settings {path} cannot be read: ")
    with pytest.raises(SettingsError, match="could not be saved"):
        save_settings(path, CHOSEN)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_closed_folder_is_said_and_the_older_file_stays(path: Path) -> None:
    save_settings(path, CHOSEN)
    path.parent.chmod(0o500)
    told = run_code(SAVE, str(path))
    path.parent.chmod(0o700)
    assert told.startswith(f"The settings {path} could not be saved: permission denied")
    assert load_settings(path) == (CHOSEN, None)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_look(path: Path) -> None:
    before = os.umask(0)
    try:
        save_settings(path, CHOSEN)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("starts", "begins"), [("monday", 1), ("saturday", 6), ("sunday", 7), ("system", 5)]
)
def test_weeks_begin_on_the_day_that_was_chosen_or_as_the_system_said(
    path: Path, starts: str, begins: int
) -> None:
    path.write_text(json.dumps({"week_starts": starts, "system_week": 5}))
    assert load_settings(path)[0].week_begins == begins
