"""What harms is put where it harms nothing, also on disks that can do less."""

import errno
from pathlib import Path

import pytest

from backstretch.journal.quarantine import keep_damaged, quarantine_folder, set_aside, side_files
from tests.fakes import FakeClock
from tests.harm.system_calls import Call, Kind, Watched, need_watching

NOW = FakeClock().now()


class Poor:
    """A disk on which some kinds of calls go wrong."""

    def __init__(self, *kinds: Kind) -> None:
        self._kinds = kinds

    def before(self, call: Call) -> int:
        """Return the error of a call that goes wrong."""
        return errno.EPERM if call.kind in self._kinds else 0

    def after(self, _: Call) -> None:
        """Leave it at that."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    path.write_bytes(b"no longer a diary")
    side_files(path)[0].write_bytes(b"what was to be taken back")
    return path


def test_where_a_file_can_have_one_name_only_a_copy_is_kept(path: Path) -> None:
    need_watching(path.parent)
    with Watched(path.parent, Poor(Kind.LINK)):
        kept = keep_damaged(path, NOW)
    assert kept.read_bytes() == path.read_bytes()
    assert side_files(kept)[0].read_bytes() == b"what was to be taken back"
    assert kept.stat().st_ino != path.stat().st_ino
    assert kept.stat().st_mode & 0o077 == 0
    assert len(list(quarantine_folder(path).iterdir())) == 2


def test_a_copy_that_cannot_be_kept_leaves_nothing_half_done(path: Path) -> None:
    need_watching(path.parent)
    with Watched(path.parent, Poor(Kind.LINK, Kind.MOVE)), pytest.raises(PermissionError):
        keep_damaged(path, NOW)
    assert list(quarantine_folder(path).iterdir()) == []
    assert path.read_bytes() == b"no longer a diary"


def test_what_lies_there_under_that_name_is_never_written_over(path: Path) -> None:
    taken = keep_damaged(path, NOW)
    for file in (taken, *side_files(taken)):
        file.unlink(missing_ok=True)
    elsewhere = path.with_name("elsewhere.db")
    taken.symlink_to(elsewhere)
    with pytest.raises(FileExistsError):
        keep_damaged(path, NOW)
    assert taken.is_symlink()
    assert not elsewhere.exists()


def test_a_name_whose_undo_file_is_there_still_is_not_given_again(path: Path) -> None:
    taken = keep_damaged(path, NOW)
    taken.unlink()
    side_files(path)[0].unlink()
    kept = keep_damaged(path, NOW)
    assert kept != taken
    assert not any(side.exists() for side in side_files(kept))
    assert side_files(taken)[0].read_bytes() == b"what was to be taken back"


def test_a_folder_in_the_place_of_a_side_file_is_set_aside_as_it_is(path: Path) -> None:
    folder = side_files(path)[1]
    folder.mkdir()
    (folder / "letter").write_text("dear")
    lies = set_aside(folder)
    assert lies.name == "journal.db-wal-unread"
    assert (lies / "letter").read_text() == "dear"
    assert not folder.exists()
