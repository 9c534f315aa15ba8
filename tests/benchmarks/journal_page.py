"""The Journal page over fifty years: opening, searching by a letter, a screen on, a card."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile

ROOT = Path(__file__).resolve().parents[2]
AIMS = {"open": 150.0, "search": 100.0, "scroll": 16.0, "card": 50.0}
WORDS = {
    "open": "journal page, opened the first time",
    "search": "journal page, a letter typed into the search",
    "scroll": "journal page, a screen on, new rows read and painted",
    "card": "journal page, the next entry chosen",
}


def measure_journal_page(*, quick: bool) -> list[Figure]:
    """Return what the page takes to answer, in the middle and at most."""
    platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.journal_page_run", *(["--quick"] * quick)],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return [
        Figure(
            WORDS[name],
            percentile(times, 0.5),
            "ms",
            AIMS[name],
            f"middle of {len(times)}, at most {max(times):.1f} ms",
        )
        for name, times in found.items()
    ]
