"""Every folder and file the program uses, all below one base that `--home` can move."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import appdirs

from backstretch import APP_ID

_PREFIX, _SUFFIX = ".backstretch-", ".tmp"
UNFINISHED = f"{_PREFIX}*{_SUFFIX}"
"""What files are called until they are put in place; a kill may leave them."""


class HomeError(Exception):
    """A folder cannot be used. The text is one sentence that names it and says why."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things lie.

    `data` is sacred, `config` small, `cache` can be thrown away; `state` tells what went wrong.
    """

    data: Path
    config: Path
    cache: Path
    state: Path

    @property
    def journal(self) -> Path:
        """The one file with everything the person logged."""
        return self.data / "journal.db"

    @property
    def draft(self) -> Path:
        """The one entry that is not finished."""
        return self.data / "draft.json"

    @property
    def list_draft(self) -> Path:
        """What is ticked in the safety list of the first start and not answered yet."""
        return self.data / "list-draft.json"

    @property
    def own_routines(self) -> Path:
        """The folder of the routines that the person made, one file each."""
        return self.data / "routines"

    @property
    def own_exercises(self) -> Path:
        """The folder of the exercises that the person wrote down, one file each."""
        return self.data / "exercises"

    @property
    def claim(self) -> Path:
        """The file that a running session holds a lock on.

        It lies beside the journal's real file, so that one that is reached by links has but one.
        """
        return real_file(self.journal).with_name("session.lock")

    @property
    def settings(self) -> Path:
        """The choices made in the program."""
        return self.config / "settings.json"

    @property
    def speech(self) -> Path:
        """Phrases spoken by the system's own engine, kept to be used again."""
        return self.cache / "speech"

    @property
    def shelf(self) -> Path:
        """A copy of the checked content, kept to start quickly."""
        return self.cache / "content.msgpack"

    @property
    def log(self) -> Path:
        """What went wrong lately, without anything that was entered."""
        return self.state / "faults.log"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder of the program's own."""
        return (self.data, self.config, self.cache, self.state)

    def make(self) -> None:
        """Make the folders, for this user alone; it can do without the one for the cache.

        A diary that is there already is read even where nothing can be written.

        Raises:
            HomeError: a folder cannot be made or written to.
        """
        for folder in (self.data, self.config, self.cache):
            try:
                _make_private(folder)
            except HomeError:
                if folder != self.cache and not os.access(self.journal, os.R_OK):
                    raise


def find_paths(home: Path | None = None) -> Paths:
    """Return the paths below `home`, or in the places this system keeps for programs.

    Raises:
        HomeError: the system names a place that is not an absolute path, or a home that is empty,
            not there, or the root of the disk.
    """
    if home is not None:
        base = home.expanduser().absolute()
        return Paths(*(base / kind for kind in ("data", "config", "cache", "state")))
    if os.environ.get("HOME") == "":  # the folders would lie at the root of the disk
        raise HomeError(
            "The system says your home folder has no name. Set HOME, or start with --home FOLDER."
        )
    found = Paths(
        Path(appdirs.user_data_dir(APP_ID, False)),
        Path(appdirs.user_config_dir(APP_ID, False)),
        Path(appdirs.user_cache_dir(APP_ID, False)),
        Path(appdirs.user_state_dir(APP_ID, False)),
    )
    for folder in found.folders:
        if not folder.is_absolute():
            raise HomeError(
                f"The system says the program's folder is “{folder}”, which is not a full path. "
                "Set HOME and the XDG folders to full paths, or start with --home FOLDER."
            )
    _refuse_no_home(found)
    return found


def _refuse_no_home(found: Paths) -> None:
    """See that what lies in the home folder has one: none is made at the root of the disk."""
    home = Path(os.environ.get("HOME", "~"))
    if not home.is_absolute() or (home != home.parent and os.access(home, os.F_OK)):
        return
    hidden = {home / name for name in (".local", ".config", ".cache")}
    if any(hidden & {*folder.parents} for folder in found.folders):
        raise HomeError(
            f"The system says your home folder is “{home}”, where nothing can be kept. Set HOME, "
            "or start with --home FOLDER."
        )


def real_file(path: Path) -> Path:
    """Return where links lead to; links that lead in a circle are left for whoever opens the file.

    `Path.resolve` raises for these what is no OSError.
    """
    return Path(os.path.realpath(path))


def is_there(path: Path) -> bool:
    """Tell whether something is there; what lies where nobody may look is not.

    `Path.exists` raises for that.
    """
    return os.access(path, os.F_OK)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for this user alone.

    The disk knows of each when this returns: a power cut would else take along what is in it.

    Raises:
        OSError: it cannot be made.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        _make_one(place)
        with contextlib.suppress(PermissionError):  # one that others may use but not look into
            sync_folder(place.parent)
    _make_one(folder)


def _make_one(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        reason = "it is a link that leads nowhere" if folder.is_symlink() else "it is not a folder"
        raise NotADirectoryError(errno.ENOTDIR, reason, str(folder)) from None


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in place whole, for this user alone: the old one or the new one is there.

    What an earlier try left in the folder goes.

    Raises:
        OSError: it cannot be written; an older file is as it was.
    """
    replace_in_pieces(path, (content,))


def replace_in_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Do the same with bytes that come one after the other.

    Raises:
        OSError: it cannot be written; an older file is as it was, also where making a piece fails.
    """
    real = real_file(path)
    if real.exists() and not real.is_file():
        raise OSError(errno.EINVAL, "it is not a file", str(path))
    _remove_unfinished(real.parent.glob(UNFINISHED))
    handle, new = _new_beside(real)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
            if os.name == "posix":  # in hand until it is in place, so that nobody sweeps it away
                new.replace(real)
        if os.name != "posix":  # where a file that is open cannot be moved, nor swept away
            new.replace(real)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    sync_folder(real.parent)


def sweep_unfinished(folders: Iterable[Path]) -> None:
    """Remove what was cut off while a file was put in place, in these folders and those in them."""
    for folder in folders:
        _remove_unfinished(folder.rglob(UNFINISHED))


def sync_folder(folder: Path) -> None:
    """Have the disk keep which files a folder holds, where the system can be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _new_beside(real: Path) -> tuple[int, Path]:
    """Make a file to be put in place of another, and keep it in hand while it is open."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=real.parent)
        if os.name == "posix":
            import fcntl

            with contextlib.suppress(OSError):  # not every file system knows locks
                fcntl.flock(handle, fcntl.LOCK_EX)
        if Path(name).exists():
            return handle, Path(name)
        os.close(handle)  # swept away before it was in hand


def _remove_unfinished(found: Iterable[Path]) -> None:
    """Remove files that were not put in place, and that nobody is about to."""
    with contextlib.suppress(OSError):  # a folder may go meanwhile
        for left in found:
            with contextlib.suppress(OSError):
                _remove_unless_in_hand(left)


def _remove_unless_in_hand(left: Path) -> None:
    if os.name != "posix":
        left.unlink()  # which a file that is open refuses
        return
    import fcntl

    handle = os.open(left, os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        left.unlink()
    finally:
        os.close(handle)


def _make_private(folder: Path) -> None:
    try:
        make_folder(folder)
    except OSError as error:
        raise HomeError(f"The folder {folder} cannot be made: {_reason(error)}.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise HomeError(f"The folder {folder} cannot be written to.")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
