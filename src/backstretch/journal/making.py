"""Makes an empty journal beside where it is to lie, and puts it there whole."""

import os
import sqlite3
from pathlib import Path

from backstretch.journal import errors
from backstretch.journal.connecting import connect
from backstretch.journal.locks import alone_in_folder, working_folder
from backstretch.journal.migrate import known_migrations, migrate
from backstretch.journal.quarantine import set_aside, side_files
from backstretch.journal.seal import break_seal
from backstretch.paths import make_folder, sync_folder


def make_journal(path: Path) -> None:
    """Make the file aside and put it in place whole.

    An empty file is then never a journal in the making, but one that lost everything. The file
    of another start that was quicker is left alone.

    Raises:
        JournalError: it cannot be written, or another program puts one there.
        OSError: it cannot be made.
    """
    make_folder(path.parent)
    try:
        with working_folder(path) as aside:
            build(aside / path.name, path)
            with alone_in_folder(path):
                if not path.exists():
                    _part_from_the_old(path)
                    _put_in_place(aside / path.name, path)
    except (OSError, errors.JournalError):
        if not path.exists():
            raise


def _part_from_the_old(path: Path) -> None:
    """Put away what belongs to a file that is gone, before a new one takes its name."""
    for side in side_files(path):
        if side.exists():
            set_aside(side)
    break_seal(path)


def build(new: Path, path: Path) -> None:
    """Make an empty journal, to be put in the place of `path`, which errors name.

    Raises:
        OSError: the file cannot be made.
        JournalError: it cannot be written.
    """
    os.close(os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    new.chmod(0o600)
    connection = connect(new, "rw", named=path)
    try:
        migrate(connection, known_migrations())
    except sqlite3.Error as error:
        raise errors.world_error(path, error) from error
    finally:
        connection.close()


def _put_in_place(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            new.rename(path)
    sync_folder(path.parent)
