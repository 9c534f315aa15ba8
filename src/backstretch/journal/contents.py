"""All that a journal holds, as one frozen value: what two journals are compared and merged by."""

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec

from backstretch.journal import diary_rows, plan_rows, said_rows, session_rows
from backstretch.journal.diary_records import Statement
from backstretch.journal.entries import SessionRecord
from backstretch.journal.plan_records import PlanTold, PlanWish, Reminded, RunNote
from backstretch.journal.said import Answer, Pain
from backstretch.journal.tracks import Track

if TYPE_CHECKING:
    from backstretch.journal.store import Journal


class Contents(msgspec.Struct, frozen=True):
    """Every record of every table, in the order in which they were kept.

    A table that is new gets a field here, a line in `taking_in` and a list in the export.
    """

    sessions: tuple[SessionRecord, ...] = ()
    answers: tuple[Answer, ...] = ()
    runs: tuple[RunNote, ...] = ()
    pains: tuple[Pain, ...] = ()
    wishes: tuple[PlanWish, ...] = ()
    weeks: tuple[PlanTold, ...] = ()
    reminders: tuple[Reminded, ...] = ()
    statements: tuple[Statement, ...] = ()
    tracks: tuple[Track, ...] = ()


def read_contents(journal: "Journal") -> Contents:
    """Return all that a journal holds, as of one moment.

    Raises:
        JournalError: the journal cannot be read.
    """
    with journal.transaction() as connection:
        return contents_of(connection)


def read_beside(journal: "Journal") -> Contents:
    """Return all that a journal holds, in whatever thread; nobody has to wait for it.

    It is read from a copy in memory, so that the file is held only as long as copying takes.

    Raises:
        JournalError: the journal cannot be read.
    """
    with closing(sqlite3.connect(":memory:")) as copy:
        with closing(journal.beside()) as own, own.transaction() as connection:
            connection.backup(copy)
        return contents_of(copy)


def contents_of(connection: sqlite3.Connection) -> Contents:
    """Return all that a journal holds, by its connection and within its transaction."""
    return Contents(
        sessions=session_rows.records(connection, "?", 1),
        answers=said_rows.answers(connection, "?", 1),
        runs=plan_rows.run_notes(connection),
        pains=said_rows.pains(connection),
        wishes=plan_rows.wishes(connection),
        weeks=plan_rows.plans_told(connection),
        reminders=plan_rows.reminded(connection),
        statements=diary_rows.statements(connection),
        tracks=diary_rows.tracks(connection),
    )
