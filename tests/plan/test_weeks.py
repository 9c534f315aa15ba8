"""Weeks by their ISO names: week 53, leap years, New Year."""

from datetime import date, timedelta

import pytest

from backstretch.plan.weeks import monday_of, week_days, week_name, week_named

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
    assert week_name(monday_of(day)) == name
    assert day in week_days(week_named(name))


def test_every_day_of_forty_years_is_in_one_week_only() -> None:
    day, names = date(2000, 1, 3), []
    while day < date(2040, 1, 1):
        assert week_days(day)[0].isoweekday() == 1
        assert [monday_of(one) for one in week_days(day)] == [day] * 7
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
