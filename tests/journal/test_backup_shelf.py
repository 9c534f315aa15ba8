"""The shelf knows by name and hash what it made, and leaves everything else as it is."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from backstretch.journal.backup_shelf import Backup, Facts, Problem, Shelf, Why
from backstretch.journal.stamped import stamped
from tests.fakes import FakeClock

NOW = FakeClock().now()
DAY = timedelta(days=1)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "backups")
    shelf.folder.mkdir()
    return shelf


def put(shelf: Shelf, number: int, made_at: datetime = NOW, content: bytes = b"") -> Backup:
    """Put a file on the shelf as a backup that was checked."""
    content = content or f"copy {number}".encode()
    copy = shelf.folder / "copy"
    copy.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    facts = Facts(number, made_at, Why.SAVED, 1, number, {}, len(content), sha256)
    return shelf.put(copy, facts)


def rewrite_slip(backup: Backup, **changes: object) -> None:
    assert backup.facts
    facts = msgspec.structs.replace(backup.facts, **changes)
    backup.file.with_suffix(".json").write_bytes(stamped(facts))


def fill(shelf: Shelf) -> None:
    """Put three a day on the shelf, over forty days."""
    for number in range(1, 121):
        put(shelf, number, NOW - 40 * DAY + (number // 3) * DAY)


def numbers(shelf: Shelf) -> list[int]:
    return [one.number for one in shelf.backups()]


def test_one_that_went_meanwhile_is_missing(shelf: Shelf) -> None:
    backup = put(shelf, 1)
    backup.file.unlink()
    assert shelf.problem(backup) is Problem.MISSING


def test_what_is_there_is_never_put_there_again(shelf: Shelf) -> None:
    before = put(shelf, 1)
    slip = before.file.with_suffix(".json")
    kept = slip.read_bytes()
    with pytest.raises(FileExistsError):
        put(shelf, 1, NOW + DAY)
    assert before.file.read_bytes() == b"copy 1"
    assert slip.read_bytes() == kept


def test_a_slip_counts_only_for_the_copy_that_it_was_written_for(shelf: Shelf) -> None:
    backup = put(shelf, 1)
    for lie in ({"number": 2}, {"sha256": "0" * 64}, {"made_at": NOW.replace(tzinfo=None)}):
        rewrite_slip(backup, **lie)
        assert [one.facts for one in shelf.backups()] == [None]
    rewrite_slip(backup)
    assert shelf.backups() == (backup,)


def test_a_link_is_no_backup(shelf: Shelf) -> None:
    backup = put(shelf, 1)
    shelf.folder.joinpath(f"backup-00000002-{backup.short_hash}.db").symlink_to(backup.file)
    assert numbers(shelf) == [1]


def test_what_is_half_done_goes_only_when_nobody_is_at_work(shelf: Shelf) -> None:
    with shelf.held() as work:
        shelf.sweep()
        assert work.is_dir()
    left_over = shelf.folder / ".backup-new-killed"
    left_over.mkdir()
    shelf.sweep()
    assert not left_over.exists()


def test_a_shelf_that_is_nowhere_is_empty(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "nowhere")
    shelf.sweep()
    assert shelf.backups() == ()
    assert shelf.next_number() == 1


def test_a_number_is_used_once_even_if_only_its_slip_is_left(shelf: Shelf) -> None:
    put(shelf, 4).file.unlink()
    assert shelf.next_number() == 5


def test_no_number_is_given_where_nobody_can_say_which_are_used(shelf: Shelf) -> None:
    shelf.folder.rmdir()
    shelf.folder.write_text("not a folder")
    with pytest.raises(NotADirectoryError):
        shelf.next_number()


def test_a_slip_that_a_kill_left_without_its_backup_goes(shelf: Shelf) -> None:
    killed, stays = put(shelf, 1), put(shelf, 2)
    killed.file.unlink()
    with shelf.held():
        pass
    assert not killed.file.with_suffix(".json").exists()
    assert shelf.backups() == (stays,)
    assert stays.file.with_suffix(".json").exists()


def test_a_slip_goes_with_what_else_a_kill_left(shelf: Shelf) -> None:
    killed = put(shelf, 1)
    put(shelf, 2)
    killed.file.unlink()
    (shelf.folder / ".backup-new-killed").mkdir()
    shelf.sweep()
    assert not killed.file.with_suffix(".json").exists()


def test_a_slip_of_the_last_number_stays_until_there_is_a_later_one(shelf: Shelf) -> None:
    put(shelf, 1)
    slip = put(shelf, 2)
    slip.file.unlink()
    for number, is_there in ((2, True), (3, False)):
        with shelf.held():
            assert slip.file.with_suffix(".json").exists() is is_there
            assert shelf.next_number() == number + 1
        if is_there:
            put(shelf, shelf.next_number())


def test_what_only_looks_like_a_slip_stays(shelf: Shelf) -> None:
    backup = put(shelf, 1)
    put(shelf, 2)
    facts = backup.file.with_suffix(".json").read_bytes()
    other = "0" * 16
    foreign = {
        f"backup-00000001-{other}.json": facts,  # of another copy
        f"backup-00000002-{other}.json": b"{}",
        "backup-1.json": facts,
        "mine.json": b"{}",
    }
    for name, content in foreign.items():
        (shelf.folder / name).write_bytes(content)
    linked = shelf.folder / f"backup-00000002-{'1' * 16}.json"
    linked.symlink_to(backup.file.with_suffix(".json"))
    with shelf.held():
        pass
    assert {name: (shelf.folder / name).read_bytes() for name in foreign} == foreign
    assert linked.is_symlink()


def test_what_need_not_stay_goes_with_its_slip(shelf: Shelf) -> None:
    fill(shelf)
    before = numbers(shelf)
    shelf.prune(NOW)
    left = numbers(shelf)
    assert set(range(101, 121)) <= set(left)
    assert len(left) < len(before) / 2
    assert {file.suffix for file in shelf.folder.iterdir()} == {".db", ".json"}
    assert len(list(shelf.folder.iterdir())) == 2 * len(left)


def test_nothing_goes_while_none_that_stays_is_whole(shelf: Shelf) -> None:
    fill(shelf)
    before = numbers(shelf)
    for backup in shelf.backups():
        backup.file.write_bytes(b"rotten")
    whole = shelf.find(1)
    assert whole
    whole.file.write_bytes(b"copy 1")
    shelf.prune(NOW)
    assert numbers(shelf) == before


def test_what_is_not_a_file_any_more_or_not_the_same_stays(shelf: Shelf) -> None:
    fill(shelf)
    first, second, *_ = shelf.backups()
    first.file.unlink()
    first.file.mkdir()
    second.file.write_bytes(b"rotten")
    shelf.prune(NOW)
    assert numbers(shelf)[:2] == [1, 2]
    assert second.file.with_suffix(".json").exists()
