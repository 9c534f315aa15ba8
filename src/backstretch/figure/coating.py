"""Puts down the coats of one shape after another: its line, its shade and the part in the light."""

from collections.abc import Sequence

from backstretch.figure.camera import Camera
from backstretch.figure.layers import Cloth, Fill, Layer
from backstretch.figure.outline import Piece, Polygon, Shape

LIGHT = (-0.5, -0.866)
"""Direction to the light in the picture: from the upper left."""

SHADE, TRUNK_SHADE = 0.24, 0.20
"""The share of a round's radius that stays in the shade."""

THINNEST, LINE = 0.9, 0.014
"""Width of lines: at least (px), and else (H)."""

SMALL, BOLDER = 28.0, 0.3
"""Below so many pixels a head lines get bolder, so that limbs that cross stay apart."""


class Coating:
    """Collects layers, the light from one side.

    `found` has them from back to front, `thin` is the width of a line (px).
    """

    def __init__(self, camera: Camera) -> None:
        self.found: list[Layer] = []
        self.light = (-LIGHT[0] if camera.flipped else LIGHT[0], LIGHT[1])
        small = max(0.0, min(1.0, (SMALL - camera.scale) / 10))
        self.thin = max(THINNEST + small * BOLDER, LINE * camera.scale)

    def line(self, shape: Shape, cloth: Cloth, far: float = 0.0, by: float | None = None) -> None:
        """Put down a shape `by` pixels larger in the colour of its line."""
        lined = _outside(shape, self.thin if by is None else by)
        self.found.append(Fill(cloth, "line", far, lined))

    def fill(self, shape: Shape, cloth: Cloth, far: float = 0.0, shade: float = SHADE) -> None:
        """Put down a shape in its shade, and what of it lies in the light."""
        self.found.append(Fill(cloth, "shade", far, polygons(shape)))
        self.lit(shape, cloth, far, shade)

    def lit(self, shape: Shape, cloth: Cloth, far: float = 0.0, shade: float = SHADE) -> None:
        """Put down what of a shape lies in the light."""
        self.found.append(Fill(cloth, "lit", far, polygons(self._in_light(shape, shade))))

    def crease(self, shape: Shape, cloth: Cloth, far: float, below: Shape) -> None:
        """Line the lit edge of a shape where it lies on another one, and only there."""
        lined = _outside(self._in_light(shape, SHADE), self.thin)
        self.found.append(Fill(cloth, "line", far, lined, polygons(below)))

    def shade(self, wedges: list[Polygon], cloth: Cloth, below: Shape) -> None:
        """Shade what of some polygons lies on a shape."""
        self.found.append(Fill(cloth, "shade", 0.0, wedges, polygons(below)))

    def _in_light(self, shape: Shape, shade: float) -> Shape:
        return [piece.lit(shade, self.light) for piece in shape]


def part_of(shape: Shape, first: int, last: int | None = None) -> Shape:
    """Return some of the rounds of a chain."""
    if not first and last is None:
        return shape
    return [Piece(shape[0].rounds[first:last], chain=True)]


def polygons(shape: Sequence[Piece]) -> list[Polygon]:
    """Return the outlines of a shape."""
    return [polygon for piece in shape for polygon in piece.polygons()]


def _outside(shape: Shape, by: float) -> list[Polygon]:
    return [polygon for piece in shape for polygon in piece.polygons(by)]
