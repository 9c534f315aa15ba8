"""What the plan rests on is written once, read back whole, and never changed."""

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.care.mornings import AROUND_RUNS
from backstretch.journal.diary_records import Statement, Struck
from backstretch.journal.entries import Event, Happening, SessionState
from backstretch.journal.plan_log import PlanLog
from backstretch.journal.plan_records import (
    CanSet,
    GoalSet,
    OffSet,
    PlanRecord,
    PlanWish,
    Reminded,
    RemindedWhat,
    RunIs,
    RunNote,
    SessionDone,
    What,
)
from backstretch.journal.said import PainMoment
from backstretch.journal.store import Journal, JournalError, JournalMisuse
from tests.journal.samples import (
    a_pain,
    a_plan,
    a_reminder,
    a_run,
    a_start,
    a_wish,
    plan_records,
)

DATA = Path(__file__).resolve().parents[1] / "data"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork and no modes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal.open(path) as journal:
        yield journal


def all_of(log: PlanLog) -> tuple[PlanRecord, ...]:
    return (*log.wishes(), *log.run_notes(), *log.plans_told(), *log.reminded())


def test_every_kind_of_record_is_read_back(journal: Journal, path: Path) -> None:
    records = plan_records()
    assert {type(r.what) for r in records if isinstance(r, PlanWish)} == set(get_args(What))
    journal.plan.keep(*records)
    journal.close()
    with Journal.open(path) as again:
        assert all_of(again.plan) == records


def test_the_same_record_twice_is_one_record(journal: Journal) -> None:
    for _ in range(2):
        journal.plan.keep(*plan_records())
    assert all_of(journal.plan) == plan_records()


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(a_wish("wish 0"), id="an id used twice"),
        pytest.param(a_run("run planned", day="2026-03-09"), id="a note's id used twice"),
        pytest.param(a_plan("plan ", body='{"week":""}'), id="a plan's id used twice"),
        pytest.param(a_reminder("reminder shown", again=True), id="a reminder's id used twice"),
        pytest.param(a_wish(""), id="no id"),
        pytest.param(a_wish("w", day="2026-02-30"), id="no such day"),
        pytest.param(a_run("r", run=""), id="of no run"),
        pytest.param(a_plan("t", week="2026-W60"), id="no such week"),
        pytest.param(a_plan("t", body="[]"), id="no plan"),
        pytest.param(a_wish("w", OffSet("a\0")), id="no letter"),
    ],
)
def test_what_makes_no_sense_is_refused_with_all_that_came_with_it(
    journal: Journal, wrong: PlanRecord
) -> None:
    journal.plan.keep(*plan_records())
    with pytest.raises(JournalMisuse):
        journal.plan.keep(a_wish("fine"), wrong)
    assert all_of(journal.plan) == plan_records()


@pytest.mark.parametrize("table", ["wish", "run", "week_plan", "reminder"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET id = id || 'x'",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    ],
)
def test_the_file_itself_refuses_to_change_a_record(
    journal: Journal, table: str, statement: str
) -> None:
    journal.plan.keep(*plan_records())
    with pytest.raises(sqlite3.IntegrityError):
        journal._connection.execute(statement.format(table))
    assert all_of(journal.plan) == plan_records()


def test_the_last_note_of_a_run_counts(journal: Journal) -> None:
    moved = a_run("3", run="a", day="2026-03-06", minutes=50)
    gone = a_run("5", RunIs.WITHDRAWN, run="b")
    journal.plan.keep(a_run("1", run="a"), a_run("2", run="b"), moved)
    assert journal.plan.runs("2026-03-02", "2026-03-05") == (a_run("2", run="b"),)
    assert journal.plan.runs("2026-03-06", "2026-03-06") == (moved,)
    journal.plan.keep(gone)
    assert journal.plan.runs("2026-03-02", "2026-03-08") == (moved,)


def test_runs_are_looked_up_by_their_ids_and_the_pain_of_them_counted(journal: Journal) -> None:
    one, other, gone = (a_run(f"note {key}", run=key) for key in ("a", "b", "c"))
    later = msgspec.structs.replace(other, id="later", minutes=99)
    taken_back = msgspec.structs.replace(gone, id="taken back", state=RunIs.WITHDRAWN)
    journal.diary.keep(one, other, gone, later, taken_back)
    assert journal.plan.runs_named(["b", "c", "nobody's"]) == (later, taken_back)
    assert journal.plan.runs_named([]) == ()
    first = msgspec.structs.replace(a_pain("first"), session="", run="a")
    again = msgspec.structs.replace(first, id="again", replaces="first")
    journal.diary.keep(first, again, msgspec.structs.replace(first, id="of b", run="b"))
    assert journal.plan.count_pains_of(["a"]) == 1
    assert journal.plan.count_pains_of(["a", "b", "c"]) == 2


def test_of_each_week_the_plan_told_last_is_found(journal: Journal) -> None:
    weeks = ("2026-W52", "2026-W53", "2026-W53", "2027-W01")
    told = [a_plan(f"{n}", week) for n, week in enumerate(weeks)]
    journal.plan.keep(*told)
    assert journal.plan.latest_plans("2026-W53", "2027-W01") == (told[2], told[3])
    assert journal.plan.plans_between("2026-W53", "2026-W53") == (told[1], told[2])


def test_reminders_are_found_from_a_day_on(journal: Journal) -> None:
    old = msgspec.structs.replace(a_reminder("old"), day="2026-02-01")
    journal.plan.keep(a_reminder("new"), old)
    assert journal.plan.reminded("2026-02-02") == (a_reminder("new"),)
    assert journal.plan.reminded() == (a_reminder("new"), old)


def test_only_sessions_done_to_their_end_are_told(journal: Journal) -> None:
    states = (*SessionState, SessionState.FINISHED)
    for number, state in enumerate(states):
        day = f"2026-03-{number + 1:02}"
        journal.begin(msgspec.structs.replace(a_start(f"{number}"), local_date=day))
        if state is not SessionState.OPEN:
            journal.close_session(f"{number}", state)
    done = (SessionDone("2026-03-02", "after-run", 12), SessionDone("2026-03-05", "after-run", 12))
    assert journal.plan.sessions_done("2026-03-01", "2026-03-31") == done
    assert journal.plan.sessions_done("2026-03-03", "2026-03-31") == done[1:]
    felt = [felt.local_date for felt in journal.plan.sessions_felt()]
    assert felt == [one.local_date for one in done]
    assert [one.local_date for one in journal.plan.sessions_felt("2026-03-03")] == felt[1:]


def test_the_pain_around_runs_is_told_from_a_day_on(journal: Journal) -> None:
    said = tuple(a_pain(moment.value, moment=moment, session="") for moment in PainMoment)
    journal.diary.keep(*said)
    around = [pain.moment for pain in journal.plan.pains_around_runs("2026-03-02")]
    assert around == [moment for moment in PainMoment if moment in AROUND_RUNS]
    assert journal.plan.pains_around_runs("2026-03-03") == ()


def test_pain_is_found_from_a_day_on(journal: Journal) -> None:
    journal.begin(a_start())
    journal.keep_pain(a_pain("p"))
    journal.keep_pain(msgspec.structs.replace(a_pain("q"), local_date="2026-03-03"))
    assert [pain.id for pain in journal.plan.pains_since("2026-03-02")] == ["p", "q"]
    assert [pain.id for pain in journal.plan.pains_since("2026-03-03")] == ["q"]


@pytest.mark.parametrize(
    ("write", "first"),
    [
        (Journal.open_sessions, ""),
        (lambda j: j.begin(a_start()), "2026-03-02"),
        (lambda j: j.plan.keep(a_wish()), "2026-03-02"),
        (lambda j: j.plan.keep(a_run()), "2026-03-02"),
        (lambda j: j.plan.keep(a_plan()), "2026-03-02"),
    ],
)
def test_the_first_day_is_that_of_the_first_record(
    journal: Journal, write: Callable[[Journal], object], first: str
) -> None:
    write(journal)
    assert journal.plan.first_day() == first


def test_the_first_day_a_plan_was_told_is_known(journal: Journal) -> None:
    journal.plan.keep(a_wish())
    assert journal.plan.first_told() == ""
    journal.plan.keep(a_plan())
    assert journal.plan.first_told() == "2026-03-02"


def test_a_journal_for_reading_only_is_read_and_refuses(journal: Journal, path: Path) -> None:
    journal.plan.keep(*plan_records())
    journal.close()
    with Journal.open(path, read_only=True) as reader:
        assert all_of(reader.plan) == plan_records()
        with pytest.raises(JournalError, match="opened for reading only"):
            reader.plan.keep(a_wish("more"))


@pytest.mark.parametrize("version", [1, 2])
def test_a_journal_kept_from_before_is_brought_up_to_date_and_can_be_planned_in(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(DATA / f"journal-{version}.sqlite3", path)
    with Journal.open(path) as journal:
        before = (journal.sessions(), journal.pains(), journal.answers())
        assert all_of(journal.plan) == ()
        assert journal.plan.first_day() == min(s.start.local_date for s in before[0])
        journal.plan.keep(*plan_records())
    with Journal.open(path) as again:
        assert all_of(again.plan) == plan_records()
        assert (again.sessions(), again.pains(), again.answers()) == before


def test_a_journal_kept_from_version_3_opens_with_all_records_of_the_plan(tmp_path: Path) -> None:
    shutil.copy(DATA / "journal-3.sqlite3", tmp_path / "journal.db")
    with Journal.open(tmp_path / "journal.db") as journal:
        assert all_of(journal.plan) == plan_records()
        assert journal.pains()
        assert journal.answers()


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=9)
days = st.dates().map(lambda day: day.isoformat())
can = st.builds(
    CanSet,
    st.lists(st.integers(1, 7)).map(tuple),
    st.dictionaries(st.integers(1, 7), words),
    st.dictionaries(st.integers(1, 7), st.floats(0, 24)),
)
what: st.SearchStrategy[What] = st.one_of(
    can, st.builds(OffSet, words | st.just("")), st.from_type(GoalSet)
)
wish = st.builds(a_wish, words, what, days)
run = st.builds(
    a_run,
    words,
    st.sampled_from(RunIs),
    run=words,
    day=days,
    start=words,
    minutes=st.integers(0, 999),
)
reminder = st.builds(a_reminder, words, st.sampled_from(RemindedWhat), again=st.booleans())


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(wish, run, reminder), max_size=12, unique_by=lambda r: (type(r), r.id)),
    st.integers(0, 12),
)
def test_any_list_of_records_is_read_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, records: list[PlanRecord], cut: int
) -> None:
    path = tmp_path_factory.mktemp("any") / "journal.db"
    for part in (records[:cut], records[cut:]):
        with Journal.open(path) as journal:
            journal.plan.keep(*part)
    with Journal.open(path) as journal:
        found = all_of(journal.plan)
    kinds = (PlanWish, RunNote, Reminded)
    assert found == tuple(r for kind in kinds for r in records if type(r) is kind)


def of_a_session(journal: Journal, key: str, state: SessionState, *events: Event) -> None:
    journal.begin(a_start(key))
    journal.append(key, events)
    journal.close_session(key, state)


def test_how_often_an_exercise_was_done_and_skipped_is_counted_by_sessions(
    journal: Journal,
) -> None:
    lunge_right = Event(0, Happening.CREDITED, 3, 0, ms=30_000)
    lunge_left = Event(1, Happening.CREDITED, 6, 0, ms=30_000)
    skip = Event(2, Happening.SKIPPED, 7, 0, item=1)
    of_a_session(journal, "finished", SessionState.FINISHED, lunge_right, lunge_left)
    of_a_session(journal, "in part", SessionState.PARTIAL, lunge_right)
    of_a_session(journal, "before it", SessionState.PARTIAL)
    of_a_session(journal, "not at all", SessionState.DISCARDED, lunge_right)
    of_a_session(journal, "skipped", SessionState.FINISHED, Event(0, skip.kind, 7, 0, item=1))
    of_a_session(
        journal, "skipped, then done", SessionState.FINISHED, lunge_right, lunge_left, skip
    )
    assert journal.plan.times_done("runners_lunge") == (3, 1)
    assert journal.plan.times_done("plank") == (0, 0)


def test_a_session_that_was_taken_out_counts_for_no_exercise(journal: Journal) -> None:
    of_a_session(journal, "first", SessionState.FINISHED)
    assert journal.plan.times_done("cat_cow") == (1, 0)
    at = ("2026-03-02T17:43:00+01:00", "Europe/Berlin", "2026-03-02")
    journal.diary.keep(Statement("s", *at, "first", Struck(struck=True)))
    assert journal.plan.times_done("cat_cow") == (0, 0)
