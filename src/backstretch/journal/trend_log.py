"""Reads from the journal what trends are made of, quick enough for fifty years of it."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from backstretch.bodymap.regions import LegReach, Region
from backstretch.journal import diary_rows, plan_rows, said_rows
from backstretch.journal.diary_records import ActivitySaid, ActivityScored, Statement
from backstretch.journal.said import Course, PainMoment, Quality
from backstretch.journal.session_rows import NOT_STRUCK
from backstretch.journal.transactions import Transaction
from backstretch.journal.trend_records import PainBrief, SessionStood, TrendRecords

# The plus keeps SQLite from going by the state, which is the same for nearly all.
_SESSIONS = (
    "SELECT number, id, local_date, state = 'finished' FROM session"
    f" WHERE +state IN ('finished', 'partial') AND {NOT_STRUCK}"
)
_PAINS = (
    "SELECT number, local_date, moment, score, session, run, qualities, body FROM pain"
    f" WHERE {said_rows.PAIN_STANDS}"
)
_OF_RUN = "run <> '' AND run IN (SELECT run FROM run WHERE day BETWEEN ? AND ?)"
_OF_SESSION = "session IN (SELECT number FROM session WHERE local_date BETWEEN ? AND ?)"
_NEAR = f" AND (local_date BETWEEN ? AND ? OR ({_OF_RUN}) OR {_OF_SESSION})"
_OF_RUNS = (
    f"SELECT DISTINCT local_date FROM pain WHERE {_OF_RUN} AND local_date NOT BETWEEN ? AND ?"
)
_EARLIEST = (
    "SELECT min(day) FROM (SELECT min(day) AS day FROM run"
    " UNION ALL SELECT min(local_date) FROM pain UNION ALL SELECT min(local_date) FROM session)"
)
_ACTIVITIES = "kind IN (?, ?)"


class _Body(msgspec.Struct, frozen=True, gc=False):
    """What trends go by of the body of a pain."""

    regions: dict[Region, int] = {}
    course: tuple[Course, ...] = ()
    leg_left: LegReach = LegReach.NONE
    leg_right: LegReach = LegReach.NONE


_NOTHING = _Body()


class TrendLog:
    """Reads what stands. Made by the journal; raises what the journal raises."""

    def __init__(self, reading: Transaction) -> None:
        self._reading = reading

    def read(self, first_day: str = "") -> TrendRecords:
        """Return all that stands; `first_day` is the ISO day on which the diary began, or ""."""
        with self._reading() as connection:
            sessions = connection.execute(f"{_SESSIONS} ORDER BY number").fetchall()
            rows = connection.execute(f"{_PAINS} ORDER BY number")
            return TrendRecords(
                plan_rows.run_notes(connection, plan_rows.RUN_STANDS),
                _briefs(rows, sessions),
                _stood(sessions),
                _activities(connection),
                first_day,
            )

    def read_days(self, first: date, last: date, first_day: str = "") -> TrendRecords:
        """Return what stands of some days, both included, and all that belongs to their runs.

        That is pain of other days too, where it names one of the runs or sessions, and what else
        was said on those days, as it may belong to the same runs. Activities are left out.
        """
        within = (first.isoformat(), last.isoformat())
        with self._reading() as connection:
            query = f"{_SESSIONS} AND local_date BETWEEN ? AND ? ORDER BY number"
            sessions = connection.execute(query, within).fetchall()
            stands = f"{plan_rows.RUN_STANDS} AND day BETWEEN ? AND ?"
            return TrendRecords(
                plan_rows.run_notes(connection, stands, within),
                _briefs(_rows_near(connection, first, last), sessions),
                _stood(sessions),
                (),
                first_day,
                within,
            )

    def activities(self) -> tuple[Statement, ...]:
        """Return all statements about activities and their scores, in order."""
        with self._reading() as connection:
            return _activities(connection)

    def earliest(self) -> str:
        """Return the first ISO day of which anything was ever told, or ""."""
        with self._reading() as connection:
            return connection.execute(_EARLIEST).fetchone()[0] or ""

    def has_moment(self, moments: Iterable[PainMoment], before: date) -> bool:
        """Return whether pain of one of these moments was ever told before a day."""
        told = tuple(moments)
        marks = ", ".join("?" * len(told))
        query = f"SELECT EXISTS (SELECT 1 FROM pain WHERE local_date < ? AND moment IN ({marks}))"
        with self._reading() as connection:
            return bool(connection.execute(query, (before.isoformat(), *told)).fetchone()[0])


def _activities(connection: sqlite3.Connection) -> tuple[Statement, ...]:
    kinds = (diary_rows.kind_of(ActivitySaid), diary_rows.kind_of(ActivityScored))
    return diary_rows.statements(connection, _ACTIVITIES, kinds)


def _stood(sessions: Iterable[tuple[Any, ...]]) -> tuple[SessionStood, ...]:
    return tuple(SessionStood(key, day, bool(done)) for _, key, day, done in sessions)


def _rows_near(connection: sqlite3.Connection, first: date, last: date) -> list[tuple[Any, ...]]:
    """Return the rows of the pain that can belong to the runs and sessions of some days.

    A morning's pain belongs to the day before, so a day more is read to either side of each day.
    """
    within = (first.isoformat(), last.isoformat())
    around = (_moved(first, -1), _moved(last, 2))
    found = connection.execute(_PAINS + _NEAR, (*around, *within, *within)).fetchall()
    others = connection.execute(_OF_RUNS, (*within, within[0], _moved(last, 1))).fetchall()
    if not others:
        return sorted(found)
    rows = {row[0]: row for row in found}
    for (day,) in others:
        told = date.fromisoformat(day)
        near = (_moved(told, -1), _moved(told, 1))
        more = connection.execute(f"{_PAINS} AND local_date BETWEEN ? AND ?", near)
        rows.update((row[0], row) for row in more)
    return sorted(rows.values())


def _moved(day: date, days: int) -> str:
    """Return the ISO day so many days on, as far as there are days."""
    ordinal = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(ordinal).isoformat()


def _briefs(
    rows: Iterable[tuple[Any, ...]], stood: Iterable[tuple[Any, ...]]
) -> tuple[PainBrief, ...]:
    """Return the standing pain; that of a session that does not stand belongs to none."""
    sessions = {number: key for number, key, _, _ in stood}
    moments = {moment.value: moment for moment in PainMoment}
    stiffer = f'"{Quality.STIFFER}"'
    body_of = msgspec.json.Decoder(_Body).decode
    found = []
    for _, day, moment, score, session, run, qualities, text in rows:
        body = _NOTHING if text == "{}" else body_of(text)
        brief = PainBrief(
            day,
            moments[moment],
            score,
            run,
            "" if session is None else sessions.get(session, ""),
            stiffer in qualities,
            body.regions,
            body.course,
            body.leg_left,
            body.leg_right,
        )
        found.append(brief)
    return tuple(found)
