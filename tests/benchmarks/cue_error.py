"""How late cues come, with the machine idle and with it busy."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile

ROOT = Path(__file__).resolve().parents[2]
SECONDS, QUICK_SECONDS = 60, 20
HOGS = 2


def measure_cues(*, quick: bool) -> list[Figure]:
    """Return how late cues come while idle and with two busy processes."""
    seconds = QUICK_SECONDS if quick else SECONDS
    return [_measure(0, seconds, 20), _measure(HOGS, seconds, 100)]


def _measure(hogs: int, seconds: int, aim: float) -> Figure:
    command = [sys.executable, "-m", "tests.benchmarks.cue_session", str(seconds)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(hogs)]
    try:
        done = subprocess.run(
            command, env=env, cwd=ROOT, capture_output=True, text=True, check=True
        )
    finally:
        for process in busy:
            process.kill()
            process.wait()
    late = [float(line) for line in done.stdout.splitlines()]
    return Figure(
        f"cue error, {hogs} busy processes" if hogs else "cue error, idle",
        percentile((abs(ms) for ms in late), 0.99),
        "ms",
        aim,
        f"99th percentile of {len(late)} cues in {seconds} s; median "
        f"{statistics.median(late):.2f}, from {min(late):.2f} to {max(late):.2f} ms",
    )
