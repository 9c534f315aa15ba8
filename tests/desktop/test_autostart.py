"""Starting at login is off until it is chosen, and each system is told in its own form."""

import configparser
import plistlib
import re
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.desktop.autostart import (
    CannotStartAtLogin,
    DesktopEntry,
    LaunchAgent,
    RunKey,
    autostart_folder,
    desktop_entry,
    desktop_exec,
    launch_agent,
    open_autostart,
    start_command,
    windows_command,
)

COMMAND = ["/opt/back stretch/python3", "-m", "backstretch", "--hidden"]


@pytest.fixture
def entry(tmp_path: Path) -> DesktopEntry:
    return DesktopEntry("Backstretch", "backstretch", COMMAND, tmp_path / "config" / "autostart")


def test_it_is_off_until_it_is_chosen_and_off_again_after(
    entry: DesktopEntry, tmp_path: Path
) -> None:
    assert not entry.is_on()
    assert not (tmp_path / "config").exists()
    entry.set_on(True)
    assert entry.is_on()
    file = tmp_path / "config" / "autostart" / "backstretch.desktop"
    assert file.stat().st_mode & 0o777 == 0o600
    entry.set_on(False)
    assert not entry.is_on()
    assert not file.exists()
    entry.set_on(False)


def test_the_entry_is_one_that_desktops_read() -> None:
    reader = configparser.RawConfigParser()
    reader.optionxform = str  # type: ignore[assignment, method-assign]
    reader.read_string(desktop_entry("Backstretch", "backstretch", COMMAND))
    entry = reader["Desktop Entry"]
    assert entry["Type"] == "Application"
    assert entry["Exec"] == '"/opt/back stretch/python3" -m backstretch --hidden'
    assert entry["Icon"] == "backstretch"


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_an_entry_that_the_desktop_switched_off_is_off(
    entry: DesktopEntry, tmp_path: Path, line: str
) -> None:
    entry.set_on(True)
    file = tmp_path / "config" / "autostart" / "backstretch.desktop"
    text = file.read_text().replace("X-GNOME-Autostart-enabled=true\n", "")
    file.write_text(text + line + "\n")
    assert not entry.is_on()
    entry.set_on(True)
    assert entry.is_on()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file in the way")
    entry = DesktopEntry("Backstretch", "backstretch", COMMAND, tmp_path / "autostart")
    with pytest.raises(CannotStartAtLogin, match="could not be changed"):
        entry.set_on(True)
    assert not entry.is_on()
    nowhere = DesktopEntry("Backstretch", "backstretch", COMMAND, None)
    assert nowhere.why_not() == "no-folder"
    assert not nowhere.is_on()
    with pytest.raises(CannotStartAtLogin, match="no folder"):
        nowhere.set_on(True)


FOLDERS = [
    ({"XDG_CONFIG_HOME": "/c", "HOME": "/h"}, "/c/autostart"),
    ({"XDG_CONFIG_HOME": "", "HOME": "/h"}, "/h/.config/autostart"),
    ({"XDG_CONFIG_HOME": "relative", "HOME": "/h"}, "/h/.config/autostart"),
    ({"HOME": ""}, None),
    ({}, None),
]


@pytest.mark.parametrize(("env", "folder"), FOLDERS)
def test_the_folder_is_the_one_of_the_desktop(env: dict[str, str], folder: str | None) -> None:
    assert autostart_folder(env) == (Path(folder) if folder else None)


@given(st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=12)))
def test_any_command_survives_the_entry(command: list[str]) -> None:
    assert taken_apart(desktop_exec(command)) == command


def taken_apart(line: str) -> list[str]:
    """Take a line apart as the specification says: strings first, then quotes, then codes."""
    words = re.finditer(r'"((?:[^"\\]|\\.)*)"|([^ ]+)', line.replace("\\\\", "\\"))
    plain = (
        re.sub(r"\\(.)", r"\1", found[1]) if found[1] is not None else found[2] for found in words
    )
    return [word.replace("%%", "%") for word in plain]


class Registry:
    """Windows' registry as far as one key goes."""

    HKEY_CURRENT_USER, REG_SZ = 1, 1

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.is_there = False
        self.forbids = False

    def OpenKey(self, root: int, path: str) -> AbstractContextManager[str]:
        if not self.is_there:
            raise FileNotFoundError(path)
        return nullcontext(path)

    def CreateKey(self, root: int, path: str) -> AbstractContextManager[str]:
        if self.forbids:
            raise PermissionError(13, "Access is denied")
        self.is_there = True
        return nullcontext(path)

    def QueryValueEx(self, key: str, name: str) -> tuple[str, int]:
        if name not in self.values:
            raise FileNotFoundError(name)
        return self.values[name], self.REG_SZ

    def SetValueEx(self, key: str, name: str, reserved: int, kind: int, value: str) -> None:
        self.values[name] = value

    def DeleteValue(self, key: str, name: str) -> None:
        if name not in self.values:
            raise FileNotFoundError(name)
        del self.values[name]


def test_windows_keeps_the_choice_in_the_person_s_own_registry() -> None:
    registry = Registry()
    key = RunKey("Backstretch", [r"C:\Back stretch\b.exe"], lambda: registry)
    assert key.why_not() == ""
    assert not key.is_on()
    key.set_on(True)
    assert key.is_on()
    assert registry.values == {"Backstretch": '"C:\\Back stretch\\b.exe"'}
    key.set_on(False)
    key.set_on(False)
    assert not key.is_on()
    registry.forbids = True
    with pytest.raises(CannotStartAtLogin, match="access is denied"):
        key.set_on(True)


def test_windows_gets_one_line_that_it_can_take_apart() -> None:
    program = r"C:\Program Files\Backstretch\backstretch.exe"
    assert windows_command([program, "--hidden"]) == f'"{program}" --hidden'


def test_macos_gets_an_agent_that_starts_once_at_login(tmp_path: Path) -> None:
    assert plistlib.loads(launch_agent("backstretch.login", COMMAND)) == {
        "Label": "backstretch.login",
        "ProgramArguments": COMMAND,
        "RunAtLoad": True,
        "ProcessType": "Interactive",
    }
    agent = LaunchAgent("backstretch", COMMAND, tmp_path / "LaunchAgents")
    assert agent.why_not() == ""
    assert not agent.is_on()
    agent.set_on(True)
    assert agent.is_on()
    assert (tmp_path / "LaunchAgents" / "backstretch.login.plist").is_file()
    agent.set_on(False)
    assert not agent.is_on()
    (tmp_path / "in-the-way").write_text("")
    with pytest.raises(CannotStartAtLogin):
        LaunchAgent("backstretch", COMMAND, tmp_path / "in-the-way").set_on(True)


def test_each_system_has_its_own_way() -> None:
    kinds = {
        name: type(open_autostart("Backstretch", "backstretch", COMMAND, name)).__name__
        for name in ("linux", "darwin", "win32")
    }
    assert kinds == {"linux": "DesktopEntry", "darwin": "LaunchAgent", "win32": "RunKey"}


def test_what_is_started_is_what_runs_now() -> None:
    python = "/usr/bin/python3"
    assert start_command(executable=python, frozen=False) == [
        python,
        "-m",
        "backstretch",
        "--in-tray",
    ]
    assert start_command(executable="/opt/b", frozen=True) == ["/opt/b", "--in-tray"]
    home = Path("/home/ana/my back")
    assert start_command(home, python, frozen=False)[3:] == ["--home", str(home), "--in-tray"]
    assert start_command(home, "/opt/b", frozen=True) == [
        "/opt/b",
        "--home",
        str(home),
        "--in-tray",
    ]


HOME = Path("/home/ana/my back")
OTHER = Path("/home/ana/other")


def test_a_home_of_its_own_is_started_again_and_has_its_own_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "autostart"
    usual = open_autostart("B", "b", start_command(), "linux")
    usual.set_on(True)
    other = open_autostart("B", "b", start_command(OTHER), "linux", OTHER)
    entry = open_autostart("B", "b", start_command(HOME), "linux", HOME)
    assert (entry.is_on(), other.is_on()) == (False, False)
    entry.set_on(True)
    (own,) = [file for file in folder.iterdir() if file.name != "b.desktop"]
    assert f"Exec={desktop_exec(start_command(HOME))}" in own.read_text()
    assert "--home" not in (folder / "b.desktop").read_text()
    assert (entry.is_on(), other.is_on()) == (True, False)
    entry.set_on(False)
    assert usual.is_on()
    assert [file.name for file in folder.iterdir()] == ["b.desktop"]


def test_macos_and_windows_start_the_same_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    open_autostart("B", "b", start_command(), "darwin").set_on(True)
    open_autostart("B", "b", start_command(HOME), "darwin", HOME).set_on(True)
    agents = (tmp_path / "Library" / "LaunchAgents").iterdir()
    made = [plistlib.loads(file.read_bytes()) for file in agents]
    assert sorted(agent["ProgramArguments"][3:] for agent in made) == [
        ["--home", str(HOME), "--in-tray"],
        ["--in-tray"],
    ]
    assert len({agent["Label"] for agent in made}) == 2
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    for home in (None, HOME):
        command = start_command(home, "b.exe", frozen=True)
        open_autostart("B", "b", command, "win32", home).set_on(True)
    assert sorted(registry.values.values()) == [
        f'b.exe --home "{HOME}" --in-tray',
        "b.exe --in-tray",
    ]
