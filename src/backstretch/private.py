"""Keeps what the program holds to one person: files, new and old, and what a crash leaves."""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

_OTHERS = 0o077


def be_private() -> None:
    """Make new files for this user alone, and leave no memory of the process behind.

    Of the limits on core files, 1 byte is the one that also stops those which the system pipes to
    a program that collects them: Linux does not look at 0 there. A process that marks itself as
    undumpable instead is refused by desktop portals, which look at who asks them.
    """
    os.umask(_OTHERS)
    if os.name != "posix":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    most = hard if 0 <= hard < 1 else 1
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))


def open_to_others(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return what others may read or change in these folders, and the folders themselves.

    What belongs to somebody else, and a folder that many share, is left out with all in it.
    """
    return tuple(place for folder in folders for place in _open(folder))


def close_to_others(folders: Iterable[Path]) -> bool:
    """Take away what others may do in these folders; tell whether they might do anything."""
    places = open_to_others(folders)
    for place in places:
        with contextlib.suppress(OSError):
            place.chmod(stat.S_IMODE(place.stat().st_mode) & ~_OTHERS)
    return bool(places)


def _open(folder: Path) -> Iterator[Path]:
    if os.name != "posix" or not _is_for_one(folder):
        return
    if _is_open(folder):
        yield folder
    for above, folders, files in os.walk(folder):
        for name in (*folders, *files):
            place = Path(above, name)
            if _is_open(place):
                yield place


def _is_for_one(folder: Path) -> bool:
    """Tell whether a folder is there, can be looked at, and is not one that many share."""
    try:
        found = folder.stat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and not found.st_mode & stat.S_ISVTX


def _is_open(place: Path) -> bool:
    try:
        found = place.stat(follow_symlinks=False)
    except OSError:
        return False
    if stat.S_ISLNK(found.st_mode) or found.st_uid != os.geteuid():
        return False
    return bool(found.st_mode & _OTHERS)
