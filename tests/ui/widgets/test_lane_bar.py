"""The session as lanes."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF
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


def bar_of(qapp: QApplication, qtbot: QtBot, lanes: tuple[LaneGroup, ...], px: float) -> LaneBar:
    bar = LaneBar(dress(qapp)[0])
    qtbot.addWidget(bar)
    bar.resize(700, 60)
    bar.set_sizes(12, px)
    bar.show_lanes(lanes, "Step 2 of 4")
    return bar


def words(bar: LaneBar) -> list[str]:
    return [words for words, _, _ in bar.captions()]


def test_a_caption_that_does_not_fit_goes_with_its_tick(qapp: QApplication, qtbot: QtBot) -> None:
    done = tuple(LaneGroup(name, (LanePiece(30, "done"),)) for name in ("Rest", "Knee to chest"))
    lanes = (*done, LaneGroup("Hamstring stretch", (LanePiece(30, "now"),)))
    assert words(bar_of(qapp, qtbot, lanes, 13)) == [
        "Hamstring stretch",
        "✓ Rest",
        "✓ Knee to chest",
    ]
    assert words(bar_of(qapp, qtbot, lanes, 34)) == ["Hamstring stretch", "✓ Rest"]
    assert words(bar_of(qapp, qtbot, lanes, 70)) == ["Hamstring stretch"]


def test_captions_never_touch(qapp: QApplication, qtbot: QtBot) -> None:
    for px in range(10, 60):
        for lanes in (LANES, LANES[::-1]):
            places = sorted(
                (place for _, place, _ in bar_of(qapp, qtbot, lanes, px).captions()),
                key=QRectF.left,
            )
            gaps = [b.left() - a.right() for a, b in pairwise(places)]
            assert min(gaps, default=99) >= 6


def test_stretches_left_out_in_a_row_are_told_once(qapp: QApplication, qtbot: QtBot) -> None:
    done, now, skipped, coming = LANES
    lanes = (done, skipped, skipped, now, skipped, coming)
    assert words(bar_of(qapp, qtbot, lanes, 13)).count("skipped") == 2


def test_what_was_begun_is_told_by_name_and_partly_filled(qapp: QApplication, qtbot: QtBot) -> None:
    begun = LaneGroup("Hamstring", (LanePiece(60, "part", 0.5), LanePiece(60, "skipped")))
    bar = bar_of(qapp, qtbot, (begun,), 13)
    assert words(bar) == ["Hamstring"]
    image, pine = bar.grab().toImage(), "#1f6f5c"
    assert image.pixelColor(100, 10).name() == pine
    assert image.pixelColor(250, 10).name() != pine
    assert bar.value() == 25
