"""Keeps the draft of an entry in a file."""

import contextlib
from pathlib import Path

from backstretch.paths import replace_file


class DraftFile:
    """Keeps the draft of an entry in a file; without one that can be written it is not kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> bytes:
        """Return the draft, or nothing."""
        try:
            return self._path.read_bytes()
        except OSError:
            return b""

    def write(self, draft: bytes) -> None:
        """Keep a draft in place of the one before; nothing takes it away."""
        with contextlib.suppress(OSError):
            if draft:
                replace_file(self._path, draft)
            else:
                self._path.unlink(missing_ok=True)
