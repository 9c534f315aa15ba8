"""Nothing that a person saves lands on a file of the program's own, by whatever name."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.errors import BackupError
from backstretch.journal.own_files import guard_of, refuse_diary, refuse_our_own
from backstretch.journal.quarantine import quarantine_folder, side_files
from backstretch.journal.seal import seal_file, unfinished_seal
from backstretch.journal.store import Journal
from backstretch.paths import Paths, find_paths
from tests.fakes import FakeClock
from tests.journal.samples import a_start


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with a file of each sort."""
    paths = find_paths(tmp_path / "home")
    paths.make()
    with Journal.open(paths.journal) as journal:
        journal.begin(a_start())
        make_backup(paths.journal, Why.ASKED, FakeClock().now())
    for file in own_files(paths):
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_text("ours")
    return paths


def own_files(paths: Paths) -> Iterator[Path]:
    yield from (paths.journal, seal_file(paths.journal), unfinished_seal(paths.journal))
    yield from side_files(paths.journal)
    yield from Shelf.of(paths.journal).folder.glob("backup-*")
    yield quarantine_folder(paths.journal) / "journal-1.db"
    yield from (paths.settings, paths.draft, paths.list_draft, paths.claim, paths.log, paths.shelf)
    yield paths.settings.with_name("settings.json.broken")
    yield paths.own_routines / "mine.toml"
    yield from (paths.own_exercises / "mine.toml", paths.own_exercises / "deleted" / "old.toml")
    yield paths.speech / "1.wav"


def by_a_symbolic_link(file: Path, place: Path) -> Path:
    place.symlink_to(file)
    return place


def by_a_hard_link(file: Path, place: Path) -> Path:
    os.link(file, place)
    return place


def by_a_linked_folder(file: Path, place: Path) -> Path:
    place.symlink_to(file.parent)
    return place / file.name


def by_way_of_another_folder(file: Path, _: Path) -> Path:
    return file.parent / "none" / ".." / file.name


@pytest.mark.parametrize(
    "name",
    [
        lambda file, _: file,
        by_a_symbolic_link,
        by_a_hard_link,
        by_a_linked_folder,
        by_way_of_another_folder,
    ],
)
def test_no_file_of_ours_is_written_over(
    paths: Paths, tmp_path: Path, name: Callable[[Path, Path], Path]
) -> None:
    for number, file in enumerate(own_files(paths)):
        target = name(file, tmp_path / f"out{number}")
        with pytest.raises(BackupError, match="Choose another") as told:
            refuse_our_own(target, paths)
        assert str(told.value).startswith(str(target))
        assert guard_of(paths)(target) == str(told.value)


def test_a_place_of_ours_where_nothing_is_yet_is_refused_too(paths: Paths) -> None:
    aside = (file.with_name(f"{file.name}.broken-7") for file in (paths.settings, paths.draft))
    paths.settings.unlink()
    paths.list_draft.unlink()
    folders = (paths.own_routines, paths.own_exercises, paths.cache, paths.speech)
    in_folders = (folder / "new.toml" for folder in folders)
    for place in (*aside, *in_folders, paths.settings, paths.list_draft):
        with pytest.raises(BackupError, match="keeps its own files"):
            refuse_our_own(place, paths)


def test_a_diary_elsewhere_is_found_with_what_is_beside_it(paths: Paths, tmp_path: Path) -> None:
    elsewhere = tmp_path / "disk" / "diary.db"
    elsewhere.parent.mkdir()
    paths.claim.unlink()
    paths.journal.rename(elsewhere)
    paths.journal.symlink_to(elsewhere)
    assert paths.claim.parent == elsewhere.parent
    for place in (elsewhere, paths.journal, seal_file(elsewhere), paths.claim):
        with pytest.raises(BackupError):
            refuse_our_own(place, paths)
    refuse_our_own(elsewhere.with_name("out.json"), paths)


def test_everywhere_else_is_free(paths: Paths, tmp_path: Path) -> None:
    there = tmp_path / "there.json"
    there.write_text("{}")
    os.link(there, tmp_path / "second.json")
    in_home = (paths.data / "mine.json", paths.data / "draft.jsonx", paths.data.parent / "x.pdf")
    for place in (there, tmp_path / "new.json", *in_home, tmp_path / "a" / "b"):
        refuse_our_own(place, paths)
        refuse_diary(place, paths.journal)
        assert guard_of(paths)(place) == ""


def test_links_that_lead_in_a_circle_are_left_for_whoever_writes(
    paths: Paths, tmp_path: Path
) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    refuse_our_own(circle, paths)
