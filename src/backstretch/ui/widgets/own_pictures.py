"""The person's own pictures for a place that shows them: read beside the window, then kept."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from backstretch.ui.own_picture import MOST_SIDE, picture_at

EVERY_MS = 15
SMALL = 160
"""Pixels of the longer side of a picture in a list, on a sharp screen too."""


@runtime_checkable
class Pictured(Protocol):
    """Knows which exercises of the person's own have a picture; a book of motions may."""

    def own_picture(self, exercise: str) -> Path | None:
        """Return the file of the picture of an exercise, or None."""


def file_of(book: object, exercise: str) -> Path | None:
    """Return the file of the picture of an exercise, where a book of motions knows of one."""
    return book.own_picture(exercise) if isinstance(book, Pictured) else None


class OwnPictures(QObject):
    """Reads each picture once, at most so many pixels long.

    A large one takes a quarter of a second, which a page or a countdown must not wait for. The
    window looks by itself whether one is read, so a place that is gone is told nothing.

    Signals:
        ready: the file that was read, or that cannot be.
    """

    ready = Signal(object)

    def __init__(self, parent: QObject, most_side: int = MOST_SIDE) -> None:
        super().__init__(parent)
        self._most_side = most_side
        self._read: dict[Path, QImage | None] = {}
        self._wanted: list[Path] = []
        self._reading: _Reading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)

    def is_busy(self) -> bool:
        """Whether pictures are still to be read."""
        return self._timer.isActive()

    def is_read(self, path: Path) -> bool:
        """Whether it is known if there is a picture in a file."""
        return path in self._read

    def picture(self, path: Path) -> QImage | None:
        """Return a picture, or None while it is not read, which begins now, or never can be."""
        if path not in self._read and path not in self._wanted:
            self._wanted.append(path)
            self._timer.start()
            if self._reading is None:
                self._begin()
        return self._read.get(path)

    def finish(self) -> None:
        """Come back once all that was asked for is read."""
        while self._reading is not None:
            self._reading.join()
            self._look()

    def _begin(self) -> None:
        path, most = self._wanted[0], self._most_side
        self._reading = _Reading(lambda: picture_at(path, most))
        self._reading.start()

    def _look(self) -> None:
        if self._reading is None or self._reading.is_alive():
            return
        path = self._wanted.pop(0)
        self._read[path], self._reading = self._reading.found, None
        if self._wanted:
            self._begin()
        else:
            self._timer.stop()
        self.ready.emit(path)


class _Reading(Thread):
    """Reads one picture."""

    def __init__(self, read: Callable[[], QImage | None]) -> None:
        super().__init__(daemon=True)
        self._read = read
        self.found: QImage | None = None

    def run(self) -> None:
        self.found = self._read()
