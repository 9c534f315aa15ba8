"""A day and a time on the clock are one instant, whatever the clocks of the zone do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from backstretch.plan.local_time import instant
from tests.plan.zones import ZONES, changes

QUARTERS = [time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]

SHOWN = [
    # zone, day, time, the day starts at, what the clocks show then, UTC
    ("Europe/Berlin", "2026-03-29", "02:30", 0, "2026-03-29 03:00", "2026-03-29 01:00"),
    ("Europe/Berlin", "2026-10-25", "02:30", 0, "2026-10-25 02:30", "2026-10-25 00:30"),
    ("Europe/Berlin", "2026-05-14", "18:30", 3, "2026-05-14 18:30", "2026-05-14 16:30"),
    ("Europe/Berlin", "2026-05-14", "01:00", 3, "2026-05-15 01:00", "2026-05-14 23:00"),
    ("Europe/Berlin", "2026-03-28", "02:30", 3, "2026-03-29 01:59", "2026-03-29 00:59"),
    ("Australia/Lord_Howe", "2026-10-04", "02:10", 0, "2026-10-04 02:30", "2026-10-03 15:30"),
    ("Australia/Lord_Howe", "2026-04-05", "01:45", 0, "2026-04-05 01:45", "2026-04-04 14:45"),
    ("Asia/Beirut", "2026-03-29", "00:30", 0, "2026-03-29 01:00", "2026-03-28 22:00"),
    ("America/Santiago", "2026-09-06", "00:00", 0, "2026-09-06 01:00", "2026-09-06 04:00"),
    ("Pacific/Apia", "2011-12-30", "18:30", 0, "2011-12-31 00:00", "2011-12-30 10:00"),
]


@pytest.mark.parametrize(("zone", "day", "at", "starts", "shows", "utc"), SHOWN)
def test_known_times(zone: str, day: str, at: str, starts: int, shows: str, utc: str) -> None:
    found = instant(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone), starts)
    assert f"{found:%Y-%m-%d %H:%M}" == utc
    assert f"{found.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" == shows


def test_the_eight_zones_change_hundreds_of_times() -> None:
    assert sum(len(changes(zone)) for zone in ZONES) >= 200  # how many the zone data here know
    assert all(changes(zone) for zone in ZONES)


@pytest.mark.parametrize("zone", ZONES)
def test_around_every_change_the_times_of_a_day_come_in_order_and_in_that_day(zone: str) -> None:
    there = ZoneInfo(zone)
    for change in changes(zone):
        for back in (0, 1):
            day = change.astimezone(there).date() - timedelta(days=back)
            moments = [instant(day, at, there) for at in QUARTERS]
            assert moments == sorted(moments)
            assert {moment.astimezone(there).date() for moment in moments} == {day}
            assert all(moment.tzinfo is UTC for moment in moments)


@pytest.mark.parametrize("zone", ZONES)
def test_a_time_that_exists_is_shown_and_one_in_a_gap_comes_at_its_end(zone: str) -> None:
    there = ZoneInfo(zone)
    for change in changes(zone):
        for at in QUARTERS:
            day = change.astimezone(there).date()
            found = instant(day, at, there)
            local = found.astimezone(there)
            if local.time() == at:
                assert local.fold == 0
            else:
                assert found == change
                last = (change - timedelta(seconds=1)).astimezone(there).replace(tzinfo=None)
                assert last < datetime.combine(day, at) < local.replace(tzinfo=None)


@pytest.mark.parametrize("zone", ZONES)
def test_a_night_belongs_to_the_day_before_it_also_when_clocks_change(zone: str) -> None:
    there = ZoneInfo(zone)
    for change in changes(zone):
        day = change.astimezone(there).date() - timedelta(days=1)
        for at in QUARTERS[:12]:
            local = instant(day, at, there, 3).astimezone(there).replace(tzinfo=None)
            assert (
                datetime.combine(day + timedelta(days=1), time(0)) - timedelta(minutes=1) <= local
            )
            assert local < datetime.combine(day + timedelta(days=1), time(3))
