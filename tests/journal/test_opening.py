"""A journal is made, and met again, whatever lies in its folder and whoever comes at once."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.locks import NEW_PREFIX
from backstretch.journal.quarantine import quarantine_folder, side_files
from backstretch.journal.restore import restore
from backstretch.journal.store import Journal, JournalError
from tests.fakes import FakeClock
from tests.harm.system_calls import Call, Kind, Watched, need_watching
from tests.journal.samples import a_start

DATA = Path(__file__).resolve().parents[1] / "data"
NOBODY = 65534
NOW = FakeClock().now()
modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def made(path: Path) -> Path:
    with Journal.open(path) as journal:
        journal.begin(a_start())
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other limits")
@pytest.mark.parametrize("length", [440, 500, 700])
def test_a_path_is_long_enough_for_most_and_one_that_is_too_long_is_told(
    tmp_path: Path, length: int
) -> None:
    folder = tmp_path
    while (left := length - len(str(folder)) - len("/journal.db")) > 1:
        folder /= "d" * min(100, left - 1)
    path = folder / "journal.db"
    if length < 450:
        with Journal.open(path) as journal:
            journal.begin(a_start())
        backup = make_backup(path, Why.SAVED, NOW)
        restore(path, backup.number, NOW)
        return
    with pytest.raises(JournalError, match="too long together"):
        Journal.open(path)
    assert not path.exists()


def test_every_connection_is_as_careful_as_it_is_meant_to_be(made: Path) -> None:
    meant = {
        "journal_mode": "delete",
        "synchronous": 3,  # EXTRA
        "secure_delete": 1,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }
    with Journal.open(made) as journal, closing(journal.beside()) as beside:
        for one in (journal, beside):
            with one.transaction() as connection:
                found = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in meant}
            assert {name: row[0] for name, row in found.items()} == meant


class Disk:
    """A disk that refuses some kinds of calls; before one of them another start may be quicker."""

    def __init__(self, *refused: Kind, error: int = errno.EPERM) -> None:
        self._refused, self._error = refused, error
        self._quicker: tuple[Kind, Path, Path] | None = None

    def with_a_quicker_start(self, at: Kind, made: Path, path: Path) -> "Disk":
        """Have another journal put in place as soon as there is such a call."""
        self._quicker = at, made, path
        return self

    def before(self, call: Call) -> int:
        """Return the error of a call that is refused."""
        if self._quicker and call.kind is self._quicker[0] and NEW_PREFIX in str(call.path):
            shutil.copy(*self._quicker[1:])
            self._quicker = None
        return self._error if call.kind in self._refused else 0

    def after(self, _: Call) -> None:
        """Leave it at that."""


@contextmanager
def bound_by_modes(*places: Path) -> Iterator[None]:
    """Have the system say that nobody but others may write there, also to root."""
    before = [place.stat().st_mode for place in places]
    for place in places:
        place.chmod(0o500 if place.is_dir() else 0o400)
    if root := os.geteuid() == 0:
        os.setresuid(NOBODY, 0, 0)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        for place, mode in zip(places, before, strict=True):
            place.chmod(mode)


def sessions(path: Path) -> list[str]:
    with Journal.open(path) as journal:
        assert not journal.read_only
        return [one.start.id for one in journal.sessions()]


def test_where_a_file_can_have_one_name_only_a_journal_is_made_all_the_same(path: Path) -> None:
    path.parent.mkdir()
    need_watching(path.parent)
    with Watched(path.parent, Disk(Kind.LINK)):
        Journal.open(path).close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["journal.db", "journal.db.seal"]
    assert sessions(path) == []


QUICKER = {
    "while it is made": Disk(),
    "as it is put in place": Disk(),
    "where a file has one name": Disk(Kind.LINK),
    "on a disk that is full": Disk(Kind.WRITE, error=errno.ENOSPC),
}
AT = dict(zip(QUICKER, (Kind.WRITE, Kind.LINK, Kind.LINK, Kind.WRITE), strict=True))


@pytest.mark.parametrize("name", QUICKER)
def test_the_journal_of_a_start_that_was_quicker_is_taken(
    path: Path, tmp_path: Path, name: str
) -> None:
    other = tmp_path / "other" / "journal.db"
    with Journal.open(other) as journal:
        journal.begin(a_start("of the other"))
    path.parent.mkdir()
    need_watching(path.parent)
    disk = QUICKER[name].with_a_quicker_start(AT[name], other, path)
    with Watched(path.parent, disk):
        Journal.open(path).close()
    assert sessions(path) == ["of the other"]
    assert not list(path.parent.glob(NEW_PREFIX + "*"))


def test_a_journal_that_cannot_be_made_is_none(path: Path) -> None:
    path.parent.mkdir()
    need_watching(path.parent)
    disk = Disk(Kind.WRITE, error=errno.ENOSPC)
    with Watched(path.parent, disk), pytest.raises(JournalError, match="disk is full"):
        Journal.open(path)
    assert list(path.parent.iterdir()) == []


def test_what_a_kill_left_half_made_goes_at_the_next_start(made: Path) -> None:
    left = [made.parent / f"{NEW_PREFIX}killed", made.parent / "backups" / ".backup-new-killed"]
    for folder in left:
        folder.mkdir(parents=True)
        (folder / "journal.db").write_bytes(b"half")
    assert sessions(made) == ["first"]
    assert not any(folder.exists() for folder in left)


@modes
def test_what_cannot_be_written_to_is_only_read(made: Path) -> None:
    with bound_by_modes(made), Journal.open(made) as journal:
        assert journal.read_only_reason.startswith(f"{made} cannot be written to")
        assert len(journal.sessions()) == 1


@modes
def test_where_nothing_can_be_put_away_a_stranger_is_named(made: Path) -> None:
    stranger = side_files(made)[1]
    stranger.write_bytes(b"from elsewhere")
    with bound_by_modes(made.parent), pytest.raises(JournalError, match=stranger.name):
        Journal.open(made)
    assert stranger.read_bytes() == b"from elsewhere"
    assert not quarantine_folder(made).exists()


@modes
def test_an_older_journal_that_cannot_be_written_to_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(DATA / "journal-1.sqlite3", path)
    before = path.read_bytes()
    with bound_by_modes(path.parent), pytest.raises(JournalError, match="of an older version"):
        Journal.open(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_a_header_that_is_cut_short_is_damage(made: Path) -> None:
    made.write_bytes(made.read_bytes()[:99])
    with pytest.raises(JournalError, match="is damaged"):
        Journal.open(made)
