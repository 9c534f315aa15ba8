"""The journal with fifty years in it: opening, a page of days, a look back, a save, a search.

The floor of each is bare SQLite doing the least of the same: reading the file through once,
taking the newest rows (for the look back as well), committing one row, looking into every row once.
"""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

import msgspec

from backstretch.journal.store import Journal
from backstretch.journal.timeline_records import Sought
from backstretch.planning.held import held_since
from backstretch.planning.kept import LOOK_BACK
from tests.benchmarks.figures import Figure, percentile
from tests.journal.diary_samples import a_done_run, a_run_pain
from tests.years import DAYS, FIRST_DAY, fill

ROUNDS, QUICK_ROUNDS = 20, 5
SEARCHES = ("zzz", "lumbar left", "tempo", "früh", "early morning")
_NEWEST = "SELECT * FROM {} ORDER BY {} DESC LIMIT 60"
_SAVE = "INSERT INTO bare VALUES (?, ?)"
_LOOK = "SELECT count(*) FROM {} WHERE instr(lower(body), 'zzz')"


def measure_journal(*, quick: bool) -> list[Figure]:
    """Return the figures of a journal of fifty years, each beside its floor."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data" / "journal.db"
        with Journal.open(path) as journal:
            fill(journal)
        bare = sqlite3.connect(shutil.copy(path, Path(folder) / "bare.db"), isolation_level=None)
        bare.execute("PRAGMA synchronous = EXTRA")
        bare.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, body TEXT)")
        figures = [_opening(path, bare, rounds)]
        with Journal.open(path) as journal:
            figures += [
                _page(journal, bare, rounds),
                _look_back(journal, bare, rounds),
                _save(journal, bare, rounds),
                *(_search(journal, bare, rounds, text) for text in SEARCHES),
            ]
        bare.close()
    return figures


def _opening(path: Path, bare: sqlite3.Connection, rounds: int) -> Figure:
    ours = _times(lambda: Journal.open(path).close(), rounds)
    floor = _times(lambda: bare.execute("PRAGMA integrity_check").fetchall(), rounds)
    return _figure("journal, open", ours, floor, 1500, "one check of the whole file")


def _page(journal: Journal, bare: sqlite3.Connection, rounds: int) -> Figure:
    ours = _times(journal.diary.days, rounds)
    floor = _times(lambda: _newest(bare), rounds)
    return _figure("journal, first page", ours, floor, 150, "the newest rows")


def _look_back(journal: Journal, bare: sqlite3.Connection, rounds: int) -> Figure:
    """What a plan is made from; it is read some ten times for each look at Today."""
    first = (FIRST_DAY + timedelta(days=DAYS) - LOOK_BACK).isoformat()
    ours = _times(lambda: held_since(journal, first), rounds)
    floor = _times(lambda: _newest(bare), rounds)
    return _figure("journal, what a plan follows from", ours, floor, 3, "the newest rows")


def _newest(bare: sqlite3.Connection) -> None:
    for table, day in (("run", "day"), ("pain", "local_date"), ("session", "local_date")):
        bare.execute(_NEWEST.format(table, day)).fetchall()


def _save(journal: Journal, bare: sqlite3.Connection, rounds: int) -> Figure:
    numbers = count()

    def save() -> None:
        key = f"measured {next(numbers)}"
        pain = a_run_pain(key, run=key)
        after = msgspec.structs.replace(pain, id=f"{key} after", note="x" * 200)
        journal.diary.keep(a_done_run(key, key), pain, after)

    ours = _times(save, rounds)
    body = msgspec.json.encode(a_run_pain()).decode()
    floor = _times(lambda: bare.execute(_SAVE, (str(next(numbers)), body)), rounds)
    return _figure("journal, save a run with pain", ours, floor, 20, "one row committed")


def _search(journal: Journal, bare: sqlite3.Connection, rounds: int, text: str) -> Figure:
    def look() -> None:
        for table in ("run", "pain", "statement"):
            bare.execute(_LOOK.format(table)).fetchall()

    ours = _times(lambda: journal.diary.days(sought=Sought(text)), rounds)
    floor = _times(look, rounds)
    return _figure(f"journal, search {text!r}", ours, floor, 100, "every body looked into")


def _times(act: Callable[[], object], rounds: int) -> list[float]:
    """Return the milliseconds of each time, after one that fills the caches."""
    act()
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        act()
        times.append((time.perf_counter() - begin) * 1000)
    return times


def _figure(name: str, ours: list[float], floor: list[float], aim: float, what: str) -> Figure:
    middle, least = percentile(ours, 0.5), percentile(floor, 0.5)
    detail = (
        f"middle of {len(ours)}, at most {max(ours):.1f} ms; bare SQLite, {what}: {least:.2f} ms,"
        f" {middle / least:.1f} times that"
    )
    return Figure(name, middle, "ms", aim, detail)
