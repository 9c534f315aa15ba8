"""Starting at login: a choice of the person, off until it is made, in the system's own place.

Linux: a desktop entry in the autostart folder (freedesktop Desktop Application Autostart
Specification 0.5). Windows: a value of the `Run` key of the person's own registry. macOS: a
launch agent of the person's own.

A home of its own (`--home`) has an entry of its own, so that two of them do not undo each other.
"""

import os
import plistlib
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from backstretch.paths import make_folder, replace_file

RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_QUOTED = '"`$\\'
_SPACED = " \t\n'><~|&;*?#()"


class CannotStartAtLogin(Exception):
    """The system forbids it. The text is one sentence that says why."""


class Autostart(Protocol):
    """Whether the program starts at login on this system."""

    def why_not(self) -> str:
        """Return "" or the code of why it cannot be chosen here: `sandbox`, `no-folder`."""

    def is_on(self) -> bool:
        """Return whether the program starts at login."""

    def set_on(self, on: bool) -> None:
        """Choose whether it does.

        Raises:
            CannotStartAtLogin: the system did not take the choice.
        """


class DesktopEntry:
    """Linux: a file in the autostart folder; what another program wrote there stays away."""

    def __init__(
        self, name: str, app_id: str, command: Sequence[str], folder: Path | None, mark: str = ""
    ) -> None:
        self._name = name
        self._app_id = app_id
        self._command = command
        self._folder = folder
        self._file_name = f"{app_id}{mark}.desktop"

    def why_not(self) -> str:
        """Return "" or the code of why it cannot be chosen here."""
        if self._folder is None:
            return "no-folder"
        return "sandbox" if Path("/.flatpak-info").exists() else ""

    def is_on(self) -> bool:
        """Return whether there is an entry that no desktop has switched off."""
        lines = self._lines()
        off = ("Hidden=true", "X-GNOME-Autostart-enabled=false")
        return bool(lines) and not any(line.replace(" ", "") in off for line in lines)

    def set_on(self, on: bool) -> None:
        """Write the entry, or take it away."""
        if self._folder is None:
            raise CannotStartAtLogin("The system has no folder for programs to start at login.")
        file = self._folder / self._file_name
        try:
            if on:
                make_folder(self._folder)
                text = desktop_entry(self._name, self._app_id, self._command)
                replace_file(file, text.encode())
            else:
                file.unlink(missing_ok=True)
        except OSError as error:
            raise _refusal(file, error) from error

    def _lines(self) -> list[str]:
        try:
            file = self._folder / self._file_name if self._folder else None
            text = file.read_text(encoding="utf-8") if file else ""
        except (OSError, UnicodeDecodeError):
            return []
        return [line.strip() for line in text.splitlines()]


class LaunchAgent:
    """macOS: a property list that is read at login."""

    def __init__(self, app_id: str, command: Sequence[str], folder: Path) -> None:
        self._label = f"{app_id}.login"
        self._command = command
        self._file = folder / f"{self._label}.plist"

    def why_not(self) -> str:
        """Return "": it can always be tried."""
        return ""

    def is_on(self) -> bool:
        """Return whether the agent is there."""
        return self._file.is_file()

    def set_on(self, on: bool) -> None:
        """Write the agent, or take it away."""
        try:
            if on:
                make_folder(self._file.parent)
                replace_file(self._file, launch_agent(self._label, self._command))
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            raise _refusal(self._file, error) from error


class RunKey:
    """Windows: a value below the person's own `Run` key."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        registry: Callable[[], Any] = lambda: import_module("winreg"),
    ) -> None:
        self._name = name
        self._line = windows_command(command)
        self._registry = registry

    def why_not(self) -> str:
        """Return "": it can always be tried."""
        return ""

    def is_on(self) -> bool:
        """Return whether the value is there."""
        winreg = self._registry()
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            winreg.QueryValueEx(key, self._name)
            return True
        return False

    def set_on(self, on: bool) -> None:
        """Write the value, or take it away."""
        winreg = self._registry()
        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                if on:
                    winreg.SetValueEx(key, self._name, 0, winreg.REG_SZ, self._line)
                else:
                    with suppress(FileNotFoundError):
                        winreg.DeleteValue(key, self._name)
        except OSError as error:
            raise _refusal(Path(RUN_KEY), error) from error


def open_autostart(
    name: str,
    app_id: str,
    command: Sequence[str],
    platform: str = sys.platform,
    home: Path | None = None,
) -> Autostart:
    """Return this system's way; `command` starts the program, in parts, in this `home` if any."""
    mark = f"-{sha256(os.fsencode(home)).hexdigest()[:8]}" if home else ""
    agents = Path.home() / "Library" / "LaunchAgents"
    makers: dict[str, Callable[[], Autostart]] = {
        "win32": lambda: RunKey(name + mark, command),
        "darwin": lambda: LaunchAgent(app_id + mark, command, agents),
    }
    make = makers.get(platform)
    return make() if make else DesktopEntry(name, app_id, command, autostart_folder(), mark)


def start_command(
    home: Path | None = None, executable: str = sys.executable, *, frozen: bool | None = None
) -> list[str]:
    """Return what starts the program that runs now, in its `home` where it has one of its own.

    At login nobody asked for a window, so none opens.
    """
    is_frozen = bool(getattr(sys, "frozen", False)) if frozen is None else frozen
    program = [executable, *([] if is_frozen else ["-m", "backstretch"])]
    return [*program, *(["--home", str(home)] if home else []), "--in-tray"]


def autostart_folder(env: Mapping[str, str] = os.environ) -> Path | None:
    """Return the person's autostart folder; a path that is not a full one does not count."""
    config = env.get("XDG_CONFIG_HOME", "")
    if config and Path(config).is_absolute():
        return Path(config) / "autostart"
    home = env.get("HOME", "")
    return Path(home) / ".config" / "autostart" if Path(home).is_absolute() else None


def desktop_entry(name: str, app_id: str, command: Sequence[str]) -> str:
    """Return the text of the entry in the autostart folder."""
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={name}",
            f"Exec={desktop_exec(command)}",
            f"Icon={app_id}",
            "Terminal=false",
            "StartupNotify=false",
            "X-GNOME-Autostart-enabled=true",
            "",
        )
    )


def desktop_exec(command: Sequence[str]) -> str:
    r"""Return a command as the `Exec` line of a desktop entry.

    An argument is quoted and its `"`, `` ` ``, `$` and `\` escaped; then every backslash is
    doubled again, as in every string of an entry, and `%` stands twice.
    """
    return " ".join(_exec_word(word) for word in command)


def windows_command(command: Sequence[str]) -> str:
    """Return a command as one line that Windows takes apart again."""
    return subprocess.list2cmdline(command)


def launch_agent(label: str, command: Sequence[str]) -> bytes:
    """Return the property list of an agent that starts a command once at login."""
    return plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
    )


def _exec_word(word: str) -> str:
    text = word.replace("%", "%%")
    if not text or any(sign in text for sign in _QUOTED + _SPACED):
        text = '"' + "".join("\\" + sign if sign in _QUOTED else sign for sign in text) + '"'
    return text.replace("\\", "\\\\")


def _refusal(place: Path, error: OSError) -> CannotStartAtLogin:
    reason = (error.strerror or str(error)).lower()
    return CannotStartAtLogin(f"{place} could not be changed: {reason}.")
