"""Writes and reads statements and tracks, by the connection of the journal."""

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from backstretch.journal.bodies import body_of
from backstretch.journal.diary_records import Saying, Statement
from backstretch.journal.errors import JournalMisuse
from backstretch.journal.limits import check
from backstretch.journal.tracks import Point, Track

STATEMENT_COLUMNS = "id, at, zone, local_date, about, body"
_STATEMENT = f"SELECT {STATEMENT_COLUMNS} FROM statement WHERE "


def kind_of(saying: type[Saying]) -> str:
    """Return the code that statements of this kind are kept under."""
    return str(saying.__struct_config__.tag)


def write_statement(connection: sqlite3.Connection, statement: Statement) -> None:
    """Add a statement, unless it is there already.

    Raises:
        JournalMisuse: another statement has its id, or a value is not one that can be kept.
    """
    check(statement)
    there = statements(connection, "id = ?", (statement.id,))
    if there == (statement,):
        return
    if there:
        raise JournalMisuse(f"another statement has the id {statement.id!r}")
    connection.execute(
        "INSERT INTO statement (id, at, zone, local_date, kind, about, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(statement.id, statement.at, statement.zone, statement.local_date),
            *(kind_of(type(statement.what)), statement.about),
            body_of(statement.what).decode(),
        ),
    )


def statements(
    connection: sqlite3.Connection, which: str = "1", values: Iterable[str] = ()
) -> tuple[Statement, ...]:
    """Return statements in the order in which they were said."""
    rows = connection.execute(f"{_STATEMENT} {which} ORDER BY number", tuple(values))
    return tuple(statement_from(row) for row in rows)


def statement_from(row: tuple[Any, ...]) -> Statement:
    """Return the statement of a row of its columns."""
    key, at, zone, said_on, about, body = row
    return Statement(key, at, zone, said_on, about, msgspec.json.decode(body, type=Saying))


def write_track(connection: sqlite3.Connection, track: Track) -> None:
    """Add the way of a run, unless it is there already.

    Raises:
        JournalMisuse: the run has another one or is not there, or a value cannot be kept.
    """
    check(track)
    there = tracks(connection, "run = ?", (track.run,))
    if there == (track,):
        return
    if there:
        raise JournalMisuse(f"the run {track.run!r} has another track")
    connection.execute(
        "INSERT INTO track (run, points) VALUES (?, ?)",
        (track.run, body_of(track.points, tuple[Point, ...])),
    )


def tracks(
    connection: sqlite3.Connection, which: str = "1", values: Iterable[str] = ()
) -> tuple[Track, ...]:
    """Return tracks in the order in which they were kept."""
    rows = connection.execute(
        f"SELECT run, points FROM track WHERE {which} ORDER BY number", tuple(values)
    )
    return tuple(
        Track(run, msgspec.json.decode(points, type=tuple[Point, ...])) for run, points in rows
    )
