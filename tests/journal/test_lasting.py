"""A letter that changes in an open journal is noticed, and nothing else is taken for that."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from backstretch.journal.backing import backed_up
from backstretch.journal.backup import is_behind, know_newest, make_backup
from backstretch.journal.backup_shelf import Backup, Shelf, Why
from backstretch.journal.diary_records import Noted
from backstretch.journal.entries import SessionState
from backstretch.journal.errors import BackupError, JournalError
from backstretch.journal.lasting import is_altered
from backstretch.journal.plan_records import OffSet
from backstretch.journal.restore import keep_as_it_is, restore
from backstretch.journal.said import AnswerKind
from backstretch.journal.seal import SealState, look, seal_file
from backstretch.journal.store import Journal
from tests.fakes import FakeClock
from tests.journal.diary_samples import (
    a_done_run,
    a_run_pain,
    a_statement,
    a_track,
)
from tests.journal.samples import (
    EVENTS,
    a_pain,
    a_plan,
    a_reminder,
    a_run,
    a_start,
    a_wish,
    an_answer,
)

CHANGED = "Something other than Backstretch changed the journal"
MARKS = {
    "session": b"words of the script",
    "plan_row": b"cat_cow",
    "event": b"does not feel good today",
    "pain": b"Better after a walk",
    "answer": b"words of an answer",
    "wish": b"words of a wish",
    "run": "Šumava".encode(),
    "week_plan": b"words of a week",
    "reminder": b"words of a reminder",
    "statement": b"words of a note",
    "track": b"179.999999",
}
"""A text that only one row of each table holds, in no index."""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Return a journal with a row in every table, backed up since it was opened."""
    with Journal.open(tmp_path / "journal.db") as journal:
        fill(journal)
        back_up(journal)
        yield journal


def fill(journal: Journal) -> None:
    journal.begin(a_start(script=b'{"steps":["words of the script"]}'))
    journal.append("first", EVENTS)
    journal.close_session("first", SessionState.FINISHED)
    journal.begin(msgspec.structs.replace(a_start("open"), rows=()))
    journal.keep_answer(an_answer("note", AnswerKind.NOTE, "words of an answer"))
    journal.plan.keep(a_plan(body='{"week":"words of a week"}'))
    journal.plan.keep(a_reminder(until="words of a reminder"))
    journal.plan.keep(a_run("planned", run="another"))
    journal.plan.keep(a_wish("wish", OffSet("words of a wish")))
    journal.diary.keep(
        a_done_run(), a_run_pain(), a_track(), a_statement("note", Noted("words of a note"))
    )


def back_up(journal: Journal, why: Why = Why.SAVED) -> Backup:
    return make_backup(journal.path, why, FakeClock().now(), journal.witness)


def flip(path: Path, mark: bytes) -> None:
    """Turn one bit of a text over in the file, as a disk may."""
    content = path.read_bytes()
    assert content.count(mark) == 1, mark
    flip_at(path, content.index(mark), 1)


def flip_at(path: Path, place: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ bit]))


def save(journal: Journal, table: str = "") -> None:
    """Save something in another table."""
    if table == "pain":
        journal.plan.keep(a_wish("later"))
    else:
        journal.keep_pain(a_pain("later", session=None))


@pytest.mark.parametrize("table", MARKS)
def test_a_letter_that_changes_between_two_saves_is_noticed_by_the_next_backup(
    journal: Journal, table: str
) -> None:
    shelf = Shelf.of(journal.path)
    before = shelf.backups()
    save(journal, "pain")
    flip(journal.path, MARKS[table])
    save(journal, "pain" if table == "pain" else "session")
    with pytest.raises(BackupError, match=CHANGED):
        back_up(journal)
    assert shelf.backups() == before, "the copy does not count, and none was let go of"
    assert shelf.newest_good().backup == before[-1]
    with pytest.raises(JournalError, match=CHANGED):
        save(journal, "once more")
    journal.close()
    assert look(journal.path) is SealState.BROKEN
    with Journal.open(journal.path) as again:
        assert again.altered


@pytest.fixture
def closed(journal: Journal) -> Path:
    """Return a journal that was backed up, closed and sealed."""
    journal.close()
    assert look(journal.path) is SealState.WHOLE
    return journal.path


@pytest.mark.parametrize("table", MARKS)
def test_a_letter_that_changes_after_the_first_save_is_not_sealed_as_it_is(
    closed: Path, table: str
) -> None:
    with Journal.open(closed) as journal:
        know_newest(journal)
        save(journal, table)
        flip(closed, MARKS[table])
    assert look(closed) is SealState.BROKEN
    with Journal.open(closed) as again:
        assert again.altered


def test_a_letter_that_changes_before_the_first_backup_of_a_run_is_noticed(closed: Path) -> None:
    with Journal.open(closed) as journal:
        know_newest(journal)
        save(journal)
        flip(closed, MARKS["run"])
        with pytest.raises(BackupError, match=CHANGED):
            back_up(journal)


def test_a_row_that_is_not_there_any_more_is_noticed(closed: Path) -> None:
    with Journal.open(closed) as journal:
        know_newest(journal)
        save(journal)
        drop_last(closed, "reminder")
        with pytest.raises(BackupError, match=CHANGED):
            back_up(journal)


def drop_last(path: Path, table: str) -> None:
    """Take the last row of a table away, in every index as well, as no program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (cookie,) = connection.execute("PRAGMA schema_version").fetchone()
        (trigger,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_stays",)
        ).fetchone()
        connection.execute(f"DROP TRIGGER {table}_stays")
        connection.execute(f"DELETE FROM {table} WHERE number = (SELECT max(number) FROM {table})")
        connection.execute(trigger)
        connection.execute(f"PRAGMA schema_version = {cookie:d}")


def test_a_copy_of_what_changed_can_be_looked_at_kept_and_gone_back_from(closed: Path) -> None:
    now = FakeClock().now()
    for number in (1, 2):
        with Journal.open(closed) as journal:
            know_newest(journal)
            save(journal)
            flip(closed, MARKS["run"])
        if number == 1:
            restore(closed, 1, now)
            assert MARKS["run"] in closed.read_bytes()
        else:
            keep_as_it_is(closed, now)
    with Journal.open(closed) as journal:
        assert not journal.read_only
        know_newest(journal)
        journal.plan.keep(a_wish("after it was kept"))
        back_up(journal)
    assert look(closed) is SealState.WHOLE


def test_a_backup_that_changed_is_not_taken_for_a_journal_that_did(journal: Journal) -> None:
    (backup,) = Shelf.of(journal.path).backups()
    flip(backup.file, MARKS["run"])
    save(journal)
    assert back_up(journal).number == 2
    save(journal, "pain")
    flip(journal.path, MARKS["run"])
    with pytest.raises(BackupError, match=CHANGED):
        back_up(journal)


@pytest.mark.parametrize("content", [None, b"", b"no journal any more" * 1000])
def test_a_backup_that_is_no_backup_any_more_says_nothing(
    journal: Journal, content: bytes | None
) -> None:
    (backup,) = Shelf.of(journal.path).backups()
    backup.file.unlink()
    if content is not None:
        backup.file.write_bytes(content)
    save(journal)
    assert back_up(journal).number == 2


def test_another_file_in_the_place_of_the_journal_is_not_held_against_it(
    journal: Journal, tmp_path: Path
) -> None:
    save(journal)
    other = tmp_path / "other" / "journal.db"
    with Journal.open(other) as theirs:
        fill(theirs)
        theirs.diary.keep(a_statement("theirs", Noted("another life")))
    moved = journal.path.with_name("moved.db")
    journal.path.rename(moved)
    shutil.copy(other, journal.path)
    back_up(journal)
    journal.path.unlink()
    moved.rename(journal.path)
    journal.keep_pain(a_pain("back in its place", session=None))
    back_up(journal)


def test_a_command_that_saves_holds_it_against_the_last_backup(closed: Path) -> None:
    told: list[str] = []
    with (
        Journal.open(closed) as journal,
        backed_up(journal, FakeClock().now, told.append),
    ):
        know_newest(journal)
        save(journal)
        flip(closed, MARKS["run"])
    assert [line[: len(CHANGED)] for line in told] == [CHANGED]
    assert look(closed) is SealState.BROKEN


def test_a_change_that_could_not_be_noted_beside_the_journal_is_at_its_close(
    closed: Path,
) -> None:
    with Journal.open(closed) as journal:
        know_newest(journal)
        save(journal)
        flip(closed, MARKS["run"])
        seal_file(closed).mkdir()
        with pytest.raises(BackupError, match=CHANGED):
            back_up(journal)
        seal_file(closed).rmdir()
    assert look(closed) is SealState.BROKEN


@pytest.mark.parametrize("lost", ["slip", "backup", "all"])
def test_without_a_newest_backup_that_is_the_same_nothing_is_held_against_one(
    closed: Path, lost: str
) -> None:
    shelf = Shelf.of(closed)
    (backup,) = shelf.backups()
    if lost == "all":
        shutil.rmtree(shelf.folder)
    else:
        (backup.file if lost == "backup" else backup.file.with_suffix(".json")).unlink()
    with Journal.open(closed) as journal:
        know_newest(journal)
        assert not is_held(journal)
        save(journal)
        flip(closed, MARKS["run"])
        back_up(journal)
        assert is_held(journal)
    assert look(closed) is SealState.WHOLE


def test_what_was_saved_since_the_newest_backup_is_held_against_the_next_one(
    closed: Path,
) -> None:
    with Journal.open(closed) as journal:
        save(journal)
        know_newest(journal)
        base = journal.witness.base
        assert base
        back_up(journal)
        assert journal.witness.base != base
        base = journal.witness.base
        know_newest(journal)
        assert journal.witness.base is base


def test_a_journal_that_is_not_what_was_backed_up_is_not_held_against_that(closed: Path) -> None:
    other = closed.with_name("older.db")
    with Journal.open(closed) as journal:
        journal.diary.keep(a_statement("gone", Noted("not in the other")))
        back_up(journal)
        other.write_bytes(Shelf.of(closed).backups()[0].file.read_bytes())
    other.replace(closed)
    seal_file(closed).unlink()
    with Journal.open(closed) as journal:
        know_newest(journal)
        assert not is_held(journal)
        save(journal)
        back_up(journal)
    assert look(closed) is SealState.WHOLE


@pytest.mark.parametrize("table", ["wish", "track"])
def test_names_of_tables_that_are_no_text_any_more_end_in_a_sentence(
    closed: Path, table: str
) -> None:
    with Journal.open(closed) as journal:
        know_newest(journal)
        save(journal)
        flip_at(closed, closed.read_bytes().index(f"TABLE {table}".encode()), 0x80)
        with pytest.raises(BackupError, match="the file is damaged"):
            back_up(journal)
        with pytest.raises(BackupError, match="the file is damaged"):
            is_behind(closed)
        journal.witness.base = None
        know_newest(journal)
        assert not is_held(journal)
    with pytest.raises(JournalError, match="damaged"):
        Journal.open(closed)


def test_names_of_tables_that_are_no_text_any_more_are_noticed_at_the_close(closed: Path) -> None:
    with Journal.open(closed) as journal:
        know_newest(journal)
        save(journal)
        flip_at(closed, closed.read_bytes().index(b"TABLE track"), 0x80)
    with pytest.raises(JournalError, match="damaged"):
        Journal.open(closed)


def test_a_copy_whose_tables_have_lost_their_names_is_not_what_was_backed_up(
    journal: Journal,
) -> None:
    base = journal.witness.base
    assert base
    content = bytearray(base.backup.file.read_bytes())
    content[content.index(b"TABLE track")] ^= 0x80
    assert is_altered(journal.witness, base.state, bytes(content))
    base.backup.file.unlink()
    assert not is_altered(journal.witness, base.state, bytes(content))


def is_held(journal: Journal) -> bool:
    """Whether what is written to it is held against a backup."""
    return journal.witness.base is not None
