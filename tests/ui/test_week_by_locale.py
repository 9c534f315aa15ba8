"""The week that is shown is the one that was chosen, whatever day a locale begins its own with."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.content.library import load_library
from backstretch.plan.facts import Facts, Goal
from backstretch.plan.planner import plan_week
from backstretch.resources import resources_dir
from backstretch.ui.plan_view import plan_state, week_marks
from backstretch.ui.widgets.week_strip import WeekStrip
from backstretch.ui.wording import week
from backstretch.weeks import week_days, week_order, week_start
from tests.plan.drawing import RULES
from tests.ui.pages.states import dress
from tests.ui.plan_keeper import drawn_week

LIBRARY = load_library(resources_dir())
FIRST_DAYS = {
    "en_US": Qt.DayOfWeek.Sunday,
    "ar_EG": Qt.DayOfWeek.Saturday,
    "de_DE": Qt.DayOfWeek.Monday,
}
DAYS = {  # by the number of their ISO week; a Sunday and the Monday after it, and New Year
    date(2026, 5, 16): 20,
    date(2026, 5, 17): 20,
    date(2026, 5, 18): 21,
    date(2021, 1, 3): 53,
    date(2021, 1, 4): 1,
    date(2024, 12, 30): 1,
    date(2027, 1, 1): 53,
}


@pytest.fixture(params=FIRST_DAYS)
def locale(request: pytest.FixtureRequest) -> Iterator[QLocale]:
    """Return the locale of the window, one of those that begin their weeks on different days."""
    before, made = QLocale(), QLocale(request.param)
    assert made.firstDayOfWeek() == FIRST_DAYS[request.param]
    QLocale.setDefault(made)
    yield made
    QLocale.setDefault(before)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("today", DAYS)
def test_the_week_of_a_day_is_its_iso_week(locale: QLocale, today: date) -> None:
    facts = Facts(today=today, goal=Goal(4, 12), first_day=today - timedelta(days=60))
    shown = plan_week(week_start(today), facts, RULES)
    marks = week_marks(shown, facts, RULES).days
    kept_up, reminders = drawn_week().adherence(), drawn_week().reminders()
    state = plan_state(shown, facts, LIBRARY, RULES, kept_up, reminders)
    number = DAYS[today]
    assert QDate(today.year, today.month, today.day).weekNumber()[0] == number
    assert week(today.isoformat()) == f"week {number}"
    assert state.title.startswith(f"week {number}, ")
    names = [locale.dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
    assert [day.weekday for day in marks] == names
    assert [day.marks.weekday for day in state.days] == names
    assert [day.number for day in marks] == [str(day.day) for day in week_days(week_start(today))]
    assert [day.is_today for day in marks].index(True) == today.isoweekday() - 1


@pytest.mark.usefixtures("locale")
def test_no_day_is_counted_twice_and_none_left_out() -> None:
    first = date(2019, 12, 30)
    facts = Facts(today=first, goal=Goal(4, 12), first_day=first)
    counted = [
        day.date
        for number in range(60)
        for day in plan_week(first + timedelta(weeks=number), facts, RULES).days
    ]
    assert counted == [first + timedelta(days=number) for number in range(60 * 7)]


def test_the_strip_stands_with_monday_first(
    qapp: QApplication, qtbot: QtBot, locale: QLocale
) -> None:
    today = date(2026, 5, 17)
    facts = Facts(today=today, goal=Goal(4, 12), first_day=today)
    strip = WeekStrip(dress(qapp)[0])
    qtbot.addWidget(strip)
    strip.resize(700, strip.sizeHint().height())
    strip.show_days(week_marks(plan_week(week_start(today), facts, RULES), facts, RULES).days)
    strip.grab()
    placed = sorted(strip.cells, key=lambda cell: cell.x())
    names = [locale.dayName(day) for day in range(1, 8)]
    for cell, name in zip(placed, names, strict=True):
        assert name in cell.accessibleName()


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize("begins", [1, 6, 7])
def test_the_strip_and_the_plan_begin_with_the_day_that_was_chosen(begins: int) -> None:
    today = date(2026, 5, 17)
    facts = Facts(today=today, goal=Goal(4, 12), first_day=today, week_begins=begins)
    shown = plan_week(facts.this_week, facts, RULES)
    names = [QLocale().dayName(day, QLocale.FormatType.ShortFormat) for day in week_order(begins)]
    assert [day.weekday for day in week_marks(shown, facts, RULES).days] == names
    kept_up, reminders = drawn_week().adherence(), drawn_week().reminders()
    state = plan_state(shown, facts, LIBRARY, RULES, kept_up, reminders)
    assert [day.marks.weekday for day in state.days] == names
    assert [day.weekday for day in state.can.days] == list(week_order(begins))
    assert week(today.isoformat(), begins) == state.title.partition(",")[0]
