"""The first day of weeks is chosen anew: it holds at once, and what was told stays as it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import icalendar
import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.content.library import load_library
from backstretch.plan.bending import kept_free, moved, pinned, places
from backstretch.plan.reasons import State
from backstretch.planning.calendar import export_plan
from backstretch.planning.told import WeeksTold
from backstretch.resources import resources_dir
from tests.planning.people import Person

LIBRARY = load_library(resources_dir())
TO_COME = (State.PLANNED, State.TODAY)
Starts = Literal["system", "monday", "saturday", "sunday"]


def choose(person: Person, starts: Starts) -> None:
    person.settings = msgspec.structs.replace(person.settings, week_starts=starts)


def this_week(person: Person) -> list[date]:
    planner = person.planner
    return [day.date for day in planner.week(planner.facts().this_week).days]


def test_the_week_in_hand_is_cut_anew_at_once(person: Person) -> None:
    monday = date(2026, 3, 2)
    assert this_week(person)[0] == monday
    choose(person, "saturday")
    assert this_week(person)[0] == monday - timedelta(days=2)
    choose(person, "sunday")
    assert this_week(person)[0] == monday - timedelta(days=1)
    assert person.planner.asked(monday) <= 4


def test_the_next_reminder_knows_the_weeks_as_they_are(person: Person) -> None:
    choose(person, "sunday")
    assert person.reminders.known().week_begins == 7


def test_what_was_told_stays_as_it_was_told(person: Person) -> None:
    person.week()
    before = person.journal.plan.plans_told()
    for starts in ("saturday", "sunday", "monday"):
        choose(person, starts)
        this_week(person)
    assert person.journal.plan.plans_told()[: len(before)] == before


def test_a_week_is_told_anew_once(person: Person) -> None:
    person.week()
    choose(person, "sunday")
    for _ in range(3):
        this_week(person)
    assert len(person.journal.plan.plans_told()) == 2


def test_goals_of_weeks_gone_by_are_found_again(person: Person) -> None:
    person.planner.keep_goal_days(3)
    person.week()
    person.live(7)
    person.planner.keep_goal_days(5)
    person.week()
    choose(person, "sunday")
    first = person.planner.week(date(2026, 3, 1))
    assert (first.week, first.goal_days) == ("2026-W10", 3)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["monday", "saturday", "sunday"]),
        st.sampled_from(["", "stretch", "pin"]),
        st.integers(1, 4),
    ),
    min_size=3,
    max_size=8,
)


@given(STEPS)
@settings(max_examples=12, deadline=None)
def test_each_session_counts_in_one_week_whenever_the_first_day_changes(
    steps: list[tuple[Starts, str, int]],
) -> None:
    with TemporaryDirectory() as folder:
        person = Person(Path(folder) / "journal.db", datetime(2026, 12, 14, 17, 30, tzinfo=UTC))
        done = set[date]()
        for starts, act, days in steps:
            choose(person, starts)
            week = person.planner.week(person.planner.facts().this_week)
            assert person.today in {day.date for day in week.days}
            if act == "stretch":
                person.stretch()
                done.add(person.today)
            elif act == "pin" and (found := places(week, person.today)):
                assert not person.planner.keep_plan(pinned(week, found[-1], person.today))
            weeks = person.planner.adherence().weeks
            assert sum(week.done for week in weeks) == len(done)
            assert len({week.week for week in weeks}) == len(weeks)
            shown = person.planner.week(person.planner.facts().this_week)
            assert weeks[-1].done == shown.done()
            person.live(days)
        person.journal.close()


def entries(person: Person, target: Path) -> Iterator[tuple[str, str, date, int]]:
    """Yield the entries of the calendar: id, whether it stands, the day, how often told."""
    assert not export_plan(person.planner, LIBRARY, target, person.clock.now())
    for one in icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT"):
        start = one.decoded("DTSTART")
        day = start.date() if isinstance(start, datetime) else start
        yield str(one["UID"]), str(one.get("STATUS", "")), day, int(one.get("SEQUENCE", 0))


def test_a_calendar_that_follows_has_each_session_once(person: Person, tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    followed = {uid: (status, day, n) for uid, status, day, n in entries(person, target)}
    for starts in ("saturday", "sunday", "monday"):
        person.live(1)
        choose(person, starts)
        for uid, status, day, number in entries(person, target):
            assert uid not in followed or followed[uid][2] <= number
            followed[uid] = (status, day, number)
        weeks = person.planner.weeks(4)
        standing = [day for plan in weeks for day in plan.sessions(*TO_COME)]
        shown = [
            day
            for status, day, _ in followed.values()
            if status != "CANCELLED" and person.today <= day <= weeks[-1].days[-1].date
        ]
        assert sorted(shown) == sorted(standing)


def test_a_week_is_as_its_days_were_told_last_though_it_was_told_itself_before(
    person: Person,
) -> None:
    person.week()
    choose(person, "saturday")
    following = person.planner.week(person.day(5))
    day = next(day for day in places(following, person.today) if day <= person.day(6))
    assert not person.planner.keep_plan(pinned(following, day, person.today))
    found, as_told = WeeksTold(person.journal.plan).week(person.day(0), person.today)
    assert found is not None
    assert day in found.pins
    assert not as_told


def test_a_wish_in_a_week_told_later_holds_where_the_week_ends_in_it(person: Person) -> None:
    person.week()
    person.live(5)  # Saturday
    choose(person, "saturday")
    wish_free(person, person.day(6))
    choose(person, "monday")
    assert person.day(6) in person.week().kept_free


def test_a_wish_in_a_week_told_later_holds_where_the_week_begins_in_it(person: Person) -> None:
    person.week()
    person.live(5)  # Saturday
    choose(person, "saturday")
    this_week(person)
    choose(person, "monday")
    wish_free(person, person.day(6))
    choose(person, "saturday")
    planner = person.planner
    assert person.day(6) in planner.week(planner.facts().this_week).kept_free


def wish_free(person: Person, day: date) -> None:
    week = person.planner.week(person.planner.facts().this_week)
    assert not person.planner.keep_plan(kept_free(week, day, person.today))


def test_what_was_put_together_for_a_day_is_not_taken_for_another(person: Person) -> None:
    person.week()
    weeks, saturday = WeeksTold(person.journal.plan), person.day(-2)
    known = [weeks.week(saturday, day)[0] for day in (saturday, person.today)]
    counted = [plan.uncounted for plan in known if plan is not None]
    assert counted == [(), (saturday, saturday + timedelta(days=1))]


def test_a_session_moved_over_the_new_border_of_weeks_is_there_once(person: Person) -> None:
    person.live(3)  # Thursday
    week = person.week()
    start = next(day for day in week.sessions(*TO_COME) if day < person.day(5))
    end = next(day for day in places(week, person.today) if day >= person.day(5))
    assert not person.planner.keep_plan(moved(week, start, end, person.today))
    choose(person, "saturday")
    now, following = person.planner.weeks(2)
    assert end in following.sessions(*TO_COME)
    assert end not in {day.date for day in now.days}
