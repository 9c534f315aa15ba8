"""Every page opened the first time and later, in the real window, each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "plan", "journal", "trends", "library", "exercise", "routines", "learn", "editor", "card",
    "settings", "log", "now", "shoes", "import", "report",
)  # fmt: skip
FIRST_MS, LATER_MS = 150.0, 50.0
ROUNDS, QUICK_ROUNDS = 5, 1

Opened = dict[str, tuple[float, float]]


def measure_pages(*, quick: bool) -> list[Figure]:
    """Return the milliseconds of opening each page, each beside a plain page with fifty buttons."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    _open("plain")  # what comes first of all writes down the bytecode
    plain = percentile([_open("plain")["first"][0] for _ in range(rounds)], 0.5)
    figures = []
    for page in PAGES:
        _open(page)
        opened = [_open(page) for _ in range(rounds)]
        for when, aim in (("first", FIRST_MS), ("later", LATER_MS)):
            wall, work = (percentile([one[when][n] for one in opened], 0.5) for n in (0, 1))
            how = f"middle of {rounds}, CPU {work:.0f} ms; {wall / plain:.1f} times a plain page"
            name = "the first time" if when == "first" else "later"
            figures.append(Figure(f"page {page}, opened {name}", wall, "ms", aim, how))
    return figures


def _open(page: str) -> Opened:
    platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.pages_run", page],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    opened: Opened = json.loads(done.stdout.splitlines()[-1])
    return opened
