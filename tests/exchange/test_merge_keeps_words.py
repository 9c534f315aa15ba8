"""A merge writes over nothing: what was there stands in the file as it stood, byte by byte."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.exchange.test_merge import bring, held, two_computers

PLACED = {"number", "session", "replaces"}
"""What says how a row stands to others: its place, the session it is of, what it stands for."""
MOVED = {"session": {"id", "state"}}
"""A session that parted may get another name, and one that went on may be closed."""
TABLES = (
    *("session", "plan_row", "event", "pain", "answer", "run"),
    *("wish", "week_plan", "reminder", "statement", "track"),
)


def words(path: Path) -> dict[str, Counter[tuple[str, ...]]]:
    """Return the rows of each table with the type and every byte of each word."""
    with closing(sqlite3.connect(path)) as connection:
        found = {}
        for table in TABLES:
            asked = connection.execute(f"PRAGMA table_info({table})").fetchall()
            names = [row[1] for row in asked if row[1] not in PLACED | MOVED.get(table, set())]
            query = ", ".join(f"typeof({name}) || hex({name})" for name in names)
            found[table] = Counter(connection.execute(f"SELECT {query} FROM {table}").fetchall())
        return found


def guards(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name, sql FROM sqlite_master WHERE type <> 'table' ORDER BY name"
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("seed", range(8))
def test_every_word_stands_as_it_stood_byte_by_byte(tmp_path: Path, seed: int) -> None:
    here, there = two_computers(tmp_path, seed)
    before, held_by = words(here), guards(here)
    bring(held(there), here)
    after = words(here)
    assert any(before[table] != after[table] for table in TABLES)
    for table in TABLES:
        assert not before[table] - after[table], table
    assert guards(here) == held_by
