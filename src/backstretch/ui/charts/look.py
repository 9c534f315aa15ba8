"""What charts are painted with: colours by role, fonts by name, and how meaning shows as well."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont

from backstretch.ui.fonts import make_font
from backstretch.ui.theme import BASE_PX, TYPE_SCALE, Theme
from backstretch.ui.widgets.body_map_paint import mixed

_PAPER = {
    "surface": 1.0,
    "sunken": 0.93,
    "line": 0.82,
    "track": 0.82,
    "edge": 0.45,
    "ink": 0.0,
    "muted": 0.3,
    "clay": 0.0,
    "pine": 0.38,
    "pine_tint": 0.93,
    "blue": 0.62,
    "blue_tint": 0.93,
    "amber": 0.15,
    "amber_tint": 0.88,
    "red": 0.0,
    "red_tint": 0.88,
    "on_ink": 1.0,
}
"""How light each role is on paper: what differs by its colour differs by its grey too."""


@dataclass(frozen=True, slots=True)
class Look:
    """How charts look somewhere.

    `colour` gives the colour of a role of the theme, `font` a font of the type scale with digits
    of one width, `px` a length that grows with the text. `outline` is the width of thin lines.
    """

    colour: Callable[[str], QColor]
    font: Callable[[str], QFont]
    px: Callable[[float], float]
    outline: float = 1.0

    def veil(self, role: str, share: float) -> QColor:
        """Return so much of a role on the ground of a card."""
        return mixed(self.colour("surface"), self.colour(role), share)

    def brush(self, role: str, pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern) -> QBrush:
        """Return a fill, which may be a pattern."""
        return QBrush(self.colour(role), pattern)


def screen_look(theme: Theme) -> Look:
    """Return the look of a theme as it is now."""
    return Look(
        theme.colour, lambda name: theme.font(name, tabular=True), theme.px, float(theme.outline)
    )


def paper_look(families: tuple[str, ...], scale: float = 1.0) -> Look:
    """Return a look that is as clear in black and white.

    One pixel of it is one unit of the painter: scale a printer's painter to 96 units an inch.
    """

    def colour(role: str) -> QColor:
        light = _PAPER[role]
        return QColor.fromRgbF(light, light, light)

    def font(name: str) -> QFont:
        times, weight = TYPE_SCALE[name]
        return make_font(families, BASE_PX * times * scale, weight, tabular=True)

    return Look(colour, font, lambda px: px * scale)
