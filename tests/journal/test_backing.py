"""A command that saves leaves a backup; one that only reads leaves none."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backstretch.journal.backing import backed_up
from backstretch.journal.backup_due import BackupDue
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.store import Journal
from tests.fakes import FakeClock
from tests.journal.samples import a_pain, a_start

CLOCK = FakeClock()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as journal:
        journal.begin(a_start())
        yield journal


def test_a_command_that_saves_leaves_a_backup(journal: Journal) -> None:
    told: list[str] = []
    with backed_up(journal, CLOCK.now, told.append):
        journal.keep_pain(a_pain())
        assert Shelf.of(journal.path).backups() == ()
    assert len(Shelf.of(journal.path).backups()) == 1
    assert told == []


def test_so_does_one_that_is_interrupted(journal: Journal) -> None:
    def command() -> None:
        with backed_up(journal, CLOCK.now, print), closing(journal.beside()) as own:
            own.keep_pain(a_pain())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        command()
    assert len(Shelf.of(journal.path).backups()) == 1


def test_a_command_that_only_reads_leaves_none(journal: Journal) -> None:
    with backed_up(journal, CLOCK.now, print):
        journal.sessions()
    assert Shelf.of(journal.path).backups() == ()


def test_why_there_is_none_is_told(journal: Journal) -> None:
    (journal.path.parent / "backups").write_text("not a folder")
    told: list[str] = []
    with backed_up(journal, CLOCK.now, told.append):
        journal.keep_pain(a_pain())
    assert len(told) == 1
    assert told[0].startswith("No backup was made")


def test_a_busy_hour_delays_no_backup() -> None:
    clock = FakeClock()
    due = BackupDue(clock)
    assert due.seconds() is None
    due.saved()
    for _ in range(5):
        clock.advance(10)
        due.saved()
    assert due.seconds() == 10
    clock.advance(10)
    assert due.is_due()


def test_what_is_saved_while_one_is_made_is_due_a_minute_later() -> None:
    clock = FakeClock()
    due = BackupDue(clock)
    due.saved()
    clock.advance(60)
    due.begin()
    due.saved()
    due.done()
    assert due.seconds() == 60
    due.begin()
    due.done()
    assert due.seconds() is None


def test_after_a_failure_it_waits_as_long_again() -> None:
    clock = FakeClock()
    due = BackupDue(clock)
    due.saved()
    clock.advance(60)
    due.begin()
    due.failed()
    assert due.seconds() == 60
    due.begin()
    due.done()
    assert due.seconds() is None
