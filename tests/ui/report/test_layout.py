"""How a page is shared out: to those who can make use of it, in two columns and across."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from backstretch.ui.charts.look import Look
from backstretch.ui.report.blocks import GAP, Stack
from backstretch.ui.report.columns import Columns
from backstretch.ui.report.frame import Frame
from backstretch.ui.report.paper import Paper, Sheet, report_look
from tests.ui.pages.states import dress


@dataclass
class Box:
    """A block that remembers where it was painted."""

    low: float
    high: float
    places: list[QRectF] = field(default_factory=list)

    def least(self, look: Look, width: float) -> float:
        return self.low

    def most(self, look: Look, width: float) -> float:
        return self.high

    def paint(self, painter: QPainter, look: Look, place: QRectF) -> None:
        self.places.append(place)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return report_look(dress(qapp)[0].families)


def painted(page: Columns, look: Look) -> QRectF:
    """Paint a page and return the place within its frame."""
    image = QImage(850, 1200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    page.paint(painter, look)
    painter.end()
    return page.frame.place(look)


def page(left: Box | None, right: Box | None, across: Box | None) -> Columns:
    frame = Frame(Sheet(Paper.A4), "Title", "Days", "What holds", "Foot")
    return Columns(frame, *(Stack((one,) if one else ()) for one in (left, right, across)))


def test_height_to_spare_goes_to_who_can_use_it(look: Look) -> None:
    words, chart = Box(20, 20), Box(100, 200)
    stack = Stack((words, chart))
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    stack.paint(painter, look, QRectF(0, 0, 300, stack.least(look, 300) + 50))
    painter.end()
    assert [place.height() for place in (*words.places, *chart.places)] == [20, 150]
    assert chart.places[0].top() == 20 + GAP


def test_two_columns_stand_beside_each_other_and_the_rest_below_them(look: Look) -> None:
    left, right, across = Box(100, 9000), Box(100, 300), Box(50, 60)
    place = painted(page(left, right, across), look)
    assert left.places[0].left() == place.left()
    assert right.places[0].left() > left.places[0].right()
    assert right.places[0].right() == pytest.approx(place.right())
    assert across.places[0].width() == place.width()
    assert across.places[0].top() > left.places[0].bottom()
    assert across.places[0].bottom() <= place.bottom() + 0.01


def test_columns_that_need_little_leave_no_gap_above_what_goes_across(look: Look) -> None:
    left, right, across = Box(40, 40), Box(100, 100), Box(50, 60)
    place = painted(page(left, right, across), look)
    assert across.places[0].top() == pytest.approx(place.top() + 100 + 11)


def test_a_column_without_anything_leaves_its_place(look: Look) -> None:
    right = Box(100, 300)
    place = painted(page(None, right, None), look)
    assert right.places[0].width() == place.width()


def test_what_goes_across_alone_is_at_the_top(look: Look) -> None:
    across = Box(50, 60)
    place = painted(page(None, None, across), look)
    assert across.places[0].top() - place.top() < 20
