"""What a merge would bring is counted before, and is what it brings."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backstretch.diary.merging import DiaryFiles, brought_by
from backstretch.exchange.json_in import DiaryFileError
from backstretch.exchange.merge import merged
from backstretch.exchange.merge_words import Brought, brought_lines
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.diary_records import Noted
from backstretch.journal.entries import SessionRecord, SessionState
from backstretch.journal.store import Journal
from tests.exchange.random_journals import a_journal
from tests.fakes import FakeClock
from tests.journal.diary_samples import a_done_run, a_run_pain, a_statement
from tests.journal.samples import EVENTS, a_pain, a_run, a_start, an_answer

NOW = datetime(2026, 5, 14, 20, 0, tzinfo=UTC)


def test_each_sort_is_counted_once() -> None:
    early = SessionRecord(a_start("early"), SessionState.OPEN, EVENTS[:2])
    late = SessionRecord(a_start("early"), SessionState.FINISHED, EVENTS)
    mine = Contents(sessions=(early,), runs=(a_run("first"),), pains=(a_pain("p", session=""),))
    theirs = Contents(
        sessions=(late, SessionRecord(a_start("new"), SessionState.PARTIAL, EVENTS)),
        answers=(an_answer(session="new"),),
        runs=(
            a_run("first"),
            a_run("told again"),
            a_done_run("new run", "a"),
            a_done_run("new run"),
        ),
        pains=(a_run_pain("q"),),
        statements=(a_statement("s", Noted("x")),),
    )
    brought = brought_by(mine, merged(mine, theirs))
    assert brought == Brought(runs=1, pains=1, sessions=1, others=3, further=1)
    assert brought_by(theirs, merged(theirs, theirs)) == Brought()


def test_what_was_counted_is_what_is_new_afterwards(tmp_path: Path) -> None:
    with a_journal(tmp_path / "there" / "journal.db", 11) as there:
        DiaryFiles(there, FakeClock(NOW)).export(tmp_path / "out.json")
        whole = read_contents(there)
    with Journal.open(tmp_path / "here" / "journal.db") as here:
        files = DiaryFiles(here, FakeClock(NOW))
        merge = files.plan(tmp_path / "out.json", files.read(tmp_path / "out.json"))
        assert merge.brought.runs == len({note.run for note in whole.runs})
        assert merge.brought.sessions == len(whole.sessions)
        assert read_contents(here) == Contents()
        assert files.keep(merge) == ""
        assert read_contents(here) == whole
        assert not files.plan(merge.path, merge.theirs).brought.anything


def test_what_clashes_since_it_was_planned_is_told_and_changes_nothing(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "there" / "journal.db") as there:
        there.diary.keep(a_done_run(), a_run_pain())
        DiaryFiles(there, FakeClock(NOW)).export(tmp_path / "out.json")
    with Journal.open(tmp_path / "here" / "journal.db") as here:
        files = DiaryFiles(here, FakeClock(NOW))
        merge = files.plan(tmp_path / "out.json", files.read(tmp_path / "out.json"))
        here.diary.keep(a_done_run(), a_run_pain(score=9))
        before = read_contents(here)
        assert "“p” is not the same there" in files.keep(merge)
        assert read_contents(here) == before
        with pytest.raises(DiaryFileError, match="is not the same there"):
            files.plan(merge.path, merge.theirs)


def test_the_journal_is_backed_up_before_it_takes_something_in(tmp_path: Path) -> None:
    with a_journal(tmp_path / "there" / "journal.db", 11) as there:
        DiaryFiles(there, FakeClock(NOW)).export(tmp_path / "out.json")
    with a_journal(tmp_path / "here" / "journal.db", 3, "here") as here:
        before = read_contents(here)
        files = DiaryFiles(here, FakeClock(NOW))
        assert files.keep(files.look_at(tmp_path / "out.json")) == ""
        assert read_contents(here) != before
        (backup,) = Shelf.of(here.path).backups()
    assert backup.facts is not None
    assert backup.facts.why is Why.MERGE
    copy = tmp_path / "again" / "journal.db"
    copy.parent.mkdir()
    shutil.copy(backup.file, copy)
    with Journal.open(copy) as again:
        assert read_contents(again) == before


def test_without_a_backup_nothing_is_taken_in(tmp_path: Path) -> None:
    with a_journal(tmp_path / "there" / "journal.db", 11) as there:
        DiaryFiles(there, FakeClock(NOW)).export(tmp_path / "out.json")
    with a_journal(tmp_path / "here" / "journal.db", 3, "here") as here:
        before = read_contents(here)
        files = DiaryFiles(here, FakeClock(NOW))
        Shelf.of(here.path).folder.write_text("in the way")
        assert "No backup was made" in files.keep(files.look_at(tmp_path / "out.json"))
        assert read_contents(here) == before


def test_a_diary_for_reading_only_takes_nothing_in_and_says_why(tmp_path: Path) -> None:
    with a_journal(tmp_path / "there" / "journal.db", 11) as there:
        DiaryFiles(there, FakeClock(NOW)).export(tmp_path / "out.json")
    Journal.open(tmp_path / "here" / "journal.db").close()
    with Journal.open(tmp_path / "here" / "journal.db", read_only=True) as here:
        files = DiaryFiles(here, FakeClock(NOW))
        merge = files.plan(tmp_path / "out.json", files.read(tmp_path / "out.json"))
        assert "was opened for reading only" in files.keep(merge)


def test_numbers_of_one_and_of_many_are_worded() -> None:
    def count(one: str, many: str, n: int) -> str:
        return one if n == 1 else many

    lines = brought_lines(Brought(1, 2, 1, 0, 2), str, count)
    assert lines[:3] == ("1 new run", "2 new pain entries", "1 new session")
    assert lines[3] == "2 sessions that went on there", "of what is not new there is no word"
