"""A thousand files imported in the real window: how long it takes, and when the window answers."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.importing import FILES, LATEST_MS, MOST_S, QUICK_FILES

ROOT = Path(__file__).resolve().parents[2]
WORDS = {
    "read": "read, compared and shown",
    "keep": "kept, and what follows from it",
    "again": "the page with the imports of before",
    "undo": "taken back, and what follows from it",
}


def measure_import_window(*, quick: bool) -> list[Figure]:
    """Return the seconds of reading, and the longest that the window did not answer in each part.

    The diary has fifty years in it.
    """
    count = QUICK_FILES if quick else FILES
    platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.import_window_run", *(["--quick"] * quick)],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    seconds = sum(told[name]["seconds"] for name in WORDS)
    pauses = f"{count} files, pauses between the parts included"
    figures = [
        Figure("import in the window, in all", seconds, "s", None if quick else MOST_S, pauses)
    ]
    still = told["floor"]["longest"]
    for name, words in WORDS.items():
        gap, work = told[name]["longest"], told[name]["busy"]
        how = f"longest gap; of one the window worked {work:.0f} ms; with nothing done {still:.0f}"
        figures.append(Figure(f"import in the window, {words}", gap, "ms", LATEST_MS, how))
    return figures
