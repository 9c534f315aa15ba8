"""The log is small, for one person alone, and never in the way."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backstretch.log_file import LARGEST, LogFile

NOW = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "faults.log"


def test_what_is_added_is_read_with_its_time(path: Path) -> None:
    log = LogFile(path)
    assert log.read() == ""
    log.add(NOW, "one")
    LogFile(path).add(NOW, "two")
    assert log.read() == "2026-03-02T17:30:00+00:00 one\n2026-03-02T17:30:00+00:00 two\n"


@pytest.mark.parametrize("length", [10, 1000, LARGEST, 3 * LARGEST])
def test_it_stays_small_and_keeps_the_newest(path: Path, length: int) -> None:
    log = LogFile(path)
    for number in range(200):
        log.add(NOW, f"{number} " + "x" * length)
        assert path.stat().st_size <= LARGEST
    lines = log.read().splitlines()
    assert lines[-1].startswith(f"{NOW.isoformat()} 199 ")
    assert all(line.startswith(NOW.isoformat()) for line in lines if line), "no line in halves"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_nobody_else_may_read_it(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        log = LogFile(path)
        for _ in range(3):
            log.add(NOW, "x" * (LARGEST // 2))
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_log_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    log = LogFile(tmp_path / "state" / "faults.log")
    log.add(NOW, "one")
    assert log.read() == ""
