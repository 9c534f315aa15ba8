"""The lap with the seconds inside."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.track_countdown import Lap, TrackCountdown
from tests.ui.pages.states import dress

HOLD = Lap("hold", "18", 0.4)


def shown(qapp: QApplication, qtbot: QtBot, lap: Lap) -> TrackCountdown:
    theme, _ = dress(qapp)
    track = TrackCountdown(theme)
    qtbot.addWidget(track)
    track.resize(380, 200)
    track.set_digit_px(112, 100)
    track.show_lap(lap, "Hold, right side", "18 seconds left")
    return track


def share_of(track: TrackCountdown, role: str) -> float:
    """Return how much of the picture has exactly this colour."""
    image = track.grab().toImage()
    wanted = QColor(role).rgb()
    hits = sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )
    return hits / (image.width() * image.height())


def test_more_of_the_lap_is_coloured_as_time_passes(qapp: QApplication, qtbot: QtBot) -> None:
    track = shown(qapp, qtbot, HOLD)
    early = share_of(track, "#1F6F5C")
    track.show_lap(Lap("hold", "3", 0.9), "Hold", "3 seconds left")
    assert share_of(track, "#1F6F5C") > 1.5 * early


def test_getting_ready_is_blue_and_broken(qapp: QApplication, qtbot: QtBot) -> None:
    whole = share_of(shown(qapp, qtbot, Lap("hold", "5", 1.0)), "#1F6F5C")
    dashed = share_of(shown(qapp, qtbot, Lap("prep", "5", 1.0)), "#2F6DA8")
    assert 0 < dashed < 0.75 * whole


def test_a_pause_takes_the_colour_out(qapp: QApplication, qtbot: QtBot) -> None:
    assert share_of(shown(qapp, qtbot, Lap("paused", "18", 0.4)), "#1F6F5C") == 0


def test_the_last_three_seconds_are_larger(qapp: QApplication, qtbot: QtBot) -> None:
    track = shown(qapp, qtbot, HOLD)
    usual = track.digit_height()
    track.show_lap(Lap("hold", "3", 0.9, last_three=True), "Hold", "3 seconds left")
    assert track.digit_height() > 1.1 * usual


def test_minutes_are_smaller_but_never_below_the_least(qapp: QApplication, qtbot: QtBot) -> None:
    track = shown(qapp, qtbot, HOLD)
    usual = track.digit_height()
    track.show_lap(Lap("hold", "1:12", 0.1), "Hold", "72 seconds left")
    assert 100 / 112 * usual - 1 <= track.digit_height() < usual


def test_the_value_is_read_once_a_second(qapp: QApplication, qtbot: QtBot) -> None:
    track = shown(qapp, qtbot, HOLD)
    told: list[int] = []
    track.valueChanged.connect(told.append)
    for frame in range(30):
        track.show_lap(Lap("hold", "18", 0.4 + frame / 900), "Hold, right side", "18 seconds left")
    track.show_lap(Lap("hold", "17", 0.44), "Hold, right side", "17 seconds left")
    assert told == [44]
    assert track.accessibleDescription() == "17 seconds left"


@pytest.mark.parametrize("text", ["2", "12"])
@pytest.mark.parametrize(("digit_px", "under"), [(60, True), (132, False)])
def test_small_words_stand_free_of_the_lap(
    qapp: QApplication, qtbot: QtBot, text: str, digit_px: float, under: bool
) -> None:
    track = shown(qapp, qtbot, Lap("hold", text, 0.2, pieces=12, below="of 12"))
    track.set_digit_px(digit_px, digit_px)
    inside, pen = QRectF(10, 10, 300, 140), 12.0
    digits, small = track.words(inside, pen)
    boxes = [
        QFontMetricsF(one.font).tightBoundingRect(one.text).translated(one.place)
        for one in (digits, small)
    ]
    free = inside.adjusted(pen, pen / 2, -pen, -pen / 2)
    assert all(free.contains(box) for box in boxes)
    assert not boxes[0].intersects(boxes[1])
    assert (boxes[1].top() > boxes[0].bottom()) == under
