"""What the running player costs: CPU of a hold at 1280x800, beside an empty window's."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.starting import FLOOR
from tests.fakes import used_home

SECONDS, QUICK_SECONDS = 20, 6
LEAD_S = 16


def measure_player(*, quick: bool) -> list[Figure]:
    """Return the CPU of the player and of an empty window, in per cent of one core."""
    if not sys.platform.startswith("linux"):
        return []
    seconds = QUICK_SECONDS if quick else SECONDS
    platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    env = {**os.environ, "QT_QPA_PLATFORM": platform}
    with tempfile.TemporaryDirectory() as folder:
        home = str(used_home(Path(folder) / "home").data.parent)
        words = ["--home", home, "session", "after-run", "--minutes", "12"]
        ours = [sys.executable, "-m", "backstretch", *words]
        floor = [sys.executable, str(FLOOR), str(LEAD_S + seconds + 10)]
        share, empty = (_share(command, env, seconds) for command in (ours, floor))
    return [
        Figure(
            f"CPU of the player, {platform}",
            share,
            "%",
            None,
            f"of one core over {seconds} s of work; an empty window {empty:.2f} %",
        )
    ]


def _share(command: list[str], env: dict[str, str], seconds: int) -> float:
    """Return the CPU a running program takes once it has been running for a while."""
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            _pass(process, LEAD_S)
            before = _cpu_seconds(process.pid)
            shares = []
            for _ in range(seconds // 2):
                _pass(process, 2)
                after = _cpu_seconds(process.pid)
                shares.append((after - before) / 2 * 100)
                before = after
        finally:
            process.terminate()
    return statistics.mean(shares)


def _pass(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return
    raise SystemExit(f"The program ended by itself with {process.returncode}.")


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
