"""Kills the program while it works, starts it again and sees what it kept: `killed FOLDER N SEED`.

It ends with 0 and a JSON line of what happened, or fails at the first round after which anything
that was kept is gone, half of something is there, something lies about, or the start took long.

What is killed is the program itself, from its `main` or its window on, in a process forked from
one that has loaded all of it and has opened nothing: so a round takes a part of the time that
Python needs to start. It is killed at a random moment, or at its n-th step: Python tells its audit
hooks of each file that is opened, moved, removed, linked or made, and of each connection.
"""

import importlib
import json
import os
import random
import select
import shutil
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path
from typing import NoReturn, TextIO

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import backstretch.app_parts.after_paint  # noqa: F401
from backstretch.cli import main as program
from backstretch.clock import SystemClock
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.seal import SealState, look
from backstretch.journal.store import Journal
from backstretch.journal.verify import examine
from backstretch.paths import Paths, find_paths
from backstretch.private import be_private
from backstretch.settings import load_settings
from tests.e2e.work import WORKS, Told, Work
from tests.journal.kills import open_journals

STEPS = ("open", "os.", "shutil.", "sqlite3.", "tempfile.")
LEFT_OVERS = ("*.tmp", ".journal-new-*", ".backup-new-*", "*.new", "*.part.wav")
UNDO_FILE = "*-journal"
PATIENCE_S = 60
CLOCK = SystemClock()


class Child:
    """A process of its own that does something; what it tells comes line by line."""

    def __init__(self, work: Callable[[TextIO], object], errors: Path) -> None:
        assert not open_journals(), "a fork must not take an open journal along"
        reading, writing = os.pipe()
        self._errors = errors
        self.id = os.fork()
        if self.id == 0:
            os.close(reading)
            _work_and_end(work, writing, errors)
        os.close(writing)
        self._reading = reading

    def wait_for_a_line(self) -> None:
        """Wait until it told something, or ended."""
        self._poll(select.POLLIN, PATIENCE_S)

    def kill_after(self, seconds: float) -> None:
        """Kill it then, unless it is through before."""
        self._poll(0, seconds)
        os.kill(self.id, signal.SIGKILL)

    def end(self) -> tuple[bool, list[str]]:
        """Wait for its end; return whether it was killed, and the lines it told."""
        with os.fdopen(self._reading) as told:
            lines = told.read().splitlines(keepends=True)
        status = os.waitstatus_to_exitcode(os.waitpid(self.id, 0)[1])
        assert status in (0, -signal.SIGKILL), self._errors.read_text()
        return status != 0, [line.strip() for line in lines if line.endswith("\n")]

    def _poll(self, what: int, seconds: float) -> None:
        poller = select.poll()
        poller.register(self._reading, what)
        poller.poll(seconds * 1000)


def _work_and_end(work: Callable[[TextIO], object], writing: int, errors: Path) -> NoReturn:
    code = 1
    with errors.open("w", encoding="utf-8") as said, os.fdopen(writing, "w", buffering=1) as told:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        try:
            code = 0 if work(told) in (0, None) else 1
        except BaseException:
            traceback.print_exc(file=said)
        said.flush()
        os._exit(code)


class Stepping(Told):
    """Tells what is kept, and, once the work has begun, counts its steps in a home."""

    def __init__(self, told: TextIO, home: Path, last: int = 0) -> None:
        super().__init__(told)
        self._home = str(home)
        self._left = last
        self.steps = 0
        self._counts = False
        self._begun = 0
        sys.addaudithook(self._count)

    def begin(self) -> None:
        """Count from now on."""
        super().begin()
        self._counts = True
        self._begun = CLOCK.monotonic_ns()

    def seconds(self) -> float:
        """Return how long ago the work began."""
        return (CLOCK.monotonic_ns() - self._begun) / 1e9

    def _count(self, event: str, about: tuple[object, ...]) -> None:
        if not self._counts or not event.startswith(STEPS):
            return
        if any(self._home in str(one) for one in about):
            self.steps += 1
            if self.steps == self._left:
                os.kill(os.getpid(), signal.SIGKILL)


class Struck:
    """One kind of work in a home made ready for it, done again and again and killed each time."""

    def __init__(self, work: Work, folder: Path, seen: Counter[str], chance: random.Random) -> None:
        self._work = work
        self.weight = work.weight
        self._seen = seen
        self._chance = chance
        self._ready, self._home = folder / "ready", folder / "home"
        self._errors = folder / "errors"
        folder.mkdir()
        self._run(lambda _: work.prepare(self._home))
        if self._home.exists():
            self._home.rename(self._ready)
        else:
            self._ready.mkdir()
        self._paths: Paths = find_paths(self._home)
        self._copy()
        self._shelf = self._numbers()
        self._before = self._kept()
        self.starts: list[float] = []
        self._measure()

    def strike(self, *, at_a_step: bool) -> None:
        """Kill it once, start again, and see what there is."""
        self._copy()
        last = self._chance.randint(1, self._steps) if at_a_step else 0
        child = Child(lambda told: self._work.do(self._home, self._told(told, last)), self._errors)
        child.wait_for_a_line()
        if not at_a_step:
            child.kill_after(self._chance.uniform(0, self._seconds))
        killed, told = child.end()
        self._seen["killed"] += killed
        self._seen["through before"] += not killed
        self._start_again()
        self._see(told[1:])

    def _measure(self) -> None:
        """Do the work without a kill, and note its steps, its time and what it imports."""

        def work(told: TextIO) -> None:
            stepping = self._told(told, 0)
            self._work.do(self._home, stepping)
            told.write(f"{stepping.steps} {stepping.seconds()} {','.join(sys.modules)}\n")

        steps, seconds, modules = self._run(work)[-1].split()
        self._steps, self._seconds = int(steps), float(seconds)
        assert self._steps, f"{self._work.name} has no steps"
        for name in modules.split(","):
            if name.startswith("backstretch."):
                importlib.import_module(name)

    def _told(self, told: TextIO, last: int) -> Stepping:
        return Stepping(told, self._home, last)

    def _run(self, work: Callable[[TextIO], object]) -> list[str]:
        killed, told = Child(work, self._errors).end()
        assert not killed
        return told

    def _copy(self) -> None:
        shutil.rmtree(self._home, ignore_errors=True)
        shutil.copytree(self._ready, self._home)

    def _start_again(self) -> None:
        begun = CLOCK.monotonic_ns()
        self._run(lambda _: program(["--home", str(self._home), "--exit-after-paint"]))
        self.starts.append((CLOCK.monotonic_ns() - begun) / 1e9)
        assert self._errors.read_text() == "", f"{self._work.name}: something is said of it"

    def _see(self, told: list[str]) -> None:
        self._see_what_is_left(LEFT_OVERS)
        assert load_settings(self._paths.settings)[1] is None
        assert look(self._paths.journal) in (SealState.WHOLE, SealState.NONE), self._work.name
        assert examine(self._paths.journal).faults == ()
        shelf = Shelf.of(self._paths.journal)
        for backup in shelf.backups():
            assert shelf.problem(backup) is None, f"{self._work.name}: {backup.file.name}"
        if not self._work.drops_backups:
            assert self._shelf <= self._numbers(), f"{self._work.name}: a backup is gone"
        kept = self._kept()  # which looks at all of it, and seals it
        self._see_what_is_left((UNDO_FILE,))
        assert look(self._paths.journal) is SealState.WHOLE, self._work.name
        came = self._work.look(self._paths, self._before, kept, told)
        self._seen[f"{self._work.name} {came}"] += 1

    def _see_what_is_left(self, names: Iterable[str]) -> None:
        left = [one.name for name in names for one in self._home.rglob(name)]
        assert not left, f"{self._work.name}: {left} left over"

    def _kept(self) -> Contents:
        if not self._paths.journal.exists():
            return Contents()
        with Journal.open(self._paths.journal) as journal:
            return read_contents(journal)

    def _numbers(self) -> set[int]:
        return {backup.number for backup in Shelf.of(self._paths.journal).backups()}


def strike_all(folder: Path, count: int, seed: int) -> dict[str, object]:
    """Kill every kind of work in turn, half of them at a step, so often in all."""
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    struck = [Struck(work, folder / work.name, seen, chance) for work in WORKS]
    turns = [one for one in struck for _ in range(one.weight)]
    turn = cycle(turns)
    while seen["killed"] < count:
        next(turn).strike(at_a_step=bool(chance.getrandbits(1)))
    starts = sorted(second for one in struck for second in one.starts)
    return {**seen, "median start ms": round(starts[len(starts) // 2] * 1000)}


if __name__ == "__main__":
    be_private()
    struck_all = strike_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(json.dumps(struck_all) + "\n")
