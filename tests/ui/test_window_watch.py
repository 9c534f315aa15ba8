"""What happens to the window from outside, told to whom it concerns."""

import signal
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.window_watch import LostScreen, StopSignals

GONE = "The Wayland connection broke. Did the Wayland compositor die?"
Watch = Callable[[Callable[[], object]], LostScreen]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Return what watches for a lost screen, as long as the test runs."""
    made: list[LostScreen] = []

    def begin(keep: Callable[[], object]) -> LostScreen:
        made.append(LostScreen(keep))
        return made[-1]

    yield begin
    for one in made:
        one.close()


def test_a_lost_screen_has_all_kept_once_and_is_told_in_qts_words(
    watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept: list[None] = []
    watch(lambda: kept.append(None))
    qWarning("something else")
    assert not kept
    qWarning(GONE)
    qWarning(GONE)
    assert len(kept) == 1
    assert capsys.readouterr().err == f"something else\n{GONE}\n{GONE}\n"


def test_a_screen_that_comes_back_ends_nothing(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LostScreen.COMES_BACK, "1")
    kept: list[None] = []
    watch(lambda: kept.append(None))
    qWarning(GONE)
    assert not kept


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.usefixtures("all_put_back")
def test_a_signal_is_known_at_once_and_left_for_by_the_event_loop(
    qtbot: QtBot, qapp: QApplication
) -> None:
    left: list[None] = []
    stop = StopSignals(qapp, lambda: left.append(None))
    try:
        signal.raise_signal(signal.SIGTERM)
        assert (stop.told, left) == (True, [])
        qtbot.waitUntil(lambda: left == [None])
    finally:
        stop.close()
