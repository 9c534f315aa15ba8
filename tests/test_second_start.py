"""A second start brings the window of the first forward and ends; another home has its own."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backstretch.clock import SystemClock
from backstretch.journal.seal import SealState, look
from tests.desktop.waiting import until
from tests.e2e.program import Program
from tests.fakes import used_home

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform == "win32", reason="it is ended by a signal"),
]
STARTS = 20
LONGEST_S = 1.0
MOST_MODULES = 150
Opened = Callable[[str], subprocess.Popen[str]]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Return what opens the window of a home, and waits until others can find it."""
    made: list[subprocess.Popen[str]] = []

    def start(home: str) -> subprocess.Popen[str]:
        journal = tmp_path / home / "data" / "journal.db"
        journal.unlink(missing_ok=True)
        made.append(program(tmp_path, home).start())
        assert until(journal.exists, 2000), made[-1].poll()
        request = tmp_path / home / "cache" / "window" / "show"
        request.touch()
        assert until(lambda: not request.exists(), 2000), made[-1].poll()
        return made[-1]

    yield start
    for each in made:
        each.kill()
        each.communicate()


def program(folder: Path, home: str) -> Program:
    return Program(folder / home, {"QT_QPA_PLATFORM": "offscreen"})


def ends_well(process: subprocess.Popen[str]) -> bool:
    process.send_signal(signal.SIGTERM)
    return process.wait(30) == 0


def test_the_second_start_ends_and_the_first_goes_on(opened: Opened, tmp_path: Path) -> None:
    first = opened("home")
    second = program(tmp_path, "home").run()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert first.poll() is None
    assert ends_well(first)
    assert ends_well(opened("home"))


def test_the_second_start_is_quick_as_it_loads_nothing_of_a_window(
    opened: Opened, tmp_path: Path
) -> None:
    opened("home")
    second = program(tmp_path, "home")
    python, *words = second.command()
    done = subprocess.run(
        [python, "-X", "importtime", *words],
        env=second.env,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "backstretch.desktop.one_window" in loaded
    assert not [name for name in loaded if name.startswith(("PySide6", "sqlite3", "msgspec"))]
    assert len(loaded) <= MOST_MODULES


def test_the_second_start_ends_within_a_second(opened: Opened, tmp_path: Path) -> None:
    opened("home")
    clock = SystemClock()
    took = []
    for _ in range(5):
        begun = clock.monotonic_ns()
        assert program(tmp_path, "home").run().returncode == 0
        took.append((clock.monotonic_ns() - begun) / 1e9)
    assert min(took) <= LONGEST_S, took


def test_another_home_has_a_window_of_its_own(opened: Opened) -> None:
    first, second = opened("home"), opened("other")
    assert (first.poll(), second.poll()) == (None, None)
    assert ends_well(first)
    assert ends_well(second)


def test_the_terminal_does_not_mind_an_open_window(opened: Opened, tmp_path: Path) -> None:
    opened("home")
    assert '"state"' in program(tmp_path, "home").run("today", "--json").stdout


def test_a_window_that_hangs_is_told_of(opened: Opened, tmp_path: Path) -> None:
    first = opened("home")
    first.send_signal(signal.SIGSTOP)
    second = program(tmp_path, "home").run()
    first.send_signal(signal.SIGCONT)
    assert second.returncode == 1
    assert second.stderr == "Backstretch is open already, but its window does not answer.\n"


@pytest.mark.alone
def test_of_twenty_starts_at_once_one_stays_and_the_others_end_well(tmp_path: Path) -> None:
    used_home(tmp_path / "home")
    started = [program(tmp_path, "home").start() for _ in range(STARTS)]
    try:
        assert until(lambda: sum(one.poll() is None for one in started) == 1, 6000)
        ended = [one for one in started if one.poll() is not None]
        assert [one.returncode for one in ended] == [0] * (STARTS - 1)
        [first] = [one for one in started if one.poll() is None]
        assert ends_well(first)
        assert look(program(tmp_path, "home").journal) is SealState.WHOLE
    finally:
        for one in started:
            one.kill()
            one.communicate()
