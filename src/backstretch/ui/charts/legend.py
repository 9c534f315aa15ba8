"""What the marks of a chart mean: samples with words, in rows that wrap."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QPainterPath, QPen

from backstretch.ui.charts import axes
from backstretch.ui.charts.drawing import Drawing, Lines, Mark, Part, Shape, Words, marks, round_pen
from backstretch.ui.charts.look import Look
from backstretch.ui.charts.points import BAND_VEIL

Sample: TypeAlias = Mark | Literal["line", "band", "tick", "none"]
GAP_PX, ROW_PX = 18.0, 21.0


@dataclass(frozen=True, slots=True)
class Key:
    """A sample of a mark in a role, and what it means."""

    sample: Sample
    words: str
    role: str = "clay"


@dataclass(frozen=True, slots=True)
class Legend:
    """Samples one after the other."""

    keys: tuple[Key, ...]

    def width(self, look: Look) -> float:
        """Return how wide it is in one row."""
        wide = sum(_wide(look, key) for key in self.keys)
        return wide + look.px(GAP_PX) * max(0, len(self.keys) - 1)

    def height(self, look: Look, width: float) -> float:
        """Return how high it is where it is so wide."""
        return look.px(ROW_PX) * (
            1 + max((row for _, row, _ in self._places(look, width)), default=0)
        )

    def lay_out(self, place: QRectF, look: Look) -> Drawing:
        """Return it worked out for a place."""
        parts: list[Part] = []
        for key, row, left in self._places(look, place.width()):
            tall = look.px(ROW_PX)
            line = QRectF(place.left() + left, place.top() + row * tall, _wide(look, key), tall)
            parts += _parts(look, key, line)
        return Drawing(tuple(parts), (), place)

    def _places(self, look: Look, width: float) -> Iterator[tuple[Key, int, float]]:
        row, left = 0, 0.0
        for key in self.keys:
            wide = _wide(look, key)
            if left and left + wide > width:
                row, left = row + 1, 0.0
            yield key, row, left
            left += wide + look.px(GAP_PX)


_SAMPLE_PX = {"line": 20.0, "band": 15.0, "tick": 4.0, "none": 0.0}


def _sample(look: Look, key: Key) -> float:
    return look.px(_SAMPLE_PX.get(key.sample, 11.0))


def _wide(look: Look, key: Key) -> float:
    gap = look.px(6) if key.sample != "none" else 0
    return _sample(look, key) + gap + axes.wide(look.font(axes.AXIS_FONT), key.words) + 2


def _parts(look: Look, key: Key, line: QRectF) -> Iterator[Part]:
    wide, y = _sample(look, key), line.center().y()
    colour = look.colour(key.role)
    if isinstance(key.sample, Mark):
        size = look.px(4.6)
        yield marks(look, key.sample, key.role, ((line.left() + wide / 2, y, size),), "surface")
    elif key.sample == "line":
        yield Lines((QLineF(line.left(), y, line.left() + wide, y),), QPen(colour, look.px(2)))
    elif key.sample == "band":
        path = QPainterPath()
        path.addRoundedRect(QRectF(line.left(), y - wide * 0.4, wide, wide * 0.8), 2, 2)
        yield Shape(path, QBrush(look.veil("track", BAND_VEIL)))
    elif key.sample == "tick":
        x, half = line.left() + wide / 2, look.px(4)
        yield Lines(
            (QLineF(QPointF(x, y - half), QPointF(x, y + half)),), round_pen(colour, look.px(3.6))
        )
    left = wide + look.px(6) if key.sample != "none" else 0
    box = QRectF(line.left() + left, line.top(), line.width() - left, line.height())
    yield Words(key.words, box, axes.LEFT, look.font(axes.AXIS_FONT), look.colour("muted"))
