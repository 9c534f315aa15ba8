"""Weeks by their ISO names: week 53, leap years, New Year."""

from datetime import date, timedelta

import pytest

from backstretch.weeks import (
    DAYS,
    MONDAY,
    SATURDAY,
    SUNDAY,
    week_days,
    week_name,
    week_named,
    week_order,
    week_start,
)

NAMED = [
    (date(2026, 5, 14), "2026-W20"),
    (date(2021, 1, 3), "2020-W53"),
    (date(2021, 1, 4), "2021-W01"),
    (date(2024, 12, 30), "2025-W01"),
    (date(2024, 2, 29), "2024-W09"),
    (date(2027, 1, 3), "2026-W53"),
    (date(2000, 1, 1), "1999-W52"),
]


@pytest.mark.parametrize(("day", "name"), NAMED)
def test_a_day_s_week_has_its_iso_name(day: date, name: str) -> None:
    assert week_name(week_start(day)) == name
    assert day in week_days(week_named(name))


def test_every_day_of_forty_years_is_in_one_week_only() -> None:
    day, names = date(2000, 1, 3), []
    while day < date(2040, 1, 1):
        assert week_days(day)[0].isoweekday() == 1
        assert [week_start(one) for one in week_days(day)] == [day] * 7
        assert week_named(week_name(day)) == day
        names.append(week_name(day))
        day += timedelta(days=7)
    assert len(set(names)) == len(names)
    assert sum(name.endswith("W53") for name in names) == 7


@pytest.mark.parametrize(
    "name",
    [
        "",
        "2026",
        "2026-20",
        "2026-W5",
        "2026-W00",
        "2025-W53",
        "0000-W10",
        "0001-W01",
        "9999-W52",
        "２０２６-W20",
        "x",
    ],
)
def test_what_is_no_week_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        week_named(name)


@pytest.mark.parametrize("begins", [MONDAY, SATURDAY, SUNDAY])
def test_weeks_from_any_day_on_have_the_same_names_and_each_day_once(begins: int) -> None:
    start, names, days = week_start(date(2000, 1, 3), begins), list[str](), list[date]()
    while start < date(2040, 1, 1):
        assert start.isoweekday() == begins
        assert {week_start(day, begins) for day in week_days(start)} == {start}
        assert week_named(week_name(start), begins) == start
        names.append(week_name(start))
        days += week_days(start)
        start += timedelta(days=DAYS)
    assert len({*names}) == len(names) >= 2086
    assert names == [week_name(week_start(day)) for day in days if day.isoweekday() == MONDAY]
    assert len({*days}) == len(days) == (days[-1] - days[0]).days + 1


@pytest.mark.parametrize(
    ("begins", "first", "name"),
    [
        (MONDAY, date(2026, 12, 28), "2026-W53"),
        (SUNDAY, date(2026, 12, 27), "2026-W53"),
        (SATURDAY, date(2026, 12, 26), "2026-W53"),
    ],
)
def test_new_year_s_eve_is_in_week_53_from_any_day_on(begins: int, first: date, name: str) -> None:
    assert week_start(date(2026, 12, 31), begins) == first
    assert week_name(first) == name


def test_the_days_stand_in_the_order_of_the_week() -> None:
    assert week_order() == (1, 2, 3, 4, 5, 6, 7)
    assert week_order(SUNDAY) == (7, 1, 2, 3, 4, 5, 6)
    assert week_order(SATURDAY) == (6, 7, 1, 2, 3, 4, 5)


def test_the_first_days_there_are_are_in_a_week_too() -> None:
    for begins in (MONDAY, SATURDAY, SUNDAY):
        assert week_start(date.min, begins) == date.min
