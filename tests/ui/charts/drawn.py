"""What a worked-out chart holds, asked by tests."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from backstretch.ui.charts.drawing import WHOLE, Chart, Drawing, Mark, Marks, Shape, Window, Words
from backstretch.ui.charts.look import Look, screen_look
from tests.ui.pages.states import dress

PLACE = QRectF(0, 0, 900, 300)


def look(app: QApplication) -> Look:
    """Return the look of the screen."""
    return screen_look(dress(app)[0])


def lay(app: QApplication, chart: Chart, window: Window = WHOLE) -> Drawing:
    """Return a chart worked out for the usual place."""
    return chart.lay_out(PLACE, look(app), window)


def words(drawing: Drawing) -> list[str]:
    """Return every word that is painted."""
    return [part.text for part in drawing.parts if isinstance(part, Words)]


def told(drawing: Drawing) -> list[str]:
    """Return what each point tells."""
    return [spot.tell() for spot in drawing.spots]


def sizes(drawing: Drawing, mark: Mark) -> list[float]:
    """Return how large the points of a kind are."""
    found = [part for part in drawing.parts if isinstance(part, Marks) and part.mark is mark]
    return [size for part in found for _, _, size in part.at]


def shapes(drawing: Drawing) -> list[Shape]:
    """Return the areas and outlines."""
    return [part for part in drawing.parts if isinstance(part, Shape)]
