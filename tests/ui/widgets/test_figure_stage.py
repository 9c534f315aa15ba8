"""What the stage draws ahead and keeps."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from backstretch.figure.scene import Doing, Move
from backstretch.ui.widgets.figure_frames import names_of
from backstretch.ui.widgets.figure_paint import LIGHT
from backstretch.ui.widgets.figure_stage import Picture, Stage
from tests.ui.widgets.poses import PoseBook

CAT = Doing("cat_cow")
THERE, ON = Move(CAT, 0, 1, 1000, (0.0, 1.0)), Move(CAT, 1, 2, 1000)
SIZE = QSize(240, 180)
SMALL = 20 * 120 * 100 * 4
"""Bytes for some twenty pictures of this size."""


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def stage() -> Stage:
    return Stage(PoseBook(), LIGHT, QColor("#F0EBE1"), SIZE, budget=SMALL)


def built(stage: Stage) -> int:
    assert stage.frames
    return stage.frames.built


def pictures(move: Move) -> list[Picture]:
    return [Picture(name) for name in dict.fromkeys(names_of(move))]


def painted(stage: Stage, picture: Picture | None, ratio: float = 1.0) -> QImage:
    image = QImage(SIZE * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    stage.paint(painter, picture, QRectF(0, 0, SIZE.width(), SIZE.height()))
    painter.end()
    return image


def test_no_more_is_drawn_ahead_than_is_kept_and_the_nearest_stay(stage: Stage) -> None:
    for _ in stage.ahead([THERE, ON], 1.0):
        pass
    ready = built(stage)
    assert 3 < ready < len(pictures(THERE))
    for picture in pictures(THERE)[:ready]:
        painted(stage, picture)
    assert built(stage) == ready


def test_what_is_ready_is_not_drawn_again(stage: Stage) -> None:
    hold = pictures(Move(CAT, 1, 1))[0]
    first = painted(stage, hold)
    for _ in stage.ahead([Move(CAT, 1, 1)], 1.0):
        pass
    assert painted(stage, hold) == first
    assert built(stage) == 1


def test_another_device_gets_its_own_pixels(stage: Stage) -> None:
    hold = pictures(Move(CAT, 1, 1))[0]
    small, large = painted(stage, hold), painted(stage, hold, 2.0)
    assert large.size() == small.size() * 2
    edge = large.scaled(small.size())
    assert edge != small


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_the_moving_part_fits_what_stands_around_it(stage: Stage, ratio: float) -> None:
    first, last = (Picture(name) for name in (pictures(ON)[0].name, pictures(ON)[-1].name))
    empty = painted(stage, None, ratio)
    for picture in (first, last):
        image = painted(stage, picture, ratio)
        top = range(round(0.5 * ratio * SIZE.height() * 0.2))
        assert all(
            image.pixel(x, y) == empty.pixel(x, y) for y in top for x in range(image.width())
        )
