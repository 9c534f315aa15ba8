"""A journal of a newer version is never changed, and all that is known of it can be read."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Problem, Shelf, Why
from backstretch.journal.contents import Contents, read_beside, read_contents
from backstretch.journal.errors import BackupError, JournalError, NewerJournal
from backstretch.journal.migrate import latest_version
from backstretch.journal.newer_view import NewerView, open_to_read
from backstretch.journal.restore import restore
from backstretch.journal.store import Journal
from tests.fakes import FakeClock
from tests.journal.samples import EVENTS, a_pain, a_start, an_answer

NOW = FakeClock().now()
ONE_MORE = latest_version() + 1
OF_THE_FUTURE = (
    "CREATE TABLE mood (day TEXT NOT NULL, word TEXT NOT NULL) STRICT",
    "INSERT INTO mood VALUES ('2026-03-02', 'calm'), ('2026-03-03', 'tired')",
    "ALTER TABLE pain ADD COLUMN weather TEXT NOT NULL DEFAULT 'dry'",
    "DROP TRIGGER event_follows",
)
NEW_KIND = (
    "INSERT INTO statement (number, id, at, zone, local_date, kind, about, body) VALUES (1, 's',"
    " '2026-03-02T18:30:00+01:00', 'Europe/Berlin', '2026-03-02', 'mood', '',"
    """ '{"type":"mood"}')"""
)

MANY_MORE = (
    "WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 5000)"
    " INSERT INTO statement (id, at, zone, local_date, kind, about, body) SELECT 's' || n,"
    " '2026-03-02T18:30:00+01:00', 'Europe/Berlin', '2026-03-02', 'note', '', '{}' FROM many"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a journal with two sessions lies; it was backed up with one."""
    path = tmp_path / "journal.db"
    with Journal.open(path) as journal:
        save(journal, "first")
        make_backup(path, Why.MIGRATION, NOW)
        save(journal, "second")
    return path


def save(journal: Journal, key: str) -> None:
    journal.begin(a_start(key))
    journal.append(key, EVENTS)
    journal.keep_pain(a_pain(f"pain of {key}", 4, session=key))
    journal.keep_answer(an_answer(f"answer of {key}", session=key))


def contents(path: Path) -> Contents:
    with Journal.open(path, read_only=True) as journal:
        return read_contents(journal)


def make_newer(path: Path, version: int = ONE_MORE, *statements: str) -> str:
    """Make a journal as a later version would leave it, and return its hash."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version:d}")
    return sha(path)


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("version", range(ONE_MORE, ONE_MORE + 50))
def test_a_newer_one_is_refused_with_both_versions_and_read_as_a_copy(
    path: Path, version: int
) -> None:
    everything = contents(path)
    before = make_newer(path, version, *OF_THE_FUTURE)
    with pytest.raises(NewerJournal, match=f"version {version}, and .* {latest_version()}") as told:
        Journal.open(path)
    assert (told.value.found, told.value.known) == (version, latest_version())
    with open_to_read(path) as view:
        assert isinstance(view, NewerView)
        assert view.read_only
        assert f"version {version}" in view.read_only_reason
        assert read_contents(view) == everything
        assert read_beside(view) == everything, "in a thread as well"
        assert view.left_out == 2, "the entries of a table that is not known"
    assert sha(path) == before
    assert {one.name for one in path.parent.iterdir()} <= {
        "journal.db",
        "journal.db.seal",
        "backups",
    }


def test_what_is_not_known_is_left_out_and_counted(path: Path) -> None:
    everything = contents(path)
    before = make_newer(path, ONE_MORE, NEW_KIND)
    with NewerView.look_into(path) as view:
        assert read_contents(view) == everything
        assert view.left_out == 1
        assert "One entry of a kind" in view.read_only_reason
    assert sha(path) == before


def test_a_session_of_a_new_kind_is_left_out_with_what_was_said_of_it(path: Path) -> None:
    make_newer(
        path,
        ONE_MORE,
        "DROP TRIGGER event_is_fixed",
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE event SET kind = 'hopped' WHERE session = 2 AND seq = 2",
    )
    with NewerView.look_into(path) as view:
        assert [one.start.id for one in view.sessions()] == ["first"]
        assert [one.id for one in view.pains()] == ["pain of first"]
        assert view.left_out == 3
        assert "3 entries" in view.read_only_reason


def test_nothing_can_be_written_to_what_is_shown(path: Path) -> None:
    before = make_newer(path)
    with NewerView.look_into(path) as view:
        with pytest.raises(JournalError, match="for reading only"):
            view.keep_pain(a_pain("third"))
        with closing(view.beside()) as own, pytest.raises(JournalError, match="for reading only"):
            own.keep_pain(a_pain("third"))
    assert sha(path) == before


def test_what_a_kill_left_half_saved_is_taken_back_in_a_copy_only(path: Path) -> None:
    before = contents(path)
    triggers = ("answer_is_fixed", "pain_is_fixed")
    whole = make_newer(path, ONE_MORE, *(f"DROP TRIGGER {name}" for name in triggers))
    undo = path.with_name("journal.db-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE answer SET value = 'half'")
        connection.execute("UPDATE pain SET score = 9")
        connection.execute(MANY_MORE)
        half, back = path.read_bytes(), undo.read_bytes()
    path.write_bytes(half)
    undo.write_bytes(back)
    assert sha(path) != whole
    assert b"half" in half
    with NewerView.look_into(path) as view:
        assert read_contents(view) == before
        assert view.left_out == 0
    assert path.read_bytes() == half
    assert undo.read_bytes() == back


def test_a_newer_one_is_backed_up_by_nobody_here(path: Path) -> None:
    before = make_newer(path)
    with pytest.raises(BackupError, match="only the newer Backstretch"):
        make_backup(path, Why.ASKED, NOW)
    assert sha(path) == before
    assert len(Shelf.of(path).backups()) == 1


def test_a_newer_backup_is_told_as_what_it_is_and_passed_over(path: Path) -> None:
    second = make_backup(path, Why.SAVED, NOW)
    make_newer(second.file)
    short_hash = sha(second.file)[:16]
    newer = second.file.with_name(f"backup-00000002-{short_hash}.db")
    second.file.rename(newer)
    second.file.with_suffix(".json").unlink()
    shelf = Shelf.of(path)
    found = shelf.newest_good()
    assert found.backup
    assert found.backup.number == 1
    assert [problem for _, problem in found.skipped] == [Problem.NEWER]
    with pytest.raises(BackupError, match="made by a newer version of Backstretch"):
        restore(path, 2, NOW)


def test_going_back_keeps_the_newer_file(path: Path) -> None:
    before = make_newer(path)
    done = restore(path, 1, NOW)
    assert done.newer
    assert done.kept
    assert sha(done.kept) == before
    assert [one.start.id for one in contents(path).sessions] == ["first"]


def test_a_view_says_that_it_is_one_and_a_journal_that_it_is_not(path: Path) -> None:
    with open_to_read(path) as journal:
        assert not journal.newer
    make_newer(path)
    with open_to_read(path) as view:
        assert view.newer


@pytest.mark.parametrize(
    ("content", "says"), [(None, "cannot be opened"), (b"Dear diary" * 500, "is damaged")]
)
def test_what_cannot_be_looked_into_is_told(path: Path, content: bytes | None, says: str) -> None:
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(JournalError, match=says):
        NewerView.look_into(path)
