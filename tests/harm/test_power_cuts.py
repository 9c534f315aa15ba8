"""The power goes at any moment: what was acknowledged is there, what was under way wholly or not.

The disk of these tests keeps only what it was told to keep, and of the rest any part, so that a
state it leaves may be worse than any that a real one would.
"""

import random
from pathlib import Path

import pytest

from tests.harm.disk import Disk, lay_out
from tests.harm.histories import HISTORIES
from tests.harm.power import cut_everywhere, record
from tests.harm.system_calls import Call, Kind
from tests.soak import Rounds, Tell

FEWEST = 10


@pytest.mark.parametrize("name", HISTORIES)
def test_a_cut_after_any_call_loses_nothing_that_was_acknowledged(
    quick: Path, rounds: Rounds, tell: Tell, name: str
) -> None:
    disk, entries = record(quick / "first" / "home", HISTORIES[name])
    seen = cut_everywhere(quick, disk, entries, rounds(1), seed=2026)
    tell(f"power cuts, {name}", seen)
    assert seen["points"] == rounds(len(entries))
    assert seen["different"] >= min(FEWEST, len(entries) // 2)


def written(home: Path, *calls: Call) -> Disk:
    """Return a disk with an old file on it, on which this was done."""
    home.mkdir()
    (home / "old").write_bytes(b"o" * 1024)
    disk = Disk(home)
    for call in calls:
        disk.do(call)
    return disk


def left(disk: Disk) -> set[tuple[tuple[str, bytes | None], ...]]:
    """Return all that cuts leave."""
    dice = random.Random(1)
    return {tuple(disk.after_a_cut(dice).items()) for _ in range(400)}


def test_what_was_not_synced_is_kept_in_any_part(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "old").write_bytes(b"o" * 1024)
    inode = (home / "old").stat().st_ino
    disk = Disk(home)
    disk.do(Call(Kind.WRITE, home / "old", inode, 0, b"n" * 1024))
    halves = {content for state in left(disk) for _, content in state}
    o, n = b"o" * 512, b"n" * 512
    assert halves == {o + o, n + o, o + n, n + n}
    disk.do(Call(Kind.SYNC, home / "old", inode))
    assert left(disk) == {(("old", n + n),)}


def test_a_name_is_kept_once_its_folder_was_synced(tmp_path: Path) -> None:
    home = tmp_path / "home"
    made = Call(Kind.OPEN, home / "new", 99, made=True)
    disk = written(home, made, Call(Kind.SYNC, home / "new", 99))
    assert {len(state) for state in left(disk)} == {1, 2}
    disk.do(Call(Kind.SYNC, home))
    assert {len(state) for state in left(disk)} == {2}
    disk.do(Call(Kind.MOVE, home / "new", target=home / "old"))
    assert {tuple(state) for state in left(disk)} == {
        (("new", b""), ("old", b"o" * 1024)),
        (("old", b""),),
    }
    disk.do(Call(Kind.DELETE, home / "old"))
    disk.do(Call(Kind.SYNC, home))
    assert left(disk) == {()}


def test_what_a_cut_leaves_can_be_laid_out(tmp_path: Path) -> None:
    home = tmp_path / "home"
    disk = written(home, Call(Kind.FOLDER, home / "folder"), Call(Kind.SYNC, home))
    lay_out(tmp_path / "again", disk.after_a_cut(random.Random(1)))
    assert (tmp_path / "again" / "old").read_bytes() == b"o" * 1024
    assert (tmp_path / "again" / "folder").is_dir()
