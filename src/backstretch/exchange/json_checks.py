"""Looks at what an export tells: times that are times, values in range, nothing out of the air."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from backstretch.exchange.json_parts import Fault
from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import Statement
from backstretch.journal.entries import SessionRecord
from backstretch.journal.errors import JournalMisuse
from backstretch.journal.limits import check as check_limits
from backstretch.journal.plan_records import PlanTold, PlanWish, Reminded, RunIs, RunNote
from backstretch.journal.said import Answer, Pain
from backstretch.journal.tracks import Track

_Stamped = Answer | Pain | PlanTold | PlanWish | Reminded | RunNote | Statement
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WEEK = re.compile(r"\d{4}-W[0-5]\d", re.ASCII)


def check(contents: Contents) -> None:
    """See that a journal could hold all of this.

    Raises:
        Fault: it could not; the first thing that is wrong is named.
    """
    for n, session in enumerate(contents.sessions):
        _check_session(session, f"sessions[{n}]")
    for place, records in _said(contents):
        for n, record in enumerate(records):
            _check_said(record, f"{place}[{n}]")
    for n, track in enumerate(contents.tracks):
        _within_limits(track, f"tracks[{n}]")
    for place, ids in _ids(contents):
        _check_once(place, ids)
    _check_belonging(contents)
    _check_standing_for(contents.pains)


def _said(contents: Contents) -> Iterator[tuple[str, Sequence[_Stamped]]]:
    """Yield what bears the stamp of its moment, by its place; runs and answers by their order."""
    yield "pain", contents.pains
    yield "the notes of runs", contents.runs
    yield "the answers of sessions", contents.answers
    yield "plan.wishes", contents.wishes
    yield "plan.weeks", contents.weeks
    yield "plan.reminders", contents.reminders
    yield "statements", contents.statements


def _ids(contents: Contents) -> Iterator[tuple[str, Iterable[str]]]:
    yield "sessions", (record.start.id for record in contents.sessions)
    yield "tracks", (track.run for track in contents.tracks)
    for place, records in _said(contents):
        yield place, (record.id for record in records)


def _check_once(place: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for n, key in enumerate(ids):
        if key in seen:
            raise Fault(f"{place}[{n}]", f"the id “{key[:40]}” stands there twice")
        seen.add(key)


def _check_session(record: SessionRecord, where: str) -> None:
    start = record.start
    _check_moment(start.started_at, f"{where}.started_at")
    _check_day(start.local_date, f"{where}.local_date")
    if [event.seq for event in record.events] != list(range(len(record.events))):
        raise Fault(f"{where}.events", "they do not count from 0 on without a gap")
    if any(not 0 <= step < 2**63 for row in start.rows for step in row.steps):
        raise Fault(f"{where}.steps", "a script step is not a number from 0 on")


def _check_said(record: _Stamped, where: str) -> None:
    _check_moment(record.at, f"{where}.at")
    _check_day(record.local_date, f"{where}.local_date")
    match record:
        case PlanWish() | Reminded():
            _check_day(record.day, f"{where}.day")
        case RunNote():
            _check_day(record.day, f"{where}.local_date")
            if not record.run:
                raise Fault(f"{where}.id", "it is empty")
        case PlanTold() if not _WEEK.fullmatch(record.week):
            raise Fault(f"{where}.week", "it is not the name of a week, as 2026-W20")
    _within_limits(record, where)


def _within_limits(record: _Stamped | Track, where: str) -> None:
    try:
        check_limits(record)
    except JournalMisuse as misuse:
        raise Fault(where, str(misuse)) from None


def _check_moment(text: str, where: str) -> None:
    try:
        fits = _MOMENT.fullmatch(text) and datetime.fromisoformat(text)
    except ValueError:
        fits = None
    if not fits:
        raise Fault(where, f"“{text[:40]}” is not a time with its offset")


def _check_day(text: str, where: str) -> None:
    try:
        fits = _DAY.fullmatch(text) and date.fromisoformat(text)
    except ValueError:
        fits = None
    if not fits:
        raise Fault(where, f"“{text[:40]}” is not a day")


def _check_belonging(contents: Contents) -> None:
    """See that whatever belongs to a run or a session belongs to one that is told."""
    runs = {note.run for note in contents.runs}
    sessions = {record.start.id for record in contents.sessions}
    for n, pain in enumerate(contents.pains):
        if pain.run and pain.run not in runs:
            raise Fault(f"pain[{n}].run", f"there is no run “{pain.run[:40]}”")
        if pain.session and pain.session not in sessions:
            raise Fault(f"pain[{n}].session", f"there is no session “{pain.session[:40]}”")
    taken_out = {note.run for note in contents.runs if note.state is RunIs.WITHDRAWN}
    for n, track in enumerate(contents.tracks):
        if track.run not in runs:
            raise Fault(f"tracks[{n}].run", f"there is no run “{track.run[:40]}”")
        if not track.points and track.run not in taken_out:  # it was forgotten for good
            raise Fault(f"tracks[{n}].points", "there are none")


def _check_standing_for(pains: Sequence[Pain]) -> None:
    """See that pain stands for pain that is told, each for one and none for itself in the end."""
    known = {pain.id: pain for pain in pains}
    stood_for: set[str] = set()
    for n, pain in enumerate(pains):
        where = f"pain[{n}].replaces"
        if pain.replaces:
            before = known.get(pain.replaces)
            if before is None:
                raise Fault(where, f"there is no pain “{pain.replaces[:40]}”")
            if pain.replaces in stood_for:
                raise Fault(where, f"another one replaces “{pain.replaces[:40]}” already")
            stood_for.add(pain.replaces)
            same = (before.run, before.session) == (pain.run, pain.session)
            if pain.score is None and not same:
                raise Fault(where, "it takes back pain of another run or session")
        elif pain.score is None:
            raise Fault(f"pain[{n}].score", "there is none, and nothing that it takes back")
    _check_no_circle(pains)


def _check_no_circle(pains: Sequence[Pain]) -> None:
    after = {pain.replaces: pain.id for pain in pains if pain.replaces}
    reached = 0
    for pain in pains:
        key: str | None = pain.id if not pain.replaces else None
        while key is not None:
            reached += 1
            key = after.get(key)
    if reached < len(pains):
        raise Fault("pain", "some of it replaces itself in a circle")
