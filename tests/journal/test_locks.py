"""Programs that have one journal keep out of each other's way, and wait for no one for long."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backstretch.journal.claim import lock
from backstretch.journal.errors import JournalError
from backstretch.journal.locks import (
    NEW_PREFIX,
    alone_in_folder,
    nobody_writes,
    sweep_working_folders,
    working_folder,
)
from backstretch.journal.store import Journal
from tests.harm.other_program import OtherProgram
from tests.harm.system_calls import Call, Kind, Watched, need_watching
from tests.journal.samples import a_start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other locks")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "journal.db"
    with Journal.open(path) as journal:
        journal.begin(a_start())
    return path


@pytest.fixture
def other() -> Iterator[OtherProgram]:
    with OtherProgram() as program:
        yield program


def test_who_writes_for_long_is_not_waited_for(path: Path, other: OtherProgram) -> None:
    other.begin("begin to write", path, "theirs")
    with pytest.raises(JournalError, match="in use by another program"), nobody_writes(path):
        pass
    assert other.end() == (["theirs"], "")


def test_nobody_writes_before_it_is_over(path: Path, other: OtherProgram) -> None:
    with nobody_writes(path):
        saved, sentence = other.begin("save", path, "too early")
        other.end()
        assert not saved
        assert "in use by another program" in sentence
    assert other.begin("save", path, "in time") == (["in time"], "")
    other.end()


def test_who_has_the_folder_for_long_is_not_waited_for(path: Path) -> None:
    handle = os.open(path.parent, os.O_RDONLY)
    assert lock(handle)
    with pytest.raises(JournalError, match="in use by another program"), alone_in_folder(path):
        pass
    os.close(handle)
    with alone_in_folder(path):
        pass


def test_a_folder_that_somebody_works_in_is_not_swept_away(path: Path) -> None:
    left = path.parent / f"{NEW_PREFIX}killed"
    left.mkdir()
    with working_folder(path) as folder:
        sweep_working_folders(path)
        assert folder.exists()
        assert not left.exists()
    assert not folder.exists()


class Sweeping:
    """A watcher before whose first call of a kind on a working folder that is swept away."""

    def __init__(self, path: Path) -> None:
        self.swept: Path | None = None
        self._path = path

    def before(self, call: Call) -> int:
        """Sweep once."""
        is_folder = call.path.name.startswith(NEW_PREFIX)
        if call.kind is Kind.OPEN and is_folder and self.swept is None:
            self.swept = call.path
            shutil.rmtree(call.path)
        return 0

    def after(self, _: Call) -> None:
        """Leave it at that."""


def test_a_folder_swept_away_before_it_was_in_hand_is_made_again(path: Path) -> None:
    need_watching(path.parent)
    watcher = Sweeping(path)
    with Watched(path.parent, watcher), working_folder(path) as folder:
        assert watcher.swept
        assert folder.exists()
        assert folder != watcher.swept
