"""How much a journal holds: rows by table, and the steps that led there."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backstretch.journal.migrate import version_of

if TYPE_CHECKING:
    from backstretch.journal.store import Journal


def counts_of(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table, by its name."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [str(row[0]) for row in connection.execute(query).fetchall()]
    return {name: _count(connection, f'"{name}"') for name in names}


@dataclass(frozen=True, slots=True)
class Holding:
    """How much a journal holds, in a person's words; changes and undone entries count too.

    As a difference each number may be below 0.
    """

    sessions: int
    runs: int
    pains: int
    others: int

    def __sub__(self, other: "Holding") -> "Holding":
        """Return how much more this one holds."""
        return Holding(
            self.sessions - other.sessions,
            self.runs - other.runs,
            self.pains - other.pains,
            self.others - other.others,
        )


def holding(counts: Mapping[str, int]) -> Holding:
    """Return what rows by table, as `counts_of` tells them, are to a person."""
    others = ("answer", "wish", "week_plan", "reminder", "statement")
    said = sum(counts.get(name, 0) for name in others)
    return Holding(counts.get("session", 0), counts.get("run", 0), counts.get("pain", 0), said)


def holding_now(journal: "Journal") -> Holding:
    """Return how much a journal holds.

    Raises:
        JournalError: it cannot be read.
    """
    with journal.transaction() as connection:
        return holding(counts_of(connection))


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
