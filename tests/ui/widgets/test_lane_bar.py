"""The session as lanes."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.player_state import LaneGroup, LanePiece
from backstretch.ui.widgets.lane_bar import LaneBar
from tests.ui.pages.states import LANES, dress


class Paintings(QObject):
    """Counts how often a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def at(share: float) -> tuple[LaneGroup, ...]:
    """Return the lanes with this share of the piece in hand done."""
    done, now, *others = LANES
    return (done, LaneGroup(now.caption, (LanePiece(30, "now", share), *now.pieces[1:])), *others)


def test_what_came_of_a_group_follows_from_its_pieces() -> None:
    done, now, skipped, coming = LANES
    assert (done.done, now.now, skipped.skipped) == (True, True, True)
    assert not any((coming.done, coming.now, coming.skipped, now.done, skipped.done))
    assert LaneGroup("Half", (LanePiece(30, "done"), LanePiece(30, "skipped"))).done


def test_a_change_below_a_pixel_is_not_painted(qapp: QApplication, qtbot: QtBot) -> None:
    theme, _ = dress(qapp)
    bar = LaneBar(theme)
    qtbot.addWidget(bar)
    bar.resize(600, 40)
    bar.show()
    bar.show_lanes(LANES, "Step 2 of 4")
    qapp.processEvents()
    qapp.processEvents()  # the first shows the window, the second paints it
    paintings = Paintings()
    bar.installEventFilter(paintings)
    bar.show_lanes(at(0.401), "Step 2 of 4")
    qapp.processEvents()
    assert paintings.count == 0
    bar.show_lanes(at(0.6), "Step 2 of 4")
    qapp.processEvents()
    assert paintings.count == 1


def test_the_lanes_say_where_the_session_is(qapp: QApplication, qtbot: QtBot) -> None:
    theme, _ = dress(qapp)
    bar = LaneBar(theme)
    qtbot.addWidget(bar)
    bar.show_lanes(LANES, "Step 2 of 4, 6 minutes left")
    assert bar.accessibleName()
    assert bar.accessibleDescription() == "Step 2 of 4, 6 minutes left"
    assert bar.value() == round(100 * (64 + 12) / (64 + 90 + 60 + 47))
