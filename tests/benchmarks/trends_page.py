"""The Trends page over fifty years: opened, its range changed, a chart walked and zoomed."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile

ROOT = Path(__file__).resolve().parents[2]
AIMS = {
    "open": 300.0,
    "weeks": 100.0,
    "all": 100.0,
    "at once": 100.0,
    "follows": 1000.0,
    "late": 100.0,
    "morning": 100.0,
    "step": 16.0,
    "zoom": 50.0,
}
WORDS = {
    "open": "trends page, opened, all read and painted",
    "weeks": "trends page, the range changed to 4 or 12 weeks or a year",
    "all": "trends page, the range changed to all, worked out ahead",
    "at once": "trends page, all asked for at once, answered",
    "follows": "trends page, all asked for at once, its charts there",
    "late": "trends page, the longest it is not to be spoken to meanwhile",
    "morning": "trends page, the mornings after in place of the runs",
    "step": "trends page, the next point of a chart by a key",
    "zoom": "trends page, a chart of fifty years zoomed",
}


def measure_trends_page(*, quick: bool) -> list[Figure]:
    """Return what the page takes to answer, in the middle and at most."""
    platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    path = os.pathsep.join(
        filter(None, (str(ROOT), str(ROOT / "packaging"), os.environ.get("PYTHONPATH")))
    )
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.trends_page_run", *(["--quick"] * quick)],
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
