"""The last way out: what cannot be kept where the diary lies is written elsewhere, all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backstretch.care.entry import Entry, PainSaid
from backstretch.content.care import load_care
from backstretch.diary.copying import DiaryCopies
from backstretch.diary.kept import KeptDiary
from backstretch.journal.copies import NeedsPassphrase
from backstretch.journal.errors import BackupError
from backstretch.journal.restore import restore
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.journal.store import Journal
from backstretch.locked.passphrase import Passphrase
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.fakes import FakeClock

CARE, _ = load_care(resources_dir())
WORD = Passphrase("three blue herons")
FIRST, SECOND = (
    Entry(day, facts=RunFacts(distance_m=metres), pains=(PainSaid(PainMoment.AFTER_RUN, 3),))
    for day, metres in (("2026-03-01", 8000.0), ("2026-03-02", 5000.0))
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data" / "journal.db") as journal:
        yield journal


@pytest.fixture
def diary(journal: Journal, clock: FakeClock) -> KeptDiary:
    made = KeptDiary(journal, clock, Settings, CARE)
    assert not made.keep(FIRST).complaint
    return made


def days(path: Path) -> list[str]:
    with Journal.open(path) as journal:
        assert not journal.read_only_reason
        assert len(journal.pains()) == len(journal.plan.runs("0", "9"))
        return [note.day for note in journal.plan.runs("0", "9")]


@pytest.mark.parametrize("word", [None, WORD], ids=["plain", "locked"])
def test_an_entry_that_cannot_be_kept_is_in_the_copy(
    diary: KeptDiary, journal: Journal, tmp_path: Path, clock: FakeClock, word: Passphrase | None
) -> None:
    """The folder went while the program ran, as a memory stick that was pulled out."""
    journal.path.parent.rename(tmp_path / "gone")
    assert diary.keep(SECOND).complaint
    rescue, target = diary.rescue(), tmp_path / "copy.db"
    assert rescue.whole
    assert rescue.write(target, word) == ""
    (tmp_path / "gone").rename(journal.path.parent)
    assert days(journal.path) == ["2026-03-01"]
    copies = DiaryCopies(journal.path, journal, clock.now)
    if word:
        with pytest.raises(NeedsPassphrase):
            copies.look_at(target, None)
    seen = copies.look_at(target, word)
    assert (seen.holds.runs, seen.holds.pains) == (2, 2)
    journal.close()
    restore(journal.path, copies.bring(seen), clock.now())
    assert days(journal.path) == ["2026-03-01", "2026-03-02"]


def test_what_was_kept_the_next_time_is_in_the_copy_once(
    diary: KeptDiary, journal: Journal, tmp_path: Path
) -> None:
    journal.path.parent.rename(tmp_path / "gone")
    assert diary.keep(SECOND).complaint
    (tmp_path / "gone").rename(journal.path.parent)
    assert not diary.keep(SECOND).complaint
    assert diary.rescue().write(tmp_path / "copy.db", None) == ""
    assert days(tmp_path / "copy.db") == ["2026-03-01", "2026-03-02"]


def test_a_copy_has_the_entry_alone_where_the_diary_cannot_be_read(
    journal: Journal, clock: FakeClock, tmp_path: Path
) -> None:
    diary = KeptDiary(journal, clock, Settings, CARE)
    with journal.path.open("r+b") as file:  # as a disk that gives something else, or nothing
        file.write(bytes(8192))
    assert diary.keep(SECOND).complaint
    rescue = diary.rescue()
    assert not rescue.whole
    assert rescue.write(tmp_path / "copy.db", None) == ""
    assert days(tmp_path / "copy.db") == ["2026-03-02"]
    journal.refuse_writes("it is damaged")


def test_what_cannot_be_written_is_told(diary: KeptDiary, journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    complaint = diary.rescue().write(tmp_path / "file" / "copy.db", None)
    assert complaint.startswith("The copy could not be written to ")
    copies = DiaryCopies(journal.path, journal, FakeClock().now)
    for taken in (copies.take(), diary.rescue()):
        assert "is the diary itself" in taken.write(journal.path, None)
    missing = DiaryCopies(journal.path, None, FakeClock().now).take()
    assert "the diary cannot be read" in missing.write(tmp_path / "copy.db", None)
    with pytest.raises(BackupError, match="cannot be used"):
        copies.look_at(tmp_path / "file", None)
