"""Going back to a backup: what was there before is kept, and a kill leaves one of the two."""

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backstretch.journal.backup import facts_of, make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.errors import BackupError, JournalError
from backstretch.journal.locks import NEW_PREFIX
from backstretch.journal.quarantine import quarantine_folder, side_files
from backstretch.journal.restore import begin_anew, keep_as_it_is, restore
from backstretch.journal.seal import SealState, look, seal_file, undo_file
from backstretch.journal.store import Journal
from backstretch.journal.verify import examine
from tests.fakes import FakeClock
from tests.harm.system_calls import Call, Kind, Watched, need_watching
from tests.journal.samples import a_start, run_child
from tests.journal.test_verify import changed

NOW = FakeClock().now()


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A journal with one session, backed up, and a second one since."""
    path = tmp_path / "journal.db"
    with Journal.open(path) as journal:
        journal.begin(a_start("first"))
        make_backup(path, Why.SAVED, NOW)
        journal.begin(a_start("second"))
    yield path
    assert look(path) is SealState.WHOLE


def sessions(path: Path) -> list[str]:
    with Journal.open(path) as journal:
        assert not journal.read_only_reason
        return [one.start.id for one in journal.sessions()]


def test_it_goes_back_and_forth(path: Path) -> None:
    done = restore(path, 1, NOW)
    assert sessions(path) == ["first"]
    assert done.before
    assert done.before.facts
    assert done.before.facts.why is Why.RESTORE
    again = restore(path, done.before.number, NOW)
    assert sessions(path) == ["first", "second"]
    assert again.before
    assert not quarantine_folder(path).exists()
    assert sorted(one.name for one in path.parent.iterdir()) == [
        "backups",
        "journal.db",
        "journal.db.seal",
    ]


def test_a_damaged_journal_is_kept_as_it_was(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    side_files(path)[1].write_bytes(b"a wal from elsewhere")
    damaged = path.read_bytes()
    with pytest.raises(JournalError):
        Journal.open(path)
    done = restore(path, 1, NOW)
    assert sessions(path) == ["first"]
    assert done.before is None
    assert done.kept
    assert done.kept.read_bytes() == damaged
    assert side_files(done.kept)[1].read_bytes() == b"a wal from elsewhere"
    assert not any(file.exists() for file in side_files(path))


def test_a_second_damage_gets_a_second_place(path: Path) -> None:
    kept = set()
    for _ in range(2):
        path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
        kept.add(restore(path, 1, NOW).kept)
    assert len(kept) == 2
    assert all(file and file.exists() for file in kept)


@pytest.mark.parametrize("content", [b"", b"Dear diary", None])
def test_whatever_is_in_its_place_or_nothing(path: Path, content: bytes | None) -> None:
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    done = restore(path, 1, NOW)
    assert sessions(path) == ["first"]
    assert (done.kept.read_bytes() if done.kept else None) == content


def test_one_that_something_else_changed_becomes_a_backup(path: Path) -> None:
    whole = path.read_bytes()
    place = whole.rindex(b"Europe")
    path.write_bytes(whole[:place] + b"Aurope" + whole[place + 6 :])
    done = restore(path, 1, NOW)
    assert sessions(path) == ["first"]
    assert done.before
    assert b"Aurope" in done.before.file.read_bytes()


def test_a_backup_that_is_damaged_is_not_put_there(path: Path) -> None:
    before = path.read_bytes()
    (backup,) = Shelf.of(path).backups()
    content = bytearray(backup.file.read_bytes())
    content[len(content) // 2] ^= 4
    backup.file.write_bytes(content)
    with pytest.raises(BackupError, match="cannot be used: it is not what it was"):
        restore(path, 1, NOW)
    with pytest.raises(BackupError, match="There is no backup 7"):
        restore(path, 7, NOW)
    assert path.read_bytes() == before


def test_a_journal_that_somebody_writes_to_is_left_alone(path: Path) -> None:
    with (
        Journal.open(path) as window,
        closing(window.beside()) as own,
        own.transaction(write=True),
        pytest.raises(JournalError, match="in use"),
    ):
        restore(path, 1, NOW)
    assert sessions(path) == ["first", "second"]


@pytest.mark.skipif(os.name != "posix", reason="Windows replaces no file that is open")
def test_a_window_that_is_open_writes_nothing_to_the_file_that_came(path: Path) -> None:
    with Journal.open(path) as window:
        restore(path, 1, NOW)
        with pytest.raises(JournalError, match="replaced"):
            window.begin(a_start("third"))
    assert sessions(path) == ["first"]


def test_a_write_that_was_cut_off_is_taken_back_before(path: Path) -> None:
    undo_file(path).write_bytes(b"\0" * 512)
    assert restore(path, 1, NOW).before
    assert sessions(path) == ["first"]


class Forgetful:
    """A disk that loses what was copied to it, though it said that it kept it."""

    def before(self, _: Call) -> int:
        """Refuse nothing."""
        return 0

    def after(self, call: Call) -> None:
        """Lose the end of a copy that is on the disk."""
        if call.kind is Kind.SYNC and call.path.parent.name.startswith(NEW_PREFIX):
            os.truncate(call.path, 4096)


def test_a_copy_that_does_not_arrive_whole_is_not_put_there(path: Path) -> None:
    need_watching(path.parent)
    before = path.read_bytes()
    with (
        Watched(path.parent, Forgetful()),
        pytest.raises(BackupError, match="did not arrive whole") as told,
    ):
        restore(path, 1, NOW)
    assert f"The journal {path} was not changed" in str(told.value)
    assert path.read_bytes() == before


def test_what_came_is_sealed_at_once(path: Path) -> None:
    restore(path, 1, NOW)
    assert look(path) is SealState.WHOLE


def test_a_backup_with_a_record_that_cannot_be_read_is_not_put_there(path: Path) -> None:
    before = path.read_bytes()
    shelf = Shelf.of(path)
    copy = shelf.folder / "copy"
    shutil.copy(shelf.backups()[0].file, copy)
    changed(copy, "UPDATE plan_row SET steps = '[no list]' WHERE position = 1")
    backup = shelf.put(copy, facts_of(2, Why.SAVED, NOW, examine(copy, content=False)))
    with pytest.raises(BackupError, match="the file is damaged"):
        restore(path, backup.number, NOW)
    assert path.read_bytes() == before


def test_one_that_something_else_changed_is_backed_up_before_it_is_kept(path: Path) -> None:
    whole = path.read_bytes()
    place = whole.rindex(b"Europe")
    path.write_bytes(whole[:place] + b"Aurope" + whole[place + 6 :])
    keep_as_it_is(path, NOW)
    last = Shelf.of(path).backups()[-1]
    assert last.facts
    assert last.facts.pinned
    assert b"Aurope" in last.file.read_bytes()
    assert look(path) is SealState.WHOLE


def test_one_that_something_else_changed_is_not_kept_without_a_backup(path: Path) -> None:
    whole = path.read_bytes()
    place = whole.rindex(b"Europe")
    path.write_bytes(whole[:place] + b"Aurope" + whole[place + 6 :])
    shelf = Shelf.of(path).folder
    shelf.rename(shelf.with_name("elsewhere"))
    shelf.write_text("not a folder")
    with pytest.raises(BackupError, match="No backup was made"):
        keep_as_it_is(path, NOW)
    assert look(path) is SealState.BROKEN
    shelf.unlink()
    keep_as_it_is(path, NOW)


def test_an_empty_one_takes_the_place_only_of_what_cannot_be_used(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(BackupError, match="the file is not damaged"):
        begin_anew(path, NOW)
    assert path.read_bytes() == before
    path.write_bytes(before[:4096] + b"\xff" * 4096 + before[8192:])
    undo_file(path).write_bytes(b"what was to be taken back")
    damaged = path.read_bytes()
    kept = begin_anew(path, NOW)
    assert kept.read_bytes() == damaged
    assert undo_file(kept).read_bytes() == b"what was to be taken back"
    assert look(path) is SealState.WHOLE
    assert sessions(path) == []
    assert not any(file.exists() for file in side_files(path))


def test_an_empty_one_that_cannot_be_put_there_leaves_the_damaged_one(path: Path) -> None:
    path.write_bytes(b"Dear diary")
    quarantine_folder(path).write_text("not a folder")
    with pytest.raises(BackupError, match="was not changed: it is not a folder"):
        begin_anew(path, NOW)
    assert path.read_bytes() == b"Dear diary"
    path.unlink()
    restore(path, 1, NOW)


class Mixed:
    """A disk that gives another whole journal in the place of the one that was copied."""

    def __init__(self, other: bytes) -> None:
        self._other = other

    def before(self, _: Call) -> int:
        """Refuse nothing."""
        return 0

    def after(self, call: Call) -> None:
        """Mix them up once the copy is on the disk."""
        if call.kind is Kind.SYNC and call.path.parent.name.startswith(NEW_PREFIX):
            call.path.write_bytes(self._other)


def test_another_whole_journal_is_not_what_was_to_be_put_there(path: Path) -> None:
    need_watching(path.parent)
    before = path.read_bytes()
    with (
        Watched(path.parent, Mixed(before)),
        pytest.raises(BackupError, match="did not arrive whole"),
    ):
        restore(path, 1, NOW)
    assert path.read_bytes() == before
    assert sessions(path) == ["first", "second"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
@pytest.mark.parametrize("is_there", [False, True])
def test_what_came_is_for_one_person_alone(path: Path, is_there: bool) -> None:
    if is_there:
        path.chmod(0o644)
    else:
        path.unlink()
    before = os.umask(0)
    try:
        done = restore(path, 1, NOW)
    finally:
        os.umask(before)
    made = (path, seal_file(path), *([done.before.file] if done.before else []))
    assert [place.stat().st_mode & 0o777 for place in made] == [0o600] * len(made)
    assert bool(done.before) is is_there


def test_one_that_nobody_changed_is_taken_as_it_is_without_a_backup(path: Path) -> None:
    keep_as_it_is(path, NOW)
    assert len(Shelf.of(path).backups()) == 1
    assert sessions(path) == ["first", "second"]


class Holding:
    """A disk that does not let go of a seal."""

    def before(self, call: Call) -> int:
        """Refuse to remove it."""
        return errno.EIO if (call.kind, call.path.suffix) == (Kind.DELETE, ".seal") else 0

    def after(self, _: Call) -> None:
        """Leave it at that."""


def test_one_that_something_else_changed_stays_so_until_it_can_be_taken(path: Path) -> None:
    need_watching(path.parent)
    whole = path.read_bytes()
    place = whole.rindex(b"Europe")
    path.write_bytes(whole[:place] + b"Aurope" + whole[place + 6 :])
    with Watched(path.parent, Holding()), pytest.raises(JournalError, match="cannot be used"):
        keep_as_it_is(path, NOW)
    assert look(path) is SealState.BROKEN
    keep_as_it_is(path, NOW)
    assert sessions(path) == ["first", "second"]


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="file name too long"):
        keep_as_it_is(tmp_path / ("long" * 100), NOW)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
@pytest.mark.parametrize("what", ["restore", "damaged", "altered", "backup", "migrate"])
def test_a_kill_at_every_step_leaves_one_of_the_two(tmp_path: Path, what: str) -> None:
    seen = json.loads(run_child("tests.journal.stops", what, str(tmp_path)))
    assert seen["killed"] > 20, "there are as many steps as that"
    assert seen["before"] > 0
    assert seen["after"] > 0
