"""Single key presses of a terminal, where there is one."""

import contextlib
import importlib
import os
import select
import sys
from collections.abc import Iterator
from typing import Protocol

from backstretch.clock import Clock


class Keys(Protocol):
    """Where key presses come from."""

    @property
    def present(self) -> bool:
        """Whether anybody can press a key."""

    def wait(self, seconds: float) -> str:
        """Return the key pressed within this time, or an empty text."""


class NoKeys:
    """Nobody is there to press a key: the session runs by itself."""

    present = False

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def wait(self, seconds: float) -> str:
        """Wait, and return no key."""
        self._clock.wait(seconds)
        return ""


class PosixKeys:
    """Single key presses of a terminal, without Enter."""

    present = True

    def wait(self, seconds: float) -> str:
        """Return the key pressed within this time, or an empty text."""
        ready, _, _ = select.select([sys.stdin], [], [], seconds)
        return os.read(sys.stdin.fileno(), 1).decode(errors="ignore") if ready else ""


class WindowsKeys:
    """Single key presses of a Windows console."""

    present = True

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def wait(self, seconds: float) -> str:
        """Return the key pressed within this time, or an empty text."""
        console = importlib.import_module("msvcrt")
        if not console.kbhit():
            self._clock.wait(min(seconds, 0.05))
        return str(console.getwch()) if console.kbhit() else ""


@contextlib.contextmanager
def terminal_keys(clock: Clock) -> Iterator[Keys]:
    """Give single key presses while a terminal is there, and put it back as it was."""
    if not sys.stdin.isatty():
        yield NoKeys(clock)
    elif sys.platform == "win32":
        yield WindowsKeys(clock)
    else:
        import termios
        import tty

        before = termios.tcgetattr(sys.stdin)
        try:
            tty.setcbreak(sys.stdin)
            yield PosixKeys()
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
