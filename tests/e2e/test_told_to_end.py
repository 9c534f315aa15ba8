"""Told to end by the system, as at the end of a login, the window closes the diary in a second."""

import signal
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from backstretch.clock import SystemClock
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.seal import SealState, look, seal_file
from backstretch.journal.store import Journal, JournalError
from tests.desktop.waiting import until
from tests.e2e.program import Program
from tests.fakes import used_home

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals"),
]

ROUNDS = 20
LONGEST_S = 1.0
LONGEST_ONCE_S = 5.0  # of a machine that is busy with other things
SESSION = ("session", "after-run", "--minutes", "10", "--speed", "60")


def begun(program: Program) -> int:
    """Return how many sessions the diary has."""
    try:
        with Journal.open(program.journal, read_only=True) as journal:
            return len(journal.sessions())
    except JournalError:  # just being made or written to
        return 0


def started(program: Program, *arguments: str) -> subprocess.Popen[str]:
    """Start the window, and wait until it hears others: what lay there before does not count."""
    process = program.start(*arguments)
    request = program.home / "cache" / "window" / "show"
    assert until(request.parent.exists, 2000), process.poll()
    for _ in range(2):
        request.touch(mode=0o600)
        assert until(lambda: not request.exists(), 2000), process.poll()
    return process


def test_twenty_times_told_to_end_it_keeps_and_seals_all_within_a_second(tmp_path: Path) -> None:
    used_home(tmp_path / "home")
    program = Program(tmp_path / "home", {"QT_QPA_PLATFORM": "offscreen"})
    clock = SystemClock()
    took: list[float] = []
    sessions = 0
    for number in range(ROUNDS):
        arguments = (*SESSION, "--unfinished", "discard") if number % 2 else ()
        process = started(program, *arguments)
        if arguments:
            sessions += 1
            assert until(lambda: begun(program) == sessions, 2000)  # noqa: B023
        since = clock.monotonic_ns()
        process.send_signal((signal.SIGTERM, signal.SIGHUP)[number // 2 % 2])
        _, stderr = process.communicate(timeout=30)
        took.append((clock.monotonic_ns() - since) / 1e9)
        assert (process.returncode, stderr) == (0, ""), number
        assert look(program.journal) is SealState.WHOLE, number
        assert begun(program) == sessions
    assert statistics.median(took) <= LONGEST_S, took
    assert max(took) <= LONGEST_ONCE_S, took


def test_told_to_end_it_seals_the_diary_before_it_makes_the_last_backup(tmp_path: Path) -> None:
    used_home(tmp_path / "home")
    program = Program(tmp_path / "home", {"QT_QPA_PLATFORM": "offscreen"})
    for sessions in (1, 2):  # the second start closes the session of the first, a minute too early
        process = started(program, *SESSION, "--unfinished", "discard")
        assert until(lambda: begun(program) == sessions, 2000)  # noqa: B023
        backups = Shelf.of(program.journal).backups()
        process.terminate()
        process.communicate(timeout=30)
        assert process.returncode == 0
    newest = max(Shelf.of(program.journal).backups(), key=lambda backup: backup.number)
    assert newest not in backups, "what was saved is in a backup"
    assert seal_file(program.journal).stat().st_mtime_ns < newest.file.stat().st_mtime_ns
    assert look(program.journal) is SealState.WHOLE


def test_told_to_end_while_it_starts_it_closes_the_diary_too(tmp_path: Path) -> None:
    used_home(tmp_path / "home")
    program = Program(tmp_path / "home", {"QT_QPA_PLATFORM": "offscreen"})
    process = program.start()
    assert until(program.journal.exists, 2000), process.poll()
    process.send_signal(signal.SIGTERM)
    _, stderr = process.communicate(timeout=30)
    assert (process.returncode, stderr) == (0, "")
    assert look(program.journal) is SealState.WHOLE


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_session_in_the_terminal_told_to_end_can_be_gone_on_with(
    tmp_path: Path, number: signal.Signals
) -> None:
    program = Program(tmp_path / "home")
    process = program.start("session", "flare-up", "--text", "--speed", "8")
    assert until(lambda: begun(program) == 1, 2000), process.poll()
    process.send_signal(number)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130, stderr
    assert look(program.journal) is SealState.WHOLE
    [session] = program.sessions()
    assert session["open"]
