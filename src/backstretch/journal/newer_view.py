"""Shows what can be read of a journal of a newer version; not a byte of the file is changed."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Self

from backstretch.journal import errors
from backstretch.journal.guard import Guard
from backstretch.journal.locks import nobody_writes, working_folder
from backstretch.journal.migrate import latest_version, version_of
from backstretch.journal.quarantine import side_files
from backstretch.journal.salvage import all_in
from backstretch.journal.store import Journal
from backstretch.journal.verify import at_rest
from backstretch.paths import real_file


class NewerView(Journal):
    """A copy in memory of all that is known here, for reading alone.

    `found` is the version of the file; `left_out` counts entries of kinds that are not known here.
    """

    def __init__(self, path: Path, content: bytes, found: int, left_out: int) -> None:
        reason = errors.only_read(found, latest_version(), left_out)
        connection = _in_memory(content)
        super().__init__(connection, Guard(path, connection, reason))
        self.found = found
        self.left_out = left_out
        self._content = content

    @classmethod
    def look_into(cls, path: Path) -> Self:
        """Read all that can be read.

        Raises:
            JournalError: it cannot be read at all.
        """
        real = real_file(path)
        try:
            with (
                _still(real) as source,
                closing(sqlite3.connect(":memory:", isolation_level=None)) as copy,
            ):
                found = version_of(source)
                left_out = all_in(source, copy)
                return cls(real, copy.serialize(), found, left_out)
        except errors.JournalError:
            raise
        except Exception as error:  # whatever a file ends in that is not as ours are
            raise errors.world_error(real, error) from error

    @property
    def newer(self) -> bool:
        """It is."""
        return True

    def beside(self) -> Self:
        """Return the same by a connection of its own, for the thread that asks for it."""
        return type(self)(self.path, self._content, self.found, self.left_out)


def open_to_read(path: Path) -> Journal:
    """Open a journal to be read; one of a newer version as far as it is known here.

    Raises:
        JournalError: it cannot be opened, or is damaged or not ours. The file is left as it was.
    """
    try:
        return Journal.open(path)
    except errors.NewerJournal:
        return NewerView.look_into(path)


def _in_memory(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(content)
    return connection


@contextlib.contextmanager
def _still(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a file that stays as it is.

    Where its last save was cut short, taking that back would change it: that is done to a copy.
    """
    with contextlib.ExitStack() as stack:
        if any(side.exists() for side in side_files(path)):
            place = stack.enter_context(working_folder(path))
            _copy_at_rest(path, place)
            made = sqlite3.connect(place / path.name, isolation_level=None)
        else:
            made = at_rest(path)
        yield stack.enter_context(closing(made))


def _copy_at_rest(path: Path, place: Path) -> None:
    """Copy a file with what belongs to it; itself last, as closing it lets go of the lock."""
    with nobody_writes(path):
        for file in (*(side for side in side_files(path) if side.exists()), path):
            shutil.copyfile(file, place / file.name)
