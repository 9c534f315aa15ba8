"""Bars: how high, how marked, and which labels there is room for."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication

from backstretch.ui.charts.axes import nice_ticks
from backstretch.ui.charts.bars import Band, Bar, BarsChart
from backstretch.ui.charts.drawing import Window
from tests.ui.charts.drawn import lay, look, shapes, told, words


def chart(*values: float) -> BarsChart:
    bars = tuple(Bar(f"w{n}", value, f"week {n}: {value:g}") for n, value in enumerate(values))
    return BarsChart(bars, "pine")


def test_bars_are_as_high_as_their_amounts(qapp: QApplication) -> None:
    drawing = lay(qapp, chart(2, 4))
    foot = drawing.plot.bottom()
    low, high = (foot - spot.y for spot in drawing.spots)
    assert high == pytest.approx(2 * low)


def test_nothing_is_no_bar_but_can_be_pointed_at(qapp: QApplication) -> None:
    drawing = lay(qapp, chart(0, 4))
    assert len(shapes(drawing)) == 1
    assert told(drawing) == ["week 0: 0", "week 1: 4"]


def test_what_is_not_over_is_a_dashed_outline(qapp: QApplication) -> None:
    bars = chart(3, 3).bars
    drawing = lay(qapp, BarsChart((bars[0], replace(bars[1], open=True)), "pine"))
    over, running = shapes(drawing)
    assert over.brush is not None
    assert running.brush is None
    assert running.pen is not None
    assert running.pen.style() == Qt.PenStyle.CustomDashLine


def test_a_marked_bar_has_a_triangle_and_its_words(qapp: QApplication) -> None:
    bars = chart(3, 3).bars
    drawing = lay(qapp, BarsChart((bars[0], replace(bars[1], marked="+31 %")), "blue"))
    assert "+31 %" in words(drawing)
    assert len(shapes(drawing)) == 3


def test_the_band_is_named_and_fits_above_the_bars(qapp: QApplication) -> None:
    drawing = lay(qapp, replace(chart(1, 2), band=Band(3, 5, "3 to 5")))
    assert "3 to 5" in words(drawing)


def test_labels_that_have_no_room_are_left_out_and_the_last_one_never(qapp: QApplication) -> None:
    many = chart(*range(52))
    drawing = many.lay_out(QRectF(0, 0, 300, 200), look(qapp))
    labels = [one for one in words(drawing) if one.startswith("w")]
    assert 1 < len(labels) < 20
    assert "w51" in labels


def test_a_part_shows_only_its_bars(qapp: QApplication) -> None:
    assert told(lay(qapp, chart(1, 2, 3, 4), Window(0.5, 1))) == ["week 2: 3", "week 3: 4"]


@pytest.mark.parametrize(
    ("top", "highest"), [(1, 1), (4, 4), (7, 8), (26, 30), (31, 40), (158, 200), (0.3, 0.3)]
)
def test_an_axis_ends_at_a_round_value_not_below_the_highest(top: float, highest: float) -> None:
    ticks = nice_ticks(top)
    assert ticks[0] == (0, "0")
    assert ticks[-1][0] == pytest.approx(highest)
    assert len(ticks) <= 5
