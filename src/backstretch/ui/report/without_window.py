"""What painting needs where there is no window, and perhaps no display: Qt, and the font."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from backstretch.ui.fonts import load_fonts


@contextmanager
def fonts_without_window(resources: Path) -> Iterator[tuple[str, ...]]:
    """Give the families to paint with; a display is neither needed nor used."""
    running = QGuiApplication.instance()
    made = running or QGuiApplication(["backstretch", "-platform", "offscreen"])
    try:
        yield load_fonts(resources / "fonts")
    finally:
        if running is None:
            made.shutdown()
