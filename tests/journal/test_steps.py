"""How much a journal holds, and that each write takes it one step on."""

import sqlite3
from contextlib import closing
from pathlib import Path

from backstretch.journal.entries import SessionState
from backstretch.journal.steps import Holding, holding, holding_now, steps_of
from backstretch.journal.store import Journal
from tests.journal.samples import EVENTS, a_pain, a_run, a_start, an_answer


def test_what_has_no_tables_yet_has_no_steps() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert steps_of(connection) == 0


def test_each_write_is_a_step_and_so_is_closing_a_session(tmp_path: Path) -> None:
    seen = []

    def look(journal: Journal) -> None:
        with journal.transaction() as connection:
            seen.append(steps_of(connection))

    with Journal.open(tmp_path / "journal.db") as journal:
        look(journal)
        journal.begin(a_start())
        look(journal)
        journal.append("first", EVENTS)
        look(journal)
        journal.close_session("first", SessionState.FINISHED)
        look(journal)
        journal.keep_pain(a_pain())
        look(journal)
    assert seen == sorted(set(seen))
    assert seen[3] - seen[2] == seen[4] - seen[3] == 1


def test_it_is_told_in_a_persons_words(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db") as journal:
        journal.begin(a_start())
        before = holding_now(journal)
        journal.keep_pain(a_pain())
        journal.keep_answer(an_answer())
        journal.plan.keep(a_run())
        assert holding_now(journal) - before == Holding(0, 1, 1, 1)
    assert holding({}) == Holding(0, 0, 0, 0)
