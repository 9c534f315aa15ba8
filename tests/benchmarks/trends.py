"""What the Trends page is made from, over fifty years: read, gathered, a span told, triggers.

The floor of reading is bare SQLite fetching the same rows. The first of each is told apart: later
ones find the lights of runs that were like others.
"""

import gc
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from backstretch.care.light import Limits
from backstretch.insights.trends import Gathered, Span, gather, trends
from backstretch.insights.trigger_runs import TriggerRun
from backstretch.insights.triggers import triggers, triggers_of
from backstretch.journal.store import Journal
from tests.benchmarks.figures import Figure, percentile
from tests.insights.runners import FIRST, TEN, runs_of
from tests.years import DAYS, FIRST_DAY, fill

ROUNDS, QUICK_ROUNDS = 10, 3
TODAY = FIRST_DAY + timedelta(days=DAYS)
LIMITS = Limits(2, 5, 2)
_BARE = (
    "SELECT local_date, moment, score, session, run, qualities, body FROM pain",
    "SELECT id, at, zone, local_date, run, day, state, body FROM run",
    "SELECT id, local_date, state FROM session",
)
T = TypeVar("T")


def measure_trends(*, quick: bool) -> list[Figure]:
    """Return the figures of a diary of fifty years, and of a year of which all was told."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data" / "journal.db"
        with Journal.open(path) as journal:
            fill(journal)
            gc.collect()
            gc.disable()  # as the page does while it reads
            try:
                return [*_diary(journal, path, rounds), *_triggers(rounds)]
            finally:
                gc.enable()


def _diary(journal: Journal, path: Path, rounds: int) -> list[Figure]:
    def opened() -> Gathered:
        return gather(journal.trends.read(FIRST_DAY.isoformat()), TODAY, LIMITS)

    def bare() -> None:
        for query in _BARE:
            connection.execute(query).fetchall()

    connection = sqlite3.connect(path)
    floor = percentile(_times(bare, rounds), 0.5)
    connection.close()
    reads = _times(opened, rounds)
    gathered = opened()
    figures = [
        Figure(
            "trends, diary read and gathered",
            percentile(reads, 0.5),
            "ms",
            300,
            f"{percentile(reads, 0.5) / floor:.1f} times bare SQLite fetching it ({floor:.0f} ms)",
        )
    ]
    for span in (Span.TWELVE_WEEKS, Span.YEAR, Span.ALL):
        spent = _times(lambda span=span: trends(gathered, span), rounds)  # type: ignore[misc]
        aim = 150 if span is Span.ALL else 50
        name = f"trends, {span.value}, told"
        how = f"middle of {rounds}, the first {spent[0]:.1f} ms"
        figures.append(Figure(name, percentile(spent, 0.5), "ms", aim, how))
    spent = _times(lambda: triggers(gathered), rounds)
    figures.append(Figure("triggers, fifty years", percentile(spent, 0.5), "ms", 200, "middle"))
    return figures


def _triggers(rounds: int) -> list[Figure]:
    year = runs_of(364, random.Random(1), effect=4, mornings=True)
    ten = "ten triggers, 1,000 shuffles"
    return [
        _figure("triggers, a year, none real", rounds, runs_of(364, random.Random(1)), ten),
        _figure("triggers, a year, all ten real", rounds, [_all_alike(run) for run in year], ten),
    ]


def _all_alike(run: TriggerRun) -> TriggerRun:
    """Return a run whose ten answers are all the one that goes with pain."""
    told = dict.fromkeys(TEN, run.told[TEN[0]])
    return TriggerRun(run.run, run.day, run.after, run.morning, told)


def _figure(name: str, rounds: int, runs: list[TriggerRun], how: str) -> Figure:
    spent = _times(lambda: triggers_of(runs, FIRST, 3), rounds)
    return Figure(name, percentile(spent, 0.5), "ms", 200, f"middle of {rounds}, {how}")


def _times(what: Callable[[], T], rounds: int) -> list[float]:
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        what()
        spent.append((time.process_time() - begun) * 1000)
    return spent
