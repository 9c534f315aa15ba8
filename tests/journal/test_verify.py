"""The one checker finds what is wrong with a journal, and never stumbles over it."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backstretch.journal.migrate import latest_version
from backstretch.journal.store import Journal, JournalError
from backstretch.journal.verify import Fault, at_rest, check_beside, examine, is_whole, verify
from tests.journal.samples import EVENTS, a_start


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    with Journal.open(path) as journal:
        journal.begin(a_start())
        journal.append("first", EVENTS)
    return path


def changed(path: Path, *statements: str) -> None:
    """Change a journal as somebody with a tool for databases can."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        kept = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = kept.fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)


def test_a_whole_journal_has_no_faults_and_is_told(path: Path) -> None:
    found = examine(path)
    assert found.good
    assert found.counts["session"] == 1
    assert found.version == latest_version()
    assert found.bytes == path.stat().st_size


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM event WHERE seq = 3", Fault.LEDGER),
        ("DELETE FROM event WHERE seq = 0", Fault.LEDGER),
        ("DELETE FROM plan_row WHERE position = 1", Fault.LEDGER),
        ("DELETE FROM session", Fault.REFERENCES),
        ("CREATE TABLE other (x TEXT)", Fault.TABLES),
        ("CREATE VIEW other AS SELECT 1", Fault.TABLES),
        ("PRAGMA application_id = 7", Fault.FOREIGN),
        (f"PRAGMA user_version = {latest_version() + 1}", Fault.NEWER),
    ],
)
def test_what_a_tool_for_databases_did_is_named(path: Path, statement: str, fault: Fault) -> None:
    changed(path, statement)
    found = examine(path)
    assert fault in found.faults
    assert found.counts == {}


def test_a_record_that_the_program_cannot_read_is_a_fault_of_the_file(path: Path) -> None:
    changed(path, "UPDATE plan_row SET steps = '[no list]' WHERE position = 1")
    assert examine(path).faults == (Fault.CONTENT,)
    assert examine(path, content=False).good


def test_another_guard_under_the_same_name_is_noticed(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER session_stays")
        connection.execute(
            "CREATE TRIGGER session_stays BEFORE DELETE ON session BEGIN SELECT 1; END"
        )
    assert examine(path).faults == (Fault.TABLES,)


def hole(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(100, len(content))
    return content[:start] + dice.randbytes(dice.randrange(1, 900)) + content[start + 50 :]


def cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content))]


def flipped(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << dice.randrange(8)]) + content[place + 1 :]


@pytest.mark.parametrize("harm", [hole, cut, flipped])
def test_the_checker_never_stumbles_over_damage(
    path: Path, harm: Callable[[bytes, random.Random], bytes]
) -> None:
    whole = path.read_bytes()
    dice = random.Random(16)
    for _ in range(200):
        path.write_bytes(harm(whole, dice))
        before = path.read_bytes()
        examine(path)
        assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert examine(tmp_path / "nowhere.db").faults == (Fault.UNREADABLE,)
    assert examine(tmp_path).faults == (Fault.UNREADABLE,)


def test_a_journal_in_use_is_checked_beside_it(path: Path) -> None:
    with Journal.open(path) as journal:
        assert check_beside(journal) == ()
        changed(path, "DELETE FROM event WHERE seq = 3")
        assert check_beside(journal) == (Fault.LEDGER,)


def test_what_is_no_database_is_foreign_and_not_looked_into(path: Path) -> None:
    path.write_bytes(b"Dear diary")
    found = examine(path)
    assert (found.faults, found.bytes, found.sha256) == ((Fault.FOREIGN,), 10, "")


def test_a_quick_look_leaves_the_rules_of_the_tables_on(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert verify(connection, deep=False) == ()
        assert connection.execute("PRAGMA ignore_check_constraints").fetchone() == (0,)


def test_a_file_that_is_nowhere_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be opened"):
        at_rest(tmp_path / "nowhere.db")


def test_what_can_no_longer_be_read_beside_it_is_told(path: Path) -> None:
    with Journal.open(path) as journal:
        path.write_bytes(path.read_bytes().replace(b"pain_is_fixed", b"pain_is_fixe\xff"))
        assert check_beside(journal) == (Fault.UNREADABLE,)


def test_what_cannot_be_read_is_not_whole(path: Path) -> None:
    with closing(at_rest(path)) as connection:
        assert is_whole(connection)
    path.write_bytes(b"Dear diary" * 500)
    with closing(at_rest(path)) as connection:
        assert not is_whole(connection)
