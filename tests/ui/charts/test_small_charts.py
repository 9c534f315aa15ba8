"""The small charts: two rows of dots, pins, abilities, counts, and what the marks mean."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from backstretch.ui.charts.abilities import AbilityChart
from backstretch.ui.charts.counts import Count, CountsChart
from backstretch.ui.charts.drawing import Mark
from backstretch.ui.charts.legend import Key, Legend
from backstretch.ui.charts.pairs import PairChart
from backstretch.ui.charts.pins import Pin, PinsChart, signed
from tests.ui.charts.drawn import lay, look, shapes, sizes, told, words

NOBODY = (0,) * 11


def scores(**counts: int) -> tuple[int, ...]:
    return tuple(counts.get(f"n{score}", 0) for score in range(11))


def test_runs_with_it_stand_above_those_without(qapp: QApplication) -> None:
    drawing = lay(qapp, PairChart(scores(n5=2), scores(n5=3)))
    with_it, without = drawing.spots
    assert with_it.x == without.x
    assert with_it.y < without.y
    assert told(drawing) == ["Pain 5: 2 with it", "Pain 5: 3 without it"]


def test_a_bigger_dot_is_more_runs(qapp: QApplication) -> None:
    few, many = sizes(lay(qapp, PairChart(scores(n3=1, n5=6), NOBODY)), Mark.DOT)
    assert many > few


def test_where_it_is_not_enough_there_are_no_dots_to_compare(qapp: QApplication) -> None:
    drawing = lay(qapp, PairChart(scores(n3=1), scores(n4=9), enough=False))
    assert not drawing.spots
    assert not sizes(drawing, Mark.DOT)


def test_the_table_of_a_pair_counts_both_ways() -> None:
    rows = PairChart(scores(n3=1), scores(n3=2, n4=9)).rows()
    assert rows == [("3", "1", "2"), ("4", "0", "9")]


def pins(*changes: float) -> PinsChart:
    made = (Pin(f"{n} May", "6 runs", change, f"block {n}") for n, change in enumerate(changes))
    return PinsChart(tuple(made), -2, "2-point line")


def test_less_pain_hangs_below_the_line_of_no_change(qapp: QApplication) -> None:
    first, more, less = lay(qapp, pins(0, 1, -2)).spots
    assert more.y < first.y < less.y


def test_the_first_pin_is_hollow(qapp: QApplication) -> None:
    drawing = lay(qapp, pins(0, 0, -1))
    assert len(sizes(drawing, Mark.HOLLOW)) == 1
    assert len(sizes(drawing, Mark.DOT)) == 2


@pytest.mark.parametrize("change", [-7, 6])
def test_a_large_change_stays_in_the_picture(qapp: QApplication, change: float) -> None:
    drawing = lay(qapp, pins(0, change))
    assert drawing.plot.contains(drawing.spots[1].x, drawing.spots[1].y)


@pytest.mark.parametrize(("value", "says"), [(0, "0"), (1, "+1"), (-2, "−2"), (-0.5, "−0.5")])
def test_a_change_has_its_sign(value: float, says: str) -> None:
    assert signed(value) == says


def test_an_activity_shows_where_it_began_and_where_it_is(qapp: QApplication) -> None:
    drawing = lay(qapp, AbilityChart(6, 8))
    began, now = drawing.spots
    assert began.x < now.x
    assert (len(sizes(drawing, Mark.HOLLOW)), len(sizes(drawing, Mark.DOT))) == (1, 1)
    assert told(drawing) == ["At first: 6 of 10", "Now: 8 of 10"]


def counts(*numbers: int) -> CountsChart:
    return CountsChart(tuple(Count(f"c{n}", n, f"{n} of them") for n in numbers))


def test_each_count_is_written_beside_its_pieces(qapp: QApplication) -> None:
    assert words(lay(qapp, counts(9, 0))) == ["c9", "9", "c0", "0"]


def test_pieces_can_be_counted_and_too_many_are_a_bar(qapp: QApplication) -> None:
    few, many = (
        shapes(counts(n).lay_out(QRectF(0, 0, 300, 30), look(qapp)))[0].path for n in (9, 900)
    )
    assert len(few.toSubpathPolygons()) == 9
    assert len(many.toSubpathPolygons()) == 1
    assert many.boundingRect().right() < 300


def test_a_legend_wraps_where_it_is_narrow(qapp: QApplication) -> None:
    legend = Legend((Key(Mark.DOT, "one run, 35 in all"), Key("line", "middle of 7 days", "ink")))
    screen = look(qapp)
    assert legend.height(screen, 150) > legend.height(screen, 800)
    drawing = legend.lay_out(QRectF(0, 0, 150, 80), screen)
    assert words(drawing) == ["one run, 35 in all", "middle of 7 days"]
