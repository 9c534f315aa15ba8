"""Nothing of all that can be done reaches for the network, as the system itself sees it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.watch_files import gpx, trkpts

ROOT = Path(__file__).resolve().parents[2]
FAMILY = re.compile(r"\b(?:AF|PF)_[A-Z0-9]+")
WITHOUT = ("libQt6Network", "libQt6WebEngine", "libQt6WebSockets", "libQt6Multimedia")
COMMANDS = (
    ("log", "run", "--distance", "8km"),
    ("today",),
    ("plan",),
    ("export", "all.json", "--yes"),
    ("report", "report.pdf"),
    ("session", "flare-up", "--text", "--speed", "600"),
    ("doctor",),
)

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform != "linux", reason="read from Linux's own records"),
]


@pytest.fixture
def script(tmp_path: Path) -> list[str]:
    """Return the command that uses every page once."""
    run = tmp_path / "run.gpx"
    run.write_text(gpx(trkpts(20)))
    (tmp_path / "out").mkdir()
    places = (tmp_path / "home", run, tmp_path / "out")
    return [sys.executable, "-m", "tests.e2e.every_page", *map(str, places)]


def used(command: list[str]) -> str:
    """Run a command in a process of its own, and return what it says."""
    here = os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))
    env = {**os.environ, "PYTHONPATH": here, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    return done.stdout


def strace(trace: Path) -> list[str]:
    found = shutil.which("strace")
    if found is None:
        pytest.skip("strace is not installed: what the system is asked for cannot be seen")
    return [found, "-f", "-qq", "-e", "trace=network", "-e", "signal=none", "-o", str(trace)]


def families(trace: Path) -> set[str]:
    return set(FAMILY.findall(trace.read_text()))


def test_no_page_asks_the_system_for_a_network_or_maps_its_library(
    script: list[str], tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    said = used([*strace(trace), *script])
    assert said.endswith("whole\n"), said[-2000:]
    written = {file.name for file in (tmp_path / "out").iterdir()}
    assert written == {"all.json", "tables.csv.zip", "plan.ics"}
    assert "libQt6Widgets" in said
    assert [name for name in WITHOUT if name in said] == []
    assert families(trace) <= {"AF_UNIX"}


def test_no_command_asks_the_system_for_a_network(tmp_path: Path) -> None:
    for command in COMMANDS:
        trace = tmp_path / "trace"
        words = [str(tmp_path / word) if "." in word else word for word in command]
        program = [sys.executable, "-m", "backstretch", "--home", str(tmp_path / "home"), *words]
        used([*strace(trace), *program])
        assert families(trace) <= {"AF_UNIX"}, command


def test_a_network_would_be_seen(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = "import socket; socket.socket(socket.AF_INET6).close(); socket.socket().close()"
    used([*strace(trace), sys.executable, "-c", code])
    assert families(trace) == {"AF_INET", "AF_INET6"}
