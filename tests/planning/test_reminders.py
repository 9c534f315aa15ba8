"""Which reminder comes next, and that none comes twice, whatever happens to the program."""

from datetime import datetime, time, timedelta

import msgspec
import pytest

from backstretch.journal.plan_records import RunIs
from backstretch.plan.facts import OffReason
from backstretch.plan.reminding import Kind, Wish
from backstretch.planning.kept import KeptPlanner
from backstretch.planning.reminders import KeptReminders
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
    assert person.reminders.keep_shown(shown) == ""
    person.restart()
    assert person.reminders.next_at() == datetime(2026, 3, 4, 18, 30)


@pytest.mark.parametrize("back", [timedelta(minutes=-20), timedelta(hours=-1, minutes=-30)])
def test_a_clock_set_back_brings_nothing_again(person: Person, back: timedelta) -> None:
    person.reminders.keep_shown(person.reminders.agenda())
    person.clock.set_wall(back)
    person.restart()
    assert person.reminders.next_at() == datetime(2026, 3, 4, 18, 30)


def test_later_comes_once_and_not_today_ends_the_day(person: Person) -> None:
    reminders = person.reminders
    reminders.keep_shown(reminders.agenda())
    until = person.clock.now() + timedelta(minutes=30)
    assert reminders.keep_put_off(person.today, Kind.SESSION, until) == ""
    person.restart()
    assert person.reminders.next_at() == datetime(2026, 3, 2, 19, 0)
    assert person.reminders.keep_left_be(person.today, Kind.SESSION) == ""
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


def test_a_day_off_has_no_reminder(person: Person) -> None:
    person.week()
    person.planner.keep_off(person.today, OffReason.ILL)
    at = person.reminders.next_at()
    assert at is not None
    assert at.date() > person.today


def test_what_cannot_be_kept_holds_until_the_end(person: Person) -> None:
    person.restart(read_only=True)
    shown = person.reminders.agenda()
    assert "reading only" in person.reminders.keep_shown(shown)
    assert person.reminders.agenda().next != shown.next
    assert person.reminders.told().shown == ("2026-03-02/session",)


def test_without_a_journal_it_reminds_all_the_same() -> None:
    clock = FakeClock()
    planner = KeptPlanner(None, clock, Settings, RULES, "There is no room.")
    reminders = KeptReminders(None, planner, clock, Settings)
    shown = reminders.agenda()
    assert reminders.keep_shown(shown) == ""
    assert reminders.agenda().next != shown.next


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
    reminders.keep_shown(reminders.agenda())
    reminders.keep_put_off(today, Kind.SESSION, person.clock.now())
    reminders.keep_started(today, Kind.SESSION)
    kept = person.journal.plan.reminded()
    assert [record.what for record in kept] == ["shown", "later", "started"]
    assert {record.day for record in kept} == {"2026-03-02"}
    assert len({msgspec.structs.astuple(record)[0] for record in kept}) == 3
