"""Keeps the draft of an entry in a file."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from backstretch.broken_files import put_aside
from backstretch.paths import replace_file


class DraftFile:
    """Keeps the draft of an entry in a file; without one that can be written it is not kept.

    One that does not read as a `kind` is put aside, and `tell` is called with where it is.
    """

    def __init__(self, path: Path, kind: Any, tell: Callable[[str], None] = lambda _: None) -> None:
        self._path = path
        self._kind = kind
        self._tell = tell

    def read(self) -> bytes:
        """Return the draft, or nothing."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError:
            self._put_aside()
            return b""
        try:
            msgspec.json.decode(content, type=self._kind)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            self._put_aside()
            return b""
        return content

    def write(self, draft: bytes) -> None:
        """Keep a draft in place of the one before; nothing takes it away."""
        with contextlib.suppress(OSError):
            if draft:
                replace_file(self._path, draft)
            else:
                self._path.unlink(missing_ok=True)

    def _put_aside(self) -> None:
        with contextlib.suppress(OSError):
            place = put_aside(self._path)
            words = QCoreApplication.translate(
                "DraftFile",
                "What you had begun to write could not be read. The file is kept: {file}",
            )
            self._tell(words.format(file=place))
