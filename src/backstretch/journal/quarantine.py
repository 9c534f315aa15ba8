"""Puts damaged and foreign files where they harm nothing and stay as they are, for good."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from backstretch.journal.seal import is_sealed, undo_file
from backstretch.paths import make_folder, sync_folder

_FOLDER = "quarantine"


def quarantine_folder(path: Path) -> Path:
    """Return where what is taken out of a journal's way is kept."""
    return path.parent / _FOLDER


def side_files(path: Path) -> tuple[Path, ...]:
    """Return the files that SQLite would read with a journal: its undo file, and two not ours."""
    return (undo_file(path), *(path.with_name(path.name + end) for end in ("-wal", "-shm")))


def strangers(path: Path) -> tuple[Path, ...]:
    """Return the side files there are that do not belong to a journal.

    The program never makes `-wal` and `-shm`. An undo file is left by a kill, but a sealed journal
    was closed after its last write: an undo file beside it is from elsewhere, and would put old
    pages over it. Where somebody may write meanwhile, the answer can be of two moments.

    Raises:
        OSError: the disk does not give the seal.
    """
    found = tuple(side for side in side_files(path) if side.exists())
    if found and not is_sealed(path):
        return tuple(side for side in found if side != undo_file(path))
    return found


def set_aside(file: Path) -> Path:
    """Move a file into the quarantine and return where it lies now.

    Raises:
        OSError: it cannot be moved, and lies where it lay.
    """
    folder = quarantine_folder(file)
    make_folder(folder)
    target = _free_name(folder, f"{file.name}-{_short_hash(file)}", "")
    file.rename(target)
    sync_folder(folder)
    sync_folder(file.parent)
    return target


def keep_damaged(path: Path, now: datetime) -> Path:
    """Keep a damaged journal, with its side files, under a new name as well; return that.

    The file itself stays where it is, to be replaced in one step.

    Raises:
        OSError: it cannot be kept there.
    """
    folder = quarantine_folder(path)
    make_folder(folder)
    moment = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = _free_name(folder, f"{path.stem}-{moment}-{_short_hash(path)}", path.suffix)
    for side, kept in zip(side_files(path), side_files(target), strict=True):
        if side.exists():
            _keep(side, kept)
    _keep(path, target)
    sync_folder(folder)
    return target


def _keep(file: Path, target: Path) -> None:
    """Give a file a second name, or make a copy where the file system knows but one."""
    try:
        os.link(file, target)
    except FileExistsError:
        raise
    except OSError:
        _copy(file, target)


def _copy(file: Path, target: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".keeping-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as new, file.open("rb") as old:
            shutil.copyfileobj(old, new)
            new.flush()
            os.fsync(new.fileno())
        Path(name).rename(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Return a name that is not taken."""
    number, name = 1, folder / f"{stem}{suffix}"
    while name.exists() or any(side.exists() for side in side_files(name)):
        number += 1
        name = folder / f"{stem}-{number}{suffix}"
    return name


def _short_hash(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()[:8]
    except OSError:
        return "unread"
