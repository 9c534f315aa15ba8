"""A pose file into poses, or every fault in it with file and key. Never raises."""

from collections.abc import Collection
from functools import partial
from pathlib import Path

import msgspec

from backstretch import toml_file
from backstretch.figure.checking import problems
from backstretch.figure.moving import Poses
from backstretch.figure.pose import pose_of
from backstretch.figure.stance import Easier, PoseFile
from backstretch.toml_file import Fault


def read_poses(path: Path) -> tuple[Poses | None, list[Fault]]:
    """Return what a pose file says, or None and its faults: of form, then of sense."""
    file = f"poses/{path.name}"
    check = partial(problems, stem=path.stem)
    read, faults = toml_file.read(path, file, PoseFile, check)
    return (poses_from(read) if read else None), faults


def read_all(folder: Path, wanted: Collection[str] = ()) -> tuple[dict[str, Poses], list[Fault]]:
    """Return the poses of every sound file of a folder by exercise id, and all faults.

    A broken file costs its own exercise alone. A file that is not there is a fault if its
    exercise is `wanted`; a folder that is not there, or holds no file, is a single one.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as error:
        return {}, [Fault("poses", "", f"cannot be read: {toml_file.reason(error)}")]
    if not paths:
        return {}, [Fault("poses", "", "holds no poses")]
    missing = sorted(set(wanted) - {path.stem for path in paths})
    faults = [Fault(f"poses/{name}.toml", "", "is missing") for name in missing]
    found: dict[str, Poses] = {}
    for path in paths:
        poses, wrong = read_poses(path)
        faults += wrong
        if poses:
            found[poses.id] = poses
    return found, faults


def poses_from(read: PoseFile) -> Poses:
    """Return the poses of a decoded file."""
    pillow = read.props.pillow[1] if read.props.pillow else None
    names = [key.name for key in read.key]
    return Poses(
        read.id,
        tuple(pose_of(read.base, key, pillow) for key in read.key),
        read.view,
        read.props,
        read.other_side,
        read.works,
        poses_from(_eased(read, read.easier)) if read.easier else None,
        tuple(names.index(name) for name in read.cycle),
    )


def _eased(read: PoseFile, easier: Easier) -> PoseFile:
    """Return the easier version as a file of its own."""
    return msgspec.structs.replace(
        read,
        key=easier.key,
        cycle=easier.cycle,
        base=easier.base or read.base,
        view=easier.view or read.view,
        props=easier.props or read.props,
        easier=None,
    )
