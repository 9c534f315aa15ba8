"""How much a journal holds: rows by table, and the steps that led there."""

import sqlite3

from backstretch.journal.migrate import version_of


def counts_of(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table, by its name."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [str(row[0]) for row in connection.execute(query).fetchall()]
    return {name: _count(connection, f'"{name}"') for name in names}


def steps_of(connection: sqlite3.Connection) -> int:
    """Return how many rows were written and sessions closed, ever.

    Nothing is dropped, so each write makes it larger, whatever the clock says: of two states of
    one journal the one with more steps is the later one.
    """
    if version_of(connection) == 0:
        return 0
    closed = _count(connection, "session WHERE state <> 'open'")
    return sum(counts_of(connection).values()) + closed


def _count(connection: sqlite3.Connection, what: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])
