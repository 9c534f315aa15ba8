"""The files of the program's own, which nothing that a person saves is written over."""

from collections.abc import Callable, Iterable
from pathlib import Path

from backstretch.broken_files import put_aside_of
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.errors import BackupError
from backstretch.journal.quarantine import quarantine_folder, side_files
from backstretch.journal.seal import seal_file, unfinished_seal
from backstretch.paths import Paths, is_there, real_file

Guard = Callable[[Path], str]
"""Returns why a person's file is not to be written to a place, or ""."""


def anywhere(_: Path) -> str:
    """Be the Guard of where there is nothing to lose."""
    return ""


def guard_of(paths: Paths) -> Guard:
    """Return the Guard of all that lies in the folders of the program, and of its diary."""

    def guard(target: Path) -> str:
        try:
            refuse_our_own(target, paths)
        except BackupError as error:
            return str(error)
        return ""

    return guard


def refuse_our_own(target: Path, paths: Paths) -> None:
    """Let nothing be written where the program keeps what is its own.

    Folders that hold nothing else are refused whole: a file that is not there yet would be read
    as one of its own. A link, symbolic or hard, counts as what it leads to.

    Raises:
        BackupError: that is where it would be.
    """
    refuse_diary(target, paths.journal)
    real = real_file(target)
    waiting = (paths.settings, paths.draft, paths.list_draft)
    aside = (kept for file in waiting for kept in put_aside_of(file))
    if (
        _is_any(real, (*waiting, *aside, paths.claim, paths.log))
        or any(_is_beside(real, file) for file in waiting)
        or _is_in(real, (paths.own_routines, paths.own_exercises, paths.cache))
    ):
        raise BackupError(
            f"{target} lies where Backstretch keeps its own files, which are not written over. "
            "Choose another place."
        )


def refuse_diary(target: Path, path: Path) -> None:
    """Let nothing be written over the diary at `path`, what is beside it, or its backups.

    A link counts as what it leads to.

    Raises:
        BackupError: that is where it would be.
    """
    real, path = real_file(target), real_file(path)
    if _is_any(real, (path,)):
        raise BackupError(
            f"{target} is the diary itself, which is not written over. Choose another name."
        )
    if _is_any(real, (seal_file(path), unfinished_seal(path), *side_files(path))):
        raise BackupError(f"{target} belongs to the diary, which needs it. Choose another name.")
    if _is_in(real, (Shelf.of(path).folder, quarantine_folder(path))):
        raise BackupError(
            f"{target} lies where Backstretch keeps its own backups and damaged files, which are "
            "not written over. Choose another place."
        )


def _is_any(real: Path, files: Iterable[Path]) -> bool:
    """Tell whether a file is one of these, by its name or as the disk knows it."""
    return any(real == real_file(file) or _is_same(real, file) for file in files)


def _is_beside(real: Path, file: Path) -> bool:
    """Tell whether a file has the name of another and more behind it, as one put aside has."""
    named = real.name.startswith(f"{file.name}.")
    return named and (real.parent == real_file(file.parent) or _is_same(real.parent, file.parent))


def _is_in(real: Path, folders: Iterable[Path]) -> bool:
    """Tell whether a file lies in one of these folders, or is another name of one that does."""
    has_more_names = is_there(real) and real.is_file() and real.stat().st_nlink > 1
    return any(
        real_file(folder) in (real, *real.parents)
        or any(_is_same(place, folder) for place in (real, *real.parents))
        or (has_more_names and any(_is_same(real, file) for file in folder.rglob("*")))
        for folder in folders
    )


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False
