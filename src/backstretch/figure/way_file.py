"""The file of the ways into its decoded form, or every fault in it. Never raises."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from backstretch.figure.checking import _stance_problems
from backstretch.figure.faults import PoseFault
from backstretch.figure.reading import _misfits, _plain, _text
from backstretch.figure.stance import Stance, View

VIEW = View(yaw=14.0, pitch=10.0)
"""From where a way is seen, if the file says nothing: all of it from the side."""

PLACES = frozenset(
    ("supine", "prone", "hands-and-knees", "kneeling", "half-kneeling", "standing", "seated")
)
"""Positions to start from and to end in. One that no way leads through needs no pose."""


class WayFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Key poses, and which of them follow each other, by name.

    A link may name a position too. Where a pose has the name of a position, ways between other
    positions may lead through it.
    """

    link: tuple[tuple[str, str], ...]
    pose: tuple[Stance, ...]
    view: View = VIEW


def read_way_file(path: Path) -> tuple[WayFile | None, list[PoseFault]]:
    """Return what the file says, or None and its faults: of form, then of sense."""
    file = path.name
    try:
        table = tomllib.loads(_text(path))
    except OSError as error:
        return None, [PoseFault(file, "", f"cannot be read: {error.strerror or error}")]
    except UnicodeDecodeError as error:
        return None, [PoseFault(file, "", f"is not UTF-8 text (at byte {error.start})")]
    except (ValueError, RecursionError) as error:
        return None, [PoseFault(file, "", f"is not TOML: {_plain(str(error))}")]
    try:
        read = msgspec.convert(table, WayFile)
    except (msgspec.ValidationError, OverflowError) as error:
        faults = [PoseFault(file, key, problem) for key, problem in _misfits(table, WayFile, "")]
        return None, faults or [PoseFault(file, "", _plain(str(error)))]
    faults = [PoseFault(file, key, problem) for key, problem in _problems(read)]
    return (None, faults) if faults else (read, [])


def _problems(read: WayFile) -> Iterator[tuple[str, str]]:
    names = [pose.name for pose in read.pose]
    linked = {name for link in read.link for name in link}
    for number, pose in enumerate(read.pose):
        if names.index(pose.name) < number:
            yield f"pose[{number}].name", f"{pose.name} is there already"
        if pose.name not in linked:
            yield f"pose[{number}].name", f"no link leads to {pose.name or 'a pose without name'}"
        yield from _stance_problems(pose, f"pose[{number}]")
    for number, link in enumerate(read.link):
        for name in link:
            if name not in names and name not in PLACES:
                yield f"link[{number}]", f"{name} is neither a pose here nor a position"
