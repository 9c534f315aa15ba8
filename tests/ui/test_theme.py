"""The theme files and what is made of them."""

import itertools
from pathlib import Path
from typing import cast

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPalette, QPixmap, QStyleHints
from PySide6.QtWidgets import QApplication

from backstretch.resources import resources_dir
from backstretch.ui.theme import Roles, Theme, load_roles, stronger
from tests.ui.pages.states import dress

THEMES = ("daylight", "dusk", "daylight, stronger", "dusk, stronger")
GROUNDS = ("window", "surface", "sunken")
TINTS = ("clay_tint", "pine_tint", "blue_tint", "amber_tint", "red_tint")
WORDS = ("ink", "muted", "clay_text", "pine", "blue", "amber", "red")
FILLS = (("on_clay", "clay"), ("on_pine", "pine"), ("on_red", "red"), ("on_ink", "ink"))
TEXT, CONTROL = 4.5, 3.0


def roles(name: str) -> Roles:
    file, _, more = name.partition(", ")
    read = load_roles(resources_dir() / "themes" / f"{file}.toml")
    return stronger(read) if more else read


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    red, green, blue = (linear(p) for p in (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Roles, front: str, ground: str) -> float:
    dark, light = sorted((luminance(getattr(theme, front)), luminance(getattr(theme, ground))))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read_on_every_ground(name: str) -> None:
    theme = roles(name)
    pairs = [*itertools.product(WORDS, GROUNDS), *FILLS, ("ink", "mat"), ("on_clay", "clay_hover")]
    pairs += [("ink", tint) for tint in TINTS]
    pairs += [("blue", "blue_tint"), ("amber", "amber_tint"), ("red", "red_tint")]
    pairs += [("pine", "pine_tint"), ("clay_text", "clay_tint")]
    faint = {pair: contrast(theme, *pair) for pair in pairs if contrast(theme, *pair) < TEXT}
    assert faint == {}


CONTROLS = (
    *itertools.product(("edge", "pine", "blue", "clay", "muted", "ink"), (*GROUNDS, "pine_tint")),
    *itertools.product(("edge", "blue"), TINTS),  # outlines and the focus ring, on every message
    ("blue", "blue_tint"),
    ("pine", "pine_tint"),
    ("amber", "amber_tint"),
    ("red", "red_tint"),
    ("red", "surface"),  # a field that is wrong
    *itertools.product(("pine", "clay", "blue", "ink", "muted"), ("track",)),  # laps, bars, sliders
    ("surface", "pine"),  # the knob of a toggle that is on
    ("surface", "edge"),
)


@pytest.mark.parametrize("name", THEMES)
def test_outlines_and_marks_can_be_seen_on_every_ground(name: str) -> None:
    theme = roles(name)
    faint = {p: contrast(theme, *p) for p in CONTROLS if contrast(theme, *p) < CONTROL}
    assert faint == {}


@pytest.mark.parametrize("name", ["daylight", "dusk"])
def test_stronger_contrast_is_stronger(name: str) -> None:
    usual, more = roles(name), roles(f"{name}, stronger")
    assert contrast(more, "line", "window") >= CONTROL > contrast(usual, "line", "window")
    assert contrast(more, "muted", "sunken") > contrast(usual, "muted", "sunken") + 1


def test_stronger_contrast_draws_thicker_outlines_at_once(qapp: QApplication) -> None:
    theme, _ = dress(qapp)
    told: list[int] = []
    theme.changed.connect(lambda: told.append(theme.outline))
    theme.set_contrast(stronger=True)
    theme.set_contrast(stronger=True)
    assert told == [2]
    assert f"border: 2px solid {theme.roles.edge}" in theme.style_sheet()
    theme.set_contrast(stronger=False)
    assert told == [2, 1]


def test_a_theme_file_without_a_role_is_refused(tmp_path: Path) -> None:
    text = (resources_dir() / "themes" / "dusk.toml").read_text(encoding="utf-8")
    file = tmp_path / "dusk.toml"
    file.write_text(text.replace("ink =", "inc ="), encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match="inc"):
        load_roles(file)


def test_a_colour_that_is_none_is_refused(tmp_path: Path) -> None:
    text = (resources_dir() / "themes" / "dusk.toml").read_text(encoding="utf-8")
    file = tmp_path / "dusk.toml"
    file.write_text(text.replace("#171E22", "black"), encoding="utf-8")
    with pytest.raises(msgspec.ValidationError):
        load_roles(file)


def test_choosing_dusk_changes_every_colour_at_once(qapp: QApplication) -> None:
    theme, icons = dress(qapp)
    theme.apply_to(qapp)
    light = theme.colour("window").name()
    before = icons.pixmap("play", "ink", 24).toImage()
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.roles.name))
    theme.choose("dusk")
    assert told == ["dusk"]
    assert theme.colour("window").name() != light
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("window")
    assert icons.pixmap("play", "ink", 24).toImage() != before


def test_following_the_system_takes_its_dark(qapp: QApplication) -> None:
    theme = Theme(resources_dir(), qapp.styleHints(), "system")
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.roles.dark == dark
    qapp.styleHints().unsetColorScheme()


class Hints(QObject):
    """What a system says of light and dark; QStyleHints cannot be made, only had."""

    colorSchemeChanged = Signal(Qt.ColorScheme)

    def __init__(self) -> None:
        super().__init__()
        self.said = Qt.ColorScheme.Unknown

    def colorScheme(self) -> Qt.ColorScheme:
        """Return what the system says now."""
        return self.said

    def turn(self, scheme: Qt.ColorScheme) -> None:
        """Turn the system light or dark."""
        self.said = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.mark.usefixtures("qapp")
def test_the_system_is_followed_while_it_is_asked_for() -> None:
    hints = Hints()
    theme = Theme(resources_dir(), cast("QStyleHints", hints), "system")
    assert theme.roles.name == "daylight"
    hints.turn(Qt.ColorScheme.Dark)
    assert theme.roles.name == "dusk"
    theme.choose("daylight")
    assert theme.roles.name == "daylight"
    hints.turn(Qt.ColorScheme.Light)
    theme.choose("dusk")
    assert theme.roles.name == "dusk"
    theme.choose("system")
    assert theme.roles.name == "daylight"


def test_a_larger_text_is_told_and_dressed_at_once(qapp: QApplication) -> None:
    theme, _ = dress(qapp)
    theme.apply_to(qapp)
    told: list[float] = []
    theme.changed.connect(lambda: told.append(theme.text_scale))
    theme.set_text_scale(1.5)
    theme.set_text_scale(1.5)
    assert told == [1.5]
    assert qapp.font().pixelSize() == 22


def test_an_icon_is_rendered_once_for_a_screen(qapp: QApplication) -> None:
    _, icons = dress(qapp)
    first = icons.pixmap("pause", "ink", 24, 2.0)
    assert icons.pixmap("pause", "ink", 24, 2.0) is first
    assert first.width() == 48
    assert first.deviceIndependentSize().width() == 24


def test_a_missing_icon_is_left_out(qapp: QApplication) -> None:
    _, icons = dress(qapp)
    assert icons.pixmap("no-such-icon", "ink", 24).width() == 24


def test_every_icon_file_draws_something(qapp: QApplication) -> None:
    _, icons = dress(qapp)
    names = [file.stem for file in (resources_dir() / "icons").glob("*.svg")]
    empty = QPixmap(24, 24)
    empty.fill(Qt.GlobalColor.transparent)
    nothing = empty.toImage()
    assert names
    assert [n for n in names if icons.pixmap(n, "ink", 24).toImage() == nothing] == []


def test_larger_text_grows_the_type_scale(qapp: QApplication) -> None:
    theme, _ = dress(qapp, text_scale=2)
    assert theme.font("body").pixelSize() == 30
    assert theme.px(24) == 48
    assert "font-size: 56px" in theme.style_sheet()


def test_digits_are_of_one_width(qapp: QApplication) -> None:
    theme, _ = dress(qapp)
    metrics = QFontMetricsF(theme.font_px(100, 600, tabular=True))
    widths = [metrics.horizontalAdvance(digit) for digit in "0123456789"]
    assert max(widths) - min(widths) < 0.2
