"""Rounds of harm to a journal, run in a process of its own that forks its writers.

`python -m tests.journal.rounds full|together FOLDER COUNT` ends with 0 and a JSON line of
what happened, or fails at the first round that lost or tore anything.
"""

import contextlib
import json
import os
import random
import resource
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from backstretch.journal.connecting import connect
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionStart, SessionState
from backstretch.journal.said import Answer, Pain
from backstretch.journal.store import Journal, JournalError
from backstretch.journal.verify import verify
from backstretch.session.recorder import Keeper
from tests.fakes import MemoryJournal
from tests.journal.samples import a_pain, a_start, an_answer

STARTS_AT_ONCE = 6
PATIENCE = 100
"""So often a write may find the file in use; each try waits by itself."""
Write = Callable[[Keeper], None]


@dataclass(frozen=True)
class Kept:
    """All that a journal holds."""

    sessions: tuple[SessionRecord, ...] = ()
    pains: tuple[Pain, ...] = ()
    answers: tuple[Answer, ...] = ()

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(
            self.sessions + other.sessions, self.pains + other.pains, self.answers + other.answers
        )


def kept_by(journal: Journal | MemoryJournal) -> Kept:
    return Kept(journal.sessions(), journal.pains(), journal.answers())


def writes(start: int, count: int, script_bytes: int) -> list[Write]:
    """Return a row of writes as a session makes them, the same for the same numbers."""
    row: list[Write] = []
    for number in range(start, start + count):
        key = f"session {number}"
        row.append(partial(begin, start=a_start(key, b" " * script_bytes)))
        row.extend(partial(append, key=key, events=batch) for batch in batches(number))
        if number % 3:
            row.append(partial(finish, key=key))
        row.append(partial(hurt, pain=a_pain(f"pain {number}", number % 11, session=key)))
        row.append(partial(say, answer=an_answer(f"answer {number}", session=key)))
    return row


def hurt(keeper: Keeper, pain: Pain) -> None:
    keeper.keep_pain(pain)


def say(keeper: Keeper, answer: Answer) -> None:
    keeper.keep_answer(answer)


def begin(keeper: Keeper, start: SessionStart) -> None:
    keeper.begin(start)


def append(keeper: Keeper, key: str, events: Sequence[Event]) -> None:
    keeper.append(key, events)


def finish(keeper: Keeper, key: str) -> None:
    keeper.close_session(key, SessionState.FINISHED)


def batches(number: int) -> list[tuple[Event, ...]]:
    """Return the ledger of one session in pieces of one to four events."""
    dice = random.Random(number)
    pieces: list[tuple[Event, ...]] = []
    seq = 0
    while seq < 12:
        size = dice.randint(1, 4)
        pieces.append(
            tuple(
                Event(n, Happening.CREDITED, n, dice.randrange(90_000), ms=1000, note=f"ü{n}" * 20)
                for n in range(seq, seq + size)
            )
        )
        seq += size
    return pieces


def after(row: Sequence[Write], count: int) -> Kept:
    """Return what a journal holds after the first writes of a row."""
    keeper = MemoryJournal()
    for write in row[:count]:
        write(keeper)
    return kept_by(keeper)


def sound(path: Path) -> None:
    """Nothing is wrong with a journal that nobody has open, whatever its last writer met."""
    with contextlib.closing(connect(path, "rw")) as connection:
        assert verify(connection) == ()


def full(folder: Path, count: int) -> dict[str, int]:
    """Fill the disk at many levels: each refusal is one sentence, and room makes it go on."""
    seen: Counter[str] = Counter()
    least = size_of_an_empty_journal(folder / "empty" / "journal.db") - 15_000
    for number in range(count):
        path = folder / f"{number}" / "journal.db"
        row = writes(number * 40, 4, 3000)
        limit = least + 1000 * number
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        done, sentence = write_until_refused(path, row)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        if path.exists():
            sound(path)
        assert not sentence or str(path) in sentence, sentence
        seen["refused at birth" if done < 0 else "refused" if sentence else "all written"] += 1
        with Journal.open(path) as journal:
            assert kept_by(journal) == after(row, max(done, 0)), f"limit {limit}"
            for write in row[max(done, 0) :]:
                write(journal)
            assert kept_by(journal) == after(row, len(row))
    return dict(seen)


def size_of_an_empty_journal(path: Path) -> int:
    Journal.open(path).close()
    return path.stat().st_size


def write_until_refused(path: Path, row: Sequence[Write]) -> tuple[int, str]:
    """Return how many writes went well, -1 without even a journal, and the sentence."""
    done = -1
    try:
        with Journal.open(path) as journal:
            for done, write in enumerate(row):  # noqa: B007
                write(journal)
            return len(row), ""
    except JournalError as error:
        return done, str(error)


def together(folder: Path, count: int) -> dict[str, int]:
    """Start writers at once on a journal that is not there yet: all that they write stays."""
    for number in range(count):
        path = folder / f"{number}" / "journal.db"
        start_together(path)
        with Journal.open(path) as journal:
            found = {record.start.id: record for record in journal.sessions()}
        for one in range(STARTS_AT_ONCE):
            (expected,) = after(writes(one, 1, 100), 99).sessions
            assert found.get(expected.start.id) == expected, f"round {number}, start {one}"
    return {"rounds": count}


def keep_trying(write: Write, journal: Journal) -> None:
    """Write as a session does: what finds the file in use for long is written a moment later."""
    for _ in range(PATIENCE):
        with contextlib.suppress(JournalError):
            return write(journal)
    return write(journal)


def start_together(path: Path) -> None:
    """Let children wait for one word and then begin a session each."""
    waiting, go = os.pipe()
    children = []
    for number in range(STARTS_AT_ONCE):
        child = os.fork()
        if child == 0:
            os.close(go)
            os.read(waiting, 1)  # comes back when the parent closes its end
            with Journal.open(path) as journal:
                for write in writes(number, 1, 100)[:-2]:
                    keep_trying(write, journal)
            os._exit(0)
        children.append(child)
    os.close(waiting)
    os.close(go)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * STARTS_AT_ONCE


if __name__ == "__main__":
    harm = {"full": full, "together": together}[sys.argv[1]]
    sys.stdout.write(json.dumps(harm(Path(sys.argv[2]), int(sys.argv[3]))) + "\n")
