"""Reads what stands in the diary day by day, newest first, and no further than is wanted."""

import sqlite3
from collections.abc import Generator
from contextlib import ExitStack, closing
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from backstretch.journal import diary_rows, plan_rows, said_rows
from backstretch.journal.diary_records import Noted, ShoeSaid
from backstretch.journal.entries import SessionState
from backstretch.journal.session_rows import NOT_STRUCK
from backstretch.journal.sieve import Columns, Sieve
from backstretch.journal.timeline_records import Counts, DiaryDay, SessionBrief, Sort, Sought

_Found = tuple[str, Sort, Any]
_Stream = Generator[_Found, None, None]

_AFTER_ALL_DAYS = "9999-99"
_WITHIN = "{1}.{0} >= ? AND {1}.{0} <= ? AND {1}.{0} < ? ORDER BY {1}.{0} DESC, {1}.number DESC"
# The plus keeps SQLite from going by the state, which is the same for nearly all.
_SHOWN = f"+session.state IN ('finished', 'partial') AND {NOT_STRUCK}"
_SAID = (
    "(SELECT value FROM answer WHERE answer.session = session.number AND +kind = '{}'"
    " ORDER BY answer.number DESC LIMIT 1)"
)
_NOTE_STANDS = (
    'kind = \'note\' AND body <> \'{"type":"note","text":""}\' AND NOT EXISTS (SELECT 1'
    " FROM statement AS later WHERE later.kind = 'note' AND later.about = statement.about"
    " AND later.number > statement.number)"
)

_RUNS = f"SELECT {plan_rows.RUN_COLUMNS} FROM run WHERE {plan_rows.RUN_STANDS}"
_PAINS = (
    f"SELECT {said_rows.PAIN_COLUMNS} FROM {said_rows.PAIN_TABLES} WHERE {said_rows.PAIN_STANDS}"
)
_SESSIONS = (
    "SELECT number, id, started_at, zone, local_date, routine, minutes, state, planned_ms,"
    f" {_SAID.format('effort')}, {_SAID.format('note')} FROM session WHERE {_SHOWN}"
)
_NOTES = f"SELECT {diary_rows.STATEMENT_COLUMNS} FROM statement WHERE {_NOTE_STANDS}"
_DONE_MS = "SELECT coalesce(sum(ms), 0) FROM event WHERE session = ? AND kind = 'credited'"


class _Asked(NamedTuple):
    """What a page is read with; `within` are the first, the last and the first later day."""

    connection: sqlite3.Connection
    sieve: Sieve
    within: tuple[str, str, str]


def days(
    connection: sqlite3.Connection, before: str, limit: int, sought: Sought
) -> tuple[DiaryDay, ...]:
    """Return the last days before a day, "" for all, on which anything that is sought stands."""
    sieve = Sieve(sought, _shoes(connection))
    within = (sought.first, sought.last or _AFTER_ALL_DAYS, before or _AFTER_ALL_DAYS)
    connection.create_function("folded_in", 2, sieve.folded_in, deterministic=True)
    connection.create_function("has_code", 2, sieve.has_code, deterministic=True)
    asked = _Asked(connection, sieve, within)
    streams = {Sort.RUN: _runs, Sort.PAIN: _pains, Sort.SESSION: _sessions, Sort.NOTE: _notes}
    with ExitStack() as stack:  # no cursor may outlive the page: it would hold a lock
        found = [
            stack.enter_context(closing(read(asked)))
            for sort, read in streams.items()
            if sort in sought.sorts
        ]
        by_day = groupby(merge(*found, key=itemgetter(0), reverse=True), key=itemgetter(0))
        return tuple(_day(day, tuple(entries)) for day, entries in islice(by_day, limit))


def counts(connection: sqlite3.Connection) -> Counts:
    """Return how much stands."""
    query = (
        f"SELECT (SELECT count(*) FROM run WHERE {plan_rows.RUN_STANDS}),"
        f" (SELECT count(*) FROM pain WHERE {said_rows.PAIN_STANDS}),"
        f" (SELECT count(*) FROM session WHERE {_SHOWN}),"
        f" (SELECT count(*) FROM statement WHERE {_NOTE_STANDS})"
    )
    return Counts(*connection.execute(query).fetchone())


def _day(day: str, entries: tuple[_Found, ...]) -> DiaryDay:
    def of(sort: Sort) -> tuple[Any, ...]:
        return tuple(entry for _, kind, entry in reversed(entries) if kind is sort)

    return DiaryDay(day, of(Sort.RUN), of(Sort.PAIN), of(Sort.SESSION), of(Sort.NOTE))


def _newest_first(
    asked: _Asked, query: str, day: str, columns: Columns
) -> Generator[tuple[Any, ...], None, None]:
    """Yield the rows of a query one by one; `day` is the table's and column's name."""
    could, values = asked.sieve.may_hold(columns)
    table, column = day.split(".")
    query = f"{query} AND {could} AND {_WITHIN.format(column, table)}"
    with closing(asked.connection.execute(query, (*values, *asked.within))) as rows:
        yield from rows


def _runs(asked: _Asked) -> _Stream:
    columns = Columns("body", ("body",), shoe=plan_rows.SHOE)
    for row in _newest_first(asked, _RUNS, "run.day", columns):
        note = plan_rows.run_note_from(row)
        if asked.sieve.run(note):
            yield note.day, Sort.RUN, note


def _pains(asked: _Asked) -> _Stream:
    columns = Columns("pain.body", ("pain.body", "qualities"), ("moment", "exercise"))
    for row in _newest_first(asked, _PAINS, "pain.local_date", columns):
        pain = said_rows.pain_from(row)
        if asked.sieve.pain(pain):
            yield pain.local_date, Sort.PAIN, pain


def _sessions(asked: _Asked) -> _Stream:
    note, effort = (f"coalesce({_SAID.format(kind)}, '')" for kind in ("note", "effort"))
    columns = Columns(note, plain=(effort, "routine"))
    for row in _newest_first(asked, _SESSIONS, "session.local_date", columns):
        brief = _brief(row)
        if asked.sieve.session(brief):
            (done_ms,) = asked.connection.execute(_DONE_MS, row[:1]).fetchone()
            brief = msgspec.structs.replace(brief, done_ms=done_ms)
            yield brief.local_date, Sort.SESSION, brief


def _notes(asked: _Asked) -> _Stream:
    for row in _newest_first(asked, _NOTES, "statement.local_date", Columns("statement.body")):
        said = diary_rows.statement_from(row)
        if isinstance(said.what, Noted) and asked.sieve.words(said.what.text):
            yield said.local_date, Sort.NOTE, said


def _brief(row: tuple[Any, ...]) -> SessionBrief:
    _, key, started_at, zone, day, routine, minutes, state, planned_ms, effort, note = row
    return SessionBrief(
        key,
        started_at,
        zone,
        day,
        routine,
        minutes,
        SessionState(state),
        planned_ms,
        0,
        effort or "",
        note or "",
    )


def _shoes(connection: sqlite3.Connection) -> dict[str, str]:
    said = diary_rows.statements(connection, "kind = ?", (diary_rows.kind_of(ShoeSaid),))
    return {shoe.about: shoe.what.name for shoe in said if isinstance(shoe.what, ShoeSaid)}
