"""What goes out comes in again: an export taken into an empty journal gives the same journal."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from backstretch.exchange.json_in import read_diary
from backstretch.exchange.json_out import export_journal
from backstretch.exchange.merge import merged
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in
from tests.exchange.random_journals import FIRST, a_journal, quick_folder

JOURNALS = 500
SHARES = 10


def dumped(path: Path) -> list[str]:
    """Return every table with every value, and the schema."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def bring(file: Path, path: Path) -> None:
    """Take an export into the journal at a path."""
    theirs = read_diary(file)
    with Journal.open(path) as journal:
        take_in(journal, lambda mine: merged(mine, theirs))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with quick_folder(tmp_path) as folder:
        yield folder


@pytest.mark.parametrize("share", range(SHARES))
def test_every_row_and_text_of_a_random_journal_comes_back(folder: Path, share: int) -> None:
    filled: set[str] = set()
    for seed in range(share, JOURNALS, SHARES):
        source, again = folder / f"{seed}" / "journal.db", folder / f"{seed}-again.db"
        with a_journal(source, seed) as journal:
            export_journal(journal, folder / "out.json", FIRST)
            contents = read_contents(journal)
        bring(folder / "out.json", again)
        assert dumped(again) == dumped(source), f"seed {seed}"
        filled |= {name for name in Contents.__struct_fields__ if getattr(contents, name)}
    assert filled == set(Contents.__struct_fields__), "some table was never tried"


def test_contents_are_all_that_the_file_holds(tmp_path: Path) -> None:
    """A table that nobody told the export about would be lost without a word."""
    with a_journal(tmp_path / "journal.db", 1) as journal:
        path = journal.path
    connection = sqlite3.connect(path)
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = {row[0] for row in connection.execute(query)}
    connection.close()
    told = {"session", "plan_row", "event", "answer", "run", "pain", "wish", "week_plan"}
    assert tables == told | {"reminder", "statement", "track"}


def test_the_export_of_what_came_in_is_the_same_file(tmp_path: Path) -> None:
    with a_journal(tmp_path / "a" / "journal.db", 7) as journal:
        export_journal(journal, tmp_path / "out.json", FIRST)
    bring(tmp_path / "out.json", tmp_path / "b" / "journal.db")
    with Journal.open(tmp_path / "b" / "journal.db") as journal:
        export_journal(journal, tmp_path / "again.json", FIRST)
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "out.json").read_bytes()


def test_an_empty_journal_comes_back_empty(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "a" / "journal.db") as journal:
        export_journal(journal, tmp_path / "out.json", FIRST)
    assert read_diary(tmp_path / "out.json") == Contents()
