"""The diary's weeks begin on the day that was chosen; what was told of them is there once."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from backstretch.content.care import spare_care
from backstretch.plan.reasons import State
from backstretch.ui.journal_pages import Pages
from backstretch.ui.journal_state import Asked, Entry, Kind, Row, Week
from backstretch.ui.journal_view import Known
from backstretch.units import Units
from tests.planning.people import Person

pytestmark = pytest.mark.usefixtures("qapp")

Starts = Literal["monday", "saturday", "sunday"]


def choose(person: Person, starts: Starts) -> None:
    person.settings = msgspec.structs.replace(person.settings, week_starts=starts)


def look(person: Person) -> list[Row]:
    """Return all rows of the diary, page by page."""
    known = Known({}, {}, {}, Units.KM, spare_care(), person.today, person.settings.week_begins)
    pages = Pages(person.journal, known, Asked(), {})
    rows: list[Row] = []
    while more := pages.more():
        rows += more
    return rows


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "data" / "journal.db")


def lived(person: Person, days: int) -> None:
    """Use the program each day, doing a session every fourth day."""
    for number in range(days):
        person.planner.week(person.planner.facts().this_week)
        if number % 4 == 0:
            person.stretch()
            person.planner.week(person.planner.facts().this_week)
        person.live(1)


@pytest.mark.parametrize("starts", ["monday", "saturday", "sunday"])
def test_each_entry_is_below_the_week_it_is_in(person: Person, starts: Starts) -> None:
    lived(person, 10)
    choose(person, starts)
    lived(person, 40)
    start, seen = date.max, 0
    for row in look(person):
        if isinstance(row, Week):
            assert date.fromisoformat(row.start) < start
            start = date.fromisoformat(row.start)
            assert start.isoweekday() == person.settings.week_begins
        else:
            assert start <= date.fromisoformat(row.day) < start + timedelta(days=7)
            seen += row.kind is Kind.SESSION
    assert seen == 13
    person.journal.close()


def test_a_session_not_done_is_told_once_whatever_week_it_was_told_in(person: Person) -> None:
    for starts in ("monday", "saturday", "sunday", "monday"):
        choose(person, starts)
        lived(person, 11)
    missed = [row.day for row in look(person) if isinstance(row, Entry) and row.kind is Kind.MISSED]
    assert missed
    assert len(missed) == len({*missed})
    done = {session.local_date for session in person.journal.plan.sessions_done("", "9999")}
    assert not done & {*missed}
    person.journal.close()


def test_the_sum_of_a_week_has_its_own_days(person: Person) -> None:
    choose(person, "sunday")
    lived(person, 15)
    weeks = [row for row in look(person) if isinstance(row, Week)]
    planned = [
        person.planner.week(date.fromisoformat(week.start)).sessions(State.DONE) for week in weeks
    ]
    found = (re.search(r"(\d+) session", week.sums) for week in weeks)
    told = [int(sums[1]) if sums else 0 for sums in found]
    assert told == [len(days) for days in planned]
    person.journal.close()
