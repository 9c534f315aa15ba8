"""Connects to a journal's file as the journal has it: whole transactions, kept by the disk."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from backstretch.journal import errors

_START_MS = 2000
_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE slips past the DELETE triggers
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
)


def connect(
    path: Path,
    mode: str,
    named: Path | None = None,
    factory: type[sqlite3.Connection] = sqlite3.Connection,
    sentence: Callable[[Path, Exception], errors.JournalError] = errors.world_error,
) -> sqlite3.Connection:
    """Return a connection as the journal has them; `mode` is "rw" or "ro".

    Raises:
        JournalError: it cannot be opened; the `sentence` names the journal, or `named` in its
            place.
    """
    connection = None
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_START_MS / 1000,
            isolation_level=None,
            factory=factory,
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma).fetchall()
    except Exception as error:
        if connection is not None:
            connection.close()
        raise sentence(named or path, error) from error
    return connection


def connect_beside(path: Path, *, writable: bool, patience_ms: int) -> sqlite3.Connection:
    """Return one more connection to a journal that this process has open, as for a thread.

    The file is not looked at once more: opening and closing it beside SQLite lets go of the locks
    that this process has. What is written stays in memory until it is committed, so that others
    are kept from reading only while it goes to the disk. Others are waited for so long.

    Raises:
        JournalError: it cannot be reached.
    """
    mode = "rw" if writable else "ro"
    connection = connect(path, mode, sentence=errors.failed_in_use)
    connection.execute(f"PRAGMA busy_timeout = {patience_ms}")
    connection.execute("PRAGMA cache_spill = OFF")
    return connection
