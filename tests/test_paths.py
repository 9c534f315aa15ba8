"""Everything lies below one base, for this user alone; a place that will not do is named."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backstretch.paths import (
    HomeError,
    Paths,
    find_paths,
    make_folder,
    replace_file,
    replace_in_pieces,
    sweep_unfinished,
)
from tests.journal.samples import run_code

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are Linux's")
MAKE = """
import sys, pathlib
from backstretch.paths import HomeError, find_paths
try:
    find_paths(pathlib.Path(sys.argv[1])).make()
except HomeError as error:
    print(error)
"""


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


def test_a_home_moves_everything(tmp_path: Path) -> None:
    paths = find_paths(tmp_path)
    places = ("data", "config", "cache", "state")
    assert paths == Paths(*(tmp_path / place for place in places))
    assert paths.folders == tuple(tmp_path / place for place in places)
    assert paths.journal == tmp_path / "data" / "journal.db"
    assert paths.settings == tmp_path / "config" / "settings.json"
    assert paths.speech == tmp_path / "cache" / "speech"


def test_a_relative_home_is_meant_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths(Path("here")).data == tmp_path / "here" / "data"


@posix_only
def test_a_tilde_is_the_persons_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_paths(Path("~/there")).data == tmp_path / "there" / "data"


@linux_only
def test_without_a_home_the_systems_places_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("data", "config", "cache", "state"):
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(tmp_path / kind))
    paths = find_paths()
    assert paths.data == tmp_path / "data" / "backstretch"
    assert paths.config == tmp_path / "config" / "backstretch"
    assert paths.cache == tmp_path / "cache" / "backstretch"
    assert paths.log == tmp_path / "state" / "backstretch" / "faults.log"
    assert list(tmp_path.iterdir()) == []


@linux_only
@pytest.mark.parametrize("kind", ["DATA", "CONFIG", "CACHE", "STATE"])
@pytest.mark.parametrize("place", ["here", "./here", "../here", "~/here", ""])
def test_a_place_that_is_not_a_full_path_is_refused(
    monkeypatch: pytest.MonkeyPatch, kind: str, place: str
) -> None:
    monkeypatch.setenv(f"XDG_{kind}_HOME", place)
    with pytest.raises(HomeError, match="which is not a full path") as refused:
        find_paths()
    assert "--home FOLDER" in str(refused.value)


@linux_only
def test_an_empty_home_never_means_the_root_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "")
    for kind in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    with pytest.raises(HomeError, match="your home folder has no name"):
        find_paths()


@posix_only
@pytest.mark.usefixtures("open_umask")
def test_the_folders_are_for_this_user_alone(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "far" / "home")
    paths.make()
    paths.make()
    places = (tmp_path / "far", tmp_path / "far" / "home", paths.data, paths.config, paths.cache)
    assert [mode(place) for place in places] == [0o700] * 5


@posix_only
def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    told = run_code(MAKE, str(tmp_path / "home"))
    tmp_path.chmod(0o700)
    folder = tmp_path / "home" / "data"
    assert told == f"The folder {folder} cannot be made: permission denied.\n"


@posix_only
def test_a_home_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    find_paths(tmp_path).make()
    (tmp_path / "config").chmod(0o500)
    told = run_code(MAKE, str(tmp_path))
    (tmp_path / "config").chmod(0o700)
    assert told == f"The folder {tmp_path / 'config'} cannot be written to.\n"


@posix_only
def test_a_home_behind_a_closed_door_is_named(tmp_path: Path) -> None:
    door = tmp_path / "door"
    door.mkdir(mode=0o000)
    told = run_code(MAKE, str(door / "home"))
    assert told == f"The folder {door / 'home' / 'data'} cannot be made: permission denied.\n"


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_home_that_is_a_file_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(HomeError, match="cannot be made: ") as refused:
        find_paths(tmp_path / name).make()
    assert str(tmp_path / name) in str(refused.value)


@pytest.mark.parametrize("name", ["data", "config"])
def test_a_file_in_a_folders_place_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("not a folder")
    with pytest.raises(HomeError, match="cannot be made: it is not a folder"):
        find_paths(tmp_path).make()


def test_a_cache_that_cannot_be_made_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder")
    find_paths(tmp_path).make()
    assert (tmp_path / "data").is_dir()
    assert (tmp_path / "cache").read_text() == "not a folder"


def test_a_link_to_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "gone")
    with pytest.raises(HomeError, match="cannot be made: it is a link that leads nowhere"):
        find_paths(tmp_path).make()


def test_a_folder_that_is_there_is_fine(tmp_path: Path) -> None:
    make_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_put_in_place_whole(tmp_path: Path) -> None:
    target = tmp_path / "file"
    replace_file(target, b"first")
    replace_file(target, b"second")
    assert target.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("name", "says"), [("missing/file", "missing"), ("folder", "folder")])
def test_a_file_that_cannot_be_put_in_place_leaves_nothing_behind(
    tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=says):
        replace_file(tmp_path / name, b"first")
    assert [place.name for place in tmp_path.rglob("*")] == ["folder"]


def test_a_file_whose_making_breaks_off_leaves_the_older_one_and_nothing_else(
    tmp_path: Path,
) -> None:
    target = tmp_path / "file"
    replace_file(target, b"older")

    def pieces() -> Iterator[bytes]:
        yield b"first"
        raise ValueError("broken off")

    with pytest.raises(ValueError, match="broken off"):
        replace_in_pieces(target, pieces())
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


@posix_only
@pytest.mark.parametrize("closed", ["data", "config", "cache"])
def test_a_diary_that_is_there_is_read_where_nothing_can_be_written(
    tmp_path: Path, closed: str
) -> None:
    paths = find_paths(tmp_path)
    paths.make()
    paths.journal.touch()
    (tmp_path / closed).chmod(0o500)
    told = run_code(MAKE, str(tmp_path))
    (tmp_path / closed).chmod(0o700)
    assert told == ""


@posix_only
def test_a_diary_of_somebody_else_is_no_reason_to_go_on(tmp_path: Path) -> None:
    paths = find_paths(tmp_path)
    paths.make()
    paths.journal.touch()
    paths.data.chmod(0o000)
    told = run_code(MAKE, str(tmp_path))
    paths.data.chmod(0o700)
    assert told == f"The folder {paths.data} cannot be written to.\n"


CUT_OFF = """
import os, pathlib, signal, sys
from backstretch.paths import replace_file
def kill(event, arguments):
    if event == "os.rename":
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill)
replace_file(pathlib.Path(sys.argv[1]), b"second")
"""


@posix_only
def test_what_a_kill_leaves_of_a_file_goes_with_the_next_one(tmp_path: Path) -> None:
    target = tmp_path / "file"
    replace_file(target, b"first")
    subprocess.run([sys.executable, "-c", CUT_OFF, str(target)])
    assert target.read_bytes() == b"first"
    assert len(list(tmp_path.iterdir())) == 2
    replace_file(target, b"third")
    assert list(tmp_path.iterdir()) == [target]


@posix_only
def test_a_start_removes_what_is_unfinished_and_nothing_that_somebody_writes(
    tmp_path: Path,
) -> None:
    import fcntl

    inner = tmp_path / "data" / "backups"
    inner.mkdir(parents=True)
    left, written = inner / ".backstretch-left.tmp", inner / ".backstretch-written.tmp"
    other = inner / "notes.tmp"
    for file in (left, written, other):
        file.write_text("half")
    with written.open() as in_hand:
        fcntl.flock(in_hand, fcntl.LOCK_EX)
        sweep_unfinished([tmp_path / "data", tmp_path / "not there"])
        assert sorted(inner.iterdir()) == sorted([written, other])
    sweep_unfinished([tmp_path / "data"])
    assert list(inner.iterdir()) == [other]


@linux_only
@pytest.mark.parametrize("home", ["/", "/not/there/at/all"])
def test_nothing_is_made_where_there_is_no_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: str
) -> None:
    kinds = ("DATA", "CONFIG", "CACHE", "STATE")
    monkeypatch.setenv("HOME", home)
    for kind in kinds:
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    before = set(Path("/").iterdir())
    with pytest.raises(HomeError, match=f"home folder is “{home}”.*--home FOLDER"):
        find_paths()
    assert set(Path("/").iterdir()) == before
    for kind in kinds:
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    assert find_paths().data == tmp_path / "DATA" / "backstretch", "these need no home"
