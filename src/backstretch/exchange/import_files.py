"""Files of runs, one after the other: finds them, reads each, and says what came of it.

Made for a thread beside the window: reading yields after each file, so that whoever asks can
tell how far it is, go on, or stop.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from backstretch.exchange.import_limits import FUTURE, MAX_BYTES
from backstretch.exchange.run_files import FileRead, Format, Found, Refusal, Terms, Why
from backstretch.paths import is_there

SUFFIXES = frozenset(f".{kind}" for kind in Format)

Reading = Callable[[bytes, Terms], FileRead]


class FileResult(msgspec.Struct, frozen=True):
    """What came of a file: where it lies, the SHA-256 of its bytes ("" if not read), what it is."""

    path: Path
    sha256: str
    read: FileRead

    @property
    def runs(self) -> int:
        """How many runs were found."""
        return len(self.read.runs) if isinstance(self.read, Found) else 0


def find_files(places: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files to read: those named as they are, of folders all that are called so.

    Each comes once, in the order named, those of a folder by name. Links are not followed inside
    folders; a folder that cannot be looked into has none.
    """
    found: dict[Path, None] = {}
    for place in places:
        for path in _files_below(place) if is_there(place) and place.is_dir() else (place,):
            found[path] = None
    return tuple(found)


def read_files(
    files: Iterable[Path], reading: Reading, now: datetime, *, track: bool = False
) -> Iterator[FileResult]:
    """Yield what came of each file, in order; none of them stops the rest.

    `reading` is an `ImportWorker.read`. Times later than a day after `now` are not believed. The
    places are read only where the `track` is asked for.
    """
    terms = Terms((now + FUTURE).timestamp(), track)
    for path in files:
        data = _bytes_of(path)
        if isinstance(data, Refusal):
            yield FileResult(path, "", data)
        else:
            yield FileResult(path, hashlib.sha256(data).hexdigest(), reading(data, terms))


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in SUFFIXES and not path.is_symlink():
                yield path


def _bytes_of(path: Path) -> bytes | Refusal:
    """Return the bytes of a plain file that is not too large, or why there are none."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return Refusal(Why.NO_FILE)
        if found.st_size > MAX_BYTES:
            return Refusal(Why.TOO_LARGE)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return Refusal(Why.NO_FILE)
    except OSError:
        return Refusal(Why.NO_ACCESS)
    if not data:
        return Refusal(Why.EMPTY)
    return data if len(data) <= MAX_BYTES else Refusal(Why.TOO_LARGE)
