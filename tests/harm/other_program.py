"""Another program on the same journal: does what it is told in processes of its own, one a deed.

`python -m tests.harm.other_program` reads JSON lines, `["begin", DEED, PATH, KEY]` and `["end"]`,
and answers each with one: `[[what is saved], the sentence it was refused with or ""]`. Some deeds
are over at once; others stay in the middle of something until the end.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from backstretch.journal import session_rows
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.errors import JournalError
from backstretch.journal.restore import restore
from backstretch.journal.store import Journal
from tests.fakes import FakeClock
from tests.journal.samples import ROOT, a_start

NOW = FakeClock().now()
_MUCH = b" " * 60_000

Step = Iterator[list[str]]
"""A deed: yields what is saved so far where it stays, then what it saved afterwards."""


def look(path: Path, _: str) -> Step:
    Journal.open(path).close()
    yield []


def save(path: Path, key: str) -> Step:
    with Journal.open(path) as journal:
        journal.begin(a_start(key))
    yield [key]


def stay(path: Path, key: str) -> Step:
    with Journal.open(path) as journal:
        journal.begin(a_start(key))
        yield [key]


def begin_to_write(path: Path, key: str) -> Step:
    """Stay in the middle of a write of which only the undo file is on the disk."""
    with Journal.open(path) as journal:
        with journal.transaction(write=True) as connection:
            session_rows.begin(connection, a_start(key))
            yield []
        yield [key]


def write(path: Path, key: str) -> Step:
    """Stay in the middle of a write that has reached the file."""
    with Journal.open(path) as journal:
        with journal.transaction(write=True) as connection:
            connection.execute("PRAGMA cache_size = 5")
            session_rows.begin(connection, a_start(key, _MUCH))
            yield []
        yield [key]


def be_killed(path: Path, key: str) -> Step:
    for _ in write(path, key):
        os._exit(0)
    yield []


def back_up(path: Path, _: str) -> Step:
    with Journal.open(path):
        make_backup(path, Why.ASKED, NOW)
    yield []


def go_back(path: Path, _: str) -> Step:
    restore(path, Shelf.of(path).backups()[0].number, NOW)
    yield []


DEEDS: dict[str, Callable[[Path, str], Step]] = {
    one.__name__.replace("_", " "): one
    for one in (look, save, stay, begin_to_write, write, be_killed, back_up, go_back)
}


def done(deed: Step) -> tuple[list[str], str]:
    """Do the next step of a deed; return what it saved and the sentence it was refused with."""
    try:
        return next(deed, []), ""
    except JournalError as error:
        return [], str(error)


class OtherProgram:
    """The program as a test has it; to be entered."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.harm.other_program"),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def begin(self, deed: str, path: Path, key: str) -> tuple[list[str], str]:
        """Have it do something; return what is saved now and the sentence it was refused with."""
        return self._ask("begin", deed, str(path), key)

    def end(self) -> tuple[list[str], str]:
        """Have it finish what it is at."""
        return self._ask("end")

    def _ask(self, *what: str) -> tuple[list[str], str]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        saved, sentence = json.loads(self._process.stdout.readline())
        return saved, sentence

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


class _Child:
    """One deed in a process of its own."""

    def __init__(self, deed: str, path: str, key: str) -> None:
        self._answers, answering = os.pipe()
        waiting, self._go = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(self._go)
            steps = DEEDS[deed](Path(path), key)
            for _ in range(2):
                os.write(answering, json.dumps(done(steps)).encode() + b"\n")
                os.read(waiting, 1)  # comes back when the other end is closed
            next(steps, None)
            os._exit(0)
        os.close(answering)
        os.close(waiting)
        self._lines = os.fdopen(self._answers)

    def answer(self) -> Any:
        return json.loads(self._lines.readline() or '[[], ""]')

    def end(self) -> Any:
        os.close(self._go)
        answer = self.answer()
        self._lines.close()
        os.waitpid(self._process, 0)
        return answer


def main() -> None:
    child: _Child | None = None
    for line in sys.stdin:
        word, *more = json.loads(line)
        if word == "begin":
            child = _Child(*more)
            answer = child.answer()
        else:
            answer = child.end() if child else ([], "")
            child = None
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
