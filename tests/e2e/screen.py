"""A screen of its own without a monitor, and keys pressed on it from outside."""

import contextlib
import os
import select
import shutil
import subprocess
from collections.abc import Iterator

import pytest


class Screen:
    """An X server's display, and what xdotool does there."""

    def __init__(self, display: str, server: "subprocess.Popen[bytes]") -> None:
        self._server = server
        self.env = {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "WAYLAND_DISPLAY": "",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }

    def window_of(self, process: int, name: str = "Backstr") -> str:
        """Return the id of a process's window once it can be seen, and give it the keys."""
        search = ("search", "--sync", "--onlyvisible", "--pid", str(process), "--name", name)
        window = self._xdotool(*search).split()[0]
        self._xdotool("windowfocus", "--sync", window)
        return window

    def has_window(self, process: int, name: str) -> bool:
        """Whether a process shows a window of this name now."""
        search = ("search", "--onlyvisible", "--pid", str(process), "--name", name)
        return bool(self._xdotool(*search, check=False))

    def press(self, *keys: str) -> None:
        """Press keys, one right after the other."""
        self._xdotool("key", "--delay", "0", *keys)

    def lose(self) -> None:
        """Take the screen away at once, as the end of a login may."""
        self._server.kill()
        self._server.wait(10)

    def _xdotool(self, *words: str, check: bool = True) -> str:
        env = {**os.environ, **self.env}
        done = subprocess.run(
            ["xdotool", *words], env=env, capture_output=True, text=True, timeout=20, check=check
        )
        return done.stdout


@contextlib.contextmanager
def own_screen() -> Iterator[Screen]:
    """Keep an X server running; skip the test where there is none to be had."""
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed: no window to press keys in")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], 20)
        number = os.read(reading, 16).decode().strip() if ready else ""
        if not number:
            pytest.skip("Xvfb does not start here")
        yield Screen(f":{number}", server)
    finally:
        server.terminate()
        server.wait(10)
        os.close(reading)
