"""Backups in the window: a minute after a save, beside it, and told where there is none."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from backstretch.app_parts.backups import Backups
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Backup, Shelf, Why
from backstretch.journal.seal import SealState, look, seal_file
from backstretch.journal.store import Journal, JournalError
from backstretch.journal.transactions import BUSY_MS
from tests.fakes import FakeClock
from tests.journal.samples import EVENTS, a_pain, a_start
from tests.journal.test_haste import against_the_rules
from tests.journal.test_lasting import CHANGED, MARKS, fill, flip
from tests.journal.test_verify import changed

LONGEST_MS = 10_000
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as journal:
        yield journal


@pytest.fixture
def backups(journal: Journal, clock: FakeClock) -> Iterator[Backups]:
    backups = Backups(journal, clock)
    yield backups
    backups.close()


def shelf(journal: Journal) -> tuple[Backup, ...]:
    return Shelf.of(journal.path).backups()


def test_a_minute_after_a_save_there_is_a_backup(
    backups: Backups, journal: Journal, clock: FakeClock, qtbot: QtBot
) -> None:
    assert not backups.timer.isActive()
    journal.begin(a_start())
    journal.append("first", EVENTS)
    assert not backups.timer.isActive(), "a session that runs is no reason for one"
    journal.keep_pain(a_pain())
    assert backups.timer.isActive()
    assert backups.timer.interval() == 60_000
    clock.advance(30)
    journal.keep_pain(a_pain("p2"))
    backups.timer.timeout.emit()
    assert shelf(journal) == ()
    assert backups.timer.interval() == 30_000, "a later save delays it not"
    clock.advance(30)
    with qtbot.waitSignal(backups.made, timeout=LONGEST_MS):
        backups.timer.timeout.emit()
    (backup,) = shelf(journal)
    assert backup.facts
    assert backup.facts.counts["pain"] == 2
    backups.timer.stop()
    backups.timer.timeout.emit()
    assert not backups.timer.isActive(), "nothing is due any more"


def test_what_is_saved_while_a_backup_is_made_is_in_the_next_one(
    backups: Backups, journal: Journal, clock: FakeClock, qtbot: QtBot
) -> None:
    journal.begin(a_start())
    journal.keep_pain(a_pain())
    clock.advance(60)
    backups.timer.stop()
    with qtbot.waitSignal(backups.made, timeout=LONGEST_MS):
        backups.timer.timeout.emit()
        journal.keep_pain(a_pain("meanwhile"))
    assert backups.timer.isActive()


def test_a_save_in_a_thread_counts_too(backups: Backups, journal: Journal, qtbot: QtBot) -> None:
    journal.begin(a_start())
    with qtbot.waitSignal(backups.saved, timeout=LONGEST_MS), closing(journal.beside()) as own:
        own.keep_pain(a_pain())
    assert backups.timer.isActive()


def test_what_is_in_no_backup_yet_is_backed_up_at_the_end(
    backups: Backups, journal: Journal
) -> None:
    journal.begin(a_start())
    journal.keep_pain(a_pain())
    backups.close()
    assert len(shelf(journal)) == 1
    backups.close()
    assert len(shelf(journal)) == 1
    assert not backups.timer.isActive()


def test_a_backup_that_fails_is_told_and_tried_again(
    backups: Backups, journal: Journal, clock: FakeClock, qtbot: QtBot
) -> None:
    in_the_way = journal.path.parent / "backups"
    in_the_way.write_text("not a folder")
    journal.begin(a_start())
    journal.keep_pain(a_pain())
    clock.advance(60)
    backups.timer.stop()
    with qtbot.waitSignal(backups.complained, timeout=LONGEST_MS) as told:
        backups.timer.timeout.emit()
    assert told.args
    assert str(told.args[0]).startswith(f"No backup was made in {in_the_way}: it is not a folder.")
    assert backups.timer.isActive()
    assert backups.timer.interval() == 60_000, "it waits as long again"
    in_the_way.unlink()
    clock.advance(60)
    with qtbot.waitSignal(backups.made, timeout=LONGEST_MS):
        backups.timer.timeout.emit()
    assert len(shelf(journal)) == 1


def test_what_a_kill_kept_from_being_backed_up_is_due_at_the_next_start(
    backups: Backups, journal: Journal, qtbot: QtBot
) -> None:
    journal.on_saved = lambda: None  # as if it was saved by a program that was killed
    journal.begin(a_start())
    journal.keep_pain(a_pain())
    with qtbot.waitSignal(backups.checked, timeout=LONGEST_MS):
        backups.start()
    assert backups.timer.isActive()


def test_a_start_with_everything_backed_up_has_nothing_due(
    backups: Backups, journal: Journal, clock: FakeClock, qtbot: QtBot
) -> None:
    journal.begin(a_start())
    make_backup(journal.path, Why.SAVED, clock.now())
    with qtbot.waitSignal(backups.checked, timeout=LONGEST_MS):
        backups.start()
    assert not backups.timer.isActive()


def test_damage_that_is_found_after_the_start_is_told_and_nothing_more_is_written(
    backups: Backups, journal: Journal, qtbot: QtBot
) -> None:
    journal.begin(a_start())
    journal.append("first", EVENTS)
    changed(journal.path, "DELETE FROM event WHERE seq = 3")
    with qtbot.waitSignal(backups.complained, timeout=LONGEST_MS) as told:
        backups.start()
    assert told.args
    assert "is damaged" in str(told.args[0])
    with pytest.raises(JournalError, match="is damaged"):
        journal.keep_pain(a_pain())


class Hold:
    """A reading that takes so long, unless it is `let_go`."""

    def __init__(self, longest_ms: int) -> None:
        self.longest_ms = longest_ms
        self.in_hand, self.let_go, self.is_over = Event(), Event(), Event()


class OnASlowDisk(Journal):
    """A journal that is held for long each time it is read."""

    hold: Hold

    @contextmanager
    def transaction(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        """Give the connection, and let go of the file only a while after its use."""
        with super().transaction(write=write) as connection:
            yield connection
            connection.execute("SELECT count(*) FROM pain").fetchone()
            self.hold.in_hand.set()
            self.hold.let_go.wait(self.hold.longest_ms / 1000)
            self.hold.is_over.set()


@contextmanager
def looked_through(
    folder: Path, clock: FakeClock, qtbot: QtBot, longest_ms: int
) -> Iterator[OnASlowDisk]:
    """Give a journal while the window looks through it, so slowly."""
    with closing(OnASlowDisk.open(folder / "journal.db")) as journal:
        OnASlowDisk.hold = Hold(longest_ms)
        backups = Backups(journal, clock)
        with qtbot.waitSignal(backups.checked, timeout=LONGEST_MS):
            backups.start()
            assert journal.hold.in_hand.wait(LONGEST_MS / 1000)
            yield journal
        backups.close()


def test_a_save_waits_for_the_look_through_the_diary_and_is_not_refused(
    tmp_path: Path, clock: FakeClock, qtbot: QtBot
) -> None:
    with looked_through(tmp_path, clock, qtbot, 2 * BUSY_MS) as journal:
        journal.keep_pain(a_pain(session=None))
        assert len(journal.pains()) == 1


def test_another_program_that_writes_is_hardly_waited_for_even_then(
    tmp_path: Path, clock: FakeClock, qtbot: QtBot
) -> None:
    with looked_through(tmp_path, clock, qtbot, LONGEST_MS) as journal:
        with closing(sqlite3.connect(journal.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(JournalError, match="in use"):
                journal.keep_pain(a_pain(session=None))
        assert not journal.hold.is_over.is_set()
        journal.hold.let_go.set()


def test_damage_that_a_backup_comes_upon_is_told_as_that_and_nothing_more_is_written(
    backups: Backups, journal: Journal, clock: FakeClock, qtbot: QtBot
) -> None:
    journal.begin(a_start())
    journal.append("first", EVENTS)
    journal.keep_pain(a_pain())
    changed(journal.path, "DELETE FROM event WHERE seq = 3")
    clock.advance(60)
    with qtbot.waitSignal(backups.complained, timeout=LONGEST_MS) as told:
        backups.timer.timeout.emit()
    assert told.args
    assert str(told.args[0]).startswith(f"The journal {journal.path} is damaged")
    with pytest.raises(JournalError, match="is damaged"):
        journal.keep_pain(a_pain("next"))
    backups.close()
    journal.close()
    assert not seal_file(journal.path).exists()


def test_damage_that_the_last_backup_comes_upon_is_not_sealed(
    backups: Backups, journal: Journal
) -> None:
    journal.begin(a_start())
    journal.append("first", EVENTS)
    journal.keep_pain(a_pain())
    changed(journal.path, "DELETE FROM event WHERE seq = 3")
    backups.close()
    journal.close()
    assert not seal_file(journal.path).exists()
    with pytest.raises(JournalError, match="is damaged"):
        Journal.open(journal.path)


@pytest.fixture
def known(tmp_path: Path, clock: FakeClock) -> Iterator[Journal]:
    """Return a journal that is opened once more, backed up and sealed before."""
    with Journal.open(tmp_path / "journal.db") as journal:
        fill(journal)
        make_backup(journal.path, Why.SAVED, clock.now())
    with Journal.open(tmp_path / "journal.db") as journal:
        yield journal


def begun(journal: Journal, clock: FakeClock, qtbot: QtBot) -> Backups:
    backups = Backups(journal, clock)
    with qtbot.waitSignal(backups.checked, timeout=LONGEST_MS):
        backups.start()
    return backups


def test_a_letter_that_changed_is_told_as_a_backup_that_failed_and_nothing_more_is_written(
    known: Journal, clock: FakeClock, qtbot: QtBot
) -> None:
    before = shelf(known)
    backups = begun(known, clock, qtbot)
    known.keep_pain(a_pain("later", session=None))
    flip(known.path, MARKS["run"])
    clock.advance(60)
    backups.timer.stop()
    with qtbot.waitSignal(backups.complained, timeout=LONGEST_MS) as told:
        backups.timer.timeout.emit()
    assert told.args
    assert str(told.args[0]).startswith(CHANGED)
    assert not backups.timer.isActive(), "it is not told every minute"
    with pytest.raises(JournalError, match=CHANGED):
        known.keep_pain(a_pain("next", session=None))
    assert known.altered
    assert shelf(known) == before
    backups.close()
    known.close()
    assert look(known.path) is SealState.BROKEN


@pytest.mark.parametrize("due", [True, False])
def test_a_letter_that_changed_is_not_sealed_at_the_end(
    known: Journal, clock: FakeClock, qtbot: QtBot, due: bool
) -> None:
    backups = begun(known, clock, qtbot)
    if due:
        known.keep_pain(a_pain("later", session=None))
    else:
        known.append("open", EVENTS[:1])
    flip(known.path, MARKS["run"])
    before = shelf(known)
    backups.close()
    known.close()
    assert shelf(known) == before
    assert look(known.path) is SealState.BROKEN


def test_a_whole_diary_is_sealed_though_its_last_backup_failed(
    backups: Backups, journal: Journal
) -> None:
    journal.begin(a_start())
    journal.keep_pain(a_pain())
    (journal.path.parent / "backups").write_text("not a folder")
    backups.close()
    journal.close()
    assert look(journal.path) is SealState.WHOLE


def opened_after_a_kill(path: Path) -> Journal:
    with Journal.open(path) as before:
        before.keep_pain(a_pain(session=None))
    seal_file(path).unlink()
    return Journal.open(path, in_haste=True)


def test_a_diary_opened_in_haste_is_trusted_once_it_was_looked_through(
    tmp_path: Path, clock: FakeClock, qtbot: QtBot
) -> None:
    with closing(opened_after_a_kill(tmp_path / "journal.db")) as journal:
        backups = Backups(journal, clock)
        with qtbot.waitSignal(backups.checked, timeout=LONGEST_MS):
            backups.start()
        backups.close()
    assert seal_file(tmp_path / "journal.db").exists()


def test_a_diary_opened_in_haste_that_is_against_its_rules_is_told(
    tmp_path: Path, clock: FakeClock, qtbot: QtBot
) -> None:
    path = tmp_path / "journal.db"
    opened_after_a_kill(path).close()
    seal_file(path).unlink()
    against_the_rules(path)
    with closing(Journal.open(path, in_haste=True)) as journal:
        backups = Backups(journal, clock)
        with qtbot.waitSignal(backups.complained, timeout=LONGEST_MS) as told:
            backups.start()
        assert told.args
        assert "is damaged" in str(told.args[0])
        assert journal.read_only
        backups.close()
    assert not seal_file(path).exists()


def test_a_diary_that_is_only_read_is_not_backed_up_at_the_end(
    backups: Backups, journal: Journal
) -> None:
    journal.begin(a_start())
    journal.keep_pain(a_pain())
    journal.refuse_writes("It is damaged.")
    backups.close()
    assert shelf(journal) == ()


def test_after_the_look_a_save_does_not_look_again(
    tmp_path: Path, clock: FakeClock, qtbot: QtBot
) -> None:
    path = tmp_path / "journal.db"
    with closing(opened_after_a_kill(path)) as journal:
        backups = Backups(journal, clock)
        with qtbot.waitSignal(backups.checked, timeout=LONGEST_MS):
            backups.start()
        against_the_rules(path)  # found by the next start, as it would cost each save its time
        journal.keep_pain(a_pain("next", session=None))
        backups.close()
