"""A calendar that takes in file after file shows the plan as it is now."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec
import pytest

from backstretch.content.library import load_library
from backstretch.plan.bending import moved
from backstretch.plan.facts import EVERY_DAY, Goal, OffReason
from backstretch.plan.reasons import State
from backstretch.planning.calendar import WEEKS, export_plan
from backstretch.resources import resources_dir
from tests.exchange.test_ics_out import events
from tests.planning.people import Person

LIBRARY = load_library(resources_dir())


class Shown:
    """A calendar that keeps what files say, by the rules calendars have."""

    def __init__(self, person: Person, target: Path) -> None:
        self.person = person
        self.target = target
        self.entries: dict[str, tuple[int, date | datetime, str]] = {}
        self.cancelled: set[str] = set()

    def take_in(self) -> None:
        person = self.person
        assert export_plan(person.planner, LIBRARY, self.target, person.clock.now()) == ""
        for event in events(self.target.read_bytes()):
            uid, sequence = str(event["UID"]), int(event["SEQUENCE"])
            new = (sequence, event["DTSTART"].dt, str(event["SUMMARY"]))
            known = self.entries.get(uid)
            assert known is None or known == new or known[0] < sequence, "what changed counts up"
            self.entries[uid] = new
            (self.cancelled.add if event["STATUS"] == "CANCELLED" else self.cancelled.discard)(uid)

    def days(self) -> list[date]:
        stand = [at for uid, (_, at, _) in self.entries.items() if uid not in self.cancelled]
        return sorted(at.date() if isinstance(at, datetime) else at for at in stand)


@pytest.fixture
def shown(person: Person, tmp_path: Path) -> Shown:
    return Shown(person, tmp_path / "plan.ics")


def planned(person: Person) -> list[date]:
    weeks = person.planner.weeks(WEEKS)
    return [day for week in weeks for day in week.sessions(State.PLANNED, State.TODAY)]


def test_a_calendar_shows_the_sessions_of_four_weeks(person: Person, shown: Shown) -> None:
    shown.take_in()
    assert shown.days() == planned(person)
    assert len(shown.days()) == 16
    assert shown.entries[next(iter(shown.entries))][2] == "The core five, 12 min"


def test_each_session_has_a_time_that_is_the_same_on_every_clock(
    person: Person, shown: Shown
) -> None:
    person.planner.keep_days(EVERY_DAY, {3: time(7, 15)}, {})
    person.planner.keep_run(person.day(2), planned=True)
    shown.take_in()
    for event in events(shown.target.read_bytes()):
        start = event["DTSTART"].dt
        assert (start.hour, start.minute) == ((7, 15) if start.weekday() == 2 else (18, 30))
        assert start.tzinfo is None
        assert event["DTEND"].dt - start == timedelta(minutes=12)
        assert event["TRANSP"] == "OPAQUE"


def test_another_usual_time_moves_every_entry_there(person: Person, shown: Shown) -> None:
    shown.take_in()
    before = dict(shown.entries)
    person.settings = msgspec.structs.replace(person.settings, remind_at="07:05")
    shown.take_in()
    assert shown.entries.keys() == before.keys()
    for uid, (sequence, at, _) in shown.entries.items():
        assert isinstance(at, datetime)
        assert at.time() == time(7, 5)
        assert sequence > before[uid][0]


def test_a_session_of_today_that_is_off_is_taken_back(person: Person, shown: Shown) -> None:
    person.planner.keep_goal(Goal(3, 12))
    shown.take_in()
    assert person.today in shown.days()
    person.planner.keep_off(person.today, OffReason.ILL)
    for day in range(1, 7):
        person.planner.keep_off(person.day(day), OffReason.ILL)
    shown.take_in()
    cancelled = [shown.entries[uid][1] for uid in shown.cancelled]
    assert person.today in cancelled
    assert person.today not in shown.days()


def test_the_same_plan_gives_the_same_file(person: Person, shown: Shown) -> None:
    shown.take_in()
    first = shown.target.read_bytes()
    person.clock.advance(3600)
    person.restart()
    shown.take_in()
    assert shown.target.read_bytes() == first


def test_a_session_that_moved_moves_in_the_calendar(person: Person, shown: Shown) -> None:
    shown.take_in()
    names = set(shown.entries)
    week = person.week(1)
    start = week.sessions(State.PLANNED)[0]
    end = next(day.date for day in week.days if day.session is None)
    person.planner.keep_plan(moved(week, start, end, person.today))
    shown.take_in()
    assert shown.days() == planned(person)
    assert (set(shown.entries), shown.cancelled) == (names, set())


def test_sessions_that_fell_out_are_taken_back(person: Person, shown: Shown) -> None:
    person.planner.keep_goal(Goal(5, 12))
    person.live(7)
    shown.take_in()
    person.planner.keep_goal(Goal(3, 12))
    shown.take_in()
    assert shown.days() == planned(person)
    assert shown.cancelled


def test_a_missed_session_moves_on_and_done_ones_stay(person: Person, shown: Shown) -> None:
    shown.take_in()
    person.stretch("core-hips")
    person.live(3)
    assert person.week().sessions(State.MISSED)
    shown.take_in()
    past = [day for day in shown.days() if day < person.today]
    assert past == [person.day(0)]
    assert [day for day in shown.days() if day >= person.today] == planned(person)


def test_whatever_happens_the_calendar_follows(person: Person, shown: Shown) -> None:
    shown.take_in()
    for number in range(10):
        person.live(1)
        if number % 3 == 0:
            person.planner.keep_off(person.today, OffReason.ILL)
        if number % 4 == 1:
            person.stretch()
        if number % 4 == 2:
            person.planner.keep_run(person.day(6), planned=True)
        if number == 5:
            person.planner.keep_days(frozenset({2, 4, 6}), {2: time(7)}, {})
        shown.take_in()
        assert [day for day in shown.days() if day > person.today] == [
            day for day in planned(person) if day > person.today
        ]


def test_two_people_s_entries_are_told_apart(shown: Shown, tmp_path: Path) -> None:
    shown.take_in()
    other = Person(tmp_path / "other" / "journal.db")
    theirs = Shown(other, tmp_path / "theirs.ics")
    theirs.take_in()
    assert shown.entries.keys().isdisjoint(theirs.entries)
    other.journal.close()


def test_from_a_journal_for_reading_only_it_is_written_and_said(
    person: Person, shown: Shown
) -> None:
    shown.take_in()
    person.planner.keep_goal(Goal(3, 12))
    person.restart(read_only=True)
    said = export_plan(person.planner, LIBRARY, shown.target, person.clock.now())
    assert "reading only" in said
    assert shown.target.read_bytes().startswith(b"BEGIN:VCALENDAR")
