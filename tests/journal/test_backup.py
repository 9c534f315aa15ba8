"""Backups count once they were checked; what is damaged is passed over, what is not ours stays."""

import random
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest

from backstretch.journal.backup import (
    contents_of_backup,
    facts_of,
    is_behind,
    keep_before_migration,
    make_backup,
)
from backstretch.journal.backup_shelf import Backup, Problem, Shelf, Why
from backstretch.journal.claim import Claim
from backstretch.journal.contents import read_contents
from backstretch.journal.entries import SessionState
from backstretch.journal.errors import BackupError
from backstretch.journal.migrate import latest_version
from backstretch.journal.stamped import stamped
from backstretch.journal.store import Journal
from backstretch.journal.verify import examine
from tests.fakes import FakeClock
from tests.harm.system_calls import Call, Kind, Watched, need_watching
from tests.journal.diary_samples import diary_records
from tests.journal.samples import EVENTS, a_pain, a_start, plan_records

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as journal:
        journal.begin(a_start())
        journal.append("first", EVENTS)
        yield journal


def backed_up(journal: Journal, clock: FakeClock, count: int, why: Why = Why.SAVED) -> Shelf:
    """Save and back up so many times, an hour apart."""
    for number in range(count):
        journal.keep_pain(a_pain(f"pain {number} {clock.now()}"))
        clock.advance(3600)
        make_backup(journal.path, why, clock.now())
    return Shelf.of(journal.path)


def test_a_backup_holds_what_the_journal_holds_and_says_so(
    journal: Journal, clock: FakeClock
) -> None:
    backup = make_backup(journal.path, Why.SAVED, clock.now())
    assert backup.facts
    assert backup.facts.counts["session"] == 1
    assert backup.facts.counts["event"] == len(EVENTS)
    assert backup.facts.version == latest_version()
    assert backup.facts.made_at == clock.now()
    assert examine(backup.file).sha256 == backup.facts.sha256
    assert backup.file.stat().st_mode & 0o077 == 0
    copy = backup.file.parent.parent / "elsewhere" / "journal.db"
    copy.parent.mkdir()
    shutil.copy(backup.file, copy)
    with Journal.open(copy) as there:
        assert there.sessions() == journal.sessions()


def test_what_did_not_change_is_not_kept_twice_unless_it_is_pinned(
    journal: Journal, clock: FakeClock
) -> None:
    first = make_backup(journal.path, Why.SAVED, clock.now())
    assert make_backup(journal.path, Why.ASKED, clock.now()) == first
    assert make_backup(journal.path, Why.IMPORT, clock.now()).number == 2
    journal.keep_pain(a_pain())
    assert make_backup(journal.path, Why.SAVED, clock.now()).number == 3


def test_a_backup_waits_for_nobody_who_writes_beside_it(journal: Journal, clock: FakeClock) -> None:
    stop = threading.Event()

    def write() -> None:
        with closing(journal.beside()) as own:
            number = 0
            while not stop.is_set() and number < 500:
                own.keep_pain(a_pain(f"pain {number}"))
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backups = [make_backup(journal.path, Why.IMPORT, clock.now()) for _ in range(5)]
    finally:
        stop.set()
        writer.join()
    assert all(Shelf.of(journal.path).problem(one) is None for one in backups)


def test_an_older_journal_is_kept_as_it_was_before_it_is_brought_up_to_date(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(DATA / "journal-1.sqlite3", path)
    with closing(sqlite3.connect(path)) as old:
        before = "\n".join(old.iterdump())
    Journal.open(path).close()
    (backup,) = Shelf.of(path).backups()
    assert backup.facts
    assert (backup.facts.version, backup.facts.why) == (1, Why.MIGRATION)
    assert Shelf.of(path).problem(backup) is None
    with closing(sqlite3.connect(backup.file)) as kept:
        assert "\n".join(kept.iterdump()) == before


def test_without_a_backup_an_older_journal_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(DATA / "journal-1.sqlite3", path)
    before = path.read_bytes()
    (tmp_path / "backups").write_text("not a folder")
    with pytest.raises(BackupError, match="No backup was made"):
        Journal.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("damaged", range(6))
def test_the_newest_backups_that_are_damaged_are_passed_over(
    journal: Journal, clock: FakeClock, damaged: int
) -> None:
    shelf = backed_up(journal, clock, 5)
    row = shelf.backups()
    for number in range(damaged)[:5]:
        flip(row[-1 - number].file, number)
    found = shelf.newest_good()
    if damaged >= 5:
        assert found.backup is None
    else:
        assert found.backup == row[-1 - damaged]
    assert [one for one, _ in found.skipped] == list(reversed(row))[:damaged]
    assert {problem for _, problem in found.skipped} <= {Problem.CHANGED}


def flip(file: Path, seed: int) -> None:
    content = bytearray(file.read_bytes())
    dice = random.Random(seed)
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    file.write_bytes(content)


def test_a_backup_without_its_slip_still_counts_by_the_hash_in_its_name(
    journal: Journal, clock: FakeClock
) -> None:
    shelf = backed_up(journal, clock, 1)
    (backup,) = shelf.backups()
    backup.file.with_suffix(".json").write_text("{}")
    found = shelf.newest_good().backup
    assert found == Backup(backup.file, 1, backup.short_hash, None)
    flip(backup.file, 1)
    assert shelf.newest_good().backup is None


def test_a_new_backup_is_made_where_the_last_one_is_damaged(
    journal: Journal, clock: FakeClock
) -> None:
    first = make_backup(journal.path, Why.SAVED, clock.now())
    flip(first.file, 2)
    second = make_backup(journal.path, Why.SAVED, clock.now())
    assert second.number == 2
    assert first.file.exists()


def test_pruning_leaves_what_it_did_not_make_and_what_is_damaged(
    journal: Journal, clock: FakeClock
) -> None:
    shelf = backed_up(journal, clock, 1)
    others = {
        shelf.folder / "my own copy.db": b"mine",
        shelf.folder / "backup-00000001.db": b"renamed",
        shelf.folder / f"backup-00000009-{'0' * 16}.db": b"made up",
    }
    for file, content in others.items():
        file.write_bytes(content)
    first, _ = shelf.backups()
    flip(first.file, 3)
    damaged = first.file.read_bytes()
    backed_up(journal, clock, 40)
    left = shelf.backups()
    assert len(left) < 40, "something has to be let go of"
    assert first.file.read_bytes() == damaged
    assert {file: file.read_bytes() for file in others} == others
    assert shelf.newest_good().backup == left[-1]


def test_a_clock_that_is_wrong_lets_go_of_none(journal: Journal, clock: FakeClock) -> None:
    backed_up(journal, clock, 22)
    clock.set_wall(timedelta(days=-3650))
    shelf = backed_up(journal, clock, 8)
    numbers = [one.number for one in shelf.backups()]
    assert set(range(12, 31)) <= set(numbers)
    assert shelf.newest_good().backup == shelf.backups()[-1]


def test_what_a_kill_left_half_done_goes_with_the_next_backup(
    journal: Journal, clock: FakeClock
) -> None:
    shelf = backed_up(journal, clock, 1)
    left_over = shelf.folder / ".backup-new-killed"
    left_over.mkdir()
    (left_over / "journal.db").write_bytes(b"half")
    backed_up(journal, clock, 1)
    assert not left_over.exists()
    assert len(shelf.backups()) == 2


def test_a_shelf_at_which_another_program_is_at_work_is_waited_for_and_then_said(
    journal: Journal, clock: FakeClock
) -> None:
    shelf = backed_up(journal, clock, 1)
    claim = Claim(shelf.folder / ".lock")
    assert claim.take()
    try:
        with pytest.raises(BackupError, match="Another Backstretch is at work"):
            make_backup(journal.path, Why.ASKED, clock.now())
    finally:
        claim.give_back()
    assert make_backup(journal.path, Why.ASKED, clock.now()).number == 1


def test_a_journal_that_is_gone_gives_a_sentence_and_no_backup(
    journal: Journal, clock: FakeClock
) -> None:
    journal.path.unlink()
    with pytest.raises(BackupError, match="No backup was made"):
        make_backup(journal.path, Why.ASKED, clock.now())
    assert Shelf.of(journal.path).backups() == ()


def test_a_damaged_journal_gives_no_backup_that_counts(journal: Journal, clock: FakeClock) -> None:
    journal.close()
    whole = journal.path.read_bytes()
    page = len(whole) // 4096 // 2 * 4096
    journal.path.write_bytes(whole[:page] + b"\xff" * 4096 + whole[page + 4096 :])
    with pytest.raises(BackupError):
        make_backup(journal.path, Why.ASKED, clock.now())
    assert Shelf.of(journal.path).backups() == ()


def test_the_only_good_backup_stays_however_old_it_is(journal: Journal, clock: FakeClock) -> None:
    shelf = backed_up(journal, clock, 1)
    for number in range(2, 24):  # all on one day, so that the first need not stay
        copy = shelf.folder / "next.db"
        shutil.copy(shelf.backups()[0].file, copy)
        facts = shelf.backups()[0].facts
        assert facts
        shelf.put(copy, msgspec.structs.replace(facts, number=number))
    for later in shelf.backups()[1:]:
        flip(later.file, 4)
    shelf.prune(clock.now())
    assert len(shelf.backups()) == 23
    assert shelf.newest_good().backup == shelf.backups()[0]


def test_a_number_whose_copy_is_gone_is_not_given_again(journal: Journal, clock: FakeClock) -> None:
    shelf = backed_up(journal, clock, 2)
    shelf.backups()[-1].file.unlink()
    assert backed_up(journal, clock, 1).backups()[-1].number == 3


def test_a_copy_without_room_for_its_slip_does_not_count(
    journal: Journal, clock: FakeClock
) -> None:
    shelf = backed_up(journal, clock, 1)
    journal.keep_pain(a_pain("one more"))
    copy = shelf.folder / "next.db"
    with closing(sqlite3.connect(journal.path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    found = examine(copy)
    (shelf.folder / f"backup-00000002-{found.sha256[:16]}.json").mkdir()
    with pytest.raises(OSError, match="it is not a file"):
        shelf.put(copy, facts_of(2, Why.SAVED, clock.now(), found))
    assert [one.number for one in shelf.backups()] == [1]


def test_a_slip_that_tells_other_rows_than_there_are_makes_a_backup_not_count(
    journal: Journal, clock: FakeClock
) -> None:
    shelf = backed_up(journal, clock, 1)
    (backup,) = shelf.backups()
    assert backup.facts
    more = {**backup.facts.counts, "pain": backup.facts.counts["pain"] + 1}
    other = msgspec.structs.replace(backup.facts, counts=more)
    backup.file.with_suffix(".json").write_bytes(stamped(other))
    (backup,) = shelf.backups()
    assert shelf.problem(backup) is Problem.CHANGED


def test_what_another_program_is_making_is_not_swept_away(
    journal: Journal, clock: FakeClock
) -> None:
    shelf = backed_up(journal, clock, 1)
    with shelf.held() as work:
        (work / "journal.db").write_bytes(b"under way")
        Shelf(shelf.folder).sweep()
        assert (work / "journal.db").exists()


def test_a_session_that_was_closed_since_is_in_no_backup_yet(
    journal: Journal, clock: FakeClock
) -> None:
    backed_up(journal, clock, 1)
    assert not is_behind(journal.path)
    journal.close_session("first", SessionState.FINISHED)
    assert is_behind(journal.path)


def test_a_journal_is_behind_while_its_newest_backup_holds_less(
    journal: Journal, clock: FakeClock
) -> None:
    assert is_behind(journal.path)
    make_backup(journal.path, Why.SAVED, clock.now())
    assert not is_behind(journal.path)
    journal.keep_pain(a_pain())
    assert is_behind(journal.path)


def test_a_journal_is_behind_while_its_newest_backup_is_not_whole(
    journal: Journal, clock: FakeClock
) -> None:
    backup = make_backup(journal.path, Why.SAVED, clock.now())
    flip(backup.file, 5)
    assert is_behind(journal.path)
    make_backup(journal.path, Why.SAVED, clock.now())
    assert not is_behind(journal.path)


def test_a_migration_that_is_tried_again_is_backed_up_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(DATA / "journal-1.sqlite3", path)
    first = keep_before_migration(path)
    assert keep_before_migration(path) == first
    assert len(Shelf.of(path).backups()) == 1


class Mixed:
    """A disk that gives an older copy of the journal in the place of the one that was written."""

    def __init__(self, older: bytes) -> None:
        self._older = older

    def before(self, _: Call) -> int:
        """Refuse nothing."""
        return 0

    def after(self, call: Call) -> None:
        """Mix them up once the copy is on the disk."""
        if call.kind is Kind.SYNC and call.path.parent.name.startswith(".backup-new-"):
            call.path.write_bytes(self._older)


def test_a_copy_that_holds_less_than_the_journal_does_not_count(
    journal: Journal, clock: FakeClock
) -> None:
    need_watching(journal.path.parent)
    first = make_backup(journal.path, Why.SAVED, clock.now())
    journal.keep_pain(a_pain())
    with (
        Watched(journal.path.parent, Mixed(first.file.read_bytes())),
        pytest.raises(BackupError, match="rows are missing"),
    ):
        make_backup(journal.path, Why.IMPORT, clock.now())
    assert Shelf.of(journal.path).backups() == (first,)


def test_of_a_journal_that_is_gone_nobody_knows_whether_it_is_behind(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"journal\.db cannot be opened"):
        is_behind(tmp_path / "journal.db")


def test_all_that_a_backup_holds_can_be_read_unless_it_is_damaged(
    journal: Journal, clock: FakeClock
) -> None:
    backup = make_backup(journal.path, Why.SAVED, clock.now())
    assert contents_of_backup(backup) == read_contents(journal)
    backup.file.write_bytes(backup.file.read_bytes()[:5000])
    with pytest.raises(BackupError, match="cannot be read"):
        contents_of_backup(backup)


def test_whatever_is_written_makes_a_journal_hold_more(journal: Journal, clock: FakeClock) -> None:
    writes = (
        *(partial(journal.plan.keep, one) for one in plan_records()),
        *(partial(journal.diary.keep, one) for one in diary_records("one")),
    )
    for write in writes:
        make_backup(journal.path, Why.SAVED, clock.now())
        assert not is_behind(journal.path)
        write()
        assert is_behind(journal.path), write
