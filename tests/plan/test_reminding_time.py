"""No reminder comes twice or is lost, whatever clocks, zones and programs do."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.clock import local_day
from backstretch.plan.local_time import instant
from backstretch.plan.reminding import (
    LATE,
    Day,
    Kind,
    Known,
    LoggedRun,
    Told,
    Wish,
    agenda,
    later_choices,
    leave_be,
    may_put_off,
    put_off,
)
from backstretch.weeks import week_name
from tests.plan.reminded import Reminded
from tests.plan.zones import ZONES, changes

DAY = timedelta(days=1)
NEVER_QUIET = Wish(week=False, quiet_from=time(0), quiet_until=time(0))
AROUND = [time(hour, minute) for hour in (0, 1, 2, 3) for minute in (0, 30)] + [time(18, 30)]


def planned(first: date, count: int, at: time | None = None) -> tuple[Day, ...]:
    return tuple(Day(first + DAY * number, planned=True, at=at) for number in range(count))


@pytest.mark.parametrize("starts", [0, 3])
@pytest.mark.parametrize("zone", ZONES)
def test_around_every_change_of_the_clocks_each_day_has_its_one_reminder(
    zone: str, starts: int
) -> None:
    there = ZoneInfo(zone)
    for change in changes(zone):
        first = change.astimezone(there).date() - 2 * DAY
        for at in AROUND:
            days = planned(first, 4, at)
            known = Known(days, wish=NEVER_QUIET, day_starts_at=starts)
            life = Reminded(known, instant(first, time(4), there) - DAY, there)
            life.live(6 * DAY)
            assert [due.date for due, _ in life.shown] == [day.date for day in days]
            for due, now in life.shown:
                assert local_day(now.astimezone(there), starts) == due.date
                assert now == instant(due.date, at, there, starts)


@pytest.mark.parametrize("zone", ZONES)
def test_a_restart_in_the_hour_that_comes_twice_brings_nothing_twice(zone: str) -> None:
    there = ZoneInfo(zone)
    for change in changes(zone):
        first = change.astimezone(there).date() - DAY
        for at in (time(1, 30), time(2), time(2, 15)):
            life = Reminded(Known(planned(first, 3, at), wish=NEVER_QUIET), change - DAY, there)
            for _ in range(36):
                life.restart()
                life.live(timedelta(hours=1))
            assert len(set(life.ids)) == len(life.ids)
            assert len({due.date for due, _ in life.shown}) == len(life.shown)


def test_quiet_hours_that_end_in_the_hour_that_comes_twice_put_nothing_before_its_time() -> None:
    """The clocks of Berlin show 02:00 to 03:00 twice; the first 02:30 ends the quiet hours."""
    there, day = ZoneInfo("Europe/Berlin"), date(2026, 10, 24)
    wish = Wish(week=False, quiet_from=time(23), quiet_until=time(2, 30))
    known = Known((Day(day, planned=True),), wish=wish)
    second_quarter_past = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    told = put_off(Told(), day, Kind.SESSION, second_quarter_past)
    found = agenda(known, told, second_quarter_past - timedelta(hours=1, minutes=5), there).next
    assert found
    assert found.at == second_quarter_past
    offered = later_choices(known, second_quarter_past - timedelta(minutes=30), there)
    assert second_quarter_past in offered


@pytest.mark.parametrize("starts", [0, 3])
def test_each_week_of_sixteen_years_is_judged_once_week_53_too(starts: int) -> None:
    there, first = ZoneInfo("Europe/Berlin"), date(2019, 12, 30)
    wish = Wish(session=False)
    weeks = []
    for number in range(835):
        monday = first + 7 * DAY * number
        days = planned(monday, 7)
        known = Known(days, wish=wish, day_starts_at=starts)
        life = Reminded(known, instant(monday, time(4), there), there)
        for _ in range(7):
            life.live(DAY)
        assert [due.date for due, _ in life.shown] == [monday + 4 * DAY]
        weeks.append(week_name(monday))
    assert len(set(weeks)) == len(weeks)
    assert sum(name.endswith("W53") for name in weeks) == 3


@pytest.mark.parametrize("hours", [1, -1])
@pytest.mark.parametrize("at", [time(7, 30), time(12), time(18, 30)])
def test_who_travels_an_hour_a_day_is_reminded_once_a_day(hours: int, at: time) -> None:
    """Fourteen days through fourteen zones, changing at every hour of the day."""
    first = date(2026, 5, 11)
    for moved_at in range(24):
        zones = [timezone(timedelta(hours=hours * (number - 7))) for number in range(15)]
        known = Known(planned(first, 14, at), wish=Wish(week=False))
        life = Reminded(known, datetime.combine(first, time(4), zones[0]), zones[0])
        for number in range(14):
            morning = datetime.combine(first + DAY * number, time(4), zones[number])
            life.live(morning - life.now)
            life.live(timedelta(hours=moved_at))
            life.zone = zones[number + 1]
        life.live(2 * DAY)
        assert [due.date for due, _ in life.shown] == [first + DAY * n for n in range(14)]


def test_over_the_date_line_a_day_lived_twice_has_one_reminder_and_one_lost_has_none() -> None:
    first = date(2026, 5, 11)
    auckland, honolulu = ZoneInfo("Pacific/Auckland"), ZoneInfo("Pacific/Honolulu")
    known = Known(planned(first, 4), wish=Wish(week=False))
    twice = Reminded(known, instant(first, time(18), auckland), auckland)
    twice.live(timedelta(hours=1))
    twice.zone = honolulu
    twice.live(5 * DAY)
    assert [due.date for due, _ in twice.shown] == [first + DAY * n for n in range(4)]
    lost = Reminded(known, instant(first, time(18), honolulu), honolulu)
    lost.live(timedelta(hours=5))
    lost.zone = auckland
    lost.live(5 * DAY)
    assert [due.date for due, _ in lost.shown] == [first + DAY * n for n in (0, 2, 3)]


CLOCKS = [timedelta(hours=-1), -DAY, timedelta(hours=1), 365 * DAY, 3653 * DAY, -3653 * DAY]


@pytest.mark.parametrize("by", CLOCKS)
@pytest.mark.parametrize("hour", range(17, 21))
def test_a_clock_set_wrong_and_right_again_brings_no_storm(by: timedelta, hour: int) -> None:
    first, there = date(2026, 5, 11), ZoneInfo("Europe/Berlin")
    life = Reminded(
        Known(planned(first, 7), wish=Wish(week=False)), instant(first, time(hour), there), there
    )
    life.live(timedelta(minutes=45))
    before = len(life.shown)
    life.now += by
    life.restart()
    life.live(timedelta(minutes=10))
    assert len(life.shown) <= before + 1
    life.now -= by
    life.restart()
    life.live(timedelta(days=3))
    assert len(set(life.ids)) == len(life.ids)
    assert {first + DAY * n for n in (1, 2)} <= {due.date for due, _ in life.shown}


def quiet_at(wish: Wish, local: datetime) -> bool:
    start, end, clock = wish.quiet_from, wish.quiet_until, local.time()
    return start <= clock < end if start <= end else clock >= start or clock < end


TIMES = st.times().map(lambda at: at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0))
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            ["live", "sleep", "restart", "zone", "clock", "done", "later", "not", "run"]
        ),
        st.integers(0, 10_000),
    ),
    min_size=5,
    max_size=60,
)


@settings(max_examples=300, deadline=None)
@given(
    deeds=DEEDS,
    zone=st.sampled_from(ZONES),
    change=st.integers(0, 1000),
    at=TIMES,
    quiet=st.tuples(TIMES, TIMES),
    signs=st.lists(st.sampled_from("Sof"), min_size=28, max_size=28),
)
def test_whatever_happens_nothing_comes_twice_late_in_quiet_or_unasked(
    deeds: list[tuple[str, int]],
    zone: str,
    change: int,
    at: time,
    quiet: tuple[time, time],
    signs: list[str],
) -> None:
    there = ZoneInfo(zone)
    moment = changes(zone)[change % len(changes(zone))]
    first = moment.astimezone(there).date() - 10 * DAY
    first -= DAY * first.weekday()
    days = [
        Day(first + DAY * n, planned=sign == "S", free=sign == "o") for n, sign in enumerate(signs)
    ]
    wish = Wish(at=at, after_run=True, quiet_from=quiet[0], quiet_until=quiet[1])
    life = Reminded(Known(tuple(days), wish=wish), moment - 3 * DAY, there)
    for deed, number in deeds:
        seen = len(life.shown)
        do(life, deed, number)
        for due, now in life.shown[seen:]:
            local = now.astimezone(life.zone)
            assert timedelta(0) <= now - due.meant < LATE
            assert not quiet_at(wish, local)
            assert local_day(local, 3) == due.date != life.told.not_today
            assert not next(day for day in life.known.days if day.date == due.date).done
    assert len(set(life.ids)) == len(life.ids)
    for day in {due.date for due, _ in life.shown}:
        kinds = [(due.kind, due.again) for due, _ in life.shown if due.date == day]
        assert sum(kind is not Kind.AFTER_RUN and not again for kind, again in kinds) <= 1
        assert sum(again for _, again in kinds) <= 1
    weeks = [due.date.isocalendar()[:2] for due, _ in life.shown if due.id.endswith("/week")]
    assert len(set(weeks)) == len(weeks)


def do(life: Reminded, deed: str, number: int) -> None:
    """Let something happen to the one who is reminded."""
    today = local_day(life.now.astimezone(life.zone), 3)
    if deed == "live":
        life.live(timedelta(minutes=number % 2000))
    elif deed == "sleep":
        life.sleep(timedelta(minutes=number % 5000))
    elif deed == "zone":
        life.zone = ZoneInfo(ZONES[number % len(ZONES)])
    elif deed == "clock":
        life.now += timedelta(minutes=number % 6000 - 3000)
    elif deed == "done":
        days = tuple(
            Day(day.date, done=day.done or day.date == today, planned=day.planned)
            for day in life.known.days
        )
        life.known = replaced(life.known, days=days)
    elif deed == "later" and may_put_off(life.told, today):
        until = life.now + timedelta(minutes=number % 90)
        life.told = put_off(life.told, today, Kind.SESSION, until)
    elif deed == "not":
        life.told = leave_be(life.told, today)
    elif deed == "run":
        run = LoggedRun(today, life.now)
        life.known = replaced(life.known, runs=(*life.known.runs, run))
    elif deed == "restart":
        life.restart()


def replaced(known: Known, **parts: object) -> Known:
    return msgspec.structs.replace(known, **parts)


@given(at=TIMES, start=st.integers(0, 27 * 24 * 60), zone=st.sampled_from(ZONES))
def test_what_is_next_is_never_in_the_past_unless_it_is_due_now(
    at: time, start: int, zone: str
) -> None:
    there, first = ZoneInfo(zone), date(2026, 3, 16)
    now = instant(first, time(0), there) + timedelta(minutes=start)
    life = Reminded(Known(planned(first, 28, at)), now, there)
    found = life.look()
    assert found.next is None or found.next.at > now
    again = agenda(life.known, life.told, now, there)
    assert again == found
