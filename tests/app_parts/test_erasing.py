"""All that the program keeps goes when that is typed; nothing of anybody else's does."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backstretch.app_parts.erasing import erase, holdings, is_in_use
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.claim import Claim
from backstretch.journal.quarantine import keep_damaged
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from tests.fakes import used_home

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
        paths.data / ".backstretch-x.tmp",
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


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="whoever may do all can delete all"
)
def test_what_cannot_be_deleted_is_named(paths: Paths) -> None:
    paths.config.chmod(0o500)
    try:
        left = erase(paths)
    finally:
        paths.config.chmod(0o700)
    assert set(left) == {paths.settings, paths.settings.with_name("settings.json.broken")}
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
