"""What is newer than a backup is read out of a damaged journal, as far as it is whole."""

import random
from pathlib import Path

import pytest

from backstretch.diary.salvaging import keep_newer, newer_than
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.entries import SessionState
from backstretch.journal.restore import restore
from backstretch.journal.salvage import newer_in
from backstretch.journal.store import Journal
from tests.fakes import FakeClock
from tests.journal.diary_samples import diary_records
from tests.journal.samples import EVENTS, a_pain, a_start, an_answer, plan_records
from tests.journal.test_verify import changed

NOW = FakeClock().now()
PAGE = 4096
SICK = "session 34"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal that was backed up with 30 sessions and has ten more now."""
    path = tmp_path / "journal.db"
    with Journal.open(path) as journal:
        for number in range(40):
            if number == 30:
                make_backup(path, Why.SAVED, NOW)
            key = f"session {number}"
            journal.begin(a_start(key, b"{}" * 400))
            journal.append(key, EVENTS)
            journal.keep_pain(a_pain(f"pain {number}", number % 11, session=key))
            journal.keep_answer(an_answer(f"answer {number}", session=key))
        journal.keep_pain(a_pain("of an old session", 5, session="session 3"))
    return path


def contents(path: Path) -> Contents:
    with Journal.open(path, read_only=True) as journal:
        return read_contents(journal)


def backed_up(path: Path) -> Contents:
    (backup,) = (path.parent / "backups").glob("*.db")
    return contents(backup)


def test_of_a_whole_file_all_that_is_newer_is_found(path: Path) -> None:
    kept, everything = backed_up(path), contents(path)
    newer = newer_in(path, kept)
    assert newer.sessions == everything.sessions[30:]
    assert newer.pains == everything.pains[30:]
    assert newer.answers == everything.answers[30:]


def test_going_back_and_taking_in_what_is_newer_loses_nothing(path: Path) -> None:
    everything = contents(path)
    changed(path, "DELETE FROM event WHERE session = 2 AND seq = 4")
    kept = restore(path, 1, NOW).kept
    assert kept
    with Journal.open(path) as journal:
        assert len(journal.sessions()) == 30
        newer = newer_than(journal, kept)
        assert keep_newer(journal, newer, NOW) == ""
    for name in Contents.__struct_fields__:
        found, expected = getattr(contents(path), name), getattr(everything, name)
        assert sorted(map(repr, found)) == sorted(map(repr, expected)), name


def test_what_is_not_whole_is_left_out_and_the_rest_is_found(path: Path) -> None:
    kept, everything = backed_up(path), contents(path)
    changed(
        path,
        "DELETE FROM event WHERE session = 34 AND seq = 4",
        "UPDATE plan_row SET steps = '[no list]' WHERE session = 1",
        "UPDATE pain SET body = '{no body}' WHERE id = 'pain 36'",
    )
    newer = newer_in(path, kept)
    ids = [record.start.id for record in newer.sessions]
    assert ids == [f"session {n}" for n in range(30, 40) if n != 33]
    assert {pain.id for pain in newer.pains} == {
        pain.id for pain in everything.pains[30:] if pain.id not in ("pain 36", "pain 33")
    }


def test_pages_that_are_gone_take_only_what_was_on_them(path: Path) -> None:
    kept, everything, whole = backed_up(path), contents(path), path.read_bytes()
    dice = random.Random(12)
    found = 0
    for _ in range(60):
        page = dice.randrange(1, len(whole) // 4096) * 4096
        path.write_bytes(whole[:page] + dice.randbytes(4096) + whole[page + 4096 :])
        newer = newer_in(path, kept)
        assert all(one in everything.pains[30:] for one in newer.pains)
        assert all(one in everything.sessions[30:] for one in newer.sessions)
        found += len(newer.sessions) + len(newer.pains)
    assert found > 60 * 21 / 2, "most of it can be read"


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_file_that_is_no_journal_has_nothing(path: Path, content: bytes) -> None:
    kept = backed_up(path)
    path.write_bytes(content)
    assert newer_in(path, kept) == Contents()


def test_of_a_file_that_is_gone_nothing_is_newer(tmp_path: Path) -> None:
    assert newer_in(tmp_path / "nowhere.db", Contents()) == Contents()


def test_a_session_that_cannot_be_read_is_left_out_with_what_was_said_of_it(path: Path) -> None:
    kept, everything = backed_up(path), contents(path)
    changed(path, "UPDATE plan_row SET steps = '[no list]' WHERE session = 35")
    newer = newer_in(path, kept)
    assert newer.sessions == tuple(one for one in everything.sessions[30:] if one.start.id != SICK)
    assert newer.answers == tuple(one for one in everything.answers[30:] if one.session != SICK)
    assert newer.pains == tuple(one for one in everything.pains[30:] if one.session != SICK)


def test_of_each_kind_of_record_what_is_newer_is_found(path: Path) -> None:
    kept = backed_up(path)
    with Journal.open(path) as journal:
        journal.plan.keep(*plan_records())
        journal.diary.keep(*diary_records("later"))
    everything = contents(path)
    assert all(getattr(everything, name) for name in Contents.__struct_fields__)
    changed(path, "DELETE FROM event WHERE session = 2 AND seq = 4")
    newer = newer_in(path, kept)
    for name in Contents.__struct_fields__:
        old = {repr(one) for one in getattr(kept, name)}
        expected = [one for one in getattr(everything, name) if repr(one) not in old]
        assert list(getattr(newer, name)) == expected, name


def test_a_session_that_tells_another_story_than_the_kept_one_is_left_out(path: Path) -> None:
    kept = backed_up(path)
    with Journal.open(path) as journal:
        journal.close_session("session 3", SessionState.FINISHED)
        journal.close_session("session 4", SessionState.FINISHED)
    changed(path, "UPDATE event SET ms = ms + 1 WHERE session = 4 AND seq = 1")
    ids = [one.start.id for one in newer_in(path, kept).sessions]
    assert "session 4" in ids
    assert "session 3" not in ids


def test_what_lies_before_and_behind_a_page_that_is_gone_is_found(path: Path) -> None:
    with Journal.open(path) as journal:
        for number in range(400):
            journal.keep_pain(
                a_pain(f"later {number}", 2, session=None, note=f"note of {number:03}")
            )
    content = bytearray(path.read_bytes())
    page = content.index(b"note of 200") // PAGE * PAGE
    content[page : page + PAGE] = bytes(PAGE)
    path.write_bytes(bytes(content))
    found = {one.id for one in newer_in(path, Contents()).pains}
    assert "later 200" not in found
    assert {"pain 0", "later 0", "later 399"} <= found


def test_a_change_of_what_is_nowhere_any_more_is_left_out(path: Path) -> None:
    kept = backed_up(path)
    with Journal.open(path) as journal:
        journal.keep_pain(a_pain("put right", 2, session="session 35", replaces="pain 35"))
        journal.keep_pain(a_pain("put right as well", 2, session="session 36", replaces="pain 36"))
    changed(path, "DELETE FROM pain WHERE id = 'pain 35'")
    ids = {one.id for one in newer_in(path, kept).pains}
    assert "put right as well" in ids
    assert "put right" not in ids
