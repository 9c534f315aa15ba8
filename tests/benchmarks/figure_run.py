"""Paints the figure at the player's size, an empty widget and the prototype; prints JSON.

Arguments: seconds to run as a session does, and the prototype's folder.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from backstretch.figure.book import Book
from backstretch.figure.moving import Motion
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing, Move, Showing
from backstretch.resources import resources_dir
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_frames import RATE, name_of
from backstretch.ui.widgets.figure_view import FigureView

WINDOW, STAGE, CORNER = QSize(1280, 800), QSize(702, 520), (24, 130)
MOVING_MS, HOLDING_MS = 33, 83
CAT, FOUR = Doing("cat_cow"), Doing("figure_four", "right")
CYCLE = (Move(CAT, 1, 2, 4000, (1.0, 0.0)), Move(CAT, 2, 1, 4000, (0.0, 1.0)))
BREATH = (Move(FOUR, 2, 2, 4000, (0.0, 1.0)), Move(FOUR, 2, 2, 4000, (1.0, 0.0)))
GETTING_IN = (Move(FOUR, 0, 1, 2500), Move(FOUR, 1, 2, 2500))
SESSION = (*CYCLE, *CYCLE, *GETTING_IN, *BREATH, *BREATH, *BREATH)
"""An exercise that moves on the breath, a way into a position, and a hold: 45 s."""


class NoWays:
    """Knows no way from one position to another."""

    def motion(self, *_: object) -> Motion | None:
        return None


class Empty(QWidget):
    """Paints its ground and nothing else: what any widget costs that moves."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("#F0EBE1"))
        painter.end()


def main(seconds: float, prototype: Path) -> None:
    """Measure and print."""
    app = QApplication(sys.argv[:1])
    theme = Theme(resources_dir(), app.styleHints(), "daylight")
    windows = QWidget(), QWidget()
    view, empty = FigureView(theme, windows[0]), Empty(windows[1])
    view.set_book(Book(read_all(resources_dir() / "poses")[0], NoWays()))
    for window, widget in zip(windows, (view, empty), strict=True):
        window.resize(WINDOW)
        widget.resize(STAGE)
        widget.move(*CORNER)
        window.show()
    app.processEvents()
    drawing, shown, floor = list[float](), list[float](), list[float]()
    for moves in (CYCLE, GETTING_IN, BREATH):
        drawing.append(_drawn_ahead(app, view, moves))
        for moment in _moments(moves):
            shown.append(_ms(partial(_show, app, view, moment)))
            floor.append(_ms(partial(_paint, app, empty)))
    found = {"shown": shown, "floor": floor, "drawn": [sum(drawing), view.built]}
    view.resize(STAGE + QSize(1, 0))  # lets go of all that is drawn
    found["session"] = [_session(app, seconds, _Player(view))]
    found["session_floor"] = [_session(app, seconds / 5, empty.update)]
    found["prototype"] = _prototype(prototype) if prototype.is_dir() else []
    print(json.dumps(found))


def _drawn_ahead(app: QApplication, view: FigureView, moves: Sequence[Move]) -> float:
    """Return the CPU that it takes to draw moves ahead, in ms."""
    before = time.process_time()
    view.expect(moves)
    while view.is_drawing_ahead():
        app.processEvents()
    return (time.process_time() - before) * 1000


def _moments(moves: Sequence[Move]) -> Iterator[Showing]:
    """Yield moments at the rate of frames, those left out that look like the one before."""
    last = None
    for move in moves:
        steps = round(move.ms * RATE / 1000)
        for t in (step / steps for step in range(steps + 1)):
            name = name_of(move, t)
            if name != last:
                yield Showing(move, t)
            last = name


def _show(app: QApplication, view: FigureView, moment: Showing) -> None:
    view.show_moment(moment)
    app.processEvents()


def _paint(app: QApplication, empty: Empty) -> None:
    empty.update()
    app.processEvents()


class _Player:
    """Shows the session's moves in real time over and over, as the player does."""

    def __init__(self, view: FigureView) -> None:
        self._view = view
        self._started = time.perf_counter()
        self._shown = 0.0

    def __call__(self) -> None:
        now = (time.perf_counter() - self._started) * 1000
        into = now % sum(move.ms for move in SESSION)
        number = 0
        while into >= SESSION[number].ms:
            into -= SESSION[number].ms
            number += 1
        move = SESSION[number]
        if now - self._shown >= (MOVING_MS if move.start != move.end else HOLDING_MS) - 3:
            self._shown = now
            self._view.expect((*SESSION[number:], *SESSION[:number]))
            self._view.show_moment(Showing(move, into / move.ms))


def _session(app: QApplication, seconds: float, tick: Callable[[], object]) -> float:
    """Return the CPU of a session in per cent of one core, all that is drawn ahead included."""
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(MOVING_MS)
    timer.timeout.connect(lambda: tick() and None)
    timer.start()
    QTimer.singleShot(round(seconds * 1000), app.quit)
    cpu, start = time.process_time(), time.perf_counter()
    app.exec()
    timer.stop()
    return (time.process_time() - cpu) / (time.perf_counter() - start) * 100


def _prototype(folder: Path) -> list[float]:
    """Return how long the prototype takes for a frame of the same size, in ms."""
    sys.path.insert(0, str(folder))
    os.chdir(folder)
    drawing: Any = __import__("app")
    poses = drawing.load("cat-cow")
    size = (STAGE.width(), STAGE.height())
    keys = poses["keys"] * 10
    return [_ms(partial(drawing.frame, poses, pose, *size)) for pose in keys]


def _ms(work: Callable[[], object]) -> float:
    """Return the CPU that a piece of work takes: what else runs on the machine is left out."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


if __name__ == "__main__":
    main(float(sys.argv[1]), Path(sys.argv[2]))
