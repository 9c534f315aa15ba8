"""A journal opened in haste is looked at in full before anything is written to it."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from backstretch.journal.errors import damaged
from backstretch.journal.seal import seal_file
from backstretch.journal.store import Journal, JournalError, JournalMisuse
from backstretch.journal.verify import Fault, examine, verify
from tests.journal.samples import EVENTS, a_pain, a_start, credits

FLIPS = 300
AGAINST_THE_RULES = "UPDATE pain SET moment = 'never'"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a journal as a kill leaves it: nothing vouches for it."""
    path = tmp_path / "journal.db"
    with Journal.open(path) as journal:
        journal.begin(a_start())
        journal.append("first", EVENTS)
        journal.append("first", credits(30, first=len(EVENTS)))
        for number in range(12):
            journal.keep_pain(a_pain(f"p{number}"))
    seal_file(path).unlink()
    return path


def against_the_rules(path: Path) -> None:
    """Put a value there that its table does not allow, as a flipped bit can."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (guard,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'pain_is_fixed'"
        ).fetchone()
        connection.execute("DROP TRIGGER pain_is_fixed")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(AGAINST_THE_RULES)
        connection.execute(guard)


def noticed(path: Path) -> bool:
    """Open in haste and write; return whether that was refused, with the file as it was."""
    before = path.read_bytes()
    try:
        with Journal.open(path, in_haste=True) as journal:
            journal.keep_pain(a_pain("more"))
    except JournalError:
        assert path.read_bytes() == before
        assert not seal_file(path).exists()
        return True
    return False


def test_what_is_against_the_rules_is_read_but_nothing_is_written_over_it(path: Path) -> None:
    against_the_rules(path)
    with pytest.raises(JournalError, match="is damaged"):
        Journal.open(path)
    with Journal.open(path, in_haste=True) as journal:
        assert not journal.read_only
        with pytest.raises(JournalError, match="is damaged"):
            journal.keep_pain(a_pain("more"))
        assert journal.read_only_reason == str(damaged(path))
    assert not seal_file(path).exists(), "nothing vouches for it"


def test_a_thread_that_writes_looks_for_itself(path: Path) -> None:
    against_the_rules(path)
    with (
        Journal.open(path, in_haste=True) as journal,
        closing(journal.beside()) as own,
        pytest.raises(JournalError, match="is damaged"),
    ):
        own.keep_pain(a_pain("more"))


def test_haste_notices_before_the_first_write_all_that_care_notices(path: Path) -> None:
    whole, dice, found = path.read_bytes(), random.Random(50), 0
    for _ in range(FLIPS):
        place = dice.randrange(len(whole))
        flipped = bytes([whole[place] ^ 1 << dice.randrange(8)])
        path.write_bytes(whole[:place] + flipped + whole[place + 1 :])
        if not examine(path, content=False).good:
            found += 1
            assert noticed(path), f"byte {place}"
            assert path.read_bytes()[place : place + 1] == flipped
        seal_file(path).unlink(missing_ok=True)
    assert found > FLIPS / 10


def test_what_is_written_keeps_to_the_rules_however_it_was_opened(path: Path) -> None:
    with Journal.open(path, in_haste=True) as journal, pytest.raises(JournalMisuse):
        journal.begin(msgspec.structs.replace(a_start("bad"), minutes=-1))


def test_it_is_looked_through_before_it_is_sealed(path: Path) -> None:
    Journal.open(path, in_haste=True).close()
    assert seal_file(path).exists()
    seal_file(path).unlink()
    against_the_rules(path)
    Journal.open(path, in_haste=True).close()
    assert not seal_file(path).exists(), "what is not whole is not sealed"


def test_a_journal_that_was_written_to_is_sealed(path: Path) -> None:
    with Journal.open(path, in_haste=True) as journal:
        journal.keep_pain(a_pain("more"))
    assert seal_file(path).exists()


def test_the_rules_of_the_tables_are_a_part_of_the_whole_check(path: Path) -> None:
    against_the_rules(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert verify(connection, content=False) == (Fault.STRUCTURE,)
        assert verify(connection, deep=False, content=False) == ()
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO session (id) VALUES ('')")
