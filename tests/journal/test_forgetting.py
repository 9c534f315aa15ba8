"""Delete means delete: what was written in deleted entries is gone from every file, if wanted."""

import contextlib
import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from backstretch.care.entry import Entry, PainSaid
from backstretch.content.care import load_care
from backstretch.diary.kept import KeptDiary
from backstretch.diary.notes import keep_note
from backstretch.journal.backup import facts_of, make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.contents import read_contents
from backstretch.journal.diary_records import Noted
from backstretch.journal.entries import SessionState
from backstretch.journal.errors import BackupError, JournalError
from backstretch.journal.forgetting import forget_deleted, holding_of_deleted
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.restore import restore
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import AnswerKind, PainMoment
from backstretch.journal.seal import SealState, look
from backstretch.journal.store import Journal
from backstretch.journal.tracks import Point, Track
from backstretch.journal.verify import check_beside, examine
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.fakes import FakeClock
from tests.harm.system_calls import Call, Kind, Watched, need_watching
from tests.journal.samples import EVENTS, a_start, an_answer

CARE, _ = load_care(resources_dir())
NOW = FakeClock().now()
GONE, STAYS = "QWORDSGONE", "QWORDSSTAY"
PLACES = {GONE: 62.123456789, STAYS: 41.987654321}


class Book:
    """A diary with one entry of every sort to be deleted, and one that stays, in backups too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = Journal.open(folder / "journal.db")
        self.diary = KeptDiary(self.journal, FakeClock(), Settings, CARE)
        self.runs = {word: self._run(word) for word in (STAYS, GONE)}
        self.notes = {word: self._note(word) for word in (STAYS, GONE)}
        for word in (STAYS, GONE):
            key = word.lower()
            self.journal.begin(a_start(key))
            self.journal.append(key, EVENTS)
            self.journal.close_session(key, SessionState.FINISHED)
            answer = an_answer(f"a {key}", AnswerKind.NOTE, f"{word} of session", key)
            self.journal.keep_answer(answer)
            alone = PainSaid(PainMoment.ALONE, 4, note=f"{word} of pain")
            assert not self.diary.keep(Entry("2026-03-01", pains=(alone,))).complaint

    @property
    def path(self) -> Path:
        return self.journal.path

    def _run(self, word: str) -> str:
        pains = (PainSaid(PainMoment.AFTER_RUN, 3, note=f"{word} after the run"),)
        entry = Entry("2026-03-02", facts=RunFacts(note=f"{word} of run"), pains=pains)
        run = self.diary.keep(entry).run
        again = self.diary.entry(run)
        assert again
        changed = msgspec.structs.replace(again, facts=RunFacts(note=f"{word} told better"))
        assert not self.diary.keep(changed).complaint
        self.journal.diary.keep(Track(run, (Point(0.0, PLACES[word], 13.0),)))
        return run

    def _note(self, word: str) -> str:
        assert not keep_note(self.diary, f"{word} of the day", "2026-03-02").complaint
        return self.journal.diary.statements(Noted)[-1].about

    def back_up(self, why: Why = Why.SAVED) -> None:
        make_backup(self.path, why, NOW)

    def delete(self) -> None:
        """Delete one entry of every sort, as the Journal does."""
        note = self.notes[GONE]
        [alone] = [pain for pain in self.journal.pains() if pain.note == f"{GONE} of pain"]
        for kept in (
            self.diary.remove_run(self.runs[GONE]),
            self.diary.remove_pain(alone),
            self.diary.strike(GONE.lower()),
            keep_note(self.diary, "", "2026-03-02", note),
        ):
            assert not kept.complaint

    def holders(self, word: str = GONE) -> list[str]:
        """Return the files in which a word, or where that run went, can be read."""
        marks = (word.encode(), f"{PLACES[word]}".encode())
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return sorted(
            str(file.relative_to(self.folder))
            for file in files
            if any(mark in file.read_bytes() for mark in marks)
        )


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = Book(tmp_path / "data")
    yield made
    made.journal.close()
    assert look(made.path) is SealState.WHOLE


def test_deleting_alone_leaves_the_words_and_says_where(book: Book) -> None:
    book.back_up()
    book.delete()
    found = holding_of_deleted(book.journal)
    assert (found.here, found.backups, found.unread, found.aside) == (8, (1,), (), 0)
    assert found.can_forget
    assert len(book.holders()) == 2


def test_nothing_is_left_of_them_in_any_file(book: Book) -> None:
    book.back_up()
    book.back_up(Why.RESTORE)  # a pinned one
    book.delete()
    book.back_up()
    before = [(one.number, one.facts) for one in Shelf.of(book.path).backups()]
    left = forget_deleted(book.journal)
    assert not left.can_forget
    assert not left.unread
    assert book.holders() == []
    assert len(book.holders(STAYS)) == 4
    assert not check_beside(book.journal)
    shelf = Shelf.of(book.path)
    after = shelf.backups()
    assert [shelf.problem(one) for one in after] == [None] * 3
    for (number, old), new in zip(before, after, strict=True):
        assert old
        assert new.facts
        assert new.number == number
        same = {name: getattr(old, name) for name in ("sha256", "bytes")}
        assert msgspec.structs.replace(new.facts, **same) == old
    book.journal.close()
    assert book.holders() == []
    restore(book.path, 2, NOW)
    assert book.holders() == []


def test_what_stands_and_what_was_put_back_keeps_its_words(book: Book) -> None:
    undone = book.diary.remove_run(book.runs[GONE])
    assert undone.undo
    assert undone.undo() == ""
    before = read_contents(book.journal)
    assert not holding_of_deleted(book.journal).here
    forget_deleted(book.journal)
    after = read_contents(book.journal)
    assert after.runs == before.runs
    assert after.tracks == before.tracks
    assert book.diary.entry(book.runs[GONE])


def test_what_is_forgotten_stays_deleted_and_in_its_order(book: Book) -> None:
    book.delete()
    before = read_contents(book.journal)
    forget_deleted(book.journal)
    after = read_contents(book.journal)
    for name in before.__struct_fields__:
        key = "run" if name == "tracks" else "id"
        if name != "sessions":
            ids = [[getattr(one, key) for one in getattr(c, name)] for c in (before, after)]
            assert ids[0] == ids[1]
    assert after.sessions == before.sessions
    assert book.diary.entry(book.runs[GONE]) is None
    assert forget_deleted(book.journal) == holding_of_deleted(book.journal)


def test_the_guards_stand_again(book: Book) -> None:
    book.delete()
    forget_deleted(book.journal)
    with pytest.raises(Exception, match="never changed"), book.journal.transaction(write=True) as c:
        c.execute("UPDATE pain SET body = '{}'")


def test_backups_that_cannot_be_read_and_files_aside_are_told(book: Book) -> None:
    book.back_up()
    book.delete()
    book.back_up()
    first = Shelf.of(book.path).backups()[0]
    content = bytearray(first.file.read_bytes())
    content[100:5000] = bytes(4900)
    first.file.write_bytes(content)
    quarantine_folder(book.path).mkdir()
    (quarantine_folder(book.path) / "journal-damaged.db").write_bytes(b"x")
    left = forget_deleted(book.journal)
    assert (left.here, left.backups, left.unread, left.aside) == (0, (), (1,), 1)
    assert first.file.read_bytes() == bytes(content)


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_backups_of_older_tables_are_read(book: Book, version: int) -> None:
    old = Path(__file__).parents[1] / "data" / f"journal-{version}.sqlite3"
    folder = Shelf.of(book.path).folder
    folder.mkdir(mode=0o700)
    (folder / f"backup-00000001-{'0' * 16}.db").write_bytes(old.read_bytes())
    book.delete()
    assert holding_of_deleted(book.journal).backups == ()
    assert holding_of_deleted(book.journal).unread == ()


_CHILD = """
import sys
import threading
from pathlib import Path
from backstretch.journal.entries import SessionState
from backstretch.journal.forgetting import forget_deleted
from backstretch.journal.store import Journal
with Journal.open(Path(sys.argv[1])) as journal:
    print("begun", flush=True)
    forget_deleted(journal)
"""


@pytest.mark.skipif(os.name != "posix", reason="asks for a kill that nobody can catch")
def test_a_kill_loses_no_backup_and_the_next_time_goes_on(book: Book) -> None:
    for _ in range(5):
        book.back_up(Why.RESTORE)
    book.delete()
    book.journal.close()
    for after in (0.0, 0.02, 0.04, 0.06, 0.1, 0.15, 0.2):
        words = [sys.executable, "-c", _CHILD, str(book.path)]
        child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert child.stdout
        assert child.stdout.readline() == "begun\n"
        try:
            child.wait(after)
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        shelf = Shelf.of(book.path)
        whole = {one.number for one in shelf.backups() if shelf.problem(one) is None}
        assert whole == {1, 2, 3, 4, 5}
    book.journal = Journal.open(book.path)
    forget_deleted(book.journal)
    assert book.holders() == []
    assert [one.number for one in Shelf.of(book.path).backups()] == [1, 2, 3, 4, 5]


def test_a_backup_that_is_made_meanwhile_does_not_hold_them(book: Book) -> None:
    """It read the diary before, and lies on the shelf only after all others were looked at."""
    book.delete()
    shelf = Shelf.of(book.path)
    begun, may_end = threading.Event(), threading.Event()

    def back_up_slowly() -> None:
        with shelf.held() as work:
            copy = work / "journal.db"
            shutil.copyfile(book.path, copy)
            begun.set()
            may_end.wait(10)
            shelf.put(copy, facts_of(1, Why.SAVED, NOW, examine(copy)))

    maker = threading.Thread(target=back_up_slowly)
    maker.start()
    assert begun.wait(10)
    book.journal.on_saved = may_end.set  # the words are gone from the diary then
    assert not forget_deleted(book.journal).can_forget
    maker.join()
    assert len(shelf.backups()) == 1
    assert book.holders() == []


def test_a_backup_that_is_not_what_was_checked_is_left_as_it_is_and_told(book: Book) -> None:
    book.back_up()
    book.delete()
    (first,) = Shelf.of(book.path).backups()
    with contextlib.closing(sqlite3.connect(first.file, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE other (x TEXT)")
    content = first.file.read_bytes()
    left = forget_deleted(book.journal)
    assert left.backups == (1,)
    assert first.file.read_bytes() == content


def test_a_backup_without_its_slip_is_left_as_it_is_and_told(book: Book) -> None:
    book.back_up()
    book.delete()
    (first,) = Shelf.of(book.path).backups()
    first.file.with_suffix(".json").unlink()
    content = first.file.read_bytes()
    assert forget_deleted(book.journal).backups == (1,)
    assert first.file.read_bytes() == content


def test_backups_that_cannot_be_reached_are_a_sentence(book: Book) -> None:
    book.delete()
    (book.path.parent / "backups").write_text("not a folder")
    with pytest.raises(JournalError, match="cannot be used"):
        forget_deleted(book.journal)


class Disk:
    """A disk that refuses one kind of calls, or loses the end of what is made anew."""

    def __init__(self, refused: Kind | None) -> None:
        self._refused = refused

    def before(self, call: Call) -> int:
        """Return the error of a call on a backup that is refused."""
        names = (call.path.name, call.target.name if call.target else "")
        fits = any(name.startswith("backup-") and name.endswith(".db") for name in names)
        return errno.EIO if fits and call.kind is self._refused else 0

    def after(self, call: Call) -> None:
        """Lose the end of a copy that is on the disk."""
        if self._refused is None and call.kind is Kind.SYNC and call.path.name == "journal.db":
            os.truncate(call.path, 4096)


@pytest.mark.parametrize(
    ("refused", "says", "left"),
    [
        (Kind.MOVE, "input/output error", 1),
        (Kind.DELETE, "input/output error", 2),
        (None, "did not pass its check", 1),
    ],
)
def test_a_disk_that_fails_loses_no_backup_and_the_next_time_goes_on(
    book: Book, refused: Kind | None, says: str, left: int
) -> None:
    book.back_up()
    book.delete()
    shelf = Shelf.of(book.path)
    need_watching(shelf.folder)
    with Watched(shelf.folder, Disk(refused)), pytest.raises(JournalError, match=says):
        forget_deleted(book.journal)
    assert [shelf.problem(one) for one in shelf.backups()] == [None] * left
    assert not forget_deleted(book.journal).can_forget
    assert [shelf.problem(one) for one in shelf.backups()] == [None]
    assert book.holders() == []


def test_the_old_backup_goes_only_once_the_new_one_is_there(book: Book, tmp_path: Path) -> None:
    book.back_up()
    book.delete()
    shutil.copytree(book.path.parent, tmp_path / "tried")
    with Journal.open(tmp_path / "tried" / book.path.name) as tried:
        forget_deleted(tried)
    (new,) = Shelf.of(tmp_path / "tried" / book.path.name).backups()
    (old,) = Shelf.of(book.path).backups()
    content = old.file.read_bytes()
    in_the_way = old.file.with_name(new.file.with_suffix(".json").name)
    in_the_way.mkdir()
    with pytest.raises(BackupError, match="No backup was lost"):
        forget_deleted(book.journal)
    assert old.file.read_bytes() == content
    in_the_way.rmdir()
    assert not forget_deleted(book.journal).can_forget
