"""Brings a journal's tables up to date, by numbered SQL files and `PRAGMA user_version`."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

APPLICATION_ID = 0x42536A6C  # "Bsjl"


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step. Once it has been released it is never edited."""

    number: int
    sql: str

    def statements(self) -> Iterator[str]:
        """Yield the statements one by one."""
        statement = ""
        for line in self.sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                yield statement.strip()
                statement = ""


@cache
def known_migrations() -> tuple[Migration, ...]:
    """Return the steps that ship with the program, from 1 without a gap."""
    files = sorted(Path(__file__).with_name("migrations").glob("*.sql"))
    return tuple(
        Migration(int(file.name.split("_")[0]), file.read_text(encoding="utf-8")) for file in files
    )


def latest_version() -> int:
    """Return the version of the tables that this program works with."""
    return known_migrations()[-1].number


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a journal's tables, 0 for none yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection,
    steps: Sequence[Migration],
    check: Callable[[], object] = lambda: None,
) -> None:
    """Take every step that the journal has not had yet, all of them or none.

    `check` looks at what came of it before it is kept.

    Raises:
        sqlite3.Error: a step failed; the journal is as it was, as it is after what `check` raises.
    """
    connection.execute("BEGIN EXCLUSIVE")
    try:
        have = version_of(connection)
        for step in steps:
            if step.number > have:
                for statement in step.statements():
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {step.number:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        check()
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
