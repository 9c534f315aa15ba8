"""Taking in is one write: all of it or nothing, with every guard in its place afterwards."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.entries import SessionRecord, SessionState
from backstretch.journal.store import Journal, JournalError, JournalMisuse
from backstretch.journal.taking_in import PARTED, names_now, take_in
from tests.journal.diary_samples import a_statement
from tests.journal.samples import EVENTS, a_pain, a_start, an_answer, plan_records


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    with Journal.open(path) as journal:
        for key in ("a", "b"):
            journal.begin(a_start(key))
            journal.append(key, EVENTS)
            journal.close_session(key, SessionState.FINISHED)
            journal.keep_pain(a_pain(f"pain {key}", session=key))
            journal.keep_answer(an_answer(f"answer {key}", session=key))
        journal.diary.keep(*plan_records(), a_statement("one"), a_statement("two"))
    return path


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def turned(contents: Contents) -> Contents:
    """Return the same records in the opposite order."""
    names = Contents.__struct_fields__
    return Contents(**{name: getattr(contents, name)[::-1] for name in names})


def test_an_order_that_is_new_is_kept_with_every_word_and_guard(path: Path) -> None:
    with Journal.open(path) as journal:
        before = read_contents(journal)
        take_in(journal, turned)
        assert read_contents(journal) == turned(before)
        take_in(journal, turned)
        assert read_contents(journal) == before
        with pytest.raises(JournalMisuse):
            journal.append("a", EVENTS[:1] + EVENTS[:1])
    connection = sqlite3.connect(path)
    for table in ("session", "event", "pain", "answer", "statement", "wish", "run"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(f"DELETE FROM {table}")
    connection.close()


def test_what_changes_nothing_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with Journal.open(path) as journal:
        take_in(journal, lambda mine: mine)
    assert path.read_bytes() == before


@pytest.mark.parametrize("late", [False, True])
def test_what_cannot_be_kept_leaves_all_as_it_was(path: Path, late: bool) -> None:
    before = dump(path)
    new = SessionRecord(a_start("c"), SessionState.FINISHED, EVENTS)
    bad = msgspec.structs.replace(a_statement("three"), local_date="not a day")

    def change(mine: Contents) -> Contents:
        mine = turned(mine) if late else mine
        sessions, statements = (*mine.sessions, new), (*mine.statements, bad)
        return msgspec.structs.replace(mine, sessions=sessions, statements=statements)

    with Journal.open(path) as journal, pytest.raises(JournalMisuse):
        take_in(journal, change)
    assert dump(path) == before


def test_a_session_that_would_be_lost_is_not_written_over(path: Path) -> None:
    before = dump(path)
    other = SessionRecord(a_start("a"), SessionState.PARTIAL, EVENTS[:2])

    def change(mine: Contents) -> Contents:
        return msgspec.structs.replace(mine, sessions=(other, mine.sessions[1]))

    with Journal.open(path) as journal, pytest.raises(JournalMisuse, match="would be lost"):
        take_in(journal, change)
    assert dump(path) == before


def test_two_sessions_never_become_one() -> None:
    names = ("a", f"a{PARTED}1", f"a{PARTED}2")
    mine = [SessionRecord(a_start(name), SessionState.OPEN, EVENTS[:2]) for name in names[:2]]
    other = [SessionRecord(a_start(name), SessionState.PARTIAL, EVENTS[:1]) for name in names[:2]]
    further = SessionRecord(a_start(names[2]), SessionState.OPEN, EVENTS[:3])
    before, after = Contents(sessions=(*mine,)), Contents(sessions=(*other, further))
    with pytest.raises(JournalMisuse, match="lost in another"):
        names_now(before, after)


def test_whatever_is_raised_on_the_way_leaves_all_as_it_was(path: Path) -> None:
    before = dump(path)

    def change(_: Contents) -> Contents:
        raise LookupError

    with Journal.open(path) as journal:
        with pytest.raises(LookupError):
            take_in(journal, change)
        journal.diary.keep(a_statement("afterwards"))
    assert dump(path) != before


def test_what_somebody_keeps_meanwhile_is_looked_at_as_well(path: Path) -> None:
    seen: list[Contents] = []

    def change(mine: Contents) -> Contents:
        seen.append(mine)
        if len(seen) == 1:
            with Journal.open(path) as other:
                other.diary.keep(a_statement("meanwhile"))
        return turned(mine)

    with Journal.open(path) as journal:
        take_in(journal, change)
        assert read_contents(journal) == turned(seen[-1])
    assert [len(one.statements) for one in seen] == [2, 3]


def test_a_journal_for_reading_only_takes_nothing_in(path: Path) -> None:
    with Journal.open(path, read_only=True) as journal, pytest.raises(JournalError):
        take_in(journal, turned)
