"""Kills a writer of every kind of record at random moments: `kills FOLDER COUNT SEED`.

It ends with 0 and a JSON line of what happened, or fails at the first round that lost, tore or
left anything. The writers are forked by a process that imported all they need and has no journal
open at that time.
"""

import json
import os
import random
import select
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.store import Journal
from backstretch.journal.verify import examine
from tests.journal.groups import Group, Write, after, every_kind

LONGEST_START_S, LONGEST_S = 0.04, 0.06
FROM_THE_START = 4
"""Of so many rounds one counts its time from the start of the writer, the others from there on."""
PATIENCE_S = 60
ROUNDS_ON_ONE_FILE = 10
TURNS = 2
OPEN_FILES = Path("/proc/self/fd")


class Struck:
    """One journal whose writers are killed, and all that it must hold."""

    def __init__(self, path: Path, seen: Counter[str]) -> None:
        self._path = path
        self._seen = seen
        self._known = Contents()
        self._backups: set[int] = set()

    def strike(self, number: int, dice: random.Random) -> None:
        """Let one writer write and kill it; all that it was told to be kept is there, whole."""
        groups = every_kind(number, TURNS)
        starting = not number % FROM_THE_START or not self._path.exists()
        wait_s = dice.uniform(0, LONGEST_START_S if starting else LONGEST_S)
        writes = [group.write for group in groups]
        told = killed_writer(self._path, writes, wait_s, starting=starting)
        undo = self._path.with_name("journal.db-journal")
        self._seen["inside a write"] += undo.exists()
        self._seen["before there was a journal"] += not self._path.exists()
        self._seen["groups acknowledged"] += len(told)
        with Journal.open(self._path) as journal:
            assert not journal.read_only_reason
            found = read_contents(journal)
        self._see_what_is_kept(groups, len(told), found)
        self._see_the_files()
        self._see_the_backups({int(line) for line in told if line != "ok"})

    def _see_what_is_kept(self, groups: Sequence[Group], count: int, found: Contents) -> None:
        kept = after(self._known, groups[:count])
        if found != kept:
            under_way = groups[count]
            assert found == after(kept, [under_way]), f"{count} told, then {under_way.kind}"
            self._seen["kept and not yet told"] += 1
        elif count < len(groups):
            self._seen[f"cut off in {groups[count].kind}"] += 1
        self._known = found

    def _see_the_files(self) -> None:
        assert examine(self._path).faults == ()
        there = {place.name for place in self._path.parent.iterdir()}
        assert there <= {"journal.db", "journal.db.seal", "backups"}, f"left over: {there}"

    def _see_the_backups(self, told: set[int]) -> None:
        """See that each that was told is there, and that what lies there can be gone back to."""
        self._backups |= told
        shelf = Shelf.of(self._path)
        assert self._backups <= {backup.number for backup in shelf.backups()}
        for backup in shelf.backups():
            if backup.number not in self._backups:
                assert shelf.problem(backup) is None, "what counts was checked before"
        self._backups = {backup.number for backup in shelf.backups()}


def strike_all(folder: Path, count: int, seed: int) -> Counter[str]:
    """Kill so many writers, some of them on one journal after the other."""
    dice = random.Random(seed)
    seen: Counter[str] = Counter()
    struck = None
    for number in range(count):
        if struck is None or number % ROUNDS_ON_ONE_FILE == 0:
            struck = Struck(folder / f"{number}" / "journal.db", seen)
        struck.strike(number, dice)
    return seen


def killed_writer(
    path: Path, writes: Sequence[Write], wait_s: float, *, starting: bool
) -> list[str]:
    """Let a child write, kill it when the time is over, and return what it told of each write.

    The time begins with the child where that is killed `starting`, else once it can write.
    """
    assert not list(open_journals()), "a fork must not take an open journal along"
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w", buffering=1) as told:
            write_all(path, writes, told)
        os._exit(0)
    os.close(writing)
    poller = select.poll()
    if not starting:
        poller.register(reading, select.POLLIN)
        poller.poll(PATIENCE_S * 1000)
    poller.register(reading, 0)  # a hang-up alone: the child is through before its time
    poller.poll(wait_s * 1000)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told_by_child:
        lines = told_by_child.read().splitlines(keepends=True)
    whole = [line.strip() for line in lines if line.endswith("\n")]
    assert os.WIFSIGNALED(status) or whole[-1:] == ["end"], "the writer failed by itself"
    return [line for line in whole if line not in ("open", "end")]


def write_all(path: Path, writes: Sequence[Write], told: TextIO) -> None:
    """Do write after write, and tell of each once it is kept: "ok", or the backup's number."""
    with Journal.open(path) as journal:
        told.write("open\n")
        for write in writes:
            made = write(journal)
            told.write(f"{getattr(made, 'number', 'ok')}\n")
    told.write("end\n")


def open_journals() -> list[str]:
    """Return the files of journals that this process has open, as far as the system tells."""
    if not OPEN_FILES.exists():
        return []
    places = [str(one.readlink()) for one in OPEN_FILES.iterdir() if one.is_symlink()]
    return [place for place in places if ".db" in place]


if __name__ == "__main__":
    struck_all = strike_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(json.dumps(struck_all) + "\n")
