"""Journals of every version come up to date, all of the way or not at all."""

import re
import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest

from backstretch.journal.entries import Happening, SessionRecord, SessionState
from backstretch.journal.migrate import (
    Migration,
    known_migrations,
    latest_version,
    migrate,
    version_of,
)
from backstretch.journal.store import Journal, JournalError

DATA = Path(__file__).resolve().parents[1] / "data"
STEP = """
CREATE TABLE mood (day TEXT NOT NULL, word TEXT NOT NULL) STRICT;
INSERT INTO mood SELECT local_date, 'calm' FROM session; -- a word; and a half
ALTER TABLE session ADD COLUMN mood TEXT;
CREATE TRIGGER mood_stays BEFORE DELETE ON mood BEGIN
    SELECT RAISE(ABORT, 'a mood passes; its word stays');
END;
"""


@pytest.mark.parametrize("version", range(1, latest_version() + 1))
def test_a_journal_kept_from_each_version_opens_with_everything_in_it(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(DATA / f"journal-{version}.sqlite3", path)
    kept = (DATA / f"journal-{version}.json").read_bytes()
    with Journal.open(path) as journal:
        assert journal.sessions() == msgspec.json.decode(kept, type=tuple[SessionRecord, ...])
        assert journal.version == latest_version()


def test_a_new_journal_is_made_like_a_migrated_one(tmp_path: Path) -> None:
    Journal.open(tmp_path / "new" / "journal.db").close()
    new = sqlite3.connect(tmp_path / "new" / "journal.db")
    old = sqlite3.connect(DATA / f"journal-{latest_version()}.sqlite3")
    query = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    assert new.execute(query).fetchall() == old.execute(query).fetchall()
    new.close()
    old.close()


def test_the_steps_are_numbered_from_1_without_a_gap() -> None:
    numbers = [step.number for step in known_migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_step_is_cut_into_whole_statements() -> None:
    statements = list(Migration(2, STEP).statements())
    assert [statement.split()[0] for statement in statements] == [
        "CREATE",
        "INSERT",
        "ALTER",
        "CREATE",
    ]
    assert statements[-1].endswith("END;")


@pytest.mark.parametrize("good", range(5))
def test_a_step_that_fails_anywhere_leaves_the_journal_as_it_was(tmp_path: Path, good: int) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(DATA / "journal-1.sqlite3", path)
    statements = list(Migration(2, STEP).statements())
    broken = "\n".join([*statements[:good], "INSERT INTO nowhere VALUES (1);", *statements[good:]])
    connection = sqlite3.connect(path, isolation_level=None)
    before = "\n".join(connection.iterdump())
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, (*known_migrations()[:1], Migration(2, broken)))
    assert not connection.in_transaction
    assert version_of(connection) == 1
    assert "\n".join(connection.iterdump()) == before
    connection.close()


def test_only_the_steps_that_are_missing_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(DATA / "journal-1.sqlite3", path)
    connection = sqlite3.connect(path, isolation_level=None)
    newer = latest_version() + 1
    steps = (*known_migrations(), Migration(newer, STEP))
    migrate(connection, steps)
    migrate(connection, steps)
    assert version_of(connection) == newer
    assert connection.execute("SELECT count(*) FROM mood").fetchone() == (4,)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert {"mood", "mood_stays", "event"} <= names
    connection.close()
    with pytest.raises(JournalError, match=f"newer Backstretch: it has version {newer}"):
        Journal.open(path)


def test_the_tables_know_every_happening_and_state() -> None:
    sql = "".join(step.sql for step in known_migrations())
    words = set(re.findall(r"'([a-z]+)'", sql))
    assert {*(kind.value for kind in Happening), *(state.value for state in SessionState)} <= words
