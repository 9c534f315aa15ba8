"""Every page opened right after the start, the first time and later, in the real window.

Each is measured in a process of its own, beside a plain page with fifty buttons.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.pages_names import PAGES

ROOT = Path(__file__).resolve().parents[2]
AIMS_MS = {"cold": 150.0, "first": 150.0, "later": 50.0}
NAMES = {"cold": "right after the start", "first": "the first time", "later": "later"}
ROUNDS, QUICK_ROUNDS = 5, 1

Opened = dict[str, tuple[float, float]]


def measure_pages(*, quick: bool) -> list[Figure]:
    """Return the milliseconds of opening each page; those over their aim say so."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    _open("all")  # what comes first of all writes down the bytecode
    _open("plain")
    plain = percentile([_open("plain")["first"][0] for _ in range(rounds)], 0.5)
    return [figure for page in PAGES for figure in _figures(page, rounds, plain)]


def _figures(page: str, rounds: int, plain: float) -> list[Figure]:
    found: dict[str, list[tuple[float, float]]] = {when: [] for when in AIMS_MS}
    for _ in range(rounds):
        for when, took in (_open(page, "cold") | _open(page)).items():
            found[when].append(took)
    figures = []
    for when, aim in AIMS_MS.items():
        wall, work = (percentile([one[n] for one in found[when]], 0.5) for n in (0, 1))
        how = f"middle of {rounds}, CPU {work:.0f} ms; {wall / plain:.1f} times a plain page"
        figures.append(Figure(f"page {page}, opened {NAMES[when]}", wall, "ms", aim, how))
    return figures


def _open(*asked: str) -> Opened:
    platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.pages_run", *asked],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    opened: Opened = json.loads(done.stdout.splitlines()[-1])
    return opened
