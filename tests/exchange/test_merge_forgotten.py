"""Words that were deleted for good on one computer do not come back from another."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from backstretch.diary.merging import DiaryFiles
from backstretch.exchange.merge import merged
from backstretch.exchange.merge_order import Clash
from backstretch.exchange.merge_words import brought_lines
from backstretch.journal.contents import read_contents
from backstretch.journal.forgetting import forget_deleted, holding_of_deleted
from backstretch.journal.store import Journal
from tests.fakes import FakeClock
from tests.journal.test_forgetting import GONE, STAYS, Book

WORDS = 7
"""So many records of the book have words, or a place, before they are deleted."""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = Book(tmp_path / "data")
    yield made
    made.journal.close()


def files(journal: Journal) -> DiaryFiles:
    return DiaryFiles(journal, FakeClock())


def test_they_stay_away_and_that_is_said(book: Book, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    assert files(book.journal).export(old) == ""
    book.delete()
    forget_deleted(book.journal)
    merge = files(book.journal).look_at(old)
    assert merge.brought.forgotten == WORDS
    lines = brought_lines(merge.brought, str, lambda one, many, n: one if n == 1 else many)
    assert any("deleted for good here are still in that file" in line for line in lines)
    assert files(book.journal).keep(merge) == ""
    assert book.holders() == []
    assert len(book.holders(STAYS)) == 2  # the diary, and the backup before the merge


def test_the_other_computer_keeps_them_deleted_until_it_forgets_them_too(
    book: Book, tmp_path: Path
) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    assert files(book.journal).export(before) == ""
    book.delete()
    forget_deleted(book.journal)
    assert files(book.journal).export(after) == ""
    assert GONE.encode() not in after.read_bytes()
    with Journal.open(tmp_path / "other" / "journal.db") as other:
        for file in (before, after):
            assert files(other).keep(files(other).look_at(file)) == ""
        assert holding_of_deleted(other).here == WORDS
        assert other.diary.run(book.runs[GONE]) == book.journal.diary.run(book.runs[GONE])
        forget_deleted(other)
        assert GONE.encode() not in other.path.read_bytes()
        assert read_contents(other) == read_contents(book.journal)
        again = files(other).look_at(after).brought
        assert not again.anything
        assert not again.forgotten


def test_another_word_in_the_same_record_is_still_a_clash(book: Book) -> None:
    mine = read_contents(book.journal)
    facts = msgspec.structs.replace(mine.runs[0].facts, note="something else")
    other = msgspec.structs.replace(mine.runs[0], facts=facts)
    theirs = msgspec.structs.replace(mine, runs=(other, *mine.runs[1:]))
    with pytest.raises(Clash):
        merged(mine, theirs)
    bare = msgspec.structs.replace(other, facts=msgspec.structs.replace(facts, note=""))
    wrong = msgspec.structs.replace(bare, day="2026-03-05")
    with pytest.raises(Clash):
        merged(mine, msgspec.structs.replace(mine, runs=(wrong, *mine.runs[1:])))
