"""What the world does to a journal: kills, full disks, locked doors, damage, other programs."""

import hashlib
import json
import random
import sqlite3
import sys
from collections import Counter
from pathlib import Path

import pytest

from backstretch.journal.migrate import latest_version
from backstretch.journal.store import Journal, JournalError
from tests.journal.samples import EVENTS, a_pain, a_start, an_answer, credits, run_child
from tests.soak import Rounds, Tell

FLIPS, PAGES, CUTS = 2000, 200, 200
PAGE_BYTES = 4096
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork and no modes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


def filled(path: Path) -> bytes:
    """Make a journal with some sessions and return its bytes."""
    with Journal.open(path) as journal:
        for number in range(12):
            journal.begin(a_start(f"session {number}", b"{}" * 500))
            journal.append(f"session {number}", EVENTS)
            journal.append(f"session {number}", credits(30, first=len(EVENTS)))
            for said in range(10):
                key = f"{number} {said}"
                journal.keep_pain(a_pain(key, said, session=f"session {number}"))
                journal.keep_answer(an_answer(key, value="ü" * 150, session=f"session {number}"))
    return path.read_bytes()


def refusal(path: Path, *, read_only: bool = False) -> str:
    """Return the sentence that opening ends in, having seen that the file stays as it is."""
    before = all_in(path.parent)
    with pytest.raises(JournalError) as refused:
        Journal.open(path, read_only=read_only)
    assert all_in(path.parent) == before
    assert str(path) in str(refused.value)
    return str(refused.value)


def said_at_opening(path: Path) -> str:
    """Return why a journal is not opened, or is only read; "" where all is well."""
    try:
        with Journal.open(path) as journal:
            return journal.read_only_reason
    except JournalError as error:
        return str(error)


def all_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@posix_only
def test_a_full_disk_is_one_sentence_and_room_makes_it_go_on(tmp_path: Path) -> None:
    seen = json.loads(run_child("tests.journal.rounds", "full", str(tmp_path), "60"))
    assert seen["refused at birth"] >= 10
    assert seen["refused"] >= 20
    assert seen["all written"] >= 1


@posix_only
def test_many_starts_at_once_make_one_journal(tmp_path: Path) -> None:
    seen = json.loads(run_child("tests.journal.rounds", "together", str(tmp_path), "10"))
    assert seen == {"rounds": 10}


@posix_only
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_what_cannot_be_written_to_is_still_read(path: Path, closed: str) -> None:
    filled(path)
    place = path if closed == "file" else path.parent
    place.chmod(0o400 if closed == "file" else 0o500)
    told = json.loads(run_child("tests.journal.visit", str(path), bound_by_modes=True))
    place.chmod(0o700)
    assert told["read_only"] is True
    assert told["sessions"] == 12
    assert told["reason"].startswith(f"{place} cannot be written to")
    assert told["refusals"] == [told["reason"]] * 3


@posix_only
def test_a_folder_where_nothing_can_be_made_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    path = tmp_path / "data" / "journal.db"
    told = json.loads(run_child("tests.journal.visit", str(path), bound_by_modes=True))
    tmp_path.chmod(0o700)
    assert told["error"].startswith(f"The journal {path} cannot be used: permission denied")
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_a_journal_of_somebody_else_is_named(path: Path) -> None:
    filled(path)
    path.chmod(0o000)
    told = json.loads(run_child("tests.journal.visit", str(path), bound_by_modes=True))
    assert told["error"].startswith(f"The journal {path} cannot be used: permission denied")


@pytest.mark.parametrize("ahead", [1, 2, 50])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_journal_is_left_alone_and_both_versions_are_said(
    path: Path, ahead: int, read_only: bool
) -> None:
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {latest_version() + ahead}")
    connection.close()
    sentence = refusal(path, read_only=read_only)
    assert f"it has version {latest_version() + ahead}, " in sentence
    assert f"this one knows up to version {latest_version()}" in sentence


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is damaged"),
        (b"SQL", "is damaged"),
        (b"SQLite format 3\0", "is damaged"),
        (b"Dear diary, today I ran.\n" * 200, "is not a Backstretch journal"),
        (random.Random(1).randbytes(24_576), "is not a Backstretch journal"),
        (b"\0" * 24_576, "is not a Backstretch journal"),
    ],
)
def test_what_is_no_journal_is_left_alone(path: Path, content: bytes, says: str) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_bytes(content)
    assert says in refusal(path)


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text TEXT)")
    connection.close()
    assert "is not a Backstretch journal" in refusal(path)


@pytest.mark.parametrize("change", ["DROP TRIGGER event_is_fixed", "CREATE TABLE other (x TEXT)"])
def test_a_journal_with_other_tables_or_guards_is_refused(path: Path, change: str) -> None:
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.close()
    assert "is damaged" in refusal(path)


def test_a_ledger_without_its_session_is_refused(path: Path) -> None:
    filled(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("DROP TRIGGER session_stays")
    connection.execute("DELETE FROM session WHERE number = 3")
    connection.execute(
        "CREATE TRIGGER session_stays BEFORE DELETE ON session"
        " BEGIN SELECT RAISE(ABORT, 'a session is never deleted'); END"
    )
    connection.close()
    assert "is damaged" in refusal(path)


def test_a_journal_cut_short_anywhere_is_noticed(path: Path, rounds: Rounds) -> None:
    whole = filled(path)
    for length in random.Random(9).choices(range(100, len(whole)), k=rounds(CUTS)):
        path.write_bytes(whole[:length])
        told = said_at_opening(path)
        in_the_last_page = len(whole) - length < PAGE_BYTES  # SQLite makes up the rest of it
        changed = in_the_last_page and "changed the journal" in told
        assert changed or "is damaged" in told, f"cut to {length} of {len(whole)} bytes"
        assert path.read_bytes() == whole[:length]


def test_every_flipped_bit_is_noticed_and_nothing_is_written_over_it(
    path: Path, rounds: Rounds, tell: Tell
) -> None:
    whole = filled(path)
    dice = random.Random(7)
    seen: Counter[str] = Counter()
    flips = rounds(FLIPS)
    for _ in range(flips):
        place, bit = dice.randrange(len(whole)), dice.randrange(8)
        damaged = bytearray(whole)
        damaged[place] ^= 1 << bit
        path.write_bytes(damaged)
        try:
            with Journal.open(path) as journal:
                assert "changed the journal" in journal.read_only_reason, f"byte {place}, bit {bit}"
                with pytest.raises(JournalError, match="changed the journal"):
                    journal.keep_pain(a_pain("more", session="session 1"))
            seen["for reading only"] += 1
        except JournalError:
            seen["refused"] += 1
        assert path.read_bytes() == damaged, f"byte {place}, bit {bit}"
    tell("bits flipped in a journal", {"flips": flips, **seen})
    assert seen["refused"] > flips / 10
    assert seen["for reading only"] > flips / 10


def test_overwritten_pages_are_noticed(path: Path, rounds: Rounds) -> None:
    whole = filled(path)
    dice = random.Random(8)
    for _ in range(rounds(PAGES)):
        page = dice.randrange(len(whole) // 4096) * 4096
        path.write_bytes(whole[:page] + dice.randbytes(4096) + whole[page + 4096 :])
        refused = refusal(path)
        assert "damaged" in refused or "not a Backstretch" in refused


def test_damage_under_way_is_a_sentence(path: Path) -> None:
    filled(path)
    with Journal.open(path) as journal, path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
        file.flush()
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 1")
        connection.close()
        with pytest.raises(JournalError, match="is damaged"):
            journal.sessions()


def test_only_reading_makes_and_changes_nothing(path: Path) -> None:
    with pytest.raises(JournalError, match="no such file"):
        Journal.open(path, read_only=True)
    assert not path.parent.exists()
    before = hashlib.sha256(filled(path)).digest()
    with Journal.open(path, read_only=True) as journal:
        assert journal.read_only
        assert len(journal.sessions()) == 12
        with pytest.raises(JournalError, match="for reading only"):
            journal.begin(a_start("more"))
    assert hashlib.sha256(path.read_bytes()).digest() == before


def test_a_folder_in_the_journals_place_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(JournalError, match="cannot be used: is a directory"):
        Journal.open(path)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(JournalError, match="cannot be used"):
        Journal.open(tmp_path / "data" / "journal.db")


@posix_only
def test_a_journal_behind_a_link_is_the_same_journal(path: Path) -> None:
    filled(path)
    link = path.parent / "link.db"
    link.symlink_to(path)
    with Journal.open(link) as journal:
        journal.begin(a_start("through the link"))
    with Journal.open(path) as journal:
        assert journal.session("through the link").start.id == "through the link"


@posix_only
@pytest.mark.parametrize("name", ["Ünï ¢ode", "per%20cent?mode=ro#x", "white space"])
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "journal.db"
    filled(path)
    with Journal.open(path) as journal:
        assert len(journal.sessions()) == 12
        assert not journal.read_only
