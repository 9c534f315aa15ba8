"""Writes and reads what a person said, by the connection of the journal."""

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from backstretch.bodymap.regions import LegReach, Region
from backstretch.journal.bodies import body_of
from backstretch.journal.errors import JournalMisuse
from backstretch.journal.limits import check
from backstretch.journal.said import Aggravator, Answer, AnswerKind, Course, Pain, PainMoment
from backstretch.journal.session_rows import number_of

PAIN_COLUMNS = (
    "pain.id, pain.at, pain.zone, pain.local_date, moment, score, session.id, exercise, side,"
    " qualities, replaces, pain.run, pain.body"
)
PAIN_TABLES = "pain LEFT JOIN session ON session.number = pain.session"
PAIN_STANDS = (
    "score IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pain AS later WHERE later.replaces = pain.id)"
)
"""The condition of a record of pain that nothing replaces and that takes nothing back."""

_PAIN = f"SELECT {PAIN_COLUMNS} FROM {PAIN_TABLES} WHERE "
_ANSWER = (
    "SELECT answer.id, at, answer.zone, answer.local_date, session.id, kind, value FROM answer"
    " JOIN session ON session.number = answer.session WHERE "
)


class _PainBody(msgspec.Struct, frozen=True, omit_defaults=True):
    regions: dict[Region, int] = {}
    aggravators: tuple[Aggravator, ...] = ()
    course: tuple[Course, ...] = ()
    leg_left: LegReach = LegReach.NONE
    leg_right: LegReach = LegReach.NONE
    note: str = ""


def write_pain(connection: sqlite3.Connection, pain: Pain) -> None:
    """Add a record, unless it is there already.

    Raises:
        JournalMisuse: another record has its id, its session is not there, or a value is not one
            that can be kept.
    """
    check(pain)
    session = number_of(connection, pain.session) if pain.session else None
    there = pains(connection, "pain.id = ?", (pain.id,))
    if there == (pain,):
        return
    if there:
        raise JournalMisuse(f"another record of pain has the id {pain.id!r}")
    connection.execute(
        "INSERT INTO pain (id, at, zone, local_date, moment, score, session, exercise, side,"
        " qualities, replaces, run, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(pain.id, pain.at, pain.zone, pain.local_date, pain.moment, pain.score, session),
            *(pain.exercise, pain.side, msgspec.json.encode(pain.qualities).decode()),
            *(pain.replaces or None, pain.run, _body(pain)),
        ),
    )


def _body(pain: Pain) -> str:
    body = _PainBody(
        regions=pain.regions,
        aggravators=pain.aggravators,
        course=pain.course,
        leg_left=pain.leg_left,
        leg_right=pain.leg_right,
        note=pain.note,
    )
    return body_of(body).decode()


def write_answer(connection: sqlite3.Connection, answer: Answer) -> None:
    """Add an answer, unless it is there already.

    Raises:
        JournalMisuse: another answer has its id, or its session is not there.
    """
    check(answer)
    session = number_of(connection, answer.session)
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


def pains(
    connection: sqlite3.Connection, which: str = "1", values: Iterable[str] = ()
) -> tuple[Pain, ...]:
    """Return records of pain in the order in which they were said."""
    rows = connection.execute(f"{_PAIN} {which} ORDER BY pain.number", tuple(values))
    return tuple(pain_from(row) for row in rows)


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


def pain_from(row: tuple[Any, ...]) -> Pain:
    """Return the record of a row of its columns."""
    key, at, zone, day, moment, score, session, exercise, side, qualities, replaces, run, text = row
    body = msgspec.json.decode(text, type=_PainBody)
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
        run,
        body.regions,
        body.aggravators,
        body.course,
        body.leg_left,
        body.leg_right,
        body.note,
    )
