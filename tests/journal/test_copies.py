"""A copy that is kept elsewhere is whole, or it is told why there is none."""

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.copies import (
    NeedsPassphrase,
    bring_copy,
    held_by,
    look_at_copy,
    write_content,
    write_copy,
    write_rescued,
)
from backstretch.journal.errors import BackupError
from backstretch.journal.quarantine import quarantine_folder, side_files
from backstretch.journal.seal import seal_file
from backstretch.journal.store import Journal
from backstretch.locked.passphrase import Passphrase
from tests.fakes import FakeClock
from tests.harm.system_calls import Call, Kind, Watched, need_watching
from tests.journal.samples import a_pain, a_run, a_start

NOW = FakeClock().now()
WORD = Passphrase("drei blaue Reiher")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "home" / "journal.db") as journal:
        journal.begin(a_start())
        journal.keep_pain(a_pain())
        yield journal


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder / "copy.db"


def test_what_was_written_is_what_is_brought_back(journal: Journal, target: Path) -> None:
    holds = write_copy(journal, target).holds
    assert (holds.sessions, holds.pains) == (1, 1)
    assert look_at_copy(journal.path, target) == holds
    brought = bring_copy(journal.path, target, NOW, None)
    assert brought.facts
    assert brought.facts.why is Why.BROUGHT
    assert Shelf.of(journal.path).problem(brought) is None


def test_what_is_locked_asks_for_its_passphrase(journal: Journal, target: Path) -> None:
    holds = write_copy(journal, target, WORD).holds
    for given in (None, Passphrase("drei blaue Rehe")):
        with pytest.raises(NeedsPassphrase):
            look_at_copy(journal.path, target, given)
    assert look_at_copy(journal.path, target, WORD) == holds
    assert Shelf.of(journal.path).backups() == ()


def test_what_is_locked_and_cut_short_is_told_as_damage(journal: Journal, target: Path) -> None:
    write_copy(journal, target, WORD)
    os.truncate(target, target.stat().st_size - 1)
    with pytest.raises(BackupError, match="cannot be used") as told:
        look_at_copy(journal.path, target, WORD)
    assert not isinstance(told.value, NeedsPassphrase)


def test_the_diary_is_not_its_own_copy(journal: Journal) -> None:
    with pytest.raises(BackupError, match="is the diary itself"):
        write_copy(journal, journal.path)
    for beside in (seal_file(journal.path), *side_files(journal.path)):
        with pytest.raises(BackupError, match="belongs to the diary"):
            write_copy(journal, beside)
    for folder in (Shelf.of(journal.path).folder, quarantine_folder(journal.path)):
        with pytest.raises(BackupError, match="keeps its own backups and damaged files"):
            write_copy(journal, folder / "copy.db")


def test_what_is_not_a_whole_diary_is_not_copied(target: Path, tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as foreign,
        pytest.raises(BackupError, match="did not pass its check"),
    ):
        write_content(foreign, target, None)
    (tmp_path / "letter").write_bytes(b"Dear diary" * 500)
    with (
        closing(sqlite3.connect(tmp_path / "letter")) as letter,
        pytest.raises(BackupError, match="the diary cannot be read"),
    ):
        write_content(letter, target, None)
    assert not target.exists()


def test_what_is_no_diary_is_not_brought(journal: Journal, target: Path) -> None:
    target.write_bytes(b"Dear diary")
    with pytest.raises(BackupError, match="not a copy of a Backstretch diary"):
        bring_copy(journal.path, target, NOW, None)
    target.unlink()
    with pytest.raises(BackupError, match="no such file"):
        bring_copy(journal.path, target, NOW, None)
    assert Shelf.of(journal.path).backups() == ()


def test_a_place_that_is_not_there_is_told(journal: Journal, target: Path) -> None:
    target.parent.rmdir()
    with pytest.raises(BackupError, match=r"could not be written .* no such file or directory"):
        write_copy(journal, target)


def test_without_what_locks_it_nothing_is_written(
    journal: Journal, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nacl", None)
    with pytest.raises(BackupError, match="need PyNaCl, which is missing here"):
        write_copy(journal, target, WORD)
    assert list(target.parent.iterdir()) == []


class Careless:
    """A disk that keeps less than it was given, or one that refuses to sync."""

    def __init__(self, refuses: bool) -> None:
        self._refuses = refuses

    def before(self, call: Call) -> int:
        """Refuse to sync, if it does."""
        return errno.EIO if self._refuses and call.kind is Kind.SYNC else 0

    def after(self, call: Call) -> None:
        """Lose the end of what was put in place."""
        if call.kind is Kind.MOVE and call.target:
            os.truncate(call.target, 100)


@pytest.mark.parametrize(
    ("refuses", "reason"),
    [(True, "input/output error"), (False, "what is there now is not what was written")],
)
def test_what_the_disk_did_not_keep_is_no_copy(
    journal: Journal, target: Path, refuses: bool, reason: str
) -> None:
    need_watching(target.parent)
    with Watched(target.parent, Careless(refuses)), pytest.raises(BackupError, match=reason):
        write_copy(journal, target)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is in use")
def test_a_diary_whose_folder_is_gone_is_rescued_with_what_could_not_be_kept(
    journal: Journal, target: Path
) -> None:
    journal.path.parent.rename(journal.path.parent.with_name("gone"))
    content = held_by(journal)
    assert content is not None
    run = a_run()
    write_rescued(content, (run, a_pain("late", 6)), target, None)
    with Journal.open(target, read_only=True) as rescued:
        assert [one.id for one in rescued.pains()] == ["p", "late"]
        assert rescued.plan.run_notes() == (run,)
    write_rescued(content, (), target, None)
    with Journal.open(target, read_only=True) as rescued:
        assert [one.id for one in rescued.pains()] == ["p"]


def test_a_diary_that_cannot_be_read_any_more_is_not_held(journal: Journal) -> None:
    journal.path.write_bytes(b"Dear diary" * 500)
    assert held_by(journal) is None


def test_entries_alone_make_a_diary_unless_they_need_another(target: Path) -> None:
    run = a_run()
    write_rescued(None, (run,), target, None)
    with Journal.open(target, read_only=True) as rescued:
        assert rescued.plan.run_notes() == (run,)
    kept = target.read_bytes()
    with pytest.raises(BackupError, match="does not go without the diary"):
        write_rescued(None, (run, a_pain("of no session")), target, None)
    assert target.read_bytes() == kept
