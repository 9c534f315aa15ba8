"""A migration that fails at any statement leaves the older file just as it was, and says so."""

import hashlib
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.entries import SessionRecord
from backstretch.journal.errors import JournalError, UnfitJournal
from backstretch.journal.migrate import latest_version
from backstretch.journal.opening import open_file
from backstretch.journal.store import Journal

DATA = Path(__file__).resolve().parents[1] / "data"
CAUSES = (None, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_ERROR)
OLDER = range(1, latest_version())


def failing_at(place: int, cause: int | None = None) -> type[sqlite3.Connection]:
    """Return a kind of connection whose statement number `place` of the migration fails.

    `met` is the number of statements that a migration came to.
    """

    class Failing(sqlite3.Connection):
        met = 0
        migrates = False

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            self.migrates = self.migrates or sql == "BEGIN EXCLUSIVE"
            if self.migrates:
                if Failing.met == place:
                    self.migrates = False
                    error = sqlite3.OperationalError("it fails here")
                    if cause is not None:
                        error.sqlite_errorcode = cause
                    Failing.met += 1
                    raise error
                Failing.met += 1
                self.migrates = sql != "COMMIT"
            return super().execute(sql, *values)

    return Failing


@pytest.fixture(params=OLDER)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, int]:
    """Return where a journal kept from an older version lies, and that version."""
    path = tmp_path / "journal.db"
    shutil.copy(DATA / f"journal-{request.param}.sqlite3", path)
    return path, request.param


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def statements_of(path: Path, folder: Path) -> int:
    """Return how many statements the migration of a copy of this journal has."""
    copy = folder / "counted" / "journal.db"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    never = failing_at(-1)
    open_file(copy, False, never).connection.close()
    return int(never.met)  # type: ignore[attr-defined]


def test_every_version_that_was_released_is_kept() -> None:
    kept = sorted(file.name for file in DATA.glob("journal-*.sqlite3"))
    assert kept == [f"journal-{number}.sqlite3" for number in range(1, latest_version() + 1)]


def test_a_fault_at_any_statement_changes_nothing_and_the_next_start_goes_through(
    older: tuple[Path, int], tmp_path: Path
) -> None:
    path, version = older
    before, everything = sha(path), statements_of(path, tmp_path)
    assert everything > 10
    for place in range(everything):
        cause = CAUSES[place % len(CAUSES)]
        with pytest.raises(JournalError) as told:
            open_file(path, False, failing_at(place, cause))
        said = str(told.value)
        assert not isinstance(told.value, UnfitJournal), said
        assert f"could not be brought up to date, from version {version} to" in said
        assert "It is just as it was, and a backup of it is kept." in said
        assert "damaged" not in said
        assert "corrupt" not in said
        assert ("The disk is full" in said) is (cause == sqlite3.SQLITE_FULL)
        assert sha(path) == before, f"statement {place}"
        assert not path.with_name("journal.db-journal").exists()
    (pinned,) = Shelf.of(path).backups()
    assert pinned.facts
    assert (pinned.facts.why, pinned.facts.version) == (Why.MIGRATION, version), "made once"
    assert Shelf.of(path).problem(pinned) is None
    with Journal.open(path) as journal:
        kept = (DATA / f"journal-{version}.json").read_bytes()
        assert journal.sessions() == msgspec.json.decode(kept, type=tuple[SessionRecord, ...])
        assert journal.version == latest_version()


def test_a_backup_that_cannot_be_made_stops_it(older: tuple[Path, int]) -> None:
    path, _ = older
    before = sha(path)
    (path.parent / "backups").write_text("not a folder")
    with pytest.raises(JournalError, match="No backup was made"):
        Journal.open(path)
    assert sha(path) == before


def test_what_does_not_pass_its_check_is_not_kept(older: tuple[Path, int]) -> None:
    class Adding(sqlite3.Connection):
        """Has one table more at the end of a migration than it should have."""

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql.startswith("PRAGMA application_id ="):
                super().execute("CREATE TABLE stray (word TEXT) STRICT")
            return super().execute(sql, *values)

    path, _ = older
    before = sha(path)
    with pytest.raises(JournalError, match="could not be brought up to date"):
        open_file(path, False, Adding)
    assert sha(path) == before
