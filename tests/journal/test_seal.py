"""The seal says whether a file is what was closed, whoever else has the journal open."""

import hashlib
import sqlite3
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest

from backstretch.journal.contents import read_beside
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.seal import (
    Seal,
    SealState,
    break_seal,
    look,
    read_seal,
    seal_as,
    seal_file,
    still_fits,
    undo_file,
)
from backstretch.journal.store import Journal, JournalError
from tests.harm.system_calls import Call, Kind, Watched, need_watching
from tests.journal.samples import a_start
from tests.journal.test_verify import changed

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    with Journal.open(path) as journal:
        journal.begin(a_start())
    return path


def test_a_closed_journal_is_sealed_and_one_that_is_written_to_is_not(path: Path) -> None:
    assert look(path) is SealState.WHOLE
    with Journal.open(path) as journal:
        assert len(journal.sessions()) == 1
        assert look(path) is SealState.WHOLE
        journal.begin(a_start("second"))
        assert look(path) is SealState.NONE
    assert look(path) is SealState.WHOLE


def flip_a_letter(path: Path) -> None:
    whole = path.read_bytes()
    place = whole.rindex(b"Europe")
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"A")


def test_what_changed_while_only_reading_is_not_sealed_as_it_is(path: Path) -> None:
    with Journal.open(path) as journal:
        changed(path, "UPDATE session SET zone = 'Nowhere'")
        assert journal.sessions()[0].start.zone == "Nowhere"
    assert look(path) is SealState.BROKEN


@pytest.mark.parametrize("beside", [False, True])
def test_what_changed_under_an_open_window_is_noticed_by_its_first_write(
    path: Path, beside: bool
) -> None:
    with Journal.open(path) as journal:
        changed(path, "UPDATE session SET zone = 'Nowhere'")
        before = path.read_bytes()
        with (
            closing(journal.beside()) if beside else nullcontext(journal) as own,
            pytest.raises(JournalError, match="Something other than Backstretch changed"),
        ):
            own.begin(a_start("second"))
        with pytest.raises(JournalError, match="Something other than Backstretch changed"):
            journal.begin(a_start("third"))
        assert journal.altered
    assert path.read_bytes() == before
    assert look(path) is SealState.BROKEN


def test_a_bit_that_flips_before_the_first_write_is_noticed(path: Path) -> None:
    with Journal.open(path) as journal:
        flip_a_letter(path)
        with pytest.raises(JournalError, match="Something other than Backstretch changed"):
            journal.begin(a_start("second"))
    assert look(path) is SealState.BROKEN


def test_what_cannot_be_looked_at_is_not_said_to_be_changed(path: Path) -> None:
    connection = sqlite3.connect(path)
    with closing(connection):
        assert still_fits(path, connection)
        changed(path, "UPDATE session SET zone = 'Aurope/Berlin'")
        assert not still_fits(path, connection)
    assert still_fits(path, connection)


def test_only_the_connection_of_the_window_seals(path: Path) -> None:
    with Journal.open(path) as journal:
        journal.begin(a_start("second"))
        assert len(read_beside(journal).sessions) == 2
        assert look(path) is SealState.NONE
        with closing(journal.beside()) as own:
            own.begin(a_start("third"))
        assert look(path) is SealState.NONE
    assert look(path) is SealState.WHOLE


def test_another_program_that_closes_leaves_a_seal_that_fits(path: Path) -> None:
    with Journal.open(path) as window:
        window.begin(a_start("of the window"))
        with Journal.open(path) as other:
            other.begin(a_start("of the command line"))
        assert look(path) is SealState.WHOLE
        window.begin(a_start("of the window again"))
        assert look(path) is SealState.NONE
    with Journal.open(path) as journal:
        assert len(journal.sessions()) == 4
        assert not journal.read_only


@pytest.mark.parametrize("content", [b"", b"{}", b"not a seal\n\n", b"\xff" * 200])
def test_a_seal_that_is_none_has_everything_looked_at_and_does_no_harm(
    path: Path, content: bytes
) -> None:
    seal_file(path).write_bytes(content)
    assert look(path) is SealState.UNREADABLE
    with Journal.open(path) as journal:
        assert not journal.read_only
        journal.begin(a_start("second"))
    assert look(path) is SealState.WHOLE


def test_what_a_power_cut_left_of_a_seal_is_made_whole_by_a_look_alone(path: Path) -> None:
    seal_file(path).write_bytes(b"")
    with Journal.open(path) as journal:
        assert len(journal.sessions()) == 1
    assert look(path) is SealState.WHOLE


def test_a_flipped_bit_in_the_seal_is_not_taken_for_a_broken_one(path: Path) -> None:
    seal = bytearray(seal_file(path).read_bytes())
    seal[10] ^= 1
    seal_file(path).write_bytes(seal)
    assert look(path) is SealState.UNREADABLE


def test_an_older_copy_in_the_place_of_the_journal_is_only_read(path: Path) -> None:
    older = path.read_bytes()
    with Journal.open(path) as journal:
        journal.begin(a_start("second"))
    path.write_bytes(older)
    with Journal.open(path) as journal:
        assert "changed the journal" in journal.read_only_reason
        with pytest.raises(JournalError):
            journal.begin(a_start("third"))
    assert path.read_bytes() == older


def test_a_damaged_journal_open_in_the_window_is_not_sealed_as_it_is(path: Path) -> None:
    with Journal.open(path) as journal:
        journal.begin(a_start("second"))
        whole = path.read_bytes()
        place = whole.rindex(b"Europe")
        path.write_bytes(whole[:place] + b"Aurope" + whole[place + 6 :])
    assert look(path) is SealState.BROKEN


@pytest.mark.parametrize("end", ["-journal", "-wal", "-shm"])
def test_side_files_from_elsewhere_are_set_aside_and_kept(path: Path, end: str) -> None:
    stranger = path.with_name(path.name + end)
    stranger.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"old pages" * 100)
    before = stranger.read_bytes()
    with Journal.open(path) as journal:
        assert len(journal.sessions()) == 1
    assert not stranger.exists()
    (kept,) = quarantine_folder(path).iterdir()
    assert kept.read_bytes() == before
    assert kept.name.startswith(stranger.name)


def test_a_second_stranger_gets_a_second_place(path: Path) -> None:
    for _ in range(2):
        path.with_name(path.name + "-wal").write_bytes(b"the same")
        Journal.open(path).close()
    assert len(list(quarantine_folder(path).iterdir())) == 2


def test_what_a_kill_left_of_a_write_that_had_not_begun_is_no_stranger(path: Path) -> None:
    seal_file(path).unlink()
    undo_file(path).write_bytes(b"\0" * 512)
    Journal.open(path).close()
    assert look(path) is SealState.WHOLE
    assert not undo_file(path).exists()
    Journal.open(path).close()
    assert not quarantine_folder(path).exists()


def test_a_strange_side_file_beside_a_changed_journal_is_left_to_a_person(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0" * 4096)
    stranger = undo_file(path)
    stranger.write_bytes(b"old pages")
    with pytest.raises(JournalError, match="is damaged"):
        Journal.open(path)
    assert stranger.read_bytes() == b"old pages"


def test_a_new_journal_has_nothing_of_one_that_is_gone(path: Path) -> None:
    path.unlink()
    stranger = undo_file(path)
    stranger.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"old pages" * 100)
    with Journal.open(path) as journal:
        assert journal.sessions() == ()
        assert not journal.read_only
        journal.begin(a_start("new"))
    assert len(list(quarantine_folder(path).iterdir())) == 1
    assert look(path) is SealState.WHOLE


def test_a_file_that_took_the_place_of_the_open_one_is_not_sealed(path: Path) -> None:
    with Journal.open(path) as journal:
        journal.begin(a_start("second"))
        other = path.with_name("other.db")
        other.write_bytes(path.read_bytes())
        other.replace(path)
    assert look(path) is SealState.NONE


def test_a_journal_that_is_being_written_to_is_not_sealed(path: Path) -> None:
    journal = Journal.open(path)
    journal.begin(a_start("second"))
    with closing(journal.beside()) as other, other.transaction(write=True):
        journal.close()
        assert look(path) is SealState.NONE


def test_an_older_journal_is_sealed_anew_once_it_was_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    path.write_bytes((DATA / "journal-1.sqlite3").read_bytes())
    content = path.read_bytes()
    seal_as(path, Seal(hashlib.sha256(content).hexdigest(), len(content), 1, 0))
    assert look(path) is SealState.WHOLE
    with Journal.open(path) as journal:
        assert look(path) is SealState.NONE
        assert not journal.read_only
    assert look(path) is SealState.WHOLE


def test_a_journal_that_others_could_read_is_closed_to_them_where_it_is_opened(path: Path) -> None:
    path.chmod(0o644)
    path.parent.chmod(0o755)
    Journal.open(path).close()
    found = [place.stat().st_mode & 0o777 for place in (path, path.parent)]
    assert found == [0o600, 0o700]


def test_what_a_seal_says_is_read_where_there_is_one_that_can_be(path: Path) -> None:
    seal = read_seal(path)
    assert seal is not None
    assert seal.bytes == path.stat().st_size
    place = seal_file(path)
    place.unlink()
    assert read_seal(path) is None
    place.symlink_to(place.name)
    assert read_seal(path) is None, "a link in a circle"


class _Raced(type(Path())):  # type: ignore[misc]
    """A place whose file another program begins to write to while it is being read."""

    def open(self, *arguments: Any, **more: Any) -> Any:
        """Take the seal away, as who writes does first."""
        if self.name == "journal.db":
            break_seal(Path(self))
        return super().open(*arguments, **more)


def test_a_file_that_another_program_begins_to_write_to_is_not_taken_for_a_changed_one(
    path: Path,
) -> None:
    path.write_bytes(path.read_bytes() + b"more")
    assert look(path) is SealState.BROKEN
    assert look(_Raced(path)) is SealState.NONE


def test_a_folder_in_the_place_of_the_seal_stays_and_nothing_is_written(path: Path) -> None:
    place = seal_file(path)
    place.unlink()
    place.mkdir()
    (place / "letter").write_text("dear")
    assert look(path) is SealState.UNREADABLE
    with Journal.open(path) as journal:
        assert len(journal.sessions()) == 1
        with pytest.raises(JournalError, match="cannot be used"):
            journal.begin(a_start("second"))
    assert (place / "letter").read_text() == "dear"


class Late:
    """Puts something where the undo file lies, just before that is looked at."""

    def before(self, call: Call) -> int:
        """Put it there."""
        if call.kind is Kind.OPEN and call.path.name.endswith("-journal"):
            call.path.write_bytes(b"old pages")
        return 0

    def after(self, _: Call) -> None:
        """Leave it at that."""


def test_what_comes_there_at_the_last_moment_is_not_sealed_with_it(path: Path) -> None:
    need_watching(path.parent)
    seal_file(path).unlink()
    with Watched(path.parent, Late()):
        Journal.open(path).close()
    assert look(path) is SealState.NONE
    assert undo_file(path).read_bytes() == b"old pages"
