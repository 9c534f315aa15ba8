"""After a logged run: once, when it was walked off, while stretching after it is worth it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from backstretch.plan.reminding import Day, Kind, Known, LoggedRun, Wish, put_off
from tests.plan.reminded import Reminded

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 5, 11)
HOUR = timedelta(hours=1)


def at(clock: str) -> datetime:
    """Return when the clocks of Berlin show this on the Monday."""
    return datetime.combine(MONDAY, time.fromisoformat(clock), BERLIN).astimezone(UTC)


def living(known: Known, moment: str) -> Reminded:
    return Reminded(known, at(moment), BERLIN)


def runner(logged: str, ended: str | None = None, *, wanted: bool = True) -> Known:
    run = LoggedRun(MONDAY, at(logged), at(ended) if ended else None)
    wish = Wish(after_run=wanted)
    return Known((Day(MONDAY, planned=True, at=time(18, 30)),), (run,), wish)


def test_after_a_run_is_logged_its_reminder_replaces_the_one_of_the_day() -> None:
    life = living(runner("12:00"), "12:00")
    life.live(timedelta(days=1))
    assert life.ids == ["2026-05-11/after-run"]
    assert life.times() == ["05-11 12:30"]


def test_a_run_logged_after_the_reminder_of_the_day_brings_its_own() -> None:
    known = runner("19:00")
    life = living(msgspec.structs.replace(known, runs=()), "12:00")
    life.live(7 * HOUR)
    life.known = known
    life.live(timedelta(days=1))
    assert life.ids == ["2026-05-11/session", "2026-05-11/after-run"]


def test_a_second_run_brings_no_second_reminder() -> None:
    known = runner("12:00")
    second = LoggedRun(MONDAY, at("16:00"))
    life = living(msgspec.structs.replace(known, runs=(second, *known.runs)), "08:00")
    life.live(timedelta(days=1))
    assert life.times() == ["05-11 12:30"]


def test_long_after_a_run_or_where_it_is_not_wanted_the_day_keeps_its_own() -> None:
    late = runner("12:00", "08:15")
    unwanted = runner("12:00", wanted=False)
    for known in (late, unwanted):
        life = living(known, "12:00")
        life.live(timedelta(days=1))
        assert life.ids == ["2026-05-11/session"]


def test_a_run_on_a_day_without_a_session_adds_none() -> None:
    rest = (Day(MONDAY, free=True),)
    life = living(msgspec.structs.replace(runner("12:00"), days=rest), "12:00")
    life.live(timedelta(days=1))
    assert life.shown == []


def test_a_run_logged_meanwhile_takes_the_place_of_what_was_put_off() -> None:
    life = living(runner("19:00"), "19:00")
    life.told = put_off(life.told, MONDAY, Kind.SESSION, at("20:00"))
    life.live(timedelta(days=1))
    assert life.ids == ["2026-05-11/after-run"]


IN_TIME = [
    # logged, ended, minutes wished, shown
    ("12:00", None, 30, "after-run 12:30"),
    ("12:00", None, 0, "after-run 12:05"),
    ("12:00", "11:00", 0, "after-run 12:00"),
    ("12:00", "11:58", 0, "after-run 12:03"),
    ("12:00", "12:40", 30, "after-run 12:45"),  # written down before it was over
    ("15:20", "12:00", 30, "after-run 15:50"),
    ("15:30", "12:00", 30, "after-run 16:00"),
    ("15:31", "12:00", 30, "session 18:30"),
    ("12:00", None, 240, "after-run 16:00"),
    ("12:00", "11:59", 240, "session 18:30"),
    ("18:20", None, 30, "after-run 18:50"),  # and not the day's own at 18:30 besides
    ("21:10", None, 30, ""),  # the quiet hours have begun by then
]


@pytest.mark.parametrize(("logged", "ended", "minutes", "shown"), IN_TIME)
def test_it_comes_when_the_run_was_walked_off_and_while_it_is_worth_it(
    logged: str, ended: str | None, minutes: int, shown: str
) -> None:
    known = runner(logged, ended)
    wish = Wish(after_run=True, after_run_minutes=minutes, session=logged < "18:30")
    life = living(msgspec.structs.replace(known, wish=wish), logged)
    life.live(timedelta(days=1))
    told = [f"{due.kind} {now.astimezone(BERLIN):%H:%M}" for due, now in life.shown]
    assert told == ([shown] if shown else [])


def test_asleep_until_it_is_not_worth_it_any_more_the_day_keeps_its_own() -> None:
    life = living(runner("13:00", "10:00"), "13:00")
    life.sleep(HOUR + timedelta(minutes=1))
    life.live(timedelta(days=1))
    assert life.times() == ["05-11 18:30"]
    awake = living(runner("13:00", "10:00"), "13:00")
    awake.sleep(HOUR - timedelta(minutes=1))
    assert awake.ids == ["2026-05-11/after-run"]


def test_a_second_run_counts_where_the_first_was_logged_too_late() -> None:
    morning = LoggedRun(MONDAY, at("12:30"), at("08:00"))
    known = msgspec.structs.replace(
        runner("16:00"), runs=(LoggedRun(MONDAY, at("16:00"), at("15:50")), morning)
    )
    life = living(known, "12:30")
    life.live(timedelta(days=1))
    assert life.times() == ["05-11 16:30"]
