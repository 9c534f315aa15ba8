"""The hill to breathe by."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.player_state import Breath
from backstretch.ui.widgets.breath_hill import BreathHill
from tests.ui.pages.states import dress

BLUE = QColor("#2F6DA8").rgb()
COURSE: tuple[tuple[Breath, float], ...] = (("in", 0.1), ("in", 0.9), ("out", 0.9))


def hill_of(qapp: QApplication, qtbot: QtBot) -> BreathHill:
    theme, _ = dress(qapp)
    hill = BreathHill(theme)
    qtbot.addWidget(hill)
    hill.resize(120, 44)
    return hill


def blue(image: QImage) -> set[tuple[int, int]]:
    """Return where the picture is blue."""
    width, height = range(image.width()), range(image.height())
    return {(x, y) for x in width for y in height if image.pixel(x, y) == BLUE}


def test_the_dot_goes_up_breathing_in_and_down_breathing_out(
    qapp: QApplication, qtbot: QtBot
) -> None:
    hill = hill_of(qapp, qtbot)
    rights, heights = [], []
    for breath, share in COURSE:
        hill.show_breath(breath, share)
        spots = blue(hill.grab().toImage())
        rights.append(max(x for x, _ in spots))
        heights.append(max(y for x, y in spots if x > rights[-1] - 6))
    assert rights == sorted(rights)
    assert heights[1] < min(heights[0], heights[2])


def test_the_dot_is_whole_at_both_ends(qapp: QApplication, qtbot: QtBot) -> None:
    hill = hill_of(qapp, qtbot)
    ends: tuple[tuple[Breath, float], ...] = (("in", 0.0), ("out", 1.0))
    for breath, share in ends:
        hill.show_breath(breath, share)
        spots = blue(hill.grab().toImage())
        assert spots
        assert not any(x in (0, hill.width() - 1) for x, _ in spots)
        assert not any(y in (0, hill.height() - 1) for _, y in spots)


def test_a_rest_stays_where_the_breath_ended(qapp: QApplication, qtbot: QtBot) -> None:
    hill = hill_of(qapp, qtbot)
    hill.show_breath("out", 1.0)
    before = hill.grab().toImage()
    hill.show_breath("hold", 0.5)
    assert hill.grab().toImage() == before


def test_where_little_may_move_the_half_that_is_breathed_is_thick(
    qapp: QApplication, qtbot: QtBot
) -> None:
    hill = hill_of(qapp, qtbot)
    hill.set_still(True)
    hill.show_breath("in", 0.1)
    first = hill.grab().toImage()
    hill.show_breath("in", 0.8)
    assert hill.grab().toImage() == first
    hill.show_breath("out", 0.1)
    out = blue(hill.grab().toImage())
    assert max(x for x, _ in blue(first)) < hill.width() / 2 + 8
    assert min(x for x, _ in out) > hill.width() / 2 - 8
