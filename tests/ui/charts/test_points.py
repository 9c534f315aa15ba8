"""Points of days: where they stand, what they tell, and what becomes of them when they are many."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from backstretch.ui.charts.axes import Along, day_ticks
from backstretch.ui.charts.drawing import Mark, Window, Words
from backstretch.ui.charts.points import LAST_PX, MOST_POINTS, Bracket, Point, PointsChart, Series
from tests.ui.charts.drawn import lay, look, sizes, told, words

FIRST = date(2026, 2, 20)
TICKS = tuple((float(n), str(n)) for n in range(0, 11, 2))
FORM = "{day}: pain {value}"


def chart(days: list[int], scores: list[float], last: int = 83, **more: object) -> PointsChart:
    start = FIRST.toordinal()
    points = tuple(Point(start + day, score) for day, score in zip(days, scores, strict=True))
    return PointsChart(
        FIRST,
        FIRST + timedelta(days=last),
        TICKS,
        (Series(points, FORM),),
        heads=("Day", "Pain"),
        crowd="{days}: pain {value}, {n} times",
        **more,  # type: ignore[arg-type]
    )


def test_more_pain_stands_higher_and_later_days_further_right(qapp: QApplication) -> None:
    spots = lay(qapp, chart([0, 10, 20], [2, 5, 9])).spots
    assert [spot.x for spot in spots] == sorted(spot.x for spot in spots)
    assert spots[0].y > spots[1].y > spots[2].y


def test_a_day_further_is_as_wide_everywhere(qapp: QApplication) -> None:
    a, b, c = (spot.x for spot in lay(qapp, chart([0, 10, 20], [2, 5, 9])).spots)
    assert b - a == pytest.approx(c - b)


def test_each_point_tells_its_day_and_value(qapp: QApplication) -> None:
    assert told(lay(qapp, chart([3], [4]))) == ["23 February 2026: pain 4"]


def test_the_last_one_is_larger(qapp: QApplication) -> None:
    first, last = sizes(lay(qapp, chart([3, 9], [4, 4])), Mark.DOT)
    assert last > first


def test_only_what_is_seen_can_be_pointed_at(qapp: QApplication) -> None:
    drawing = lay(qapp, chart([0, 40, 80], [4, 5, 6]), Window(0.4, 0.6))
    assert told(drawing) == ["1 April 2026: pain 5"]
    assert drawing.plot.left() < drawing.spots[0].x < drawing.plot.right()


def test_many_points_share_dots_that_tell_how_many(qapp: QApplication) -> None:
    days = [n // 4 for n in range(MOST_POINTS * 4)]
    drawing = lay(qapp, chart(days, [3.0] * len(days), last=days[-1]))
    assert len(drawing.spots) < MOST_POINTS
    assert sum(int(one.split(", ")[1].split(" ")[0]) for one in told(drawing)) == len(days)
    assert "Bigger dot, more runs." in drawing.note


def test_looked_at_closely_they_are_single_again(qapp: QApplication) -> None:
    days = list(range(MOST_POINTS * 2))
    many = chart(days, [3.0] * len(days), last=days[-1])
    drawing = lay(qapp, many, Window(0.5, 0.6))
    assert all("times" not in one for one in told(drawing))
    assert drawing.note == ""


def test_a_bracket_is_named_and_left_out_where_it_is_not_seen(qapp: QApplication) -> None:
    start = FIRST.toordinal()
    marked = chart([0], [4], brackets=(Bracket(start, start + 13, "first two weeks: 5"),))
    assert "first two weeks: 5" in words(lay(qapp, marked))
    assert "first two weeks: 5" not in words(lay(qapp, marked, Window(0.5, 1)))


@pytest.mark.parametrize("tall", [90, 150, 300, 600])
@pytest.mark.parametrize("worst", [4, 7, 8, 9, 10])
def test_no_dot_lies_on_the_words_of_a_bracket(
    qapp: QApplication, tall: float, worst: float
) -> None:
    start = FIRST.toordinal()
    name = "first two weeks: 5"
    marked = chart([3, 40], [worst, 2], brackets=(Bracket(start, start + 13, name),))
    drawing = marked.lay_out(QRectF(0, 0, 900, tall), look(qapp))
    (box,) = (p.place for p in drawing.parts if isinstance(p, Words) and p.text == name)
    high = min(spot.y for spot in drawing.spots)
    assert box.bottom() <= high - LAST_PX
    assert box.top() >= 0
    assert drawing.plot.top() <= high
    seen = marked.lay_out(QRectF(0, 0, 900, tall), look(qapp), Window(0.4, 0.6))
    assert seen.plot == drawing.plot


def test_brackets_take_no_room_where_no_dot_is_high(qapp: QApplication) -> None:
    start = FIRST.toordinal()
    low = chart([3], [4], brackets=(Bracket(start, start + 13, "first two weeks: 5"),))
    assert lay(qapp, low).plot == lay(qapp, chart([3], [4])).plot


def test_the_table_has_every_point_with_its_words() -> None:
    rows = chart([0, 40], [4, 5]).rows()
    assert rows == [("20 February 2026", "4"), ("1 April 2026", "5")]


def test_values_that_have_a_name_are_told_by_it() -> None:
    named = chart([0], [4], names={4.0: "knee"})
    assert named.rows() == [("20 February 2026", "knee")]


def test_without_any_point_the_axes_stand_alone(qapp: QApplication) -> None:
    drawing = lay(qapp, chart([], []))
    assert not drawing.spots
    assert {"0", "10"} <= set(words(drawing))


@pytest.mark.parametrize("begins", [1, 6, 7])
@pytest.mark.parametrize("last", [27, 83])
def test_the_days_that_are_named_begin_weeks(qapp: QApplication, begins: int, last: int) -> None:
    start = FIRST.toordinal()
    along = Along(start, start + last, QRectF(0, 0, 600, 200))
    named = [date.fromordinal(int(day)) for day, _ in day_ticks(look(qapp), along, begins)]
    assert len(named) > 2
    assert {day.isoweekday() for day in named} == {begins}
