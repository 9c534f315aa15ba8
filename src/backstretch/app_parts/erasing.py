"""Removes all that the program keeps on this computer, for whoever typed that this is wanted.

It is the one way by which anything of the diary goes. Only files that the program makes by these
names are removed; a folder goes once it is empty, so nothing of anybody else's is touched.
"""

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from backstretch.broken_files import put_aside_of
from backstretch.content.own_exercises import ASIDE
from backstretch.content.own_sheets import PICTURE_ENDINGS
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.claim import Claim
from backstretch.journal.locks import NEW_PREFIX
from backstretch.journal.quarantine import quarantine_folder, side_files
from backstretch.journal.seal import seal_file, unfinished_seal
from backstretch.paths import UNFINISHED, Paths, real_file, sync_folder

_TEXTS = ("*.toml",)
_BACKUP_NAMES = ("backup-*.db", "backup-*.json", ".lock")
_HALF_A_BACKUP = ".backup-new-*"
_BACKUP = 1  # of these names, those of the copies themselves


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is: bytes of the diary, backups, damaged copies put aside, what is made."""

    diary_bytes: int = 0
    backups: int = 0
    put_aside: int = 0
    made: int = 0


def holdings(paths: Paths) -> Holdings:
    """Return how much would go."""
    journal = real_file(paths.journal)
    return Holdings(
        journal.stat().st_size if journal.is_file() else 0,
        len(_named(Shelf.of(paths.journal).folder, _BACKUP_NAMES[:_BACKUP])),
        len(_named(quarantine_folder(journal), ("*",))),
        len(_named(paths.own_routines, _TEXTS)) + len(_named(paths.own_exercises, _TEXTS)),
    )


def is_in_use(paths: Paths) -> bool:
    """Tell whether a session runs somewhere, in this window or in another program."""
    return not Claim(paths.claim).is_free()


def erase(paths: Paths) -> tuple[Path, ...]:
    """Remove everything, the diary itself last, and return what could not be removed.

    Nothing of the program may have the diary open. What a kill leaves is removed by a second call.
    """
    for half in _half_made(paths):
        shutil.rmtree(half, ignore_errors=True)
    left = tuple(file for file in _ours(paths) if not _remove(file))
    for folder in _folders(paths):
        _let_go(folder)
    return left


def _half_made(paths: Paths) -> Iterator[Path]:
    """Yield the folders in which a kill left a copy of the diary that was not done."""
    yield from Shelf.of(paths.journal).folder.glob(_HALF_A_BACKUP)
    yield from real_file(paths.journal).parent.glob(NEW_PREFIX + "*")


def _ours(paths: Paths) -> Iterator[Path]:
    """Yield every file that is the program's own."""
    journal = real_file(paths.journal)
    yield from _named(paths.speech, ("*.wav",))
    yield from _named(paths.cache / "window", ("*",))
    yield from _named(paths.own_routines, ("*.toml",))
    for folder in (paths.own_exercises, paths.own_exercises / ASIDE):
        yield from _named(folder, ("*.toml", *(f"*{ending}" for ending in PICTURE_ENDINGS)))
    yield from (paths.shelf, paths.log, paths.draft, paths.list_draft, paths.claim)
    yield paths.settings
    for file in (paths.settings, paths.draft, paths.list_draft):
        yield from put_aside_of(file)
    for folder in _folders(paths):
        yield from _named(folder, (UNFINISHED,))
    yield from _named(Shelf.of(paths.journal).folder, _BACKUP_NAMES)
    yield from _named(quarantine_folder(journal), ("*",))
    yield from (seal_file(journal), unfinished_seal(journal), *side_files(journal), journal)
    if paths.journal != journal:
        yield paths.journal


def _folders(paths: Paths) -> tuple[Path, ...]:
    """Return the folders of the program, each before the one that it lies in."""
    inner = (
        paths.speech,
        paths.cache / "window",
        paths.own_routines,
        paths.own_exercises / ASIDE,
        paths.own_exercises,
        Shelf.of(paths.journal).folder,
        quarantine_folder(real_file(paths.journal)),
    )
    return (*inner, *paths.folders)


def _named(folder: Path, names: Iterable[str]) -> list[Path]:
    found = {file for name in names for file in folder.glob(name) if file.is_file()}
    return sorted(found)


def _let_go(folder: Path) -> None:
    """Remove a folder that is empty, and have the disk know: else a power cut brings all back."""
    with contextlib.suppress(OSError):
        sync_folder(folder)
        folder.rmdir()  # which an empty one allows, and no other
        sync_folder(folder.parent)


def _remove(file: Path) -> bool:
    """Remove a file; tell whether it is gone."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True
