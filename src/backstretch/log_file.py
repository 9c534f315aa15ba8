"""Keeps a small log of what went wrong.

It holds what it is given; of a fault that is what faults.py tells, never anybody's own words.
"""

import contextlib
import os
from datetime import datetime
from pathlib import Path

from backstretch.paths import make_folder, replace_file

LARGEST = 64 * 1024
"""The bytes it may have; of a fuller one the newer half is kept."""


class LogFile:
    """Writes entries at the end of a file, for this user alone; one that fails is not kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, at: datetime, entry: str) -> None:
        """Write down what was met."""
        entry = f"{at.isoformat(timespec='seconds')} {entry}"
        new = entry.encode(errors="replace")[: LARGEST // 2 - 1] + b"\n"
        with contextlib.suppress(OSError):
            make_folder(self._path.parent)
            if self._size() + len(new) > LARGEST:
                self._make_room()
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, new)
            finally:
                os.close(handle)

    def read(self) -> str:
        """Return all that is in it, the oldest first."""
        try:
            return self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def _size(self) -> int:
        return self._path.stat().st_size if self._path.exists() else 0

    def _make_room(self) -> None:
        half = self._path.read_bytes()[-LARGEST // 2 :]
        replace_file(self._path, half.partition(b"\n")[2])
