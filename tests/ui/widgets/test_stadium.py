"""The lap's outline."""

import pytest
from PySide6.QtCore import QPointF, QRectF

from backstretch.ui.widgets.stadium import Stadium

LAP = Stadium(QRectF(0, 0, 200, 100))


def near(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < 0.1


def test_the_lap_starts_and_ends_at_the_right_end_of_the_home_straight() -> None:
    assert near(LAP.point(0), QPointF(150, 100))
    assert near(LAP.point(1), QPointF(150, 100))


def test_half_way_is_the_left_end_of_the_far_straight() -> None:
    assert near(LAP.point(0.5), QPointF(50, 0))


def test_the_runner_goes_anticlockwise() -> None:
    bend = LAP.point(0.1)
    far = LAP.point(0.4)
    assert bend.x() > 150
    assert far.y() == 0


@pytest.mark.parametrize(("start", "end"), [(0, 0.3), (0.05, 0.1), (0.2, 0.95), (0.6, 0.7)])
def test_a_piece_is_as_long_as_its_share(start: float, end: float) -> None:
    piece = LAP.piece(start, end)
    assert piece.length() == pytest.approx((end - start) * LAP.length, rel=0.01)
    assert near(piece.pointAtPercent(0), LAP.point(start))
    assert near(piece.pointAtPercent(1), LAP.point(end))
