"""Which reminder comes next, and that none comes twice, whatever happens to the program."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.clock import stamp
from backstretch.journal.plan_records import RunIs
from backstretch.journal.said import Pain, PainMoment
from backstretch.plan.facts import OffReason
from backstretch.plan.reminding import (
    Agenda,
    Due,
    Kind,
    Told,
    Wish,
    after_shown,
    leave_be,
    put_off,
)
from backstretch.planning.kept import KeptPlanner
from backstretch.planning.reminders import KeptReminders, wish_of
from backstretch.settings import Settings
from tests.fakes import FakeClock
from tests.plan.drawing import RULES
from tests.planning.people import Person


def test_the_next_reminder_is_at_the_usual_time_of_the_next_session(person: Person) -> None:
    person.clock.set_wall(timedelta(hours=-2))
    assert person.reminders.next_at() == datetime(2026, 3, 2, 18, 30)
    person.stretch()
    assert person.reminders.next_at() == datetime(2026, 3, 4, 18, 30)


def test_on_a_sunday_evening_the_next_reminder_is_of_the_week_to_come(person: Person) -> None:
    person.week()
    person.live(6)
    person.stretch()
    at = person.reminders.next_at()
    assert at is not None
    assert at.date() > person.day(6)


def test_a_time_of_its_own_goes_before_the_usual_one(person: Person) -> None:
    person.planner.keep_days(frozenset({3, 5, 6, 7}), {3: time(7, 15)}, {})
    assert person.reminders.next_at() == datetime(2026, 3, 4, 7, 15)


def test_what_was_shown_is_not_shown_again_after_a_restart(person: Person) -> None:
    shown = person.reminders.agenda()
    assert shown.next is not None
    assert shown.next.at <= person.clock.now()
    assert person.reminders.keep(after_shown(person.reminders.told(), shown)) == ""
    person.restart()
    assert person.reminders.next_at() == datetime(2026, 3, 4, 18, 30)


@pytest.mark.parametrize("late", [timedelta(), timedelta(minutes=1), timedelta(minutes=119)])
def test_the_next_reminder_is_never_one_whose_time_has_passed(
    person: Person, late: timedelta
) -> None:
    person.clock.set_wall(late)
    found = person.reminders.agenda().next
    assert found is not None
    assert found.meant == datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    assert person.reminders.next_at() == datetime(2026, 3, 4, 18, 30)


@pytest.mark.parametrize("back", [timedelta(minutes=-20), timedelta(hours=-1, minutes=-30)])
def test_a_clock_set_back_brings_nothing_again(person: Person, back: timedelta) -> None:
    person.reminders.keep(after_shown(Told(), person.reminders.agenda()))
    person.clock.set_wall(back)
    person.restart()
    assert person.reminders.next_at() == datetime(2026, 3, 4, 18, 30)


def test_later_comes_once_and_not_today_ends_the_day(person: Person) -> None:
    reminders = person.reminders
    told = after_shown(Told(), reminders.agenda())
    until = person.clock.now() + timedelta(minutes=30)
    assert reminders.keep(put_off(told, person.today, Kind.SESSION, until)) == ""
    person.restart()
    assert person.reminders.next_at() == datetime(2026, 3, 2, 19, 0)
    told = leave_be(person.reminders.told(), person.today)
    assert person.reminders.keep(told) == ""
    person.restart()
    assert person.reminders.next_at() == datetime(2026, 3, 4, 18, 30)


def test_after_a_run_that_was_just_logged(person: Person) -> None:
    wish = Wish(after_run=True, after_run_minutes=30)
    reminders = KeptReminders(
        person.journal, person.planner, person.clock, lambda: person.settings, lambda: wish
    )
    person.clock.set_wall(timedelta(hours=-4))
    person.planner.note_run(person.today, RunIs.DONE, time(13), 45)
    assert reminders.next_at() == datetime(2026, 3, 2, 15, 0)
    [run] = reminders.known().runs
    assert run.ended is not None
    assert run.ended.astimezone(reminders.zone()).strftime("%H:%M") == "13:45"


def test_the_wish_is_what_the_settings_say() -> None:
    assert wish_of(Settings()) == Wish()
    chosen = Settings(
        remind_session=False,
        remind_at="06:05",
        remind_after_run=True,
        remind_after_run_minutes=45,
        remind_week=False,
        quiet_from="20:00",
        quiet_until="05:30",
        remind_morning=True,
        remind_morning_at="07:10",
    )
    quiet = (time(20), time(5, 30))
    wish = Wish(False, time(6, 5), True, 45, False, *quiet, True, time(7, 10))
    assert wish_of(chosen) == wish


def mornings(person: Person) -> KeptReminders:
    wish = Wish(session=False, week=False, morning=True)
    return KeptReminders(
        person.journal, person.planner, person.clock, lambda: person.settings, lambda: wish
    )


def test_the_morning_after_a_run_is_asked_of_until_it_was_told(person: Person) -> None:
    person.planner.note_run(person.today, RunIs.DONE, run="a run")
    assert mornings(person).next_at() is None
    person.clock.set_wall(timedelta(hours=12))  # half past six on Tuesday
    assert mornings(person).next_at() == datetime(2026, 3, 3, 8, 0)
    now = stamp(person.clock)
    when = (now.at, now.zone, now.local_date)
    person.journal.keep_pain(Pain("told", *when, PainMoment.NEXT_MORNING, 2, run="a run"))
    assert mornings(person).next_at() is None


def test_it_is_kept_that_the_morning_was_asked_of(person: Person) -> None:
    person.planner.note_run(person.today, RunIs.DONE, run="a run")
    person.clock.set_wall(timedelta(hours=13, minutes=40))
    reminders = mornings(person)
    shown = reminders.agenda()
    assert shown.next is not None
    assert (shown.next.kind, shown.next.at <= person.clock.now()) == (Kind.MORNING, True)
    assert reminders.keep(after_shown(reminders.told(), shown)) == ""
    person.restart()
    assert mornings(person).agenda().next is None


def test_who_did_not_ask_for_it_is_not_asked_on_the_morning(person: Person) -> None:
    person.planner.note_run(person.today, RunIs.DONE, run="a run")
    person.clock.set_wall(timedelta(hours=12))
    assert person.reminders.known().morning is None


def test_a_day_off_has_no_reminder(person: Person) -> None:
    person.week()
    person.planner.keep_off(person.today, OffReason.ILL)
    at = person.reminders.next_at()
    assert at is not None
    assert at.date() > person.today


def test_what_cannot_be_kept_is_said(person: Person) -> None:
    person.restart(read_only=True)
    reminders = person.reminders
    assert "reading only" in reminders.keep(after_shown(Told(), reminders.agenda()))


def test_without_a_journal_it_reminds_all_the_same() -> None:
    clock = FakeClock()
    planner = KeptPlanner(None, clock, Settings, RULES, "There is no room.")
    reminders = KeptReminders(None, planner, clock, Settings)
    assert reminders.agenda().next is not None
    assert reminders.keep(after_shown(Told(), reminders.agenda())) == "There is no room."


def test_a_zone_without_a_name_is_its_offset(person: Person) -> None:
    clock = FakeClock(zone="Europe/Berlin")
    nameless = _Nameless(clock)
    reminders = KeptReminders(person.journal, person.planner, nameless, Settings)
    assert reminders.zone().utcoffset(None) == timedelta(hours=1)


class _Nameless(FakeClock):
    """A clock whose zone has no name, as on a machine without a database of zones."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock

    def now(self) -> datetime:
        return datetime.fromisoformat(self._clock.now().isoformat())

    def zone(self) -> str:
        return "+01:00"


def test_every_answer_is_a_record_of_its_own(person: Person) -> None:
    reminders, today = person.reminders, person.today
    told = after_shown(Told(), reminders.agenda())
    reminders.keep(told)
    told = put_off(told, today, Kind.SESSION, person.clock.now())
    for _ in range(2):
        reminders.keep(told)
    reminders.keep(leave_be(told, today))
    reminders.keep_started(today)
    kept = person.journal.plan.reminded()
    assert [record.what for record in kept] == ["shown", "later", "not-today", "started"]
    assert {record.day for record in kept} == {"2026-03-02"}
    assert len({record.id for record in kept}) == 4


def test_no_more_today_twice_lets_go_of_what_was_put_off_between(person: Person) -> None:
    reminders, today = person.reminders, person.today
    told = Told()
    for _ in range(2):
        told = leave_be(told, today)
        reminders.keep(told)
        told = put_off(told, today, Kind.SESSION, person.clock.now())
        reminders.keep(told)
    told = leave_be(told, today)
    reminders.keep(told)
    person.restart()
    assert person.reminders.told() == told


days = st.dates(date(2026, 2, 20), date(2026, 3, 10))
instants = st.datetimes(datetime(2026, 3, 1), datetime(2026, 3, 9), timezones=st.just(UTC))
dues = st.builds(Due, days, st.sampled_from(Kind), instants, instants, again=st.booleans())


def tells(told: Told, step: tuple[str, Agenda, Due]) -> Told:
    """Return what was told once something came of a reminder."""
    what, found, due = step
    ids = [one.id for one in (*found.passed_over, found.next) if one]
    if what == "shown" and len(set(ids)) == len(ids) and not {*ids} & {*told.shown}:
        return after_shown(told, found)
    if what == "later":
        return put_off(told, due.date, due.kind, due.at)
    return leave_be(told, due.date) if what == "not-today" else told


steps = st.tuples(
    st.sampled_from(("shown", "later", "not-today")),
    st.builds(Agenda, dues, st.lists(dues, max_size=2).map(tuple)),
    dues,
)


@settings(max_examples=15, deadline=None)
@given(st.lists(steps, max_size=8))
def test_whatever_was_told_is_known_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, happened: list[tuple[str, Agenda, Due]]
) -> None:
    person = Person(tmp_path_factory.mktemp("told") / "journal.db")
    told = Told()
    for step in happened:
        told = tells(told, step)
        assert person.reminders.keep(told) == ""
    person.restart()
    assert person.reminders.told() == told
    person.journal.close()
