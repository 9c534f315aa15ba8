"""A second start brings the first one forward and ends; the first may die at any time."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backstretch.clock import SystemClock
from backstretch.desktop.single import Single, Start, bring_forward
from tests.fakes import FakeClock

SCRIPT = Path(__file__).with_name("second_start.py")
Starts = Callable[..., subprocess.Popen[str]]

pytestmark = [
    pytest.mark.alone,
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(sys.platform == "win32", reason="the other process reads a pipe with Qt"),
]


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    made: list[subprocess.Popen[str]] = []

    def start(*words: str, token: str = "") -> subprocess.Popen[str]:
        made.append(
            subprocess.Popen(
                [sys.executable, str(SCRIPT), str(tmp_path / "window"), *words],
                env={**os.environ, "XDG_ACTIVATION_TOKEN": token},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return made[-1]

    yield start
    for each in made:
        with each:
            each.kill()


def said(process: subprocess.Popen[str]) -> str:
    """Return the next line of what a start says."""
    assert process.stdout
    return process.stdout.readline().strip()


def test_the_second_start_raises_the_first_and_ends_well(starts: Starts) -> None:
    first = starts()
    assert said(first) == "first"
    for token in ("token-1", ""):
        second = starts(token=token)
        assert said(second) == "raised"
        assert second.wait(10) == 0
        assert said(first) == f"asked {token}".strip()


def test_the_first_hears_it_at_once_and_without_looking(
    starts: Starts, tmp_path: Path, qtbot: QtBot
) -> None:
    single = Single(tmp_path / "window", SystemClock())
    assert single.begin() is Start.FIRST
    single.listen()
    with qtbot.waitSignal(single.asked, timeout=5000) as asked:
        second = starts(token="token-2")
    assert asked.args == ["token-2"]
    assert said(second) == "raised"
    single.close()


def test_who_is_killed_leaves_the_place_to_the_next(starts: Starts) -> None:
    first = starts()
    assert said(first) == "first"
    first.kill()
    first.wait(10)
    assert said(starts()) == "first"


def test_of_many_starts_at_once_one_is_the_first(starts: Starts) -> None:
    crowd = [starts() for _ in range(8)]
    assert sorted(said(one) for one in crowd) == ["first"] + ["raised"] * 7


def test_a_first_that_hangs_is_told(starts: Starts, tmp_path: Path, clock: FakeClock) -> None:
    assert said(starts("deaf")) == "first"
    before = clock.monotonic_ns()
    second = Single(tmp_path / "window", clock)
    assert second.begin() is Start.SILENT
    assert 4.0 <= (clock.monotonic_ns() - before) / 1e9 < 4.1
    assert not (tmp_path / "window" / "show").exists()


def test_a_first_that_is_just_starting_is_given_longer(tmp_path: Path, clock: FakeClock) -> None:
    first = Single(tmp_path, clock)
    assert first.begin() is Start.FIRST
    before = clock.monotonic_ns()
    assert Single(tmp_path, clock).begin() is Start.SILENT
    assert 10.0 <= (clock.monotonic_ns() - before) / 1e9 < 10.1
    first.listen()
    first.close()
    assert [file.name for file in tmp_path.iterdir()] == ["window.lock"]


class ClosingClock(FakeClock):
    """A clock during whose wait the first one ends."""

    def __init__(self, first: Single) -> None:
        super().__init__()
        self._first = first

    def wait(self, seconds: float) -> None:
        self._first.close()
        super().wait(seconds)


def test_a_first_that_is_just_ending_leaves_its_place(tmp_path: Path, clock: FakeClock) -> None:
    first = Single(tmp_path, clock)
    assert first.begin() is Start.FIRST
    second = Single(tmp_path, ClosingClock(first))
    assert second.begin() is Start.FIRST
    assert not (tmp_path / "show").exists()
    second.close()


def test_a_request_nobody_waits_for_any_more_raises_nothing(
    tmp_path: Path, clock: FakeClock, qtbot: QtBot
) -> None:
    (tmp_path / "show").write_bytes(b"old")
    first = Single(tmp_path, clock)
    with qtbot.assertNotEmitted(first.asked):
        assert first.begin() is Start.FIRST
        first.listen()
    first.close()


def test_two_diaries_have_two_firsts(tmp_path: Path, clock: FakeClock) -> None:
    one, other = Single(tmp_path / "a", clock), Single(tmp_path / "b", clock)
    assert (one.begin(), other.begin()) == (Start.FIRST, Start.FIRST)
    one.close()
    other.close()


def test_where_nothing_can_be_written_every_start_is_a_first(
    tmp_path: Path, clock: FakeClock
) -> None:
    (tmp_path / "file").write_text("")
    assert Single(tmp_path / "file" / "window", clock).begin() is Start.FIRST


@pytest.mark.parametrize("bad", [b"\xff\xfe", b"a\nb", b"\x00"])
def test_a_request_with_nonsense_in_it_is_a_request_without_a_token(
    tmp_path: Path, clock: FakeClock, qtbot: QtBot, bad: bytes
) -> None:
    first = Single(tmp_path, clock)
    assert first.begin() is Start.FIRST
    first.listen()
    with qtbot.waitSignal(first.asked, timeout=5000) as asked:
        (tmp_path / "new").write_bytes(bad)
        (tmp_path / "new").rename(tmp_path / "show")
    assert asked.args == [""]
    first.close()


def test_a_hidden_or_minimised_window_comes_forward(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    window = QWidget()
    qtbot.addWidget(window)
    bring_forward(window)
    assert window.isVisible()
    window.showMinimized()
    bring_forward(window, "token-3")
    assert not window.isMinimized()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-3"
