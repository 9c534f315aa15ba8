"""A desktop of the test's own: a display, a session bus, a tray, and who shows notices."""

import ctypes
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.desktop.private_bus import NotificationDesk, private_bus
from tests.desktop.waiting import until

TRAY = Path(__file__).with_name("tray_service.py")
PROGRAMS = ("Xvfb", "xdotool", "dbus-daemon", "dbus-send")
MENU = "/MenuBar"
_CLIENT_MESSAGE = 33
_PATIENCE = 3000
"""So many looks at a busy machine: about half a minute."""


def missing_programs() -> list[str]:
    """Return what a desktop needs and this machine has not."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 12),  # an XEvent is larger than this one
    )


@dataclass
class OwnDesktop:
    """Where to start programs on it (`env`), the tray's lines, and who shows notices."""

    env: dict[str, str]
    tray: "subprocess.Popen[str] | None"
    notices: NotificationDesk

    def icon(self) -> str:
        """Return the bus name of the icon that is handed to the tray next."""
        assert self.tray
        assert self.tray.stdout
        return str(json.loads(self.tray.stdout.readline())["item"])

    def icon_of(self, pid: int) -> str:
        """Return the bus name of a program's icon, once it is handed to the tray."""
        bus, method = "org.freedesktop.DBus", "org.freedesktop.DBus.GetConnectionUnixProcessID"
        while True:
            icon = self.icon()
            if self.ask(bus, "/", method, f"string:{icon}").split()[-1] == str(pid):
                return icon

    def windows(self, pid: int) -> list[int]:
        """Return the windows of a program that can be seen."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(pid)],
            env=self.env,
            capture_output=True,
            text=True,
        )
        return [int(line) for line in found.stdout.split()]

    def close_window(self, pid: int) -> bool:
        """Press the close button of a program's window, and return whether it went."""
        if not until(lambda: bool(self.windows(pid)), _PATIENCE):
            return False
        for window in self.windows(pid):
            _ask_to_close(self.env["DISPLAY"], window)
        return until(lambda: not self.windows(pid), _PATIENCE)

    def ask(self, service: str, path: str, method: str, *arguments: str) -> str:
        """Call a method on the bus and return its answer as `dbus-send` prints it."""
        bus = f"--bus={self.env['DBUS_SESSION_BUS_ADDRESS']}"
        command = ["dbus-send", bus, "--print-reply", f"--dest={service}", path, method]
        return subprocess.run(
            [*command, *arguments], capture_output=True, text=True, check=True
        ).stdout

    def end_tray(self) -> None:
        """Take the tray away, as a desktop's bar that crashed does."""
        assert self.tray
        self.tray.terminate()
        self.tray.wait()

    def menu(self, icon: str) -> dict[str, int]:
        """Return the lines of an icon's menu, and the numbers they are chosen by."""
        everything = ("int32:0", "int32:-1", "array:string:")
        told = self.ask(icon, MENU, "com.canonical.dbusmenu.GetLayout", *everything)
        numbers = r'struct \{\s+int32 (\d+)(?:(?!struct).)*?"label"\s+variant\s+string "([^"]*)"'
        return {words: int(number) for number, words in re.findall(numbers, told, re.DOTALL)}

    def choose(self, icon: str, words: str) -> None:
        """Choose a line of an icon's menu."""
        event = (f"int32:{self.menu(icon)[words]}", "string:clicked", "variant:int32:0", "uint32:0")
        self.ask(icon, MENU, "com.canonical.dbusmenu.Event", *event)


@contextmanager
def own_desktop(*, has_tray: bool = True) -> Iterator[OwnDesktop]:
    """Run a desktop; needs every one of `PROGRAMS`."""
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        address = running.enter_context(private_bus())
        env = {
            **os.environ,
            "DISPLAY": running.enter_context(_display(folder)),
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_QPA_PLATFORM": "xcb",
        }
        tray = running.enter_context(_tray(env)) if has_tray else None
        notices = NotificationDesk(address)
        running.callback(notices.close)
        yield OwnDesktop(env, tray, notices)


@contextmanager
def _display(folder: Path) -> Iterator[str]:
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writer], stdout=quiet, stderr=quiet, cwd=folder
    ) as server:
        os.close(writer)
        with os.fdopen(reader) as number:
            try:
                yield f":{number.readline().strip()}"
            finally:
                server.terminate()


@contextmanager
def _tray(env: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    with subprocess.Popen(
        [sys.executable, str(TRAY)],
        env={**env, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as tray:
        assert tray.stdout
        assert json.loads(tray.stdout.readline()) == {"ready": True}
        try:
            yield tray
        finally:
            tray.terminate()


def _ask_to_close(display_name: str, window: int) -> None:
    """Send what a desktop sends when the close button is pressed."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    display = ctypes.c_void_p(x11.XOpenDisplay(display_name.encode()))
    message = _ClientMessage(type=_CLIENT_MESSAGE, window=window, format=32)
    message.message_type = x11.XInternAtom(display, b"WM_PROTOCOLS", 0)
    message.data[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
    x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
    x11.XCloseDisplay(display)
