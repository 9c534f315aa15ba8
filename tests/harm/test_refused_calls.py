"""A disk that fails or is full at any call of anything done: a sentence, and nothing is lost.

The sentence is one of the program's own; what was there is there, byte by byte, or all that was to
come; and once the disk is in order the same goes well in the same process.
"""

import errno
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backstretch.care.entry import Entry, PainSaid
from backstretch.content.care import load_care
from backstretch.diary.kept import Kept, KeptDiary
from backstretch.diary.notes import keep_note
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.contents import read_beside, read_contents
from backstretch.journal.diary_records import ShoeSaid
from backstretch.journal.errors import JournalError, UnfitJournal
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.journal.seal import SealState, look
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.fakes import FakeClock
from tests.harm.histories import HISTORIES
from tests.harm.refusals import Fault, Refuser, Trial
from tests.harm.system_calls import Call, Kind, Watched
from tests.journal.samples import a_pain, a_start
from tests.soak import Rounds, Tell


@pytest.mark.parametrize("name", HISTORIES)
def test_a_call_that_fails_is_a_sentence_and_the_deed_goes_well_afterwards(
    quick: Path, rounds: Rounds, tell: Tell, name: str
) -> None:
    seen = Trial(quick, HISTORIES[name]).run(rounds(1))
    tell(f"refused calls, {name}", seen)
    assert seen["refused with a sentence"] > 0
    assert seen["points"] == seen["refused with a sentence"] + seen["went well"]


class Refusing(Refuser):
    """Has the first call of one kind on one file fail."""

    def __init__(self, kind: Kind, name: str, code: int = errno.EIO) -> None:
        super().__init__()
        self._kind, self._name, self._code = kind, name, code

    def before(self, call: Call) -> int:
        """Return the error of the call that is to fail."""
        fits = (call.kind, call.path.name) == (self._kind, self._name)
        if not fits or self.refused:
            return 0
        self.refused += 1
        return self._code


@pytest.fixture
def path(quick: Path) -> Path:
    path = quick / "journal.db"
    with Journal.open(path) as journal:
        journal.begin(a_start())
    return path


def altered(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Europe/Berlin", b"Aurope/Berlin", 1))
    assert look(path) is SealState.BROKEN


@pytest.mark.parametrize("kind", [Kind.OPEN, Kind.READ])
def test_a_seal_that_the_disk_does_not_give_is_not_taken_for_none(path: Path, kind: Kind) -> None:
    altered(path)
    with Watched(path.parent, Refusing(kind, "journal.db.seal")):
        with pytest.raises(JournalError, match="input/output error"):
            Journal.open(path)
        with Journal.open(path) as journal:
            assert journal.altered


@pytest.mark.parametrize("number", range(1, 60, 6))
def test_a_disk_that_fails_once_is_not_taken_for_a_damaged_journal(path: Path, number: int) -> None:
    refuser = Refuser()
    refuser.fault = Fault(number, errno.EIO, lasts=False)
    sort: type[Exception] | None = None
    with Watched(path.parent, refuser):
        try:
            Journal.open(path).close()
        except JournalError as error:
            sort = type(error)
    assert sort in (None, JournalError)


def test_a_disk_that_fails_for_good_is_not_taken_for_a_damaged_journal(path: Path) -> None:
    refuser = Refuser()
    refuser.fault = Fault(20, errno.EIO, lasts=True)
    with Watched(path.parent, refuser), pytest.raises(JournalError, match="The disk reported"):
        Journal.open(path)


def test_a_disk_that_fails_while_in_use_is_not_called_a_damaged_journal(path: Path) -> None:
    refuser = Refusing(Kind.READ, path.name)
    with (
        Journal.open(path) as journal,
        closing(journal.beside()) as fresh,
        Watched(path.parent, refuser),
    ):
        with pytest.raises(JournalError, match="disk") as told:
            fresh.sessions()
        assert not isinstance(told.value, UnfitJournal)
        assert len(fresh.sessions()) == 1


@pytest.mark.parametrize("number", range(1, 9))
def test_a_disk_that_gives_nothing_more_is_not_called_a_damaged_journal(
    path: Path, number: int
) -> None:
    refuser = Refuser()
    with Journal.open(path) as journal:
        refuser.fault = Fault(number, errno.EIO, lasts=True)
        with Watched(path.parent, refuser), pytest.raises(JournalError) as told:
            read_beside(journal)
        assert not isinstance(told.value, UnfitJournal)
        refuser.calls.clear()
        with Watched(path.parent, refuser), pytest.raises(JournalError) as told:
            make_backup(path, Why.ASKED, FakeClock().now())
        assert "is damaged and was left" not in str(told.value)
        assert read_beside(journal).sessions
        assert make_backup(path, Why.ASKED, FakeClock().now()).number == 1


class AfterTheEnd(Refuser):
    """Has the folder not be synced, `times` times, once the undo file is gone."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self._times = times
        self._is_gone = False

    def before(self, call: Call) -> int:
        """Return the error of the call that is to fail."""
        self._is_gone |= call.kind is Kind.DELETE and call.path.name.endswith("-journal")
        if not (self._is_gone and call.kind is Kind.SYNC and self.refused < self._times):
            return 0
        self.refused += 1
        return errno.EIO


def test_what_is_written_to_its_end_is_not_said_to_have_failed(path: Path) -> None:
    with Journal.open(path) as journal:
        with Watched(path.parent, AfterTheEnd(1)):
            journal.keep_pain(a_pain())
        assert len(journal.pains()) == 1


def test_what_may_be_taken_back_is_said_to_have_failed_and_can_be_saved_again(path: Path) -> None:
    with Journal.open(path) as journal:
        with Watched(path.parent, AfterTheEnd(2)), pytest.raises(JournalError, match="disk"):
            journal.keep_pain(a_pain())
        journal.keep_pain(a_pain())
        assert len(journal.pains()) == 1


def _run(diary: KeptDiary) -> Kept:
    pain = PainSaid(PainMoment.AFTER_RUN, 3)
    return diary.keep(Entry("2026-03-02", "17:10", RunFacts(distance_m=8200), (pain,)))


def _pain(diary: KeptDiary) -> Kept:
    return diary.keep(Entry("2026-03-02", pains=(PainSaid(PainMoment.ALONE, 3),)))


@pytest.mark.parametrize(
    "keep",
    [
        _run,
        _pain,
        lambda diary: diary.keep_shoe(ShoeSaid("Daily pair")),
        lambda diary: keep_note(diary, "Stiff when I got up.", "2026-03-02"),
    ],
)
def test_what_is_entered_again_after_it_was_refused_at_the_end_is_there_once(
    path: Path, keep: Callable[[KeptDiary], Kept]
) -> None:
    with Journal.open(path) as journal:
        diary = KeptDiary(journal, FakeClock(), Settings, load_care(resources_dir())[0])
        with Watched(path.parent, AfterTheEnd(2)):
            assert "disk" in keep(diary).complaint
        first = read_contents(journal)
        done = keep(diary)
        assert not done.complaint
        assert read_contents(journal) == first, "it was there, and is not there twice"
        assert done.undo
        assert done.undo() == ""
        assert not keep(diary).complaint
        assert read_contents(journal) != first, "what is entered anew is another entry"


def test_a_backup_whose_source_cannot_be_read_is_not_made(path: Path) -> None:
    with Watched(path.parent, Refusing(Kind.READ, path.name)):
        with pytest.raises(JournalError, match="No backup was made"):
            make_backup(path, Why.ASKED, FakeClock().now())
        assert make_backup(path, Why.ASKED, FakeClock().now()).number == 1


def test_a_backup_without_room_is_not_told_as_a_diary_that_could_not_be_saved(path: Path) -> None:
    with Watched(path.parent, Refusing(Kind.WRITE, path.name, errno.ENOSPC)):
        with pytest.raises(JournalError) as told:
            make_backup(path, Why.ASKED, FakeClock().now())
        assert make_backup(path, Why.ASKED, FakeClock().now()).number == 1
    assert "the disk is full" in str(told.value)
    assert "could not be saved" not in str(told.value)
