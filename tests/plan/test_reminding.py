"""What is reminded of, when, and what is left be."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from backstretch.plan.facts import DoneSession, Facts, Goal, Off, OffReason
from backstretch.plan.planner import plan_week
from backstretch.plan.reminding import (
    KEPT,
    Day,
    Kind,
    Known,
    Told,
    Wish,
    after_shown,
    agenda,
    days_of,
    later_choices,
    leave_be,
    may_put_off,
    put_off,
    week_at_risk,
)
from backstretch.weeks import week_days
from tests.plan.drawing import RULES
from tests.plan.reminded import Reminded

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 5, 11)
HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    """Return a moment in Berlin, in the week of 11 May 2026, such as `Thu 18:30`."""
    name, clock = text.split()
    day = MONDAY + timedelta(days=["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].index(name))
    return datetime.combine(day, time.fromisoformat(clock), BERLIN).astimezone(UTC)


def week(plan: str) -> tuple[Day, ...]:
    """Return a week: S planned, D done, o free, - neither, e before the first day."""
    return tuple(
        Day(day, planned=sign == "S", done=sign == "D", free=sign == "o", early=sign == "e")
        for day, sign in zip(week_days(MONDAY), plan, strict=True)
    )


USUAL = week("SoSoSo-")


def living(known: Known, moment: str) -> Reminded:
    return Reminded(known, at(moment), BERLIN)


def test_session_days_have_one_reminder_at_the_usual_time_or_their_own() -> None:
    days = (USUAL[0], msgspec.structs.replace(USUAL[2], at=time(7, 15)), USUAL[1], USUAL[4])
    life = living(Known(days), "Mon 08:00")
    life.live(timedelta(days=7))
    assert life.times() == ["05-11 18:30", "05-13 07:15", "05-15 18:30"]
    assert life.ids[0] == "2026-05-11/session"


def test_no_reminder_when_done_nor_on_a_day_without_a_session() -> None:
    life = living(Known(week("D-o-D--")), "Mon 08:00")
    life.live(timedelta(days=7))
    assert life.shown == []


def test_what_is_next_is_known_days_ahead() -> None:
    found = agenda(Known(USUAL), Told(), at("Mon 19:00"), BERLIN)
    assert found.next is not None
    assert found.next.at == at("Mon 18:30")
    later = agenda(Known(USUAL), after_shown(Told(), found), at("Mon 19:00"), BERLIN)
    assert later.next is not None
    assert later.next.at == at("Wed 18:30")


ASLEEP = [(1, True), (30, True), (119, True), (120, False), (121, False), (8 * 60, False)]
ASLEEP += [(days * 24 * 60, False) for days in (1, 2, 5, 30)]


@pytest.mark.parametrize(("minutes", "is_shown"), ASLEEP)
def test_missed_while_asleep_comes_once_if_under_two_hours_late(
    minutes: int, is_shown: bool
) -> None:
    known = Known((Day(MONDAY, planned=True, at=time(12)),))
    life = living(known, "Mon 12:00")
    life.sleep(timedelta(minutes=minutes))
    assert life.ids == ["2026-05-11/session"] * is_shown
    today = minutes < 15 * 60
    assert len(life.look().missed) == (today and not is_shown)


def test_after_days_asleep_only_the_newest_day_is_reminded_of() -> None:
    life = living(Known(week("SSSSSSS"), wish=Wish(week=False)), "Mon 08:00")
    life.sleep(timedelta(days=4, hours=11))
    assert life.ids == ["2026-05-15/session"]


def test_a_day_that_is_over_is_not_reminded_of_even_if_little_late() -> None:
    known = Known(
        (Day(MONDAY, planned=True, at=time(2, 0)),),
        wish=Wish(quiet_from=time(0), quiet_until=time(0)),
    )
    life = living(known, "Tue 01:59")
    life.sleep(timedelta(minutes=62))
    assert life.shown == []


QUIET = [
    ("06:30", "21:30", "07:00", "Mon 07:00"),
    ("05:00", "21:30", "07:00", None),
    ("21:30", "21:30", "07:00", None),
    ("21:29", "21:30", "07:00", "Mon 21:29"),
    ("12:30", "12:00", "14:00", "Mon 14:00"),
    ("12:00", "12:00", "14:00", None),
    ("12:30", "12:00", "12:00", "Mon 12:30"),
    ("23:00", "22:00", "00:30", "Tue 00:30"),
]


@pytest.mark.parametrize(("meant", "start", "end", "shown"), QUIET)
def test_in_quiet_hours_nothing_comes_but_soon_after(
    meant: str, start: str, end: str, shown: str | None
) -> None:
    wish = Wish(quiet_from=time.fromisoformat(start), quiet_until=time.fromisoformat(end))
    known = Known((Day(MONDAY, planned=True, at=time.fromisoformat(meant)),), wish=wish)
    life = living(known, "Mon 03:30")
    life.live(timedelta(days=2))
    assert [now for _, now in life.shown] == ([at(shown)] if shown else [])


def test_a_reminder_that_is_late_waits_for_the_end_of_the_quiet_hours() -> None:
    wish = Wish(quiet_from=time(13), quiet_until=time(13, 50))
    life = living(Known((Day(MONDAY, planned=True, at=time(12)),), wish=wish), "Mon 11:00")
    life.sleep(timedelta(hours=2, minutes=10))
    assert life.shown == []
    life.live(HOUR)
    assert life.times() == ["05-11 13:50"]


AT_RISK = [
    # plan, day of the week from Monday 0, at risk
    ("SoSoSo-", 0, False),
    ("DoDoSo-", 4, False),
    ("D---So-", 4, True),
    ("-oD-oSo", 4, False),
    ("-oD-oSo", 5, True),
    ("-oD-oSo", 6, False),
    ("-oD--DS", 6, True),
    ("-oDD-DS", 6, False),
    ("----SSS", 4, True),
    ("-----SS", 5, False),
    ("ee--SSS", 4, False),
]


@pytest.mark.parametrize(("plan", "number", "is_at_risk"), AT_RISK)
def test_a_week_is_at_risk_when_every_day_left_is_needed(
    plan: str, number: int, is_at_risk: bool
) -> None:
    day = MONDAY + timedelta(days=number)
    assert week_at_risk(week(plan), day, 3) is is_at_risk
    assert not week_at_risk(week(plan)[1:], day, 3)


def test_a_week_at_risk_is_said_once_in_place_of_the_day_s_reminder() -> None:
    life = living(Known(week("----SSS")), "Fri 08:00")
    life.live(timedelta(days=1))
    life.known = Known(week("----DSS"))
    life.live(timedelta(days=2))
    assert life.ids == ["2026-05-15/week", "2026-05-16/session", "2026-05-17/session"]


def test_a_free_day_speaks_up_only_when_the_week_needs_it() -> None:
    life = living(Known(week("D---o-S")), "Fri 08:00")
    life.live(timedelta(days=1))
    assert life.ids == ["2026-05-15/week"]
    without = living(Known(week("D---o-S"), wish=Wish(week=False)), "Fri 08:00")
    without.live(timedelta(days=1))
    assert without.shown == []


def test_later_comes_back_once_and_then_no_more() -> None:
    life = living(Known(USUAL), "Mon 18:00")
    life.live(HOUR)
    assert may_put_off(life.told, MONDAY)
    life.told = put_off(life.told, MONDAY, Kind.SESSION, at("Mon 20:00"))
    assert not may_put_off(life.told, MONDAY)
    life.restart()
    life.live(timedelta(days=1))
    assert life.ids == ["2026-05-11/session", "2026-05-11/session/again"]
    assert life.times()[1] == "05-11 20:00"
    assert life.shown[1][0].again
    assert not may_put_off(life.told, MONDAY)
    assert may_put_off(life.told, MONDAY + timedelta(days=2))


def test_a_reminder_can_be_put_off_before_it_came() -> None:
    life = living(Known(USUAL), "Mon 18:00")
    life.told = put_off(life.told, MONDAY, Kind.SESSION, at("Mon 19:30"))
    life.live(timedelta(days=1))
    assert life.times() == ["05-11 19:30"]


def test_what_was_put_off_does_not_come_when_it_was_done_or_moved() -> None:
    for days in (week("DoSoSo-"), week("ooSoSo-"), week("--SoSo-")):
        life = living(Known(days), "Mon 18:40")
        life.told = put_off(life.told, MONDAY, Kind.SESSION, at("Mon 20:00"))
        life.live(timedelta(hours=12))
        assert life.shown == []


def test_not_today_ends_the_day_s_reminders_and_no_other_day_s() -> None:
    life = living(Known(USUAL), "Mon 08:00")
    life.told = leave_be(put_off(life.told, MONDAY, Kind.SESSION, at("Mon 20:00")), MONDAY)
    life.live(timedelta(days=3))
    assert life.ids == ["2026-05-13/session"]


CHOICES = [
    ("Mon 12:00", ["12:30", "13:00", "20:30"]),
    ("Mon 19:30", ["20:00", "20:30"]),
    ("Mon 20:45", ["21:15"]),
    ("Mon 21:10", []),
]


@pytest.mark.parametrize(("now", "offered"), CHOICES)
def test_later_offers_what_is_still_today_and_not_quiet(now: str, offered: list[str]) -> None:
    found = later_choices(Known(), at(now), BERLIN)
    assert [f"{moment.astimezone(BERLIN):%H:%M}" for moment in found] == offered


def test_only_so_many_are_remembered_the_newest_ones() -> None:
    told = Told(tuple(f"{number}" for number in range(KEPT)))
    found = agenda(Known(USUAL), told, at("Mon 18:30"), BERLIN)
    told = after_shown(told, found)
    assert len(told.shown) == KEPT
    assert told.shown[-1] == "2026-05-11/session"
    assert told.shown[0] == "1"


def test_nothing_next_changes_nothing_told() -> None:
    assert after_shown(Told(), agenda(Known(), Told(), at("Mon 08:00"), BERLIN)) == Told()


def test_days_are_read_from_a_plan_of_the_week() -> None:
    facts = Facts(
        today=MONDAY + timedelta(days=2),
        goal=Goal(3, 12),
        first_day=MONDAY,
        times={1: time(7), 3: time(19), 5: time(19)},
        done=(DoneSession(MONDAY, RULES.mobility.routine, 12),),
        off=(Off(MONDAY + timedelta(days=6), OffReason.ILL),),
    )
    plan = plan_week(MONDAY, facts, RULES)
    days = days_of(plan)
    assert [day.date for day in days] == list(week_days(MONDAY))
    assert days[0].done
    assert sum(day.planned for day in days) == 2
    assert not days[6].free
    assert not any(day.planned and (day.done or day.free) for day in days)
    assert {day.at for day in days if day.planned} <= {time(19), None}
    stopped = days_of(plan_week(MONDAY, msgspec.structs.replace(facts, stopped=True), RULES))
    assert not any(day.planned or day.free for day in stopped)
    new = msgspec.structs.replace(facts, first_day=facts.today, done=())
    assert [day.early for day in days_of(plan_week(MONDAY, new, RULES))] == [True] * 2 + [False] * 5


def test_quiet_hours_that_end_the_day_end_its_reminder() -> None:
    wish = Wish(quiet_from=time(22), quiet_until=time(0, 30))
    known = Known((Day(MONDAY, planned=True, at=time(23)),), wish=wish, day_starts_at=0)
    assert agenda(known, Told(), at("Mon 20:00"), BERLIN).next is None


MORNING_WISH = Wish(session=False, week=False, morning=True, morning_at=time(8))


def test_on_the_morning_after_a_run_it_is_asked_once_where_that_is_wanted() -> None:
    life = living(Known(USUAL, wish=MORNING_WISH, morning=MONDAY), "Mon 06:00")
    life.live(timedelta(days=3))
    assert life.ids == ["2026-05-11/morning"]
    assert life.times() == ["05-11 08:00"]


def test_nobody_is_asked_who_did_not_want_it_or_told_it_already() -> None:
    for known in (
        Known(USUAL, wish=Wish(session=False, week=False), morning=MONDAY),
        Known(USUAL, wish=MORNING_WISH, morning=None),
    ):
        life = living(known, "Mon 06:00")
        life.live(timedelta(days=1))
        assert life.ids == []


def test_the_morning_is_asked_of_on_a_day_that_is_done_or_has_no_session() -> None:
    for plan in ("D------", "-------"):
        life = living(Known(week(plan), wish=MORNING_WISH, morning=MONDAY), "Mon 06:00")
        life.live(timedelta(hours=4))
        assert life.ids == ["2026-05-11/morning"]


def test_too_late_for_the_morning_nothing_is_missed() -> None:
    known = Known((Day(MONDAY),), wish=MORNING_WISH, morning=MONDAY)
    found = agenda(known, Told(), at("Mon 10:01"), BERLIN)
    assert (found.next, found.missed) == (None, ())


def test_quiet_hours_hold_for_the_morning_too() -> None:
    wish = msgspec.structs.replace(MORNING_WISH, quiet_until=time(9))
    life = living(Known(USUAL, wish=wish, morning=MONDAY), "Mon 06:00")
    life.live(timedelta(hours=6))
    assert life.times() == ["05-11 09:00"]


def test_the_morning_leaves_the_session_of_the_day_its_reminder() -> None:
    wish = msgspec.structs.replace(MORNING_WISH, session=True)
    life = living(Known(USUAL, wish=wish, morning=MONDAY), "Mon 06:00")
    life.live(timedelta(hours=18))
    assert life.ids == ["2026-05-11/morning", "2026-05-11/session"]
    quiet = living(Known(USUAL, wish=wish, morning=MONDAY), "Mon 06:00")
    quiet.told = leave_be(quiet.told, MONDAY)
    quiet.live(timedelta(hours=18))
    assert quiet.ids == []
