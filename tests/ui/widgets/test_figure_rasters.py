"""Pictures are kept within a budget, the last used ones longest, on whole pixels."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backstretch.figure.scene import Doing
from backstretch.ui.widgets.figure_frames import Body, FrameName
from backstretch.ui.widgets.figure_rasters import Raster, Rasters

pytestmark = pytest.mark.usefixtures("qapp")

ONE = 10 * 10 * 4
PART = QRectF(0, 0, 10, 10)


def name(breath: int) -> FrameName:
    return FrameName(Body(Doing("plank"), 0, 0), breath)


def made(rasters: Rasters, breath: int, part: QRectF = PART, ratio: float = 1.0) -> Raster:
    def paint(painter: QPainter) -> None:
        painter.fillRect(part, "red")

    return rasters.make(name(breath), ratio, part, paint)


@pytest.fixture
def rasters() -> Rasters:
    return Rasters(3 * ONE)


def test_the_ones_used_longest_ago_go_first(rasters: Rasters) -> None:
    for breath in range(3):
        made(rasters, breath)
    assert rasters.find(name(0), 1.0)
    made(rasters, 3)
    found = [breath for breath in range(4) if rasters.find(name(breath), 1.0)]
    assert found == [0, 2, 3]


def test_made_again_it_takes_its_room_once(rasters: Rasters) -> None:
    for _ in range(5):
        made(rasters, 0)
    made(rasters, 1)
    made(rasters, 2)
    assert all(rasters.find(name(breath), 1.0) for breath in range(3))


def test_one_is_kept_however_large(rasters: Rasters) -> None:
    made(rasters, 0, QRectF(0, 0, 100, 100))
    assert rasters.find(name(0), 1.0)
    assert rasters.room == 1


def test_there_is_room_for_as_many_as_the_budget_holds(rasters: Rasters) -> None:
    made(rasters, 0)
    assert rasters.room == 3


def test_another_device_has_its_own(rasters: Rasters) -> None:
    made(rasters, 0)
    assert rasters.find(name(0), 2.0) is None


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_edges_lie_on_whole_pixels_and_nothing_is_cut(rasters: Rasters, ratio: float) -> None:
    part = QRectF(3.3, 4.7, 9.1, 8.2)
    raster = made(rasters, 0, part, ratio)
    corner = raster.part.topLeft() * ratio
    assert corner.x() == pytest.approx(round(corner.x()))
    assert corner.y() == pytest.approx(round(corner.y()))
    assert raster.part.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(part)
