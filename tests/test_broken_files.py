"""A file that cannot be read is put aside, and nothing that was put aside before is lost."""

from pathlib import Path

import pytest

from backstretch.broken_files import put_aside, put_aside_of


def broken(path: Path, content: str) -> Path:
    path.write_text(content)
    return put_aside(path)


def test_each_has_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    names = [broken(path, text).name for text in ("one", "two", "three")]
    assert names == ["draft.json.broken", "draft.json.broken-2", "draft.json.broken-3"]
    assert [place.read_text() for place in put_aside_of(path)] == ["one", "two", "three"]
    assert not path.exists()


def test_the_same_content_is_there_once(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    places = [broken(path, text) for text in ("one", "two", "two", "one")]
    assert places[2:] == [places[1], places[0]]
    assert len(put_aside_of(path)) == 2


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    folder = tmp_path / "draft.json.broken"
    folder.mkdir()
    nowhere = tmp_path / "draft.json.broken-2"
    nowhere.symlink_to(tmp_path / "gone")
    assert broken(path, "one").name == "draft.json.broken-3"
    assert folder.is_dir()
    assert nowhere.is_symlink()


def test_files_of_other_names_are_not_among_them(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    for name in ("7", "draft.json", "draft.json.broken-x", "draft.json.broken-2.txt", "draft1json"):
        (tmp_path / name).write_text(name)
    assert put_aside_of(path) == []
    assert put_aside_of(tmp_path / "no folder" / "draft.json") == []


def test_one_that_cannot_be_moved_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put_aside(tmp_path / "draft.json")
