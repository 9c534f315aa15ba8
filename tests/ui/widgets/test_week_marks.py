"""The week strip and the gauge: marks by shape, and all of it read out."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.plan_state import Mark, RunMark, WeekMarks
from backstretch.ui.plan_view import week_marks
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.band_gauge import BandGauge
from backstretch.ui.widgets.day_marks import paint_mark, paint_run
from backstretch.ui.widgets.week_strip import WeekStrip
from tests.plan.drawing import RULES, on
from tests.ui.pages.states import dress
from tests.ui.plan_keeper import drawn_week


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dress(qapp)[0]


@pytest.fixture
def week() -> WeekMarks:
    keeper = drawn_week()
    return week_marks(keeper.week(on("Mon")), keeper.facts(), RULES)


def shape(theme: Theme, mark: Mark | RunMark) -> bytes:
    """Return where ink is in a mark, whatever its colour."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    if isinstance(mark, Mark):
        paint_mark(painter, theme, mark, QRectF(0, 0, 40, 40))
    else:
        paint_run(painter, theme, mark, QRectF(0, 10, 40, 22))
    painter.end()
    white = QColor("white").rgb()
    return bytes(image.pixel(x, y) != white for y in range(40) for x in range(40))


def test_every_mark_is_told_by_its_shape_alone(theme: Theme) -> None:
    marks = [shape(theme, mark) for mark in (*Mark, *RunMark)]
    assert len(set(marks)) == len(marks)


def test_a_day_is_read_out_as_a_whole(theme: Theme, qtbot: QtBot, week: WeekMarks) -> None:
    strip = WeekStrip(theme)
    qtbot.addWidget(strip)
    strip.show_days(week.days)
    names = [cell.accessibleName() for cell in strip.cells]
    assert names[1] == "Tuesday 12, session missed; no run"
    assert names[2] == "Wednesday 13, session done; no run"
    assert strip.accessibleDescription().count(". ") == 6


def test_only_today_stands_in_a_frame(theme: Theme, qtbot: QtBot, week: WeekMarks) -> None:
    strip = WeekStrip(theme)
    qtbot.addWidget(strip)
    strip.show_days(week.days)
    strip.resize(350, strip.sizeHint().height())
    edge = theme.colour("edge").rgb()
    seen = [cell.grab().toImage() for cell in strip.cells]
    tops = [image.pixel(image.width() // 2, 0) == edge for image in seen]
    assert tops == [False, False, False, True, False, False, False]


@pytest.mark.parametrize(
    ("done", "goal", "said"),
    [
        (2, 4, "2 of 4 this week, aim 3 to 5"),
        (0, 3, "0 of 3 this week, aim 3 to 5"),
        (6, 5, "6 this week, 5 planned, aim 3 to 5"),
        (0, 0, "0 this week, aim 3 to 5"),
    ],
)
def test_the_gauge_says_how_many_of_how_many(
    theme: Theme, qtbot: QtBot, done: int, goal: int, said: str
) -> None:
    gauge = BandGauge(theme)
    qtbot.addWidget(gauge)
    gauge.show_week(WeekMarks((), done, goal, 3, 5))
    assert gauge.accessibleDescription() == said
    assert gauge.value() == done


def test_a_cell_is_filled_for_each_session_done(theme: Theme, qtbot: QtBot) -> None:
    gauge = BandGauge(theme)
    qtbot.addWidget(gauge)
    gauge.resize(350, gauge.sizeHint().height())
    pine = theme.colour("pine").rgb()
    for done in range(8):
        gauge.show_week(WeekMarks((), done, 4, 3, 5))
        seen = gauge.grab().toImage()
        middle = int(seen.height() * 30 / 58)
        cells = [int(seen.width() * (n + 0.45) / 7) for n in range(7)]
        assert [seen.pixel(x, middle) == pine for x in cells].count(True) == done
