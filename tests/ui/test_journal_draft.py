"""A draft waits in its file; one that cannot be read is kept beside it, and told of."""

from pathlib import Path

import msgspec
import pytest

from backstretch.broken_files import put_aside_of
from backstretch.care.entry import Entry
from backstretch.ui.journal_draft import DraftFile
from backstretch.ui.log_state import Draft

GOOD = msgspec.json.encode(Draft(Entry("2026-03-02"), "8.2"))
BROKEN = [b"{", b"\xff\xfe", b'{"day": 1}', b"[" * 100_000]


class Drawer:
    """A draft file, and what it told."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: list[str] = []
        self.file = DraftFile(path, Draft, self.told.append)


@pytest.fixture
def drawer(tmp_path: Path) -> Drawer:
    return Drawer(tmp_path / "draft.json")


def test_a_draft_comes_back_until_it_is_taken_away(drawer: Drawer) -> None:
    assert drawer.file.read() == b""
    drawer.file.write(GOOD)
    assert drawer.file.read() == GOOD
    drawer.file.write(b"")
    assert not drawer.path.exists()
    assert drawer.told == []


@pytest.mark.parametrize("content", BROKEN)
def test_one_that_cannot_be_read_is_kept_and_told(drawer: Drawer, content: bytes) -> None:
    drawer.path.write_bytes(content)
    assert drawer.file.read() == b""
    (kept,) = put_aside_of(drawer.path)
    assert kept.read_bytes() == content
    assert drawer.told == [
        f"What you had begun to write could not be read. The file is kept: {kept}"
    ]
    drawer.file.write(GOOD)
    assert drawer.file.read() == GOOD


def test_several_of_them_are_all_kept(drawer: Drawer) -> None:
    for content in BROKEN:
        drawer.path.write_bytes(content)
        drawer.file.read()
        drawer.file.write(GOOD)
    assert sorted(kept.read_bytes() for kept in put_aside_of(drawer.path)) == sorted(BROKEN)


def test_one_that_the_system_does_not_hand_out_is_kept_too(drawer: Drawer) -> None:
    drawer.path.mkdir()
    assert drawer.file.read() == b""
    drawer.file.write(GOOD)
    assert drawer.file.read() == GOOD
    assert drawer.path.with_name("draft.json.broken").is_dir()
