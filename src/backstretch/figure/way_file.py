"""The file of the ways into its decoded form, or every fault in it. Never raises."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from backstretch import toml_file
from backstretch.figure.checking import stance_problems
from backstretch.figure.stance import Stance, View
from backstretch.toml_file import Fault, Problem

VIEW = View(yaw=14.0, pitch=10.0)
"""From where a way is seen, if the file says nothing: all of it from the side."""

PLACES = frozenset(
    (
        "supine",
        "prone",
        "hands-and-knees",
        "kneeling",
        "half-kneeling",
        "standing",
        "seated",
        "floor-sitting",
    )
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


def read_way_file(path: Path) -> tuple[WayFile | None, list[Fault]]:
    """Return what the file says, or None and its faults: of form, then of sense."""
    return toml_file.read(path, path.name, WayFile, _problems)


def _problems(read: WayFile) -> Iterator[Problem]:
    names = [pose.name for pose in read.pose]
    linked = {name for link in read.link for name in link}
    for number, pose in enumerate(read.pose):
        if names.index(pose.name) < number:
            yield f"pose[{number}].name", f"{pose.name} is there already"
        if pose.name not in linked:
            yield f"pose[{number}].name", f"no link leads to {pose.name or 'a pose without name'}"
        yield from stance_problems(pose, f"pose[{number}]")
    for number, link in enumerate(read.link):
        for name in link:
            if name not in names and name not in PLACES:
                yield f"link[{number}]", f"{name} is neither a pose here nor a position"
