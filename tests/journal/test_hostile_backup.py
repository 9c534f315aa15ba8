"""What only looks like a backup, and side files from elsewhere: none of it is trusted."""

import hashlib
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Backup, Problem, Shelf, Why
from backstretch.journal.errors import BackupError, JournalError
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.restore import restore
from backstretch.journal.seal import SealState, look, seal_file
from backstretch.journal.store import Journal
from tests.fakes import FakeClock
from tests.journal.samples import a_pain, a_start

NOW = FakeClock().now()
PAGE = 4096
OWN = "SELECT count(*) FROM session"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "journal.db"
    with Journal.open(path) as journal:
        journal.begin(a_start())
        journal.keep_pain(a_pain())
    return path


def planted(path: Path, *statements: str) -> Backup:
    """Put a journal to which this was done on the shelf, under a name and a hash that fit it."""
    made = path.with_name("made.db")
    shutil.copy(path, made)
    with closing(sqlite3.connect(made, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    sha256 = hashlib.sha256(made.read_bytes()).hexdigest()
    shelf = Shelf.of(path)
    shelf.folder.mkdir(exist_ok=True)
    made.rename(shelf.folder / f"backup-00000007-{sha256[:16]}.db")
    backup = shelf.find(7)
    assert backup
    return backup


HOSTILE = {
    "trigger": ("CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM pain; END",),
    "view in the place of a table": (
        "ALTER TABLE answer RENAME TO hidden",
        "CREATE VIEW answer AS SELECT * FROM hidden",
    ),
    "generated column": ("ALTER TABLE run ADD COLUMN x TEXT AS (hex(zeroblob(9))) VIRTUAL",),
    "extra index": ("CREATE INDEX x ON session (lower(id))",),
    "virtual table": ("CREATE VIRTUAL TABLE x USING fts5 (y)",),
    "another program's": ("PRAGMA application_id = 1",),
    "other guards": ("DROP TRIGGER session_stays",),
    "an extension to load": ("CREATE VIEW x AS SELECT load_extension('/nowhere/x.so')",),
    "another file attached": ("CREATE TABLE x (y TEXT DEFAULT 'ATTACH')",),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_backup_that_is_more_than_a_journal_is_refused(path: Path, name: str) -> None:
    try:
        backup = planted(path, *HOSTILE[name])
    except sqlite3.OperationalError as error:
        pytest.skip(f"this SQLite cannot make one: {error}")
    before = path.read_bytes()
    shelf = Shelf.of(path)
    assert shelf.problem(backup) is Problem.DAMAGED
    assert shelf.newest_good().backup is None
    with pytest.raises(BackupError, match="cannot be used"):
        restore(path, 7, NOW)
    assert path.read_bytes() == before


def test_pages_of_another_size_do_no_harm(path: Path) -> None:
    backup = planted(path, "PRAGMA page_size = 65536", "VACUUM")
    assert Shelf.of(path).problem(backup) is None
    restore(path, 7, NOW)
    with Journal.open(path) as journal:
        assert len(journal.sessions()) == 1
        journal.begin(a_start("after"))


def test_a_connection_of_the_journal_loads_nothing(path: Path) -> None:
    with Journal.open(path) as journal, journal.transaction() as connection:
        for trick in ("SELECT load_extension('x')", "SELECT edit('x')", "SELECT readfile('x')"):
            with pytest.raises(sqlite3.OperationalError):
                connection.execute(trick)
        assert connection.execute(OWN).fetchone() == (1,)


@pytest.mark.parametrize("damaged", range(5))
def test_of_the_backups_the_newest_that_is_whole_is_found(path: Path, damaged: int) -> None:
    with Journal.open(path) as journal:
        for number in range(4):
            journal.keep_pain(a_pain(f"pain {number}"))
            make_backup(path, Why.SAVED, NOW)
    shelf, dice = Shelf.of(path), random.Random(damaged)
    newest_first = shelf.backups()[::-1]
    harmed = {}
    for backup in newest_first[:damaged]:
        content = bytearray(backup.file.read_bytes())
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        backup.file.write_bytes(content)
        harmed[backup.file] = bytes(content)
    found = shelf.newest_good()
    assert found.backup == (newest_first[damaged] if damaged < 4 else None)
    assert found.skipped == tuple((one, Problem.CHANGED) for one in newest_first[:damaged])
    path.write_bytes(path.read_bytes()[:PAGE])
    torn = path.read_bytes()
    if found.backup is None:
        with pytest.raises(JournalError, match="is damaged"):
            Journal.open(path)
        assert path.read_bytes() == torn
    else:
        kept = restore(path, found.backup.number, NOW).kept
        assert kept
        assert kept.read_bytes() == torn
    assert all(file.read_bytes() == content for file, content in harmed.items())


STRANGE = {
    "undo file of another journal": b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 9000,
    "undo file of nothing": b"",
    "undo file of zeros": b"\0" * 512,
    "undo file that is text": b"Dear diary",
}


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("sealed", [True, False])
def test_an_undo_file_from_elsewhere_takes_nothing_back(
    path: Path, name: str, sealed: bool
) -> None:
    if not sealed:
        seal_file(path).unlink()
    path.with_name("journal.db-journal").write_bytes(STRANGE[name])
    before = path.read_bytes()
    with Journal.open(path) as journal:
        assert [one.start.id for one in journal.sessions()] == ["first"]
    assert path.read_bytes() == before
    assert look(path) is SealState.WHOLE
    kept = [file.read_bytes() for file in quarantine_folder(path).glob("*")]
    assert kept == ([STRANGE[name]] if sealed else [])


@pytest.mark.parametrize("seal", ["missing", "garbage", "of another file"])
def test_whatever_became_of_the_seal_nothing_is_lost(path: Path, seal: str) -> None:
    if seal == "missing":
        seal_file(path).unlink()
    elif seal == "garbage":
        seal_file(path).write_bytes(random.Random(1).randbytes(300))
    else:
        other = path.parents[1] / "other" / "journal.db"
        Journal.open(other).close()
        shutil.copy(seal_file(other), seal_file(path))
    before = path.read_bytes()
    with Journal.open(path) as journal:
        assert len(journal.sessions()) == 1
        assert journal.altered is (seal == "of another file")
    assert path.read_bytes() == before
