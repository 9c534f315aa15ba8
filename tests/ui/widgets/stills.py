"""A book of all poses that counts what it is asked, and what looks at painted stills."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from backstretch.figure.moving import Motion
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing, Source
from backstretch.resources import resources_dir


class Album:
    """Finds the motion of an exercise on a side, and remembers who was asked for."""

    def __init__(self) -> None:
        self._poses, faults = read_all(resources_dir() / "poses")
        assert not faults
        self.asked: list[Source] = []

    def motion(self, source: Source) -> Motion | None:
        self.asked.append(source)
        poses = self._poses.get(source.exercise) if isinstance(source, Doing) else None
        return poses.motion(source.side) if poses and isinstance(source, Doing) else None


def share_of(picture: QImage, colour: QColor, *, near: int = 6) -> float:
    """Return how much of a picture has about this colour, 0 to 1."""
    found = 0
    for y in range(picture.height()):
        for x in range(picture.width()):
            seen = picture.pixelColor(x, y)
            off = (seen.red() - colour.red(), seen.green() - colour.green())
            found += max(map(abs, (*off, seen.blue() - colour.blue()))) <= near
    return found / (picture.width() * picture.height())


def runs(picture: QImage, top: int, bottom: int, ground: QColor) -> list[tuple[int, int]]:
    """Return from and to which column something stands before the ground, between two rows."""
    found: list[tuple[int, int]] = []
    for x in range(picture.width()):
        column = (picture.pixelColor(x, y) for y in range(top, bottom))
        if all(colour == ground for colour in column):
            continue
        if found and found[-1][1] == x - 1:
            found[-1] = (found[-1][0], x)
        else:
            found.append((x, x))
    return found


def finish(is_busy: Callable[[], bool], app: QApplication) -> None:
    """Let idle time go by until nothing is left to paint."""
    for _ in range(500):
        if not is_busy():
            return
        app.processEvents()
    raise AssertionError("It paints without end.")
