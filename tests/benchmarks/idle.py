"""How often the program wakes up while nobody touches it: context switches a minute.

Counted over all its threads, voluntary and not, beside an empty window that runs meanwhile: the
whole program on Today, hidden in the tray, and hidden there after a session was left; and alone
what waits for reminders (the tray, the bus, the timer). They run on a desktop of their own with a
tray and somebody who shows notices; where that cannot be had, on the display there is, or none,
and nothing is hidden.
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
from tests.desktop.own_desktop import OwnDesktop, missing_programs, own_desktop

SETTLE_S, SECONDS, QUICK_SECONDS = 75, 120, 20
"""After the first picture Qt ends idle threads and sweeps its pictures for about a minute."""
PARTS = FLOOR.with_name("idle_parts.py")
MORE_THAN_EMPTY = 1.0
"""The aim: so many more a minute than the empty window. One wake-up an hour is meant."""
STAYS = '{"keep_in_tray": true}'
Programs = dict[str, "subprocess.Popen[bytes]"]


def measure_idle(*, quick: bool) -> list[Figure]:
    """Return the context switches a minute of the idle program, seen and hidden."""
    if not sys.platform.startswith("linux"):
        return []
    seconds = QUICK_SECONDS if quick else SECONDS
    with contextlib.ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        if missing_programs():
            platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
            env = {**os.environ, "QT_QPA_PLATFORM": platform}
            where, programs = platform, _in_sight(running, env, folder, seconds)
        else:
            desktop = running.enter_context(own_desktop())
            where, programs = "own desktop", _in_sight(running, desktop.env, folder, seconds)
            programs |= _in_the_tray(running, desktop, folder)
        _pass(programs, SETTLE_S)
        before = {name: _switches(each.pid) for name, each in programs.items()}
        _pass(programs, seconds)
        after = {name: _switches(each.pid) for name, each in programs.items()}
    rates = {name: (after[name] - before[name]) * 60 / seconds for name in programs}
    empty = rates.pop("empty window")
    how = f"a minute over {seconds} s, {where}; an empty window {empty:.1f}"
    return [
        Figure(
            f"context switches, {name}",
            rate,
            "/min",
            empty + MORE_THAN_EMPTY,
            f"{how}, {_ratio(rate, empty)}",
        )
        for name, rate in rates.items()
    ]


def _in_sight(
    running: contextlib.ExitStack, env: dict[str, str], folder: Path, seconds: float
) -> Programs:
    stay = str(SETTLE_S + seconds + 60)
    return {
        "empty window": running.enter_context(_started([sys.executable, str(FLOOR), stay], env)),
        "waiting parts": running.enter_context(_started([sys.executable, str(PARTS), stay], env)),
        "on Today": running.enter_context(_started(_program(folder / "seen"), env)),
    }


def _in_the_tray(running: contextlib.ExitStack, desktop: OwnDesktop, folder: Path) -> Programs:
    """Start the program and close its window, also in a session: it stays in the tray."""
    made: Programs = {}
    for name, words in (("in the tray", []), ("in the tray after a session", ["session"])):
        command = [*_program(folder / name.replace(" ", "-"), STAYS), *words]
        program = made[name] = running.enter_context(_started(command, desktop.env))
        desktop.icon_of(program.pid)
        if not desktop.close_window(program.pid):
            raise SystemExit("A window did not close.")
    return made


def _program(home: Path, settings: str = "{}") -> list[str]:
    """Return what starts the program in a home with these settings."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.json").write_text(settings, encoding="utf-8")
    return [sys.executable, "-m", "backstretch", "--home", str(home)]


def _ratio(rate: float, empty: float) -> str:
    """Return how many times as many as an empty window; of none there is no share."""
    return f"{rate / empty:.2f} times" if empty else f"{rate - empty:+.1f}"


@contextlib.contextmanager
def _started(command: list[str], env: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def _pass(programs: Programs, seconds: float) -> None:
    """Let time go by; none of the programs may end meanwhile."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        next(iter(programs.values())).wait(seconds)
    for name, process in programs.items():
        if process.poll() is not None:
            raise SystemExit(f"The program {name} ended by itself with {process.returncode}.")


def _switches(pid: int) -> int:
    """Return how often all threads of a process were switched to so far."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):
            for line in (task / "status").read_text(encoding="ascii").splitlines():
                if "ctxt_switches" in line:
                    total += int(line.split()[1])
    return total
