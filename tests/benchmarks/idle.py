"""How often the program wakes up while nobody touches it: context switches a minute.

Counted over all its threads, voluntary and not, beside an empty window that runs meanwhile. The
parts that wait for reminders are counted alone as well: a minimised window, the tray, the bus,
the timer.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.starting import FLOOR

SETTLE_S, SECONDS, QUICK_SECONDS = 75, 120, 20
"""After the first picture Qt ends idle threads and sweeps its pictures for about a minute."""
PARTS = FLOOR.with_name("idle_parts.py")
MORE_THAN_EMPTY = 1.0
"""The aim: so many more a minute than the empty window. One wake-up an hour is meant."""


def measure_idle(*, quick: bool) -> list[Figure]:
    """Return the context switches a minute of the idle program and of its waiting parts."""
    if not sys.platform.startswith("linux"):
        return []
    seconds = QUICK_SECONDS if quick else SECONDS
    platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    env = {**os.environ, "QT_QPA_PLATFORM": platform}
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as running:
        home = str(Path(folder) / "home")
        stay = str(SETTLE_S + seconds + 30)
        commands = (
            [sys.executable, str(FLOOR), stay],
            [sys.executable, str(PARTS), stay],
            [sys.executable, "-m", "backstretch", "--home", home],
        )
        processes = [running.enter_context(_started(command, env)) for command in commands]
        _pass(processes, SETTLE_S)
        before = [_switches(process.pid) for process in processes]
        _pass(processes, seconds)
        after = [_switches(process.pid) for process in processes]
    empty, parts, whole = ((b - a) * 60 / seconds for a, b in zip(before, after, strict=True))
    how = f"a minute over {seconds} s, {platform}; an empty window {empty:.1f}"
    aim = empty + MORE_THAN_EMPTY
    return [
        Figure("context switches, waiting parts", parts, "/min", aim, how),
        Figure("context switches, idle program", whole, "/min", aim, how),
    ]


@contextlib.contextmanager
def _started(command: list[str], env: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def _pass(processes: list[subprocess.Popen[bytes]], seconds: float) -> None:
    """Let time go by; none of the programs may end meanwhile."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        processes[0].wait(seconds)
    for process in processes:
        if process.poll() is not None:
            raise SystemExit(f"The program ended by itself with {process.returncode}.")


def _switches(pid: int) -> int:
    """Return how often all threads of a process were switched to so far."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):
            for line in (task / "status").read_text(encoding="ascii").splitlines():
                if "ctxt_switches" in line:
                    total += int(line.split()[1])
    return total
