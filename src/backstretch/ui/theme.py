"""Turns the colour roles of a theme file into a palette, a style sheet and fonts."""

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from backstretch.ui.fonts import load_fonts, make_font
from backstretch.ui.style_sheet import style_sheet

Hex: TypeAlias = Annotated[str, msgspec.Meta(pattern="^#([0-9A-F]{2})?[0-9A-F]{6}$")]
Choice: TypeAlias = Literal["system", "daylight", "dusk"]

BASE_PX = 15.0
DISTANCES = {"near": 0.85, "usual": 1.0, "far": 1.25}
"""How much larger the words of a session are, by the distance they are read from."""
TYPE_SCALE: dict[str, tuple[float, int]] = {
    "h1": (1.87, 700),
    "h2": (1.47, 700),
    "h3": (1.07, 700),
    "body": (1.0, 400),
    "strong": (1.0, 600),
    "medium": (1.0, 500),
    "label": (0.93, 500),
    "group": (0.93, 600),
    "small": (0.9, 400),
    "smallest": (0.83, 400),
    "figure": (2.67, 700),
    "quiet": (1.87, 400),  # beside an h1
    "alarm": (3.07, 700),
    "hero": (2.33, 700),
    "lead": (1.6, 400),
    "talk": (1.2, 400),
}


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The colours of one theme by what they are for. Values are #RRGGBB or #AARRGGBB."""

    name: str
    dark: bool
    window: Hex
    surface: Hex
    sunken: Hex
    line: Hex
    track: Hex
    edge: Hex
    ink: Hex
    muted: Hex
    clay: Hex
    clay_hover: Hex
    clay_text: Hex
    pine: Hex
    blue: Hex
    amber: Hex
    red: Hex
    on_clay: Hex
    on_pine: Hex
    on_red: Hex
    on_ink: Hex
    clay_tint: Hex
    pine_tint: Hex
    blue_tint: Hex
    amber_tint: Hex
    red_tint: Hex
    mat: Hex
    body: Hex
    feel: Hex
    scrim: Hex


def stronger(roles: Roles) -> Roles:
    """Return the theme with lines as dark as outlines, and muted words nearer to the ink."""
    ink, window = QColor(roles.ink), QColor(roles.window)
    parts = zip(_rgb(ink), _rgb(window), strict=True)
    muted = QColor(*(round(0.8 * front + 0.2 * ground) for front, ground in parts))
    return msgspec.structs.replace(roles, line=roles.edge, muted=muted.name().upper())


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def load_roles(file: Path) -> Roles:
    """Read one theme file.

    Raises:
        msgspec.ValidationError: a role is missing, unknown or not a colour.
    """
    return msgspec.toml.decode(file.read_bytes(), type=Roles)


class Theme(QObject):
    """The look in use: colours by role, fonts by name, sizes by text size.

    It is handed to every widget that paints. After `changed` they paint again.

    Signals:
        changed: other colours, sizes or outlines are in use.
    """

    changed = Signal()

    def __init__(
        self,
        resources: Path,
        hints: QStyleHints,
        choice: Choice = "system",
        text_scale: float = 1,
        *,
        stronger_contrast: bool = False,
    ) -> None:
        super().__init__()
        self._folder = resources / "themes"
        self._hints = hints
        self._choice = choice
        self._colours: dict[str, QColor] = {}
        self._stronger = stronger_contrast
        self.text_scale = text_scale
        self.distance = 1.0
        """How much larger the words of a session are for whoever reads them from far away."""
        self.families = load_fonts(resources / "fonts")
        self.roles = self._read()
        hints.colorSchemeChanged.connect(self._follow)

    def choose(self, choice: Choice) -> None:
        """Use this theme from now on; `system` follows the system's light or dark."""
        self._choice = choice
        self._follow()

    def set_text_scale(self, text_scale: float) -> None:
        """Use this text size from now on, 1 for 100 %."""
        if text_scale != self.text_scale:
            self.text_scale = text_scale
            self.changed.emit()

    def set_distance(self, distance: float) -> None:
        """Show the words of a session for another distance from now on, 1 for two metres."""
        if distance != self.distance:
            self.distance = distance
            self.changed.emit()

    def set_contrast(self, *, stronger: bool) -> None:
        """Use stronger contrast from now on, or the usual one."""
        self._stronger = stronger
        self._follow()

    @property
    def outline(self) -> int:
        """How thick the outline of a control is, in pixels."""
        return 2 if self._stronger else 1

    def roles_of(self, name: Literal["daylight", "dusk"]) -> Roles:
        """Return the colours of a theme, in use or not, at the contrast in use."""
        roles = load_roles(self._folder / f"{name}.toml")
        return stronger(roles) if self._stronger else roles

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        known = self._colours.get(role)
        if known is None:
            known = self._colours[role] = QColor(getattr(self.roles, role))
        return known

    def px(self, at_100_percent: float) -> int:
        """Return a length that grows with the text, in pixels."""
        return round(at_100_percent * self.text_scale)

    def font(self, name: str, *, tabular: bool = False) -> QFont:
        """Return a font of the type scale, such as "h2" or "small"."""
        times, weight = TYPE_SCALE[name]
        return self.font_px(BASE_PX * times * self.text_scale, weight, tabular=tabular)

    def font_px(self, px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
        """Return a font of so many pixels, whatever the text size."""
        return make_font(self.families, px, weight, tabular=tabular)

    def apply_to(self, app: QApplication) -> None:
        """Dress the whole application, now and after every change."""
        if app.style().objectName() != "fusion":
            app.setStyle("Fusion")
        self._dress(app)
        self.changed.connect(lambda: self._dress(app))

    def palette(self) -> QPalette:
        """Return the same roles for whatever Qt paints itself, native dialogs included."""
        palette = QPalette()
        for group, role in _PALETTE.items():
            palette.setColor(group, self.colour(role))
        for group in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, group, self.colour("muted"))
        return palette

    def style_sheet(self) -> str:
        """Return the style sheet of this theme and text size."""
        colours = {name: getattr(self.roles, name) for name in Roles.__struct_fields__}
        return style_sheet(colours, BASE_PX * self.text_scale, TYPE_SCALE, self.outline)

    def _dress(self, app: QApplication) -> None:
        app.setFont(self.font("body"))
        app.setPalette(self.palette())
        app.setStyleSheet(self.style_sheet())

    def _read(self) -> Roles:
        if self._choice != "system":
            return self.roles_of(self._choice)
        dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self.roles_of("dusk" if dark else "daylight")

    def _follow(self) -> None:
        roles = self._read()
        if roles != self.roles:
            self.roles = roles
            self._colours.clear()
            self.changed.emit()


_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "red",
    QPalette.ColorRole.Highlight: "pine",
    QPalette.ColorRole.HighlightedText: "on_pine",
    QPalette.ColorRole.Link: "clay_text",
    QPalette.ColorRole.LinkVisited: "clay_text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Accent: "pine",
}
