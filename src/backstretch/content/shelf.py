"""Keeps the checked library in the cache folder, so that a start need not read it all again.

The copy is only used while the files it was made from are the same by name, size and time, and
the program is the same version; anything else, or any doubt, and the files are read.
"""

import contextlib
import os
from pathlib import Path
from types import MappingProxyType

import msgspec

from backstretch import __version__
from backstretch.content.exercise import Exercise
from backstretch.content.guidance import Guidance
from backstretch.content.learn import Learn
from backstretch.content.library import Library, load_library
from backstretch.content.routine import Routine
from backstretch.paths import replace_file

FOLDERS = ("exercises", "routines", "guidance")


class _Shelf(msgspec.Struct, frozen=True):
    """The library and what it was made from."""

    made_from: tuple[str, ...]
    exercises: dict[str, Exercise]
    routines: tuple[Routine, ...]
    guidance: Guidance
    learn: Learn


def load_shelved(root: Path, shelf: Path) -> Library:
    """Return the library below `root`, from the copy in the file `shelf` where that is current.

    A library with faults is never copied, so they are told at every start.
    """
    made_from = _signature(root)
    kept = _read(shelf)
    if kept is not None and kept.made_from == made_from:
        return Library(
            MappingProxyType(kept.exercises),
            MappingProxyType({(r.id, r.minutes): r for r in kept.routines}),
            kept.guidance,
            (),
            kept.learn,
        )
    library = load_library(root)
    if not library.faults:
        copy = _Shelf(
            made_from,
            dict(library.exercises),
            tuple(library.routines.values()),
            library.guidance,
            library.learn,
        )
        with contextlib.suppress(OSError):
            replace_file(shelf, msgspec.msgpack.encode(copy))
    return library


def _read(shelf: Path) -> _Shelf | None:
    try:
        return msgspec.msgpack.decode(shelf.read_bytes(), type=_Shelf)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _signature(root: Path) -> tuple[str, ...]:
    """Return what tells one set of files from another; unreadable folders give no entries."""
    parts = [__version__, str(root)]
    for folder in FOLDERS:
        with contextlib.suppress(OSError):
            for entry in sorted(os.scandir(root / folder), key=lambda entry: entry.name):
                status = entry.stat()
                parts.append(f"{folder}/{entry.name} {status.st_size} {status.st_mtime_ns}")
    return tuple(parts)
