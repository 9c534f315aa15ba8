"""Start to first paint and peak memory, each against an empty window, pair by pair."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.figures import Figure
from tests.fakes import used_home

FLOOR = Path(__file__).with_name("floor.py")
PAIRS, QUICK_PAIRS = 15, 5


class Run(NamedTuple):
    """Seconds from start to end, CPU seconds, and MiB of memory at the most."""

    wall: float
    cpu: float
    peak: float


def run_once(command: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a command to its end."""
    begin = time.perf_counter()
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}.")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def measure_start(*, quick: bool) -> list[Figure]:
    """Return first paint and peak memory on every platform that can be had here."""
    platforms = ["offscreen"]
    if os.environ.get("DISPLAY"):
        platforms.append("xcb")
    with tempfile.TemporaryDirectory() as folder:
        home = str(used_home(Path(folder) / "home").data.parent)
        ours = [sys.executable, "-m", "backstretch", "--home", home, "--exit-after-paint"]
        floor = [sys.executable, str(FLOOR)]
        return [
            figure
            for platform in platforms
            for figure in _on(platform, ours, floor, QUICK_PAIRS if quick else PAIRS)
        ]


def _on(platform: str, ours: list[str], floor: list[str], pairs: int) -> list[Figure]:
    env = {**os.environ, "QT_QPA_PLATFORM": platform}
    for command in (ours, floor):  # the first run of each fills the caches
        run_once(command, env)
    runs = [(run_once(ours, env), run_once(floor, env)) for _ in range(pairs)]
    wall = statistics.median(a.wall / b.wall for a, b in runs)
    peak = statistics.median(a.peak / b.peak for a, b in runs)
    our_ms, floor_ms = (statistics.median(p[n].wall for p in runs) * 1000 for n in (0, 1))
    our_mib, floor_mib = (statistics.median(p[n].peak for p in runs) for n in (0, 1))
    return [
        Figure(
            f"first paint, {platform}",
            wall,
            "x",
            1.5,
            f"{our_ms:.0f} ms against {floor_ms:.0f} ms, median of {pairs} pairs",
            limit=2.5,
        ),
        Figure(
            f"peak memory, {platform}",
            peak,
            "x",
            1.6,
            f"{our_mib:.1f} MiB against {floor_mib:.1f} MiB",
        ),
    ]
