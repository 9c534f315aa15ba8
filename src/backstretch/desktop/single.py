"""One window for one diary: a second start asks the first to come forward, and ends.

Who is first is settled by a lock on a file, which the system takes back when a process dies. The
second writes a small file beside it, which the first watches for and takes away: that is the
answer. So it is the same on every system, nothing polls, and no socket is opened: QLocalServer
lives in QtNetwork, which this program never loads.
"""

import contextlib
import os
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal
from PySide6.QtWidgets import QWidget

from backstretch.clock import Clock
from backstretch.journal.claim import Claim
from backstretch.paths import make_folder, replace_file

PATIENCE_NS = 4_000_000_000
STARTING_NS = 10_000_000_000
"""How long a first one is waited for that has just begun to start, on a busy machine for one."""
PAUSE_S = 0.02
TOKEN = "XDG_ACTIVATION_TOKEN"
_LONGEST_TOKEN = 500


class Start(StrEnum):
    """What became of a start: FIRST here, the first was RAISED, or it is SILENT and may hang."""

    FIRST = "first"
    RAISED = "raised"
    SILENT = "silent"


class Single(QObject):
    """Lets one process at a time show the diary that this folder belongs to.

    Signals:
        asked: another start wants the window; with the desktop's leave to raise it, or "".
    """

    asked = Signal(str)

    def __init__(self, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._claim = Claim(folder / "window.lock")
        self._request = folder / "show"
        self._starting = folder / "starting"
        self._watcher: QFileSystemWatcher | None = None

    def begin(self) -> Start:
        """Become the first or ask the first, for four seconds at most; needs no event loop.

        One that is just starting, and cannot hear yet, is given longer.

        Where the folder cannot be written to there is no way to tell: the start counts as first.
        """
        try:
            make_folder(self._folder)
        except OSError:
            return Start.FIRST
        if self._claim.take():
            return self._be_first()
        try:
            replace_file(self._request, os.environ.get(TOKEN, "").encode())
        except OSError:
            return Start.SILENT
        return self._wait_for_answer()

    def listen(self) -> None:
        """Hear from now on what other starts ask."""
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._answer)
        self._started()
        self._answer()

    def close(self) -> None:
        """Let another start be the first."""
        if self._watcher:
            self._watcher.deleteLater()
            self._watcher = None
        self._started()
        self._claim.give_back()

    def _wait_for_answer(self) -> Start:
        """Wait until the first took the request away, or is gone itself."""
        begun = self._clock.monotonic_ns()
        while self._clock.monotonic_ns() - begun < self._patience():
            if not self._request.exists():
                return Start.RAISED
            if self._claim.take():
                return self._be_first()
            self._clock.wait(PAUSE_S)
        self._take_request()
        return Start.SILENT

    def _patience(self) -> int:
        return STARTING_NS if self._starting.exists() else PATIENCE_NS

    def _be_first(self) -> Start:
        self._take_request()
        with contextlib.suppress(OSError):
            self._starting.touch(mode=0o600)
        return Start.FIRST

    def _started(self) -> None:
        with contextlib.suppress(OSError):
            self._starting.unlink(missing_ok=True)

    def _answer(self) -> None:
        if self._request.exists():
            self.asked.emit(self._take_request())

    def _take_request(self) -> str:
        """Take the request away and return its token; "" where there is none."""
        try:
            token = self._request.read_text(encoding="ascii")[:_LONGEST_TOKEN]
        except (OSError, UnicodeDecodeError):
            token = ""
        try:
            self._request.unlink(missing_ok=True)
        except OSError:
            return ""
        return token if token.isprintable() else ""


def bring_forward(window: QWidget, token: str = "") -> None:
    """Show a window, also a hidden or minimised one, and ask the desktop for the focus.

    Wayland gives it only against the `token` that a notice or another start was given.
    """
    if token:
        os.environ[TOKEN] = token
    if window.isMinimized():
        window.showNormal()
    else:
        window.show()
    window.activateWindow()
