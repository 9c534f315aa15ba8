"""Settles which start has the window of a diary, before anything of a window is loaded.

Who is first is settled by a lock on a file, which the system takes back when a process dies. The
second writes a small file beside it, which the first watches for and takes away: that is the
answer. So it is the same on every system, nothing polls, and no socket is opened: QLocalServer
lives in QtNetwork, which this program never loads.
"""

import contextlib
import os
from enum import StrEnum
from pathlib import Path

from backstretch.clock import Clock
from backstretch.journal.claim import Claim
from backstretch.paths import is_there, make_folder, replace_file

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


class OneWindow:
    """Lets one process at a time show the diary that this folder belongs to."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock
        self._claim = Claim(folder / "window.lock")
        self._request = folder / "show"
        self._starting = folder / "starting"

    def begin(self) -> Start:
        """Become the first or ask the first, for four seconds at most; needs no event loop.

        One that is just starting, and cannot hear yet, is given longer.

        Where the folder cannot be written to there is no way to tell: the start counts as first.
        """
        try:
            make_folder(self.folder)
        except OSError:
            return Start.FIRST
        if self._claim.take():
            return self._be_first()
        try:
            replace_file(self._request, os.environ.get(TOKEN, "").encode())
        except OSError:
            return Start.SILENT
        return self._wait_for_answer()

    def started(self) -> None:
        """Say that the first hears from now on what others ask."""
        with contextlib.suppress(OSError):
            self._starting.unlink(missing_ok=True)

    def request(self) -> str | None:
        """Take what another start asks away and return its token, or ""; None where none asks."""
        return self._take_request() if is_there(self._request) else None

    def close(self) -> None:
        """Let another start be the first."""
        self.started()
        self._claim.give_back()

    def _wait_for_answer(self) -> Start:
        """Wait until the first took the request away, or is gone itself."""
        begun = self._clock.monotonic_ns()
        while self._clock.monotonic_ns() - begun < self._patience():
            if not is_there(self._request):
                return Start.RAISED
            if self._claim.take():
                return self._be_first()
            self._clock.wait(PAUSE_S)
        self._take_request()
        return Start.SILENT

    def _patience(self) -> int:
        return STARTING_NS if is_there(self._starting) else PATIENCE_NS

    def _be_first(self) -> Start:
        self._take_request()
        with contextlib.suppress(OSError):
            self._starting.touch(mode=0o600)
        return Start.FIRST

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
