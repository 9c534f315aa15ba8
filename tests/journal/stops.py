"""Kills a process at each of its steps in turn, and sees what that leaves.

`python -m tests.journal.stops WHAT FOLDER` ends with 0 and a JSON line of what happened. A step is
whatever Python tells its audit hooks: a file opened, renamed, removed, linked, a folder made, a
database connected to.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.errors import JournalError
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.restore import restore
from backstretch.journal.store import Journal
from backstretch.journal.verify import examine
from tests.fakes import FakeClock
from tests.journal.samples import a_pain, a_start

DATA = Path(__file__).resolve().parents[1] / "data"
NOW = FakeClock().now()
STEPS = ("open", "os.", "shutil.", "sqlite3.", "tempfile.")
MOST = 2000


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do something in a child that is killed just before its n-th step; tell whether it was."""
    child = os.fork()
    if child == 0:
        left = number

        def count(event: str, _: tuple[object, ...]) -> None:
            nonlocal left
            if event.startswith(STEPS):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        work()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or status == 0, "the child failed by itself"
    return os.WIFSIGNALED(status)


def made(path: Path) -> None:
    """Make a journal with one session, backed up, and a second one since."""
    with Journal.open(path) as journal:
        journal.begin(a_start("first"))
        make_backup(path, Why.SAVED, NOW)
        journal.begin(a_start("second"))


def sessions(path: Path) -> list[str]:
    with Journal.open(path) as journal:
        assert not journal.read_only_reason
        return [one.start.id for one in journal.sessions()]


def restoring(folder: Path) -> tuple[Path, Callable[[], object], Callable[[], bool]]:
    path = folder / "journal.db"
    made(path)

    def look() -> bool:
        found = sessions(path)
        assert found in (["first"], ["first", "second"])
        if found == ["first"]:
            assert any(one.facts and one.facts.pinned for one in Shelf.of(path).backups())
        return found == ["first"]

    return path, lambda: restore(path, 1, NOW), look


def harmed(folder: Path, harm: Callable[[bytes], bytes]) -> tuple[Path, bytes]:
    path = folder / "journal.db"
    made(path)
    content = harm(path.read_bytes())
    path.write_bytes(content)
    return path, content


def restoring_damaged(folder: Path) -> tuple[Path, Callable[[], object], Callable[[], bool]]:
    path, content = harmed(folder, lambda c: c[:4096] + b"\xff" * 4096 + c[8192:])

    def look() -> bool:
        if path.read_bytes() == content:
            try:
                Journal.open(path)
            except JournalError:
                return False
            raise AssertionError("a damaged journal was opened")
        assert any(file.read_bytes() == content for file in quarantine_folder(path).iterdir())
        assert sessions(path) == ["first"]
        return True

    return path, lambda: restore(path, 1, NOW), look


def restoring_altered(folder: Path) -> tuple[Path, Callable[[], object], Callable[[], bool]]:
    path, content = harmed(folder, lambda c: c.replace(b"Europe/Berlin", b"Aurope/Berlin", 1))

    def look() -> bool:
        if path.read_bytes() == content:
            with Journal.open(path) as journal:
                assert "changed the journal" in journal.read_only_reason
            return False
        assert sessions(path) == ["first"]
        return True

    return path, lambda: restore(path, 1, NOW), look


def backing_up(folder: Path) -> tuple[Path, Callable[[], object], Callable[[], bool]]:
    path = folder / "journal.db"
    with Journal.open(path) as journal:
        journal.begin(a_start("first"))
        for number in range(24):
            journal.keep_pain(a_pain(f"pain {number}"))
            make_backup(path, Why.SAVED, NOW)
        journal.begin(a_start("second"))

    def look() -> bool:
        shelf = Shelf.of(path)
        newest = shelf.newest_good()
        assert newest.skipped == ()
        assert newest.backup
        assert len(shelf.backups()) >= 20
        make_backup(path, Why.IMPORT, NOW)
        assert not list(shelf.folder.glob(".backup-new-*")), "what was left over is gone"
        return newest.backup.number == 25

    return path, lambda: make_backup(path, Why.SAVED, NOW), look


def migrating(folder: Path) -> tuple[Path, Callable[[], object], Callable[[], bool]]:
    path = folder / "journal.db"
    shutil.copy(DATA / "journal-1.sqlite3", path)
    with sqlite3.connect(path) as old:
        count = old.execute("SELECT count(*) FROM session").fetchone()[0]
    old.close()

    def look() -> bool:
        before = examine(path)
        assert before.good
        if before.version > 1:
            assert any(o.facts and o.facts.version == 1 for o in Shelf.of(path).backups())
        assert len(sessions(path)) == count
        return before.version > 1

    return path, lambda: Journal.open(path).close(), look


def stop_everywhere(folder: Path, what: str) -> dict[str, int]:
    prepare = {
        "restore": restoring,
        "damaged": restoring_damaged,
        "altered": restoring_altered,
        "backup": backing_up,
        "migrate": migrating,
    }[what]
    seen: Counter[str] = Counter()
    work_in, kept = folder / "now", folder / "kept"
    work_in.mkdir()
    path, work, look = prepare(work_in)
    work_in.rename(kept)
    for number in range(1, MOST):
        shutil.rmtree(work_in, ignore_errors=True)
        shutil.copytree(kept, work_in)
        killed = killed_at(number, work)
        seen["after" if look() else "before"] += 1
        assert not list(path.parent.glob(".journal-new-*")), "what was left over is gone"
        if not killed:
            return dict(seen)
        seen["killed"] += 1
    raise AssertionError("it never came to its end")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(stop_everywhere(Path(sys.argv[2]), sys.argv[1])) + "\n")
