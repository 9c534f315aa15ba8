"""What can go wrong with the journal, told apart: the world's doing, and ours."""

import os
import sqlite3
from pathlib import Path


class JournalError(Exception):
    """The world got in the way. The text names the file and says what to do."""


class BackupError(JournalError):
    """A backup could not be made, found or put back; the journal is as it was."""


class UnfitJournal(JournalError):
    """The file is damaged, not ours, or of a newer version: it is left as it is."""


class NewerJournal(UnfitJournal):
    """The file is whole, but of version `found`, and this program knows up to `known`."""

    def __init__(self, sentence: str, found: int, known: int) -> None:
        super().__init__(sentence)
        self.found = found
        self.known = known


class JournalMisuse(Exception):
    """The program asked for what the journal never does: a fault of ours, not for people's eyes."""


_SENTENCES = {
    sqlite3.SQLITE_BUSY: (
        "The journal {path} is in use by another program, so it could not be opened or saved to. "
        "Close the other program, then try again."
    ),
    sqlite3.SQLITE_FULL: (
        "The disk is full, so the journal {path} could not be saved. Make some room, then try "
        "again; what was saved before is kept."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk reported an error on the journal {path}. Check that the disk has room and is "
        "in order, then try again; what was saved before is kept."
    ),
    sqlite3.SQLITE_READONLY: (
        "The journal {path} cannot be written to. Make the file and its folder writable for you, "
        "then try again."
    ),
    sqlite3.SQLITE_READONLY_ROLLBACK: (
        "The last save to the journal {path} was cut short and has to be tidied up first, which "
        "needs to write. Make the file and its folder writable for you, then start Backstretch."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The journal {path} cannot be opened. Check that its folder is there and that you may "
        "read and write it, then try again."
    ),
    sqlite3.SQLITE_NOMEM: (
        "There is not enough memory to use the journal {path}. Close other programs, then try "
        "again."
    ),
}
_TOO_LONG = (
    "The journal {path} cannot be opened: the names of the folders it lies in are too long "
    "together. Move it to a shorter place, or start with --home FOLDER."
)
_LONGEST_BYTES = 470
"""SQLite opens no path of more than 512, and what is made beside the journal has a longer name."""
_SAME_AS = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_AUTH: sqlite3.SQLITE_CANTOPEN,
}


def world_error(path: Path, error: Exception) -> JournalError:
    """Return the sentence for an error that SQLite, or reading what it gave, raised.

    What has no cause outside the file is a damaged file.
    """
    sentence = _known(path, error)
    return JournalError(sentence) if sentence else damaged(path)


def in_use(path: Path) -> JournalError:
    """Return the sentence for a file that another program keeps from us."""
    return JournalError(_SENTENCES[sqlite3.SQLITE_BUSY].format(path=path))


def not_up_to_date(path: Path, version: int, wanted: int, error: Exception) -> JournalError:
    """Return the sentence for a whole journal of an older version that stayed as it was."""
    why = _known(path, error) or (
        "Try again. If it stays so, use the Backstretch you had before, and tell us."
    )
    return JournalError(
        f"The journal {path} could not be brought up to date, from version {version} to {wanted}. "
        f"It is just as it was, and a backup of it is kept. {why}"
    )


def _known(path: Path, error: Exception) -> str:
    """Return the sentence for a cause outside the file, or ""."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_CANTOPEN and len(os.fsencode(path)) > _LONGEST_BYTES:
        return _TOO_LONG.format(path=path)
    sentence = _SENTENCES.get(code) or _SENTENCES.get(_SAME_AS.get(primary, primary), "")
    return sentence.format(path=path)


def is_ours(error: Exception) -> bool:
    """Whether an error says that our SQL is wrong or the connection is closed."""
    if isinstance(error, sqlite3.ProgrammingError):
        return True
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR


def damaged(path: Path) -> JournalError:
    """Return the sentence for a file whose content cannot be right."""
    return UnfitJournal(
        f"The journal {path} is damaged and was left just as it is. “backstretch restore” goes "
        "back to the newest good backup and keeps the damaged file."
    )


def unread(path: Path) -> JournalError:
    """Return the sentence for a file that the disk does not give."""
    return JournalError(_SENTENCES[sqlite3.SQLITE_IOERR].format(path=path))


def failed_in_use(path: Path, error: Exception) -> JournalError:
    """Return the sentence for an error on a journal that was whole when it was opened.

    To SQLite a disk that fails to read is a damaged file; only the next start tells them apart.
    """
    found = world_error(path, error)
    if not isinstance(found, UnfitJournal):
        return found
    return JournalError(
        f"The journal {path} cannot be used: the file is damaged, or the disk could not be read. "
        "Close Backstretch and start it again: it then looks through all of it. Nothing was "
        "changed."
    )


def foreign(path: Path) -> JournalError:
    """Return the sentence for a file that is not ours."""
    return UnfitJournal(
        f"The file {path} is not a Backstretch journal and was left just as it is. Move it "
        "somewhere else, then start again."
    )


def altered(path: Path) -> str:
    """Return why a journal is only read that is not what it was when it was closed."""
    return (
        f"Something other than Backstretch changed the journal {path} since it was last closed, so "
        "nothing new is saved to it for now. “backstretch check” tells what differs; "
        "“backstretch check --keep” keeps it as it is, “backstretch restore” goes back to a backup."
    )


def linked(path: Path) -> str:
    """Return what to heed where the file has a second name, as a hard link gives it."""
    return (
        f"The diary {path} has a second name on this disk, a hard link. Never open it by that "
        "name: a save that is cut short there can harm it. To be safe, put a copy in its place."
    )


def strange(path: Path, stranger: Path) -> JournalError:
    """Return the sentence for a side file that does not belong to the journal beside it."""
    return JournalError(
        f"Beside the journal {path} lies {stranger.name}, which does not belong to it and would "
        "harm it. Make the folder writable for you, or move that file somewhere else."
    )


def newer(path: Path, found: int, known: int) -> NewerJournal:
    """Return the sentence for a journal of a later version of the program."""
    return NewerJournal(
        f"The journal {path} was written by a newer Backstretch: it has version {found}, and this "
        f"one knows up to version {known}. Nothing was changed; open it with the newer program. "
        "“backstretch export FILE.json” writes what can be read here.",
        found,
        known,
    )


def only_read(found: int, known: int, left_out: int) -> str:
    """Return why a journal of a later version is only read, and how much of it is not seen."""
    words = (
        f"This diary was written by a newer Backstretch: it has version {found}, and this one "
        f"knows up to version {known}. It opens for reading only."
    )
    if left_out == 1:
        words += " One entry of a kind that is not known here is not shown; it stays in the file."
    elif left_out:
        words += (
            f" {left_out} entries of a kind that is not known here are not shown; they stay in the "
            "file."
        )
    return words


def out_of_reach(path: Path, error: OSError) -> JournalError:
    """Return the sentence for a file or folder that the system does not let us use."""
    reason = (error.strerror or str(error)).lower()
    return JournalError(
        f"The journal {path} cannot be used: {reason}. Check its folder, or start with "
        "--home FOLDER."
    )
