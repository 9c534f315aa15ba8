"""One diary under several names: the file itself counts, and a hard link is warned of."""

import os
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from backstretch.cli import OK, TROUBLE, make_parser
from backstretch.cli_backups import run_backups
from backstretch.doctor import run_doctor
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.restore import restore
from backstretch.journal.seal import seal_file
from backstretch.journal.store import Journal, JournalError
from backstretch.paths import Paths, find_paths
from tests.e2e.program import Program
from tests.fakes import FakeClock
from tests.journal.samples import a_start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links are another matter there")
NOW = FakeClock().now()
Told = pytest.CaptureFixture[str]


def begun(path: Path, *keys: str) -> None:
    with Journal.open(path) as journal:
        for key in keys:
            journal.begin(a_start(key))


def sessions(path: Path) -> list[str]:
    with Journal.open(path) as journal:
        return [one.start.id for one in journal.sessions()]


@pytest.fixture(params=["file", "folder"])
def linked_home(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Paths, Path]:
    """Return a home whose diary, or whose folder of it, is a link, and where the diary lies."""
    far, paths = tmp_path / "disk" / "journal.db", find_paths(tmp_path / "home")
    begun(far, "first")
    paths.data.parent.mkdir(parents=True)
    if request.param == "folder":
        paths.data.symlink_to(far.parent)
    else:
        paths.data.mkdir(mode=0o700)
        paths.journal.symlink_to(far)
    return paths, far


def test_all_that_lies_beside_the_diary_lies_beside_the_file_itself(
    linked_home: tuple[Paths, Path],
) -> None:
    paths, far = linked_home
    with Journal.open(paths.journal) as journal:
        assert journal.path == far
        assert not journal.linked
        journal.begin(a_start("second"))
    assert make_backup(paths.journal, Why.ASKED, NOW).file.parent == far.parent / "backups"
    assert seal_file(far).exists()
    assert sessions(far) == ["first", "second"]


def test_going_back_leaves_the_link_a_link(linked_home: tuple[Paths, Path]) -> None:
    paths, far = linked_home
    make_backup(paths.journal, Why.ASKED, NOW)
    begun(paths.journal, "second")
    restore(paths.journal, 1, NOW)
    assert sessions(far) == ["first"]
    assert paths.journal.resolve() == far
    assert paths.journal.is_symlink() or paths.data.is_symlink()


def test_two_homes_may_share_one_diary(linked_home: tuple[Paths, Path], tmp_path: Path) -> None:
    paths, far = linked_home
    other = find_paths(tmp_path / "other")
    other.make()
    other.journal.symlink_to(far)
    with Journal.open(paths.journal) as one, Journal.open(other.journal) as two:
        for number in range(5):
            one.begin(a_start(f"one {number}"))
            two.begin(a_start(f"two {number}"))
    assert len(sessions(far)) == 11
    make_backup(paths.journal, Why.ASKED, NOW)
    make_backup(other.journal, Why.ASKED, NOW)
    assert len(Shelf.of(far).backups()) == 1, "they share the shelf, and nothing changed since"


def test_two_homes_are_two_diaries(tmp_path: Path) -> None:
    one, two = (find_paths(tmp_path / name) for name in ("one", "two"))
    begun(one.journal, "mine")
    begun(two.journal, "theirs")
    make_backup(one.journal, Why.ASKED, NOW)
    assert sessions(one.journal) == ["mine"]
    assert sessions(two.journal) == ["theirs"]
    assert Shelf.of(two.journal).backups() == ()


def test_a_second_name_is_warned_of_by_check_and_doctor(tmp_path: Path, capsys: Told) -> None:
    paths = find_paths(tmp_path / "home")
    paths.make()
    begun(paths.journal, "first")
    make_backup(paths.journal, Why.ASKED, NOW)
    given: Namespace = make_parser(["check"]).parse_args(["check"])
    assert run_backups(paths, FakeClock(), given) == OK
    assert "second name" not in capsys.readouterr().out
    os.link(paths.journal, tmp_path / "second.db")
    with Journal.open(paths.journal) as journal:
        assert journal.linked
    assert run_backups(paths, FakeClock(), given) == OK
    assert f"The diary {paths.journal} has a second name on this disk" in capsys.readouterr().out
    run_doctor(paths, as_json=False)
    assert "has a second name on this disk" in capsys.readouterr().out


def test_a_diary_made_anew_has_one_name(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db") as journal:
        assert not journal.linked


def test_a_diary_that_is_gone_has_no_second_name(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db") as journal:
        journal.path.unlink()
        assert not journal.linked


def test_links_that_lead_in_a_circle_are_told_of_and_nothing_breaks(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "home")
    paths.make()
    paths.journal.symlink_to(paths.journal.name)
    with pytest.raises(JournalError, match=f"{paths.journal} cannot be used: too many levels"):
        Journal.open(paths.journal)
    assert paths.claim.parent == paths.data
    checked = Program(paths.data.parent).run("check")
    assert checked.returncode == TROUBLE
    assert "cannot be used: too many levels" in checked.stderr
    assert paths.journal.is_symlink()
