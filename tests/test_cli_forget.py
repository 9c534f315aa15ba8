"""`backstretch forget`, as it is typed."""

from pathlib import Path

import pytest

from backstretch.cli import OK, TROUBLE, USAGE, make_parser
from backstretch.cli_forget import run_forget
from backstretch.paths import Paths, find_paths
from tests.journal.test_forgetting import Book

Told = pytest.CaptureFixture[str]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(tmp_path)


def typed(paths: Paths, *words: str, answer: str | None = None) -> int:
    ask = None if answer is None else (lambda _: answer)
    return run_forget(paths, make_parser(["forget"]).parse_args(["forget", *words]), ask)


def test_it_says_who_holds_it_and_takes_it_out_after_a_yes(paths: Paths, capsys: Told) -> None:
    book = Book(paths.data)
    book.back_up()
    book.delete()
    book.journal.close()
    assert typed(paths) == USAGE
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "8 notes of deleted entries are still in the diary, out of sight.",
        "These backups hold what you wrote in deleted entries: 1.",
    ]
    assert "say --yes" in told.err
    assert typed(paths, answer="n") == OK
    assert capsys.readouterr().out.endswith("Nothing was changed.\n")
    assert len(book.holders()) == 2
    assert typed(paths, answer="y") == OK
    assert capsys.readouterr().out.endswith("is gone from the diary and its backups.\n")
    assert book.holders() == []
    assert typed(paths) == OK
    assert capsys.readouterr().out == "Nothing of deleted entries can be taken out.\n"


def test_what_cannot_be_read_is_told(paths: Paths, capsys: Told) -> None:
    book = Book(paths.data)
    book.delete()
    book.journal.close()
    (paths.data / "backups").mkdir()
    (paths.data / "backups" / f"backup-00000007-{'0' * 16}.db").write_bytes(b"x" * 5000)
    (paths.data / "quarantine").mkdir()
    (paths.data / "quarantine" / "journal.db").write_bytes(b"x")
    assert typed(paths, "--yes") == OK
    out = capsys.readouterr().out
    assert "These backups cannot be read, so they may hold it too, and stay: 7." in out
    assert f"damaged files that were kept in {paths.data / 'quarantine'}" in out


def test_a_damaged_diary_is_one_sentence(paths: Paths, capsys: Told) -> None:
    paths.make()
    paths.journal.write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert typed(paths, "--yes") == TROUBLE
    assert capsys.readouterr().err.count("\n") == 1
