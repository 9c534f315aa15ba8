"""What the moving figure costs at the player's size, beside an empty widget and the prototype."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile

ROOT = Path(__file__).resolve().parents[2]
PROTOTYPE = ROOT.parent / "shared" / "design" / "figure" / "prototype"


def measure_figure(*, quick: bool) -> list[Figure]:  # noqa: ARG001 - it is quick as it is
    """Return what a frame takes to be shown and drawn ahead, and the CPU of a session."""
    found = _run()
    shown, floor, prototype = found["shown"], found["floor"], found["prototype"]
    beside = (
        f"CPU; an empty widget {statistics.median(floor):.2f}, {percentile(floor, 0.99):.2f} ms"
    )
    drawn_ms, count = found["drawn"]
    old = f"{statistics.median(prototype):.1f} ms" if prototype else "not there"
    return [
        Figure("figure shown, median", statistics.median(shown), "ms", 5, beside, 12),
        Figure("figure shown, 99th percentile", percentile(shown, 0.99), "ms", 12, beside),
        Figure(
            "figure drawn ahead, a frame",
            drawn_ms / count,
            "ms",
            None,
            f"CPU, {count:.0f} frames; the prototype, which paints them too: {old}",
        ),
        Figure(
            "CPU of the figure",
            found["session"][0],
            "%",
            15,
            f"of one core over {found['session_seconds'][0]:.0f} s of moves and holds, drawing "
            f"ahead included; an empty widget {found['session_floor'][0]:.1f} %",
        ),
    ]


def _run() -> dict[str, list[float]]:
    """Measure in a program of its own."""
    platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.figure_run", str(PROTOTYPE)],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found
