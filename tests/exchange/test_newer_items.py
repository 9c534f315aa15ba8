"""What is newer is offered entry by entry, and each one stands by itself."""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from backstretch.diary.salvaging import keep_newer, newer_than
from backstretch.exchange.newer_items import items_of, together
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.diary_records import FileTaken, Imported
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.store import Journal
from tests.exchange.random_journals import Maker, a_journal, add_some, go_on
from tests.fakes import FakeClock
from tests.journal.diary_samples import a_done_run, a_run_pain, a_statement, a_track
from tests.journal.samples import a_pain, a_plan, a_reminder

NOW = FakeClock().now()
ROUNDS = 40


def as_it_is(text: str) -> str:
    return text


def words(newer: Contents) -> list[str]:
    return [f"{item.day}: {item.words}" for item in items_of(newer, as_it_is)]


def test_what_belongs_together_is_one_entry() -> None:
    run = a_done_run("run", facts=RunFacts(distance_m=8200.0))
    newer = Contents(
        runs=(a_done_run("run", "earlier"), run),
        pains=(
            a_run_pain("p1", run="run"),
            a_pain("p2", 5),
            a_pain("p3", 2, replaces="p2"),
        ),
        tracks=(a_track("run"),),
        weeks=(a_plan(),),
        reminders=(a_reminder(),),
    )
    found = items_of(newer, as_it_is)
    assert len(found) == 3
    (of_run,) = [item for item in found if item.part.runs]
    assert of_run.words == "run, 8.2 km · pain, 4 of 10 · where a run went"
    (of_pain,) = [item for item in found if item.part.pains and not item.part.runs]
    assert [pain.id for pain in of_pain.part.pains] == ["p2", "p3"]
    assert "plans and reminders that Backstretch made" in [item.words for item in found]


def test_an_import_is_one_entry_with_its_runs() -> None:
    imported = Imported((FileTaken("0" * 64, "gpx", ("a", "b")),))
    newer = Contents(
        runs=(a_done_run("a", "1"), a_done_run("b", "2"), a_done_run("c", "3")),
        statements=(a_statement("i", imported, about="i"),),
    )
    found = items_of(newer, as_it_is)
    assert [len(item.part.runs) for item in found if item.part.statements] == [2]
    assert "import, runs: 2" in [item.words for item in found]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_any_of_them_can_be_taken_in_and_the_others_left(tmp_path: Path, seed: int) -> None:
    path, damaged = tmp_path / "journal.db", tmp_path / "damaged.db"
    with a_journal(path, seed) as journal:
        had = read_contents(journal)
    shutil.copy(path, damaged)
    with Journal.open(damaged) as journal:
        maker = Maker(random.Random(1000 + seed), "later")
        go_on(journal, maker)
        add_some(journal, maker, had)
        everything = read_contents(journal)
    dice = random.Random(seed)
    with Journal.open(path) as journal:
        newer = newer_than(journal, damaged)
        found = items_of(newer, as_it_is)
        assert as_sets(together(found)) == as_sets(newer), "every record is in one entry"
        assert sum(map(size, (item.part for item in found))) == size(newer)
        some = [item for item in found if dice.random() < 0.5]
        assert keep_newer(journal, together(some), NOW) == ""
        both = as_sets(read_contents(journal))
        went_on = {one.start.id for item in some for one in item.part.sessions}
        for name, records in as_sets(together(some)).items():
            old = {
                text
                for one, text in told(had, name)
                if not (name == "sessions" and one.start.id in went_on)
            }
            assert both[name] == old | records, name
        assert keep_newer(journal, newer, NOW) == ""
        assert as_sets(read_contents(journal)) == as_sets(everything)


def told(contents: Contents, name: str) -> list[tuple[Any, str]]:
    return [(one, repr(one)) for one in getattr(contents, name)]


def as_sets(contents: Contents) -> dict[str, set[str]]:
    names = Contents.__struct_fields__
    return {name: {text for _, text in told(contents, name)} for name in names}


def size(contents: Contents) -> int:
    return sum(len(getattr(contents, name)) for name in Contents.__struct_fields__)
