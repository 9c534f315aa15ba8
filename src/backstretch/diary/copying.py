"""Copies of the diary to where the person wants them, and back; the last way out of a full disk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from backstretch.diary.entering import Record
from backstretch.journal.copies import (
    bring_copy,
    held_by,
    look_at_copy,
    unread,
    write_rescued,
)
from backstretch.journal.errors import JournalError
from backstretch.journal.own_files import Guard, anywhere, refuse_diary
from backstretch.journal.steps import Holding
from backstretch.journal.store import Journal
from backstretch.locked.passphrase import Passphrase
from backstretch.paths import real_file


@dataclass(frozen=True, slots=True)
class Seen:
    """A copy that passed every check: how much it holds, and what opens it."""

    file: Path
    holds: Holding
    passphrase: Passphrase | None


class DiaryCopies:
    """Writes copies of a diary, looks at them, and brings one among the backups.

    `journal` is None where the diary cannot be read. All but taking takes a while, and may run in
    a thread beside the window.
    """

    def __init__(
        self,
        path: Path,
        journal: Journal | None,
        now: Callable[[], datetime],
        rescue: "Callable[[], Rescue] | None" = None,
    ) -> None:
        self._path = real_file(path)
        self._journal = journal
        self._now = now
        self._rescue = rescue

    @property
    def can_write(self) -> bool:
        """Whether there is a diary to be copied."""
        return self._journal is not None and not self._journal.newer

    def take(self) -> "Rescue":
        """Return the diary as it can be read now, to be written; where the journal is used.

        What could not be kept in it lately is in it.
        """
        return self._rescue() if self._rescue else Rescue(self._journal, ())

    def look_at(self, file: Path, passphrase: Passphrase | None) -> Seen:
        """Return what a copy holds.

        Raises:
            NeedsPassphrase: it is locked, and the passphrase is missing or does not fit.
            BackupError: it is not a whole copy.
        """
        return Seen(file, look_at_copy(self._path, file, passphrase), passphrase)

    def bring(self, seen: Seen) -> int:
        """Put a copy among the backups and return its number there.

        Raises:
            BackupError: it was not done.
        """
        return bring_copy(self._path, seen.file, self._now(), seen.passphrase).number


class Rescue:
    """What can still be read of the diary, with the entry that could not be kept in it.

    Made where the journal is used, written wherever that may take its time.
    """

    def __init__(
        self, journal: Journal | None, unkept: Sequence[Record], guard: Guard = anywhere
    ) -> None:
        self._path = journal.path if journal else None
        self._content = held_by(journal) if journal else None
        self._unkept = tuple(unkept)
        self._guard = guard

    @property
    def whole(self) -> bool:
        """Whether the diary itself could be read."""
        return self._content is not None

    def write(self, target: Path, passphrase: Passphrase | None) -> str:
        """Write it to a file, locked where there is a passphrase; return what went wrong, or ""."""
        if self._content is None and not self._unkept:
            return str(unread(target))
        if refusal := self._guard(target):
            return refusal
        try:
            if self._path:
                refuse_diary(target, self._path)
            write_rescued(self._content, self._unkept, target, passphrase)
        except JournalError as error:
            return str(error)
        return ""
