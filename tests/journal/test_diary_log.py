"""What is said in the diary is written once, read back whole, and never changed."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from backstretch.bodymap.regions import Region
from backstretch.journal.diary_log import DiaryLog, DiaryRecord
from backstretch.journal.diary_records import (
    ActivityScored,
    Decided,
    LimitsSet,
    Noted,
    Saying,
    ShoeSaid,
    SignsSaid,
    Statement,
    Struck,
)
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain
from backstretch.journal.store import Journal, JournalError, JournalMisuse
from backstretch.journal.tracks import Point, Track
from tests.journal.diary_samples import (
    FACTS,
    SAYINGS,
    SAYINGS_OF_4,
    a_done_run,
    a_run_pain,
    a_statement,
    a_track,
    diary_records,
)
from tests.journal.samples import a_pain, a_run

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal.open(path) as journal:
        yield journal


def all_statements(log: DiaryLog) -> set[Statement]:
    return {said for kind in get_args(Saying) for said in log.statements(kind)}


def all_of(journal: Journal) -> tuple[DiaryRecord, ...]:
    """Return all that the diary holds; the statements by kind, as they are asked for."""
    log = journal.diary
    statements = (said for kind in get_args(Saying) for said in log.statements(kind))
    in_order = sorted(statements, key=lambda said: int(said.id.split()[0]))
    return (*journal.plan.run_notes(), *journal.pains(), *in_order, *log.tracks())


def test_every_kind_of_record_is_read_back(journal: Journal, path: Path) -> None:
    assert {type(what) for what in SAYINGS} == set(get_args(Saying))
    assert all(getattr(FACTS, name) not in ("", None) for name in FACTS.__struct_fields__)
    journal.diary.keep(*diary_records())
    journal.close()
    with Journal.open(path) as again:
        assert all_of(again) == diary_records()


def test_the_same_record_twice_is_one_record(journal: Journal) -> None:
    for _ in range(2):
        journal.diary.keep(*diary_records())
    assert all_of(journal) == diary_records()


def with_facts(**facts: object) -> RunNote:
    return a_done_run("new", facts=msgspec.structs.replace(RunFacts(), **facts))


NAN, ENDLESS = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (a_done_run("bare ", minutes=9), "another record"),
        (a_run_pain("bare pain ", 9, run=""), "another record"),
        (a_statement("0 "), "another statement"),
        (Track("run of ", (Point(0, 1, 1),)), "another track"),
        (a_run_pain("q", 11, run=""), "score is 11"),
        (a_run_pain("q", -1, run=""), "score is -1"),
        (a_run_pain("q", run="", regions={Region.LUMBAR_LEFT: 0}), "lumbar-left is 0"),
        (a_run_pain("q", run="", regions={Region.LUMBAR_LEFT: 11}), "lumbar-left is 11"),
        (a_run_pain("q", run="nowhere"), "a run that is there"),
        (a_run_pain("q", run="", session="nowhere"), "no session 'nowhere'"),
        (a_run_pain("q", run="", note="a\0b"), "note holds a character"),
        (a_run_pain("q", run="", note="\ud800"), "note holds a character"),
        (a_run_pain("q", None, run="", replaces="during-run "), "of the same run"),
        (a_pain("q", session="", run="new", score=1), "a run that is there"),
        (with_facts(effort=11), "effort is 11"),
        (with_facts(effort=-1), "effort is -1"),
        (with_facts(distance_m=-0.1), "distance_m is -0.1"),
        (with_facts(distance_m=500_000.1), "distance_m is 500000.1"),
        (with_facts(distance_m=NAN), "distance_m is nan"),
        (with_facts(duration_s=ENDLESS), "duration_s is inf"),
        (with_facts(duration_s=0.9), "duration_s is 0.9"),
        (with_facts(duration_s=172_801), "duration_s is 172801"),
        (with_facts(cadence=0), "cadence is 0"),
        (with_facts(cadence=2**70), "cadence is 1180591620717411303424"),
        (with_facts(shoe="\udfff"), "shoe holds a character"),
        (with_facts(started_at="1989-12-31T23:59:59Z"), "before 1990"),
        (with_facts(started_at="2026-03-04T07:15:30"), "no offset"),
        (with_facts(started_at="yesterday"), "is not a time"),
        (a_done_run("new", minutes=2881), "minutes is 2881"),
        (a_done_run("new", minutes=-1), "minutes is -1"),
        (a_statement("new", ActivityScored(11)), "score is 11"),
        (a_statement("new", LimitsSet(2, 5, 11)), "red_rise is 11"),
        (a_statement("new", ShoeSaid("Blue", before_m=NAN)), "before_m is nan"),
        (a_statement("new", ShoeSaid("Blue", before_m=ENDLESS)), "before_m is inf"),
        (a_statement("new", Noted("a\0")), "text holds a character"),
        (a_statement("new", about="\udc80"), "about holds a character"),
        (a_statement(""), "CHECK constraint"),
        (a_track("nowhere"), "a run that is there"),
        (Track("bare ", (Point(0, 90.1, 0),)), "latitude is 90.1"),
        (Track("bare ", (Point(0, 0, NAN),)), "longitude is nan"),
    ],
)
def test_what_makes_no_sense_is_refused_with_all_that_came_with_it(
    journal: Journal, wrong: DiaryRecord, says: str
) -> None:
    journal.diary.keep(*diary_records())
    with pytest.raises(JournalMisuse, match=says):
        journal.diary.keep(a_statement("fine"), wrong)
    assert all_of(journal) == diary_records()


@pytest.mark.parametrize(
    "facts",
    [
        RunFacts(effort=0, distance_m=0.0, duration_s=1.0),
        RunFacts(effort=10, distance_m=500_000.0, duration_s=172_800.0),
        RunFacts(note="Ünï ¢ode 🙂 שלום " * 600, started_at="1990-01-01T00:00:00+00:00"),
    ],
)
def test_what_is_at_the_limits_is_kept(journal: Journal, facts: RunFacts) -> None:
    journal.diary.keep(a_done_run("far", facts=facts))
    note = journal.diary.run("far")
    assert note is not None
    assert note.facts == facts


@pytest.mark.parametrize("table", ["statement", "track", "pain", "run"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET number = number + 100",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    ],
)
def test_the_file_itself_refuses_to_change_a_record(
    journal: Journal, table: str, statement: str
) -> None:
    journal.diary.keep(*diary_records())
    with pytest.raises(sqlite3.IntegrityError):
        journal._connection.execute(statement.format(table))
    assert all_of(journal) == diary_records()


def test_pain_of_a_run_can_come_with_it(journal: Journal) -> None:
    with pytest.raises(JournalMisuse, match="a run that is there"):
        journal.diary.keep(a_run_pain(), a_done_run())
    assert all_of(journal) == ()
    journal.diary.keep(a_done_run(), a_run_pain())
    assert journal.diary.pains_of_run("run") == (a_run_pain(),)


def test_the_last_note_of_a_run_counts_and_the_others_are_its_history(journal: Journal) -> None:
    notes = (
        a_run("a", run="run"),
        a_done_run("run", "b"),
        a_done_run("run", "c", facts=RunFacts(effort=3)),
        a_run("d", RunIs.WITHDRAWN, run="run"),
    )
    log = journal.diary
    for number, note in enumerate(notes, 1):
        log.keep(note, a_done_run(f"other {number}"))
        assert log.run("run") == note
        assert log.history("run") == notes[:number]
    assert log.run("nowhere") is None


def test_pain_that_was_taken_back_comes_back_whole(journal: Journal) -> None:
    log = journal.diary
    log.keep(a_done_run(), a_run_pain("p"), a_run_pain("q", 5, replaces="p"))
    assert [pain.id for pain in log.pains_of_run("run")] == ["q"]
    log.keep(a_run_pain("r", None, replaces="q"))
    assert log.pains_of_run("run") == log.pains_between("2026-01-01", "2026-12-31") == ()
    restored = a_run_pain("s", 5, replaces="r")
    log.keep(restored)
    assert log.pains_of_run("run") == (restored,)
    assert log.pains_between("2026-03-05", "2026-03-05") == (restored,)
    assert log.pains_between("2026-03-06", "2026-12-31") == ()
    assert [pain.id for pain in journal.pains()] == ["p", "q", "r", "s"]


def test_of_each_thing_the_last_statement_holds(journal: Journal) -> None:
    log = journal.diary
    said = (
        a_statement("1", Noted("one"), "a"),
        a_statement("2", Noted("two"), "b"),
        a_statement("3", Noted("three"), "a"),
        a_statement("4", Struck(struck=True), "a"),
    )
    log.keep(*said)
    assert log.latest(Noted) == said[1:3]
    assert log.latest(Struck) == said[3:]
    assert log.latest(ShoeSaid) == ()
    assert log.statements(Noted) == said[:3]
    assert log.statements(Noted, "a") == (said[0], said[2])


def test_a_journal_for_reading_only_is_read_and_refuses(journal: Journal, path: Path) -> None:
    journal.diary.keep(*diary_records())
    journal.close()
    with Journal.open(path, read_only=True) as reader:
        assert all_of(reader) == diary_records()
        with pytest.raises(JournalError, match="opened for reading only"):
            reader.diary.keep(a_statement("more"))


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_journal_kept_from_before_is_brought_up_to_date_and_can_be_told_all(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(DATA / f"journal-{version}.sqlite3", path)
    with Journal.open(path) as journal:
        before = (journal.sessions(), journal.pains(), journal.plan.run_notes())
        assert all(note.facts == RunFacts() for note in before[2])
        assert all((pain.run, pain.regions) == ("", {}) for pain in before[1])
        journal.diary.keep(*diary_records())
    pains = tuple(record for record in diary_records() if isinstance(record, Pain))
    with Journal.open(path) as again:
        assert again.sessions() == before[0]
        assert again.pains() == before[1] + pains
        assert all_statements(again.diary) == {
            record for record in diary_records() if isinstance(record, Statement)
        }


def test_a_journal_kept_from_version_4_opens_with_the_whole_diary(tmp_path: Path) -> None:
    shutil.copy(DATA / "journal-4.sqlite3", tmp_path / "journal.db")
    with Journal.open(tmp_path / "journal.db") as journal:
        found = (*journal.plan.run_notes(), *journal.pains(), *journal.diary.tracks())
        said = [r for r in diary_records() if isinstance(r, Statement)]
        assert {r for r in said if r.what in SAYINGS_OF_4} == all_statements(journal.diary)
        told = [r for r in diary_records() if not isinstance(r, Statement)]
        assert [record for record in found if record in told] == told
        assert journal.sessions()
        assert journal.plan.wishes()


def test_of_signs_only_what_decides_something_is_asked_for(journal: Journal) -> None:
    said = [
        Statement(*a_stamp, "run", SignsSaid(decided, where="log"))
        for number, decided in enumerate(Decided)
        for a_stamp in [
            (f"s{number}", "2026-03-02T18:00:00+01:00", "Europe/Berlin", f"2026-03-0{number + 1}")
        ]
    ]
    journal.diary.keep(*said)
    decisions = tuple(s for s in said if s.what != SignsSaid(Decided.CLEAR, where="log"))
    assert journal.diary.signs() == decisions
    assert journal.diary.signs("2026-03-04") == decisions[2:]
    assert len(journal.diary.statements(SignsSaid)) == len(Decided)
