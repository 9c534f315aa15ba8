"""Loads the bundled open font, so that nothing depends on what is installed."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Inter"
LARGE_PX = 26  # from here on letters stand closer, as the design draws them
LARGE_SPACING = 97.0
FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.ttf")


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Add the bundled fonts and return the family names to ask for, best first.

    A missing or broken file is left out: then the system's own font speaks alone.
    """
    loaded = [QFontDatabase.addApplicationFont(str(folder / name)) >= 0 for name in FILES]
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return (FAMILY, system) if all(loaded) else (system,)


def make_font(
    families: tuple[str, ...], px: float, weight: int = 400, *, tabular: bool = False
) -> QFont:
    """Return a font of so many pixels; `tabular` gives every digit the same width."""
    return QFont(_made(families, px, weight, tabular))


@lru_cache(maxsize=256)
def _made(families: tuple[str, ...], px: float, weight: int, tabular: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(max(1, round(px)))
    font.setWeight(QFont.Weight(weight))
    spacing = LARGE_SPACING if px >= LARGE_PX else 100.0
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, spacing)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
