"""All that a journal holds, as one frozen value: what two journals are compared and merged by."""

import sqlite3
from contextlib import closing

import msgspec

from backstretch.journal import diary_rows, plan_rows, said_rows, session_rows
from backstretch.journal.diary_records import Statement
from backstretch.journal.entries import SessionRecord
from backstretch.journal.opening import _BUSY_SECONDS, _connect
from backstretch.journal.plan_records import PlanTold, PlanWish, Reminded, RunNote
from backstretch.journal.said import Answer, Pain
from backstretch.journal.store import Journal
from backstretch.journal.tracks import Track

PATIENCE_MS = 20_000


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


def read_contents(journal: Journal) -> Contents:
    """Return all that a journal holds, as of one moment.

    Raises:
        JournalError: the journal cannot be read.
    """
    with journal._reading() as connection:
        return contents_of(connection)


def read_beside(journal: Journal) -> Contents:
    """Return all that a journal holds, in whatever thread; nobody has to wait for it.

    It is read from a copy in memory, so that the file is held only as long as copying takes.

    Raises:
        JournalError: the journal cannot be read.
    """
    with closing(beside(journal, "ro")) as own, own._reading() as connection:
        copy = sqlite3.connect(":memory:")
        connection.backup(copy)
    with closing(copy):
        return contents_of(copy)


def beside(journal: Journal, mode: str = "rw") -> Journal:
    """Return the same journal, by a connection of its own, for the thread that asks for it.

    The file is not looked at once more: to open and close it beside SQLite lets go of its locks.
    The other connection is kept from reading only while this one puts a change on the disk.

    Raises:
        JournalError: the journal cannot be reached.
    """
    connection = _connect(journal.path, "ro" if journal.read_only else mode)
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    connection.execute("PRAGMA cache_spill = OFF")
    return Journal(journal.path, connection, journal.read_only_reason)


def set_patient(journal: Journal, patient: bool) -> None:
    """Let a journal wait for who writes beside it, or, as it is otherwise, hardly wait."""
    wait = PATIENCE_MS if patient else round(_BUSY_SECONDS * 1000)
    journal._connection.execute(f"PRAGMA busy_timeout = {wait}")


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
