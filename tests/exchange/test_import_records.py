"""What an import keeps and what undoes it: exactly its runs, and never the same twice."""

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.clock import Stamp
from backstretch.exchange.import_files import FileResult
from backstretch.exchange.import_plan import plan_import
from backstretch.exchange.import_records import (
    ids_of,
    import_records,
    known_runs,
    new_id,
    taken_files,
    undo_records,
)
from backstretch.exchange.run_files import FoundRun, Refusal, Why
from backstretch.journal.diary_records import Imported, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from tests.exchange.imports import STAMP, a_file, a_run, in_diary, numbered, planned, utc_day


class Diary:
    """Keeps records as the journal does: the last note of a run counts."""

    def __init__(self) -> None:
        self.notes: list[RunNote] = []
        self.statements: list[Statement] = []

    def keep(self, records: object) -> None:
        assert isinstance(records, tuple)
        self.notes += [one for one in records if isinstance(one, RunNote)]
        self.statements += [one for one in records if isinstance(one, Statement)]

    def standing(self) -> dict[str, RunNote]:
        latest = {note.run: note for note in self.notes}
        return {run: note for run, note in latest.items() if note.state is not RunIs.WITHDRAWN}

    def take(self, *files: FileResult, also: tuple[int, ...] = ()) -> Statement:
        known = known_runs(self.standing().values(), 3)
        plan = plan_import(files, known, taken_files(self.statements), utc_day)
        records = import_records(plan, also, STAMP)
        self.keep(records.all)
        return records.statement

    def undo(self, statement: Statement) -> None:
        self.keep(undo_records(statement, self.standing().values(), STAMP))


def test_a_run_is_kept_with_its_day_and_time_where_the_person_is() -> None:
    plan = planned(a_file("a.fit", a_run()))
    records = import_records(plan, (), STAMP, numbered())
    (note,) = records.runs
    assert (note.day, note.state, note.start) == ("2026-05-01", "done", "08:12")
    assert (note.minutes, note.at, note.zone) == (48, STAMP.at, "Europe/Vienna")
    assert note.facts == RunFacts(
        started_at="2026-05-01T08:12:03+02:00", distance_m=8200.0, duration_s=2850.0, imported="id0"
    )
    statement = records.statement
    assert (statement.about, statement.local_date) == ("id0", "2026-05-02")
    assert isinstance(statement.what, Imported)
    (file,) = statement.what.files
    assert (file.sha256, file.format, file.runs) == ("sha of a.fit", "fit", (note.run,))


def test_a_run_has_the_same_id_wherever_its_file_is_imported() -> None:
    two = a_file("two.fit", a_run(), a_run(after_s=9_000))
    here = ids_of(planned(two))
    there = ids_of(planned(a_file("other.fit", a_run(after_s=90_000)), two))
    assert len(set(there.values())) == 3
    assert list(there.values())[1:] == list(here.values())
    assert set(ids_of(planned(a_file("copy.fit", a_run()))).values()).isdisjoint(here.values())
    read_otherwise = a_file("two.fit", a_run(metres=8300.0), a_run(after_s=9_000))
    assert ids_of(planned(read_otherwise))[0] != here[0]


def test_a_run_that_is_wanted_twice_or_stands_elsewhere_has_an_id_of_its_own() -> None:
    plan = planned(a_file("a.fit", a_run()), known=(in_diary("there"),))
    (note,) = import_records(plan, (0,), STAMP, numbered()).runs
    assert note.run == "id1"
    plan = planned(a_file("a.fit", a_run()))
    moved = ids_of(plan).values()
    (note,) = import_records(plan, (), STAMP, numbered(), standing=moved).runs
    assert note.run == "id1"


@pytest.mark.parametrize(
    ("zone", "day", "start"),
    [
        ("UTC", "2026-05-01", "06:12"),
        ("+05:30", "2026-05-01", "11:42"),
        ("-04:00", "2026-04-30", "02:12"),
        ("America/New_York", "2026-04-30", "02:12"),
        ("Pacific/Kiritimati", "2026-05-01", "20:12"),
    ],
)
def test_the_day_starts_at_three_in_the_persons_zone(zone: str, day: str, start: str) -> None:
    stamp = Stamp(STAMP.at, zone, STAMP.local_date)
    (note,) = import_records(planned(a_file("a.fit", a_run())), (), stamp).runs
    assert (note.day, note.start) == (day, start)


def test_doubles_are_left_out_unless_asked_for_and_their_file_is_remembered() -> None:
    plan = planned(a_file("a.fit", a_run(), a_run(9000)), known=(in_diary("old"),))
    left = import_records(plan, (), STAMP, numbered())
    both = import_records(plan, [run.number for run in plan.doubles], STAMP, numbered())
    assert (len(left.runs), len(both.runs)) == (1, 2)
    only = import_records(
        planned(a_file("b.fit", a_run()), known=(in_diary("old"),)), (), STAMP, numbered()
    )
    assert taken_files([only.statement]) == {"sha of b.fit": ()}


def test_refused_files_are_not_remembered() -> None:
    refused = FileResult(Path("a.gpx"), "x", Refusal(Why.DAMAGED))
    records = import_records(planned(refused), (), STAMP)
    assert (records.runs, taken_files([records.statement])) == ((), {})


def test_a_track_goes_with_its_run() -> None:
    run = msgspec.structs.replace(a_run(), track=((0.0, 45.0, 14.5),))
    records = import_records(planned(a_file("a.fit", run)), (), STAMP)
    (track,) = records.tracks
    assert track.run == records.runs[0].run
    assert [(p.seconds, p.latitude, p.longitude) for p in track.points] == [(0.0, 45.0, 14.5)]
    assert records.all == (*records.runs, track, records.statement)


def test_the_same_files_again_bring_nothing_until_undone() -> None:
    diary = Diary()
    files = (a_file("a.fit", a_run()), a_file("b.fit", a_run(9000)))
    first = diary.take(*files)
    diary.take(*files)
    assert len(diary.standing()) == 2
    diary.undo(first)
    assert diary.standing() == {}
    diary.take(*files)
    assert len(diary.standing()) == 2


runs = st.builds(
    a_run,
    st.integers(0, 40).map(lambda n: n * 600),
    st.sampled_from([None, 5000.0, 8200.0, 12000.0]),
    st.integers(2, 900),
    st.booleans(),
)
batches = st.lists(st.lists(runs, min_size=1, max_size=3), min_size=1, max_size=5)


@given(st.lists(batches, min_size=1, max_size=4), st.integers(0, 9), st.randoms())
def test_undoing_takes_back_exactly_what_the_import_brought(
    imports: list[list[list[FoundRun]]], which: int, chance: random.Random
) -> None:
    diary = Diary()
    by_hand = RunNote(new_id(), *_stamp(), "hand", "2026-05-01", RunIs.DONE)
    diary.keep((by_hand,))
    statements, brought = [], []
    for number, batch in enumerate(imports):
        before = set(diary.standing())
        files = [a_file(f"{number}-{n}.fit", *found) for n, found in enumerate(batch)]
        statements.append(
            diary.take(*files, also=tuple(n for n in range(9) if chance.random() < 0.3))
        )
        brought.append(set(diary.standing()) - before)
    all_runs = set(diary.standing())
    undone = which % len(imports)
    diary.undo(statements[undone])
    assert set(diary.standing()) == all_runs - brought[undone]
    assert diary.standing()["hand"] is by_hand
    kept = len(diary.notes)
    diary.undo(statements[undone])
    assert len(diary.notes) == kept
    taken = taken_files(diary.statements)
    assert not {run for ids in taken.values() for run in ids} & brought[undone]


def _stamp() -> tuple[str, str, str]:
    return STAMP.at, STAMP.zone, STAMP.local_date


def test_a_run_taken_back_before_is_not_taken_back_again() -> None:
    diary = Diary()
    statement = diary.take(a_file("a.fit", a_run(), a_run(9000)))
    gone = next(iter(diary.standing()))
    diary.keep((RunNote(new_id(), *_stamp(), gone, "2026-05-01", RunIs.WITHDRAWN),))
    back = undo_records(statement, diary.standing().values(), STAMP)
    assert [one.run for one in back if isinstance(one, RunNote)] == list(diary.standing())
