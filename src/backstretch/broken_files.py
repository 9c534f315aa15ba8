"""Puts a file aside that cannot be read, under a name that nothing has yet."""

import filecmp
import re
from pathlib import Path

_ENDING = ".broken"


def put_aside(path: Path) -> Path:
    """Give a file the name NAME.broken, or NAME.broken-2 and so on; return its new place.

    What was put aside before stays as it is. There is no limit to how many there can be, but a
    file that is byte for byte one of them takes its place, so that they do not pile up.

    Raises:
        OSError: it cannot be renamed, and is as it was.
    """
    place, number = path.with_name(path.name + _ENDING), 2
    while _is_taken(place) and not _are_alike(path, place):
        place, number = path.with_name(f"{path.name}{_ENDING}-{number}"), number + 1
    path.replace(place)
    return place


def put_aside_of(path: Path) -> list[Path]:
    """Return all that was put aside of a file, by name."""
    names = re.compile(re.escape(path.name + _ENDING) + r"(-[0-9]+)?")
    try:
        found = [place for place in path.parent.iterdir() if names.fullmatch(place.name)]
        return sorted(place for place in found if place.is_file())
    except OSError:  # there is no such folder, or nobody may look into it
        return []


def _is_taken(place: Path) -> bool:
    return place.exists() or place.is_symlink()


def _are_alike(one: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False
