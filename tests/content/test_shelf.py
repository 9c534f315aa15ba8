"""The copy of the library that makes a start quick."""

import shutil
from pathlib import Path

import pytest

from backstretch.content.library import load_library
from backstretch.content.shelf import load_shelved
from backstretch.resources import resources_dir


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("exercises", "routines", "guidance"):
        shutil.copytree(resources_dir() / folder, tmp_path / "resources" / folder)
    return tmp_path / "resources"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "content.msgpack"


def test_the_copy_is_the_same_library(root: Path, shelf: Path) -> None:
    first = load_shelved(root, shelf)
    again = load_shelved(root, shelf)
    assert first == again == load_library(root)
    assert again.routine_ids() == first.routine_ids()


def test_a_changed_file_is_read_again(root: Path, shelf: Path) -> None:
    load_shelved(root, shelf)
    file = root / "exercises" / "cat_cow.toml"
    file.write_text(file.read_text("utf-8").replace('name = "Cat-cow"', 'name = "Cat and cow"'))
    assert load_shelved(root, shelf).exercises["cat_cow"].name == "Cat and cow"


def test_faults_are_told_at_every_start(root: Path, shelf: Path) -> None:
    load_shelved(root, shelf)
    (root / "exercises" / "plank.toml").write_text("name = ")
    faults = [load_shelved(root, shelf).faults for _ in range(2)]
    assert faults[0] == faults[1]
    assert faults[0][0].file


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x80", b"\xdd\xff\xff\xff\xff", b"x" * 9999])
def test_a_damaged_copy_is_ignored(root: Path, shelf: Path, content: bytes) -> None:
    shelf.write_bytes(content)
    assert load_shelved(root, shelf) == load_library(root)


def test_a_copy_that_cannot_be_written_does_no_harm(root: Path, tmp_path: Path) -> None:
    assert load_shelved(root, tmp_path / "gone" / "shelf") == load_library(root)
