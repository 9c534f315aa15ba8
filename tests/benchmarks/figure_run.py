"""Paints the figure at the player's size, an empty widget and the prototype; prints JSON.

Argument: the prototype's folder.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from backstretch.figure.book import Book
from backstretch.figure.moving import Motion
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing, Move, Showing
from backstretch.resources import resources_dir
from backstretch.ui.session_driver import FRAME_MS, HOLD_FRAME_MS
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_frames import RATE, name_of
from backstretch.ui.widgets.figure_view import FigureView

AHEAD = 6
"""So many moves are told ahead, some more than the player tells."""

WINDOW, STAGE, CORNER = QSize(1280, 800), QSize(702, 520), (24, 130)
CAT, FOUR = Doing("cat_cow"), Doing("figure_four", "right")
CYCLE = (Move(CAT, 1, 2, 4000, (1.0, 0.0)), Move(CAT, 2, 1, 4000, (0.0, 1.0)))
BREATH = (Move(FOUR, 2, 2, 4000, (0.0, 1.0)), Move(FOUR, 2, 2, 4000, (1.0, 0.0)))
GETTING_IN = (Move(FOUR, 0, 1, 2500), Move(FOUR, 1, 2, 2500))
REST = (Move(FOUR, 2, 1, 2000), Move(FOUR, 1, 2, 3000))
SESSION = (*CYCLE * 8, *GETTING_IN, *BREATH * 4, *REST, *BREATH * 4)
"""Eight slow movements, the way into a stretch, two holds of it with a rest between: 138 s."""


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


def main(prototype: Path) -> None:
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
    found["session"] = [_session(app, lambda moves, t: _play(view, moves, t), view)]
    found["session_floor"] = [_session(app, lambda *_: empty.update(), view)]
    found["session_seconds"] = [sum(move.ms for move in SESSION) / 1000]
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


def _play(view: FigureView, moves: Sequence[Move], t: float) -> None:
    view.expect(moves[:AHEAD])
    view.show_moment(Showing(moves[0], t))


def _session(
    app: QApplication, show: Callable[[Sequence[Move], float], object], view: FigureView
) -> float:
    """Return the CPU of the session in per cent of one core, all that is drawn ahead included.

    The session's time is stepped through frame by frame, as the player shows it, and not waited
    for.
    """
    start = time.process_time()
    for number, move in enumerate(SESSION):
        frame_ms = FRAME_MS if move.start != move.end else HOLD_FRAME_MS
        steps = round(move.ms / frame_ms)
        for step in range(steps):
            show(SESSION[number:], step / steps)
            app.processEvents()
    while view.is_drawing_ahead():
        app.processEvents()
    return (time.process_time() - start) * 1000 / sum(move.ms for move in SESSION) * 100


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
    main(Path(sys.argv[1]))
