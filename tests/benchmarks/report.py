"""The report over fifty years: by its command from a cold start, and in a window."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from backstretch.journal.store import Journal
from backstretch.paths import find_paths
from tests.benchmarks.figures import Figure, percentile
from tests.years import fill

ROOT = Path(__file__).resolve().parents[2]
ROUNDS, QUICK_ROUNDS = 5, 2
AIM_MS = 2000.0
WORDS = {
    "cold": "report of 12 weeks of fifty years, by its command, with all it loads and checks",
    "weeks": "report of 12 weeks of fifty years, read, told and written",
    "year": "report of a year of them, with all its runs",
    "longest": "report of 104 weeks of them, with all their runs",
}


def measure_report(*, quick: bool) -> list[Figure]:
    """Return how long each takes, in the middle and at most; each round is a process of its own."""
    path = os.pathsep.join(
        filter(None, (str(ROOT), str(ROOT / "packaging"), os.environ.get("PYTHONPATH")))
    )
    found: dict[str, list[float]] = {name: [] for name in WORDS}
    with tempfile.TemporaryDirectory() as folder:
        paths = find_paths(Path(folder))
        paths.make()
        with Journal.open(paths.journal) as journal:
            fill(journal)
        for _ in range(QUICK_ROUNDS if quick else ROUNDS):
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.report_run", folder],
                env={**os.environ, "PYTHONPATH": path},
                capture_output=True,
                text=True,
                check=True,
            )
            times: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
            for name, ms in times.items():
                found[name].append(ms)
    return [
        Figure(
            WORDS[name],
            percentile(times, 0.5),
            "ms",
            AIM_MS,
            f"middle of {len(times)}, at most {max(times):.0f} ms",
        )
        for name, times in found.items()
    ]
