"""All that the program keeps goes when that is typed; nothing of anybody else's does."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backstretch.app_parts.erasing import erase, holdings, is_in_use
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.claim import Claim
from backstretch.journal.locks import NEW_PREFIX
from backstretch.journal.quarantine import keep_damaged, side_files
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from tests.fakes import used_home
from tests.journal.samples import run_code

ERASED = """
import sys
from pathlib import Path
from backstretch.app_parts.erasing import erase
from backstretch.paths import find_paths
print(*erase(find_paths(Path(sys.argv[1]))), sep="\\n")
"""
NOW = datetime(2026, 5, 14, 18, 0, tzinfo=UTC)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Return a home with a diary, a backup, a damaged copy, drafts, routines and a log."""
    paths = used_home(tmp_path / "home")
    Journal.open(paths.journal).close()
    make_backup(paths.journal, Why.SAVED, NOW)
    keep_damaged(paths.journal, NOW)
    for file in (
        paths.draft,
        paths.list_draft,
        paths.claim,
        paths.own_routines / "mine.toml",
        paths.own_exercises / "heel-drops.toml",
        paths.own_exercises / "heel-drops-1.png",
        paths.own_exercises / "deleted" / "old.toml",
        paths.own_exercises / "deleted" / "old-1.jpg",
        paths.speech / "word.wav",
        paths.shelf,
        paths.log,
        paths.cache / "window" / "window.lock",
        paths.settings.with_name("settings.json.broken"),
        paths.settings.with_name("settings.json.broken-2"),
        paths.draft.with_name("draft.json.broken"),
        paths.list_draft.with_name("list-draft.json.broken-12"),
        paths.data / ".backstretch-x.tmp",
        *side_files(paths.journal),
        Shelf.of(paths.journal).folder / ".backup-new-x" / "half.db",
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return paths


def files(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def test_nothing_is_left_not_even_a_folder(paths: Paths, tmp_path: Path) -> None:
    assert len(files(tmp_path)) > 12
    assert erase(paths) == ()
    assert files(tmp_path) == set()
    assert [folder for folder in paths.folders if folder.exists()] == []


@pytest.mark.parametrize("content", [b"", b"Dear diary"])
def test_what_a_kill_left_of_a_diary_goes_also_where_it_cannot_be_opened(
    paths: Paths, tmp_path: Path, content: bytes
) -> None:
    half = paths.data / f"{NEW_PREFIX}killed" / "journal.db"
    half.parent.mkdir()
    half.write_text("a copy of all of it")
    paths.journal.write_bytes(content)
    assert erase(paths) == ()
    assert files(tmp_path) == set()
    assert not paths.data.exists()


def test_what_would_go_is_counted(paths: Paths) -> None:
    found = holdings(paths)
    assert found.diary_bytes == paths.journal.stat().st_size > 0
    assert (found.backups, found.put_aside, found.made) == (1, 1, 2)


def test_what_is_not_the_program_s_own_stays(paths: Paths, tmp_path: Path) -> None:
    others = (
        paths.data / "my-copy.db",
        paths.data / "backups" / "letter.txt",
        paths.config / "notes.txt",
        tmp_path / "exported.json",
    )
    for file in others:
        file.write_text("mine")
    assert erase(paths) == ()
    assert files(tmp_path) == {str(file.relative_to(tmp_path)) for file in others}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs a right for links")
def test_a_diary_that_lies_elsewhere_goes_from_there(paths: Paths, tmp_path: Path) -> None:
    elsewhere = tmp_path / "disk"
    elsewhere.mkdir()
    paths.journal.replace(elsewhere / "journal.db")
    paths.journal.symlink_to(elsewhere / "journal.db")
    make_backup(paths.journal, Why.SAVED, NOW)
    assert erase(paths) == ()
    assert files(elsewhere) == set()
    assert not paths.journal.is_symlink()


def test_what_cannot_be_deleted_is_named(paths: Paths, tmp_path: Path) -> None:
    paths.config.chmod(0o500)
    try:
        left = run_code(ERASED, str(tmp_path / "home"))
    finally:
        paths.config.chmod(0o700)
    broken = ("settings.json.broken", "settings.json.broken-2")
    named = {str(paths.settings), *(str(paths.settings.with_name(name)) for name in broken)}
    assert set(left.splitlines()) == named
    assert not paths.journal.exists()


def test_a_second_time_finds_nothing_to_do(paths: Paths) -> None:
    erase(paths)
    assert erase(paths) == ()


def test_a_session_somewhere_else_is_noticed(paths: Paths) -> None:
    elsewhere = Claim(paths.claim)
    assert not is_in_use(paths)
    assert elsewhere.take()
    assert is_in_use(paths)
    elsewhere.give_back()
