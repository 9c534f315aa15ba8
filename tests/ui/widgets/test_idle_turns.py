"""Work in idle time: one piece at a turn, in the order in which it was begun."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.idle_turns import IdleTurns
from backstretch.ui.widgets.mat_strip import MatStrip
from tests.ui.pages.states import dress
from tests.ui.widgets.stills import Album, finish
from tests.ui.widgets.test_mat_strip import STRETCHES, WIDE

pytestmark = pytest.mark.usefixtures("qapp")


class Bench:
    """Notes who did a piece of work."""

    def __init__(self, turns: IdleTurns) -> None:
        self.turns = turns
        self.done: list[str] = []

    def worker(self, name: str, pieces: int) -> Callable[[], None]:
        def work() -> None:
            self.done.append(name)
            if self.done.count(name) == pieces:
                self.turns.rest(work)

        return work


@pytest.fixture
def bench() -> Bench:
    return Bench(IdleTurns())


def test_who_began_first_is_done_first(bench: Bench, qapp: QApplication) -> None:
    first, second = bench.worker("first", 2), bench.worker("second", 1)
    for worker in (first, second, first):
        bench.turns.begin(worker)
    assert bench.done == [], "nothing is done at once"
    finish(lambda: bench.turns.is_at_work(first) or bench.turns.is_at_work(second), qapp)
    assert bench.done == ["first", "first", "second"]


def test_who_rests_is_not_called_again(bench: Bench, qapp: QApplication) -> None:
    first, second = bench.worker("first", 1), bench.worker("second", 1)
    bench.turns.begin(first)
    bench.turns.begin(second)
    bench.turns.rest(first)
    finish(lambda: bench.turns.is_at_work(second), qapp)
    assert bench.done == ["second"]


def test_strips_that_share_their_turns_read_one_figure_at_a_time(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme, _ = dress(qapp)
    album, turns = Album(), IdleTurns()
    strips = [MatStrip(theme) for _ in range(3)]
    for strip in strips:
        qtbot.addWidget(strip)
        strip.figures.share(turns)
        strip.show_stretches(STRETCHES)
        strip.show_figures(album)
        strip.resize(WIDE, strip.heightForWidth(WIDE))
        strip.grab()
    most = 0
    while any(strip.figures.is_busy() for strip in strips):
        before = len(album.asked)
        qapp.processEvents()
        most = max(most, len(album.asked) - before)
    assert most == 1
    assert len(album.asked) == len(strips) * len(STRETCHES)
