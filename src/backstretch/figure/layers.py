"""What a painter has to put down, from back to front: fills, strokes and glows in pixels."""

from dataclasses import dataclass
from typing import Literal

from backstretch.figure.outline import Point, Polygon

Cloth = Literal[
    "skin", "hair", "top", "tights", "eye", "stripe",
    "mat", "wall", "wood", "pillow", "band", "strap", "bone",
]  # fmt: skip
Tone = Literal["line", "shade", "lit"]


@dataclass(frozen=True, slots=True)
class Fill:
    """Polygons filled as one, winding. `far` 0..1 fades what lies behind the body.

    With a `clip` only what lies inside those polygons is painted.
    """

    cloth: Cloth
    tone: Tone
    far: float
    polygons: list[Polygon]
    clip: list[Polygon] | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, `width` wide; `round` says how it ends."""

    cloth: Cloth
    tone: Tone
    far: float
    points: list[Point]
    width: float
    round: bool


@dataclass(frozen=True, slots=True)
class Glow:
    """Where it should be felt: a soft line through points, inside `clip`.

    Without a clip it is the halo around it, which lies behind the part.
    """

    points: list[Point]
    width: float
    strength: float
    clip: list[Polygon] | None


Layer = Fill | Stroke | Glow
