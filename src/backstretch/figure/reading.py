"""A pose file into poses, or every fault in it with file and key. Never raises."""

from functools import partial
from pathlib import Path

from backstretch import toml_file
from backstretch.figure.checking import problems
from backstretch.figure.moving import Poses
from backstretch.figure.pose import pose_of
from backstretch.figure.stance import Easier, PoseFile, Stance
from backstretch.toml_file import Fault


def read_poses(path: Path) -> tuple[Poses | None, list[Fault]]:
    """Return what a pose file says, or None and its faults: of form, then of sense."""
    file = f"poses/{path.name}"
    check = partial(problems, stem=path.stem)
    read, faults = toml_file.read(path, file, PoseFile, check)
    return (poses_from(read) if read else None), faults


def read_all(folder: Path) -> tuple[dict[str, Poses], list[Fault]]:
    """Return the poses of every sound file of a folder by exercise id, and all faults.

    A broken file costs its own exercise alone. A folder that is not there holds no poses.
    """
    found: dict[str, Poses] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        poses, wrong = read_poses(path)
        faults += wrong
        if poses:
            found[poses.id] = poses
    return found, faults


def poses_from(read: PoseFile) -> Poses:
    """Return the poses of a decoded file."""
    pillow = read.props.pillow[1] if read.props.pillow else None
    return Poses(
        read.id,
        tuple(pose_of(read.base, key, pillow) for key in read.key),
        read.view,
        read.props,
        read.other_side,
        read.works,
        _easier(read, read.easier) if read.easier else None,
        _cycle(read.key, read.cycle),
    )


def _easier(read: PoseFile, easier: Easier) -> Poses:
    props = easier.props or read.props
    base = easier.base or read.base
    pillow = props.pillow[1] if props.pillow else None
    keys = tuple(pose_of(base, key, pillow) for key in easier.key)
    cycle = _cycle(easier.key, easier.cycle)
    view = easier.view or read.view
    return Poses(read.id, keys, view, props, read.other_side, read.works, cycle=cycle)


def _cycle(keys: tuple[Stance, ...], cycle: tuple[str, ...]) -> tuple[int, ...]:
    names = [key.name for key in keys]
    return tuple(names.index(name) for name in cycle)
