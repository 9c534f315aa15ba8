"""Writes and reads what a person said, by the connection of the journal."""

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from backstretch.journal.errors import JournalMisuse
from backstretch.journal.said import Answer, AnswerKind, Pain, PainMoment

_PAIN = (
    "SELECT pain.id, at, pain.zone, pain.local_date, moment, score, session.id, exercise, side,"
    " qualities, replaces FROM pain LEFT JOIN session ON session.number = pain.session WHERE "
)
_ANSWER = (
    "SELECT answer.id, at, answer.zone, answer.local_date, session.id, kind, value FROM answer"
    " JOIN session ON session.number = answer.session WHERE "
)


def write_pain(connection: sqlite3.Connection, pain: Pain, session: int | None) -> None:
    """Add a record, unless it is there already; `session` is the number of its session.

    Raises:
        JournalMisuse: another record has its id.
    """
    there = pains(connection, "pain.id = ?", pain.id)
    if there == (pain,):
        return
    if there:
        raise JournalMisuse(f"another record of pain has the id {pain.id!r}")
    connection.execute(
        "INSERT INTO pain (id, at, zone, local_date, moment, score, session, exercise, side,"
        " qualities, replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(pain.id, pain.at, pain.zone, pain.local_date, pain.moment, pain.score, session),
            *(pain.exercise, pain.side, msgspec.json.encode(pain.qualities).decode()),
            pain.replaces or None,
        ),
    )


def write_answer(connection: sqlite3.Connection, answer: Answer, session: int) -> None:
    """Add an answer, unless it is there already; `session` is the number of its session.

    Raises:
        JournalMisuse: another answer has its id.
    """
    there = answers(connection, "answer.id = ?", answer.id)
    if there == (answer,):
        return
    if there:
        raise JournalMisuse(f"another answer has the id {answer.id!r}")
    connection.execute(
        "INSERT INTO answer (id, at, zone, local_date, session, kind, value)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(answer.id, answer.at, answer.zone, answer.local_date),
            *(session, answer.kind, answer.value),
        ),
    )


def pains(connection: sqlite3.Connection, which: str, value: str | int) -> tuple[Pain, ...]:
    """Return records of pain in the order in which they were said."""
    rows = connection.execute(f"{_PAIN} {which} ORDER BY pain.number", (value,))
    return tuple(_pain(row) for row in rows)


def answers(connection: sqlite3.Connection, which: str, value: str | int) -> tuple[Answer, ...]:
    """Return answers in the order in which they were given."""
    rows = connection.execute(f"{_ANSWER} {which} ORDER BY answer.number", (value,))
    return _answers(rows)


def answers_of(connection: sqlite3.Connection, kinds: Iterable[str]) -> tuple[Answer, ...]:
    """Return the answers of these kinds in the order in which they were given."""
    wanted = tuple(kinds)
    marks = ", ".join("?" * len(wanted))
    query = f"{_ANSWER} kind IN ({marks}) ORDER BY answer.number"
    return _answers(connection.execute(query, wanted))


def _answers(rows: Iterable[tuple[Any, ...]]) -> tuple[Answer, ...]:
    return tuple(
        Answer(key, at, zone, day, session, AnswerKind(kind), value)
        for key, at, zone, day, session, kind, value in rows
    )


def _pain(row: tuple[Any, ...]) -> Pain:
    key, at, zone, day, moment, score, session, exercise, side, qualities, replaces = row
    return Pain(
        key,
        at,
        zone,
        day,
        PainMoment(moment),
        score,
        session or "",
        exercise,
        side,
        msgspec.json.decode(qualities, type=tuple[str, ...]),
        replaces or "",
    )
