"""Reads from the journal what trends are made of, quick enough for fifty years of it."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager

import msgspec

from backstretch.bodymap.regions import LegReach, Region
from backstretch.journal import diary_rows, plan_rows, said_rows
from backstretch.journal.diary_records import ActivitySaid, ActivityScored
from backstretch.journal.said import Course, PainMoment, Quality
from backstretch.journal.session_rows import NOT_STRUCK
from backstretch.journal.trend_records import PainBrief, SessionStood, TrendRecords

Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]

_SESSIONS = (
    "SELECT number, id, local_date, state = 'finished' FROM session"
    f" WHERE state IN ('finished', 'partial') AND {NOT_STRUCK} ORDER BY number"
)
_PAINS = (
    "SELECT local_date, moment, score, session, run, qualities, body FROM pain"
    f" WHERE {said_rows.PAIN_STANDS} ORDER BY number"
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
    """Reads all that stands. Made by the journal; raises what the journal raises."""

    def __init__(self, reading: Transaction) -> None:
        self._reading = reading

    def read(self, first_day: str = "") -> TrendRecords:
        """Return all that stands; `first_day` is the ISO day on which the diary began, or ""."""
        with self._reading() as connection:
            sessions = connection.execute(_SESSIONS).fetchall()
            kinds = (diary_rows.kind_of(ActivitySaid), diary_rows.kind_of(ActivityScored))
            return TrendRecords(
                plan_rows.run_notes(connection, plan_rows.RUN_STANDS),
                _pains(connection, {number: key for number, key, _, _ in sessions}),
                tuple(SessionStood(key, day, bool(done)) for _, key, day, done in sessions),
                diary_rows.statements(connection, _ACTIVITIES, kinds),
                first_day,
            )


def _pains(connection: sqlite3.Connection, sessions: dict[int, str]) -> tuple[PainBrief, ...]:
    """Return the standing pain; that of a session that does not stand belongs to none."""
    moments = {moment.value: moment for moment in PainMoment}
    stiffer = f'"{Quality.STIFFER}"'
    body_of = msgspec.json.Decoder(_Body).decode
    found = []
    for day, moment, score, session, run, qualities, text in connection.execute(_PAINS):
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
