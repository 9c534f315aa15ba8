"""Start with fifty years in the diary against an empty one: closed well, and after a kill."""

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from backstretch.journal.seal import seal_file
from backstretch.journal.store import Journal
from tests.benchmarks.figures import Figure
from tests.benchmarks.starting import FLOOR, Run, run_once
from tests.fakes import used_home
from tests.years import fill

ROOT = Path(__file__).resolve().parents[2]
AIM_MS = 150.0
ROUNDS, QUICK_ROUNDS = 15, 5
CASES = ("empty", "closed well", "after a kill")


def measure_large_start(*, quick: bool) -> list[Figure]:
    """Return how many milliseconds more the first paint takes than with an empty diary.

    Every round starts all of them once, beside an empty window, so that what else the machine does
    befalls each alike.
    """
    rounds = QUICK_ROUNDS if quick else ROUNDS
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path}
    with tempfile.TemporaryDirectory() as folder:
        homes = _homes(Path(folder))
        floors = []
        runs: dict[str, list[Run]] = {case: [] for case in CASES}
        for number in range(rounds + 1):
            floors.append(run_once([sys.executable, str(FLOOR)], env))
            for case, home in homes.items():
                if case == "after a kill":
                    seal_file(home / "data" / "journal.db").unlink(missing_ok=True)
                run = run_once(_command(home), env)
                if number:  # the first fills the caches
                    runs[case].append(run)
        return [_figure(case, runs, floors[1:]) for case in CASES[1:]]


def _homes(folder: Path) -> dict[str, Path]:
    homes = {case: folder / case.replace(" ", "-") for case in CASES}
    for case, home in homes.items():
        with Journal.open(used_home(home).journal) as journal:
            if case == "closed well":
                fill(journal)
    shutil.copytree(homes["closed well"], homes["after a kill"], dirs_exist_ok=True)
    return homes


def _command(home: Path) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.large_start_run", str(home)]


def _figure(case: str, runs: dict[str, list[Run]], floors: list[Run]) -> Figure:
    pairs = list(zip(runs[case], runs["empty"], strict=True))
    wall = statistics.median(one.wall - empty.wall for one, empty in pairs) * 1000
    work = statistics.median(one.cpu - empty.cpu for one, empty in pairs) * 1000
    least = (min(one.cpu for one in runs[case]) - min(one.cpu for one in runs["empty"])) * 1000
    floor = statistics.median(run.wall for run in floors) * 1000
    empty = statistics.median(run.wall for run in runs["empty"]) * 1000
    how = (
        f"middle of {len(pairs)}, CPU {work:.0f} ms more, {least:.0f} at the least; empty takes "
        f"{empty:.0f} ms, an empty window {floor:.0f} ms"
    )
    return Figure(f"start with 50 years, {case}", wall, "ms more", AIM_MS, how)
