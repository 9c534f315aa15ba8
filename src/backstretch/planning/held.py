"""Reads from the journal what plans follow from; of no journal, nothing.

What cannot be read raises JournalError.
"""

from datetime import date

import msgspec

from backstretch.care.light import Limits, limits_said
from backstretch.journal.diary_records import LimitsSet
from backstretch.journal.said import DOCTOR_KINDS
from backstretch.journal.store import Journal
from backstretch.plan.recalling import Held

_FIRST, _LAST = date.min.isoformat(), date.max.isoformat()
_NO_WEEK = "0000-W01"


class _Asked(msgspec.Struct):
    """The part of a week as told that a count of weeks needs."""

    goal_days: int
    uncounted: tuple[date, ...] = ()


def held_since(journal: Journal | None, first: str) -> Held:
    """Return what the journal holds that plans follow from, since an ISO day where it has one."""
    if journal is None:
        return Held()
    log = journal.plan
    return Held(
        wishes=log.wishes(),
        runs=log.runs(first, _LAST),
        done=log.sessions_done(first, _LAST),
        pains=log.pains_since(first),
        answers=journal.answers_of(DOCTOR_KINDS),
        statements=journal.diary.signs(),
        left=journal.open_sessions(),
        first_day=log.first_day(),
        limits=limits_of(journal),
    )


def held_of_sessions(journal: Journal | None) -> Held:
    """Return what the journal holds of sessions ever done, and of the wishes for them."""
    if journal is None:
        return Held()
    log = journal.plan
    done = log.sessions_done(_FIRST, _LAST)
    return Held(wishes=log.wishes(), done=done, first_day=log.first_day())


def asked_told(journal: Journal | None, until: str) -> tuple[dict[str, int], frozenset[date]]:
    """Return what the weeks that were told asked for, up to the week of a name.

    It is the days each aimed at, by the names of the weeks, and the days that none was asked for,
    as the first day of weeks was chosen anew.
    """
    if journal is None:
        return {}, frozenset()
    latest = journal.plan.latest_plans(_NO_WEEK, until)
    told = {one.week: msgspec.json.decode(one.body, type=_Asked) for one in latest}
    uncounted = frozenset(day for asked in told.values() for day in asked.uncounted)
    return {week: asked.goal_days for week, asked in told.items()}, uncounted


def limits_of(journal: Journal | None) -> Limits:
    """Return the limits of the light that hold: the person's own, or the usual ones."""
    return limits_said(journal.diary.latest(LimitsSet) if journal else ())
