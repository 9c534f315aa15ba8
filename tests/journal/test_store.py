"""The journal keeps what it is told, in order, and takes no word back."""

import os
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from backstretch.journal import session_rows
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionState
from backstretch.journal.migrate import latest_version
from backstretch.journal.store import Journal, JournalError, JournalMisuse
from tests.journal.samples import EVENTS, a_start, credits


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal.open(path) as journal:
        yield journal


def raw(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_what_was_written_is_read_back_the_same(journal: Journal, path: Path) -> None:
    journal.begin(a_start())
    journal.append("first", EVENTS[:3])
    journal.append("first", EVENTS[3:])
    expected = SessionRecord(a_start(), SessionState.OPEN, EVENTS)
    assert journal.session("first") == expected
    journal.close()
    with Journal.open(path) as again:
        assert again.sessions() == (expected,)


def test_sessions_come_oldest_first_and_open_ones_newest_first(journal: Journal) -> None:
    for key in ("a", "b", "c", "d"):
        journal.begin(a_start(key))
    journal.close_session("b", SessionState.DISCARDED)
    journal.close_session("d", SessionState.FINISHED)
    assert [record.start.id for record in journal.sessions()] == ["a", "b", "c", "d"]
    assert [record.start.id for record in journal.open_sessions()] == ["c", "a"]
    states = [record.state.value for record in journal.sessions()]
    assert states == ["open", "discarded", "open", "finished"]


def test_a_session_that_was_only_begun_is_one_that_there_was(journal: Journal) -> None:
    assert not journal.any_sessions()
    journal.begin(a_start())
    assert journal.any_sessions()


def test_the_same_write_twice_is_one_write(journal: Journal) -> None:
    journal.begin(a_start())
    journal.begin(a_start())
    journal.append("first", EVENTS[:4])
    journal.append("first", EVENTS[:4])
    journal.append("first", EVENTS[2:6])
    journal.append("first", ())
    journal.close_session("first", SessionState.PARTIAL)
    journal.close_session("first", SessionState.PARTIAL)
    journal.append("first", EVENTS[:6])
    assert journal.sessions() == (SessionRecord(a_start(), SessionState.PARTIAL, EVENTS[:6]),)


Wrong = Callable[[Journal], None]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda j: j.append("first", EVENTS[4:]), id="a gap before"),
        pytest.param(lambda j: j.append("first", (EVENTS[3], EVENTS[5])), id="a gap between"),
        pytest.param(lambda j: j.append("first", EVENTS[3:1:-1]), id="backwards"),
        pytest.param(lambda j: j.append("first", credits(5)), id="other events"),
        pytest.param(lambda j: j.append("first", credits(1, first=-1)), id="a number below 0"),
        pytest.param(lambda j: j.append("nobody", EVENTS[:1]), id="an unknown session"),
        pytest.param(lambda j: j.append("closed", EVENTS[:1]), id="a closed session"),
        pytest.param(lambda j: j.begin(a_start("first", b"[]")), id="an id used twice"),
        pytest.param(lambda j: j.close_session("closed", SessionState.PARTIAL), id="closed anew"),
        pytest.param(lambda j: j.close_session("first", SessionState.OPEN), id="left open"),
        pytest.param(lambda j: j.close_session("closed", SessionState.OPEN), id="opened again"),
        pytest.param(lambda j: j.close_session("nobody", SessionState.PARTIAL), id="nobody closed"),
        pytest.param(lambda j: j.session("nobody"), id="an unknown session read"),
    ],
)
def test_what_a_journal_never_does_is_refused_and_changes_nothing(
    journal: Journal, wrong: Wrong
) -> None:
    journal.begin(a_start())
    journal.append("first", EVENTS[:3])
    journal.begin(a_start("closed"))
    journal.close_session("closed", SessionState.FINISHED)
    before = journal.sessions()
    with pytest.raises(JournalMisuse):
        wrong(journal)
    assert journal.sessions() == before


@pytest.mark.parametrize(
    "change",
    [
        {"started_at": "2026-03-02T17:30:00"},
        {"started_at": "yesterday"},
        {"local_date": "2026-02-30"},
        {"local_date": "2.3.2026"},
        {"zone": ""},
        {"minutes": 0},
        {"planned_ms": -1},
        {"id": ""},
    ],
)
def test_a_start_that_makes_no_sense_is_refused(
    journal: Journal, change: dict[str, object]
) -> None:
    with pytest.raises(JournalMisuse):
        journal.begin(msgspec.structs.replace(a_start(), **change))
    assert journal.sessions() == ()


def test_half_a_batch_is_never_kept(journal: Journal) -> None:
    journal.begin(a_start())
    with pytest.raises(JournalMisuse):
        journal.append("first", (*EVENTS[:3], Event(3, Happening.PAUSED, -1, 0)))
    assert journal.session("first").events == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET ms = 1",
        "DELETE FROM event",
        "DELETE FROM event WHERE seq = 2",
        "INSERT OR REPLACE INTO event SELECT session, seq, 'ended', 0, 0, 0, -1, '', '' FROM event",
        "INSERT INTO event SELECT session, seq + 2, kind, step, offset_ms, ms, item, note, at"
        " FROM event WHERE seq = 2",
        "INSERT INTO event SELECT 2, 0, kind, step, offset_ms, ms, item, note, at"
        " FROM event WHERE seq = 0",
        "INSERT INTO event VALUES (1, 3, 'invented', 0, 0, 0, -1, '', '')",
        "INSERT INTO event VALUES (1, 3, 'ended', 'here', 0, 0, -1, '', '')",
        "UPDATE plan_row SET planned_ms = 1",
        "DELETE FROM plan_row",
        "DELETE FROM session",
        "UPDATE session SET routine = 'flare-up' WHERE id = 'first'",
        "UPDATE session SET state = 'partial', planned_ms = 1 WHERE id = 'first'",
        "UPDATE session SET state = 'open' WHERE id = 'closed'",
        "UPDATE session SET state = 'partial' WHERE id = 'closed'",
        "UPDATE session SET state = 'lost' WHERE id = 'first'",
    ],
)
def test_the_file_itself_refuses_to_change_what_is_written(
    journal: Journal, path: Path, statement: str
) -> None:
    journal.begin(a_start())
    journal.append("first", EVENTS[:3])
    journal.begin(a_start("closed"))
    journal.close_session("closed", SessionState.FINISHED)
    before = journal.sessions()
    stranger = raw(path)
    with pytest.raises(sqlite3.IntegrityError):
        stranger.execute(statement)
    stranger.close()
    assert journal.sessions() == before


def test_every_happening_and_state_can_be_kept(journal: Journal) -> None:
    events = tuple(Event(n, kind, 0, 0) for n, kind in enumerate(Happening))
    for state in SessionState:
        journal.begin(a_start(state.value))
        journal.append(state.value, events)
        if state is not SessionState.OPEN:
            journal.close_session(state.value, state)
    assert [record.state for record in journal.sessions()] == list(SessionState)
    assert all(record.events == events for record in journal.sessions())


def test_another_program_that_writes_is_named_and_the_write_can_be_tried_again(
    journal: Journal, path: Path
) -> None:
    journal.begin(a_start())
    stranger = raw(path)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalError, match="in use by another program") as refused:
        journal.append("first", EVENTS)
    assert str(path) in str(refused.value)
    assert journal.session("first").events == ()
    stranger.close()
    journal.append("first", EVENTS)
    assert journal.session("first").events == EVENTS


def test_two_journals_on_one_file_see_each_other(journal: Journal, path: Path) -> None:
    with Journal.open(path) as other:
        journal.begin(a_start("a"))
        other.begin(a_start("b"))
        journal.append("b", EVENTS)
        assert other.sessions() == journal.sessions()
        assert [record.start.id for record in other.sessions()] == ["a", "b"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")
@pytest.mark.parametrize("loss", ["moved", "removed", "replaced", "folder moved"])
def test_a_file_lost_under_way_is_said_and_not_written_to(path: Path, loss: str) -> None:
    journal = Journal.open(path)
    if loss == "moved":
        path.rename(path.with_name("elsewhere.db"))
    elif loss == "removed":
        path.unlink()
    elif loss == "replaced":
        aside = path.with_name("copy.db")
        aside.write_bytes(path.read_bytes())
        aside.replace(path)
    else:
        path.parent.rename(path.parent.with_name("elsewhere"))
    with pytest.raises(JournalError, match="was moved, removed or replaced"):
        journal.begin(a_start())
    journal.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
        ("application_id", 0x42536A6C),
        ("user_version", latest_version()),
    ],
)
def test_the_connection_is_set_up_for_keeping(
    journal: Journal, pragma: str, value: str | int
) -> None:
    assert journal._connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_folder_that_many_share_stays_open_to_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    Journal.open(tmp_path / "journal.db").close()
    assert tmp_path.stat().st_mode & 0o7777 == 0o1777
    assert (tmp_path / "journal.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nobody_else_may_look(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "home" / "data" / "journal.db"
    before = os.umask(umask)
    try:
        with Journal.open(path) as journal:
            journal.begin(a_start())
            journal._connection.execute("BEGIN IMMEDIATE")
            session_rows.begin(journal._connection, a_start("second"))
            journal._connection.execute("PRAGMA cache_spill = 1")
            modes = {place.name: stat.S_IMODE(place.stat().st_mode) for place in walk(tmp_path)}
            journal._connection.execute("ROLLBACK")
    finally:
        os.umask(before)
    assert modes == {"home": 0o700, "data": 0o700, "journal.db": 0o600, "journal.db-journal": 0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_wider_modes_are_narrowed_at_the_next_start(path: Path) -> None:
    Journal.open(path).close()
    path.chmod(0o644)
    path.parent.chmod(0o755)
    Journal.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def walk(folder: Path) -> list[Path]:
    return list(folder.rglob("*"))
