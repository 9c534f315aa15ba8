"""A pose file into poses, or every fault in it with file and key. Never raises."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import msgspec

from backstretch.figure.checking import problems
from backstretch.figure.faults import PoseFault
from backstretch.figure.moving import Poses
from backstretch.figure.pose import pose_of
from backstretch.figure.stance import Easier, PoseFile, Stance

LARGEST = 256 * 1024
"""Bytes; the files that ship have less than 4 KiB."""


def read_poses(path: Path) -> tuple[Poses | None, list[PoseFault]]:
    """Return what a pose file says, or None and its faults: of form, then of sense."""
    file = f"poses/{path.name}"
    try:
        table = tomllib.loads(_text(path))
    except OSError as error:
        return None, [PoseFault(file, "", f"cannot be read: {error.strerror or error}")]
    except UnicodeDecodeError as error:
        return None, [PoseFault(file, "", f"is not UTF-8 text (at byte {error.start})")]
    except (ValueError, RecursionError) as error:
        return None, [PoseFault(file, "", f"is not TOML: {_plain(str(error))}")]
    try:
        read = msgspec.convert(table, PoseFile)
    except (msgspec.ValidationError, OverflowError) as error:
        faults = [PoseFault(file, key, problem) for key, problem in _misfits(table, PoseFile, "")]
        return None, faults or [PoseFault(file, "", _plain(str(error)))]
    faults = [PoseFault(file, key, problem) for key, problem in problems(read, path.stem)]
    return (None, faults) if faults else (poses_from(read), [])


def read_all(folder: Path) -> tuple[dict[str, Poses], list[PoseFault]]:
    """Return the poses of every sound file of a folder by exercise id, and all faults.

    A broken file costs its own exercise alone. A folder that is not there holds no poses.
    """
    found: dict[str, Poses] = {}
    faults: list[PoseFault] = []
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


def _text(path: Path) -> str:
    with path.open("rb") as source:
        content = source.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError(None, f"it is larger than {LARGEST // 1024} KiB")
    return content.decode().replace("\r\n", "\n")


def _misfits(value: Any, kind: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield key and problem of every part of a table that does not fit its type."""
    whole, kind = kind, _bare(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        dot = f"{key}." if key else ""
        for name in value:
            if name not in known:
                yield f"{dot}{name}", "is not a known key"
            else:
                yield from _misfits(value[name], known[name].type, f"{dot}{name}")
        for name, field in known.items():
            if field.required and name not in value:
                yield f"{dot}{name}", "is missing"
        return
    if get_origin(kind) is tuple and get_args(kind)[1:] == (...,) and isinstance(value, list):
        inner = list(_each(value, get_args(kind)[0], key))
        if inner:
            yield from inner
            return
    try:
        msgspec.convert(value, whole)
    except (msgspec.ValidationError, OverflowError) as error:
        yield key, _plain(str(error).partition(" - at ")[0])


def _each(values: list[Any], kind: Any, key: str) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(values):
        yield from _misfits(part, kind, f"{key}[{number}]")


def _bare(kind: Any) -> Any:
    """Return a type without `None` and, for tables and lists, without its annotations."""
    if isinstance(kind, UnionType):
        kinds = [part for part in get_args(kind) if part is not type(None)]
        kind = kinds[0] if len(kinds) == 1 else kind
    inner = get_args(kind)[0] if hasattr(kind, "__metadata__") else kind
    return inner if get_origin(inner) is tuple else kind


def _plain(text: str) -> str:
    return text[:1].lower() + text[1:]
