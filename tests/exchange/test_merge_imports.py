"""The same file of a watch on two computers is one run, and the person's own word of it holds."""

import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

from backstretch.clock import Stamp
from backstretch.exchange.import_records import ImportRecords, import_records, undo_records
from backstretch.exchange.merge import merged
from backstretch.journal.contents import Contents
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import standing
from backstretch.journal.store import Journal
from backstretch.journal.tracks import Point, Track
from tests.exchange.imports import a_file, a_run, planned
from tests.exchange.test_merge import bring, held, rows
from tests.journal.samples import a_pain

FILES = tuple(a_file(f"{n}.fit", a_run(after_s=n * 90_000)) for n in range(3))
LIVES = 60
STEPS = 14


def moment(minute: int) -> Stamp:
    at = f"2026-05-02T{20 + minute // 60:02d}:{minute % 60:02d}:00+02:00"
    return Stamp(at, "Europe/Vienna", "2026-05-02")


def an_import(minute: int, which: int = 0) -> ImportRecords:
    return import_records(planned(FILES[which]), (), moment(minute))


def said_of(note: RunNote, minute: int, effort: int) -> RunNote:
    """Return what the person says of a run: all that was known, and how hard it felt."""
    at = moment(minute).at
    facts = msgspec.structs.replace(note.facts, effort=effort)
    return msgspec.structs.replace(note, id=f"said {minute} {effort}", at=at, facts=facts)


def of(*records: ImportRecords | RunNote) -> Contents:
    runs = [note for r in records for note in (r.runs if isinstance(r, ImportRecords) else [r])]
    statements = [r.statement for r in records if isinstance(r, ImportRecords)]
    return Contents(runs=tuple(runs), statements=tuple(statements))


def now(contents: Contents) -> dict[str, RunNote]:
    """Return the note that counts of each run."""
    return {note.run: note for note in contents.runs}


def test_a_file_that_is_imported_on_both_is_one_run_with_the_pain_of_both(tmp_path: Path) -> None:
    paths = (tmp_path / "a" / "journal.db", tmp_path / "b" / "journal.db")
    for minute, path in enumerate(paths):
        records = an_import(minute)
        with Journal.open(path) as journal:
            pain = a_pain(f"pain {minute}", session="", run=records.runs[0].run)
            journal.diary.keep(*records.all, pain)
    a, b = map(held, paths)
    bring(b, paths[0])
    bring(a, paths[1])
    assert rows(paths[0]) == rows(paths[1])
    both = held(paths[0])
    (run,) = now(both)
    assert [pain.run for pain in standing(both.pains)] == [run, run]
    assert len(both.statements) == 2, "what was said of either import stays"


def test_the_way_of_a_run_is_kept_if_either_has_it() -> None:
    here, there = of(an_import(1)), of(an_import(3))
    way = (Track(here.runs[0].run, (Point(0.0, 49.1, 13.5), Point(9.0, 49.2, 13.5))),)
    with_way = msgspec.structs.replace(here, tracks=way)
    for other in (there, msgspec.structs.replace(there, tracks=way)):
        assert merged(with_way, other).tracks == merged(other, with_way).tracks == way


@pytest.mark.parametrize("swapped", [False, True])
def test_what_was_said_of_a_run_holds_though_the_other_computer_imported_it_later(
    swapped: bool,
) -> None:
    first, later = an_import(1), an_import(3)
    word = said_of(first.runs[0], 2, effort=7)
    sides = [of(first, word), of(later)]
    both = merged(*reversed(sides) if swapped else sides)
    (note,) = now(both).values()
    assert note.facts.effort == 7
    assert set(both.runs) == {*first.runs, *later.runs, word}, "every note is there as it was"
    assert merged(both, sides[0]) == merged(both, sides[1]) == merged(both, both) == both


def test_the_newest_word_of_the_person_holds() -> None:
    first, later = an_import(1), an_import(3)
    old, new = said_of(first.runs[0], 2, effort=7), said_of(later.runs[0], 4, effort=5)
    (note,) = now(merged(of(first, old), of(later, new))).values()
    assert note == new


def test_a_run_that_was_taken_out_before_the_other_computer_imported_it_is_there() -> None:
    first, later = an_import(1), an_import(3)
    word = said_of(first.runs[0], 1, effort=7)
    gone = undo_records(first.statement, [word], moment(2))
    notes = [record for record in gone if isinstance(record, RunNote)]
    assert [note.state for note in notes] == [RunIs.WITHDRAWN]
    (note,) = now(merged(of(first, word, *notes), of(later))).values()
    assert note == later.runs[0]


class Computer:
    """A diary that imports files and speaks of their runs; the minutes go on for all."""

    def __init__(self) -> None:
        self.holds = Contents()

    def step(self, dice: random.Random, minute: int) -> None:
        """Import a file whose run does not stand, or say something of a run that does."""
        which = dice.randrange(len(FILES))
        records = an_import(minute, which)
        note = now(self.holds).get(records.runs[0].run)
        if note is None or note.state is RunIs.WITHDRAWN:
            new = of(records)
        elif dice.random() < 0.8:
            new = of(said_of(note, minute, dice.randrange(11)))
        else:
            state, key = RunIs.WITHDRAWN, f"gone {minute}"
            new = of(msgspec.structs.replace(note, id=key, at=moment(minute).at, state=state))
        self.holds = Contents(
            runs=(*self.holds.runs, *new.runs),
            statements=(*self.holds.statements, *new.statements),
        )


def lived(seed: int) -> Sequence[Contents]:
    """Return three diaries that lived, and met now and then."""
    dice = random.Random(seed)
    computers = [Computer() for _ in range(3)]
    for minute in range(STEPS):
        here, there = dice.sample(computers, 2)
        if dice.random() < 0.8:
            here.step(dice, minute)
        else:
            here.holds = merged(here.holds, there.holds)
    return [computer.holds for computer in computers]


def test_three_computers_have_the_same_in_whatever_order_they_meet() -> None:
    tried = 0
    for seed in range(LIVES):
        sides = lived(seed)
        ways = {repr(merged(merged(a, b), c)) for a, b, c in permutations(sides)}
        ways |= {repr(merged(a, merged(b, c))) for a, b, c in permutations(sides)}
        assert len(ways) == 1, f"seed {seed}"
        a, b, c = sides
        both = merged(merged(a, b), c)
        for side in (*sides, both):
            assert merged(both, side) == both == merged(side, both), f"seed {seed}"
        told = {note.id for side in sides for note in side.runs}
        assert sorted(told) == sorted(note.id for note in both.runs), f"seed {seed}"
        tried += [note.at for note in both.runs] != sorted(note.at for note in both.runs)
    assert tried > LIVES / 4, "too few of them were tried"


def test_no_word_of_the_person_is_behind_an_import() -> None:
    for seed in range(LIVES):
        a, b, c = lived(seed)
        both = merged(merged(a, b), c)
        imports = {(said.about, said.at) for said in both.statements}
        for run, note in now(both).items():
            by_import = (note.facts.imported, note.at) in imports
            words = [n for n in both.runs if n.run == run and n.id.startswith(("said", "gone"))]
            if by_import and words:
                assert words[-1].state is RunIs.WITHDRAWN, f"seed {seed}"
