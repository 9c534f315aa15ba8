"""Tells whether what was once written still stands word for word, while the journal is open.

From the first save to the close no seal is there, and a letter that another one took the place of
passes SQLite's own checks. But what is written is never changed: the newest backup that was made
of the same file meanwhile tells how each row has to be.

That is asked only where nobody may have changed rows for a good reason. To bring tables up to
date, to merge and to forget, tables or triggers are dropped and made, which SQLite counts. A
backup that is put in the journal's place is another file. A backup from before the journal was
opened is asked only once all that it holds was found in the journal. So in doubt nothing is said.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from backstretch.journal.backup_shelf import Backup, is_intact
from backstretch.journal.seal import Witness

_HEADER_BYTES = 100
_PIECE_BYTES = 1 << 20
State = tuple[int, ...]
"""What is another one once tables or triggers were dropped or made; empty where it is not known."""


class Base(NamedTuple):
    """A backup that holds what the journal did when it was in this state."""

    backup: Backup
    state: State


def state_of(connection: sqlite3.Connection) -> State:
    """Return the state that a journal is in."""
    names = ("schema_version", "user_version")
    return tuple(int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in names)


def is_altered(witness: Witness, state: State, now: Path | bytes) -> bool:
    """Whether something that was written is not as it was, in a copy of a journal in this state.

    The copy is a file that nobody writes to, or its bytes. Where it cannot be told, it is not.
    """
    base = witness.base
    if base is None or not state or base.state != state:
        return False
    was = base.backup
    # Twice, as a disk that fails to read once looks the same. What was backed up may have changed.
    return _is_changed(was.file, now) and is_intact(was) and _is_changed(was.file, now)


def differs(backup: Path, now: Path | bytes) -> bool:
    """Whether anything that a backup holds is not there, or otherwise, in a copy as above.

    Raises:
        sqlite3.Error, UnicodeDecodeError: one of the two cannot be read.
    """
    if isinstance(now, bytes) and _is_same(now, backup):
        return False
    place = ":memory:" if isinstance(now, bytes) else _still(now)
    with closing(sqlite3.connect(place, uri=True, isolation_level=None)) as connection:
        if isinstance(now, bytes):
            connection.deserialize(now)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("ATTACH ? AS was", (_still(backup),))
        return any(
            connection.execute(f"SELECT EXISTS ({_changed_in(connection, table)})").fetchone()[0]
            for (table,) in connection.execute(
                "SELECT name FROM was.sqlite_master WHERE type = 'table'"
            ).fetchall()
        )


def _is_same(content: bytes, backup: Path) -> bool:
    """Whether a backup holds these bytes but for the head, in which SQLite counts changes."""
    at = _HEADER_BYTES
    try:
        with backup.open("rb") as file:
            file.seek(at)
            while piece := file.read(_PIECE_BYTES):
                if piece != content[at : at + len(piece)]:
                    return False
                at += len(piece)
    except OSError:
        return False
    return at == len(content)


def _is_changed(backup: Path, now: Path | bytes) -> bool:
    """Whether one of the two is not as it was."""
    try:
        return differs(backup, now)
    except UnicodeDecodeError:  # Python trips over the words in which SQLite says what is wrong
        return True
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT


def _changed_in(connection: sqlite3.Connection, table: str) -> str:
    """Return the query for rows that were there and are not as they were. A session may close."""
    columns = connection.execute(f"PRAGMA was.table_info('{table}')").fetchall()
    keys = " AND ".join(f"old.{name} = new.{name}" for _, name, *_, key in columns if key)
    changed = " OR ".join(
        f"old.{name} IS NOT new.{name}"
        if (table, name) != ("session", "state")
        else "old.state <> 'open' AND old.state <> new.state"
        for _, name, *_ in columns
    )
    return (
        f"SELECT 1 FROM was.{table} AS old LEFT JOIN main.{table} AS new ON {keys} WHERE {changed}"
    )


def _still(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"
