"""The tables of runs, pain and sessions: what their columns are, and what stands in them.

What stands in the diary is told, as its own pages show it: of a run its last note unless that
takes it back, pain that nothing replaces, sessions that were finished or ended and not taken out.
Everything else, and all earlier words, are in the JSON export.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import ShoeSaid, Statement, Struck
from backstretch.journal.entries import SessionRecord, SessionState
from backstretch.journal.plan_records import RunIs
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Answer, AnswerKind, Pain, latest, standing

Cell = str | int | float | None
_T = TypeVar("_T")


class Column(NamedTuple):
    """A column: its name, what stands in it, and how it is read from a row's record."""

    name: str
    means: str
    read: Callable[[Any], Cell]


class Table(NamedTuple):
    """A table: the name of its file, what a row is, its columns and its rows of text."""

    name: str
    means: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class _Session(NamedTuple):
    record: SessionRecord
    effort: str
    note: str


_RUN_MEANS = {
    "started_at": "when it began, to the second, with the offset from UTC, where that is known",
    "distance_m": "metres",
    "duration_s": "seconds of running",
    "effort": "how hard it felt, 0 to 10",
    "kind": "what sort of run",
    "surface": "what was mostly underfoot",
    "hills": "how the way went",
    "stride": "where the foot lands",
    "cadence": "steps a minute, both feet",
    "posture": "how the trunk was held",
    "load": "what was carried or pushed",
    "drinking": "how much was drunk that day",
    "desk": "hours of sitting that day",
    "sleep": "how the night before was",
    "stress": "how much stress there was",
    "warm_up": "what came before the run",
    "heat_cold": "what was put on the back that day",
    "note": "the person's own words",
    "imported": "the id of the import that brought it",
}


def tables(contents: Contents) -> tuple[Table, ...]:
    """Return the three tables of a diary, rows in the order of their days."""
    return (_runs(contents), _pains(contents), _sessions(contents))


def plain(value: Cell) -> str:
    """Return a cell's text: a number with a point and no more than that, in every locale."""
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    return "" if value is None else str(value)


def _runs(contents: Contents) -> Table:
    last = {note.run: note for note in contents.runs}
    rows = sorted(
        (note for note in last.values() if note.state is not RunIs.WITHDRAWN),
        key=lambda note: (note.day, note.start),
    )
    shoes = {about: shoe.name for about, shoe in _of(contents.statements, ShoeSaid)}
    columns = (
        Column("id", "the run's id, which never changes", lambda note: note.run),
        Column("date", "the day it counts for", lambda note: note.day),
        Column("time", "when it began, on the clock of that day", lambda note: note.start),
        Column("state", "planned or done", lambda note: note.state.value),
        Column("planned_min", "how many minutes it was to be", lambda note: note.minutes or None),
        *(_fact(name) for name in RunFacts.__struct_fields__ if name != "shoe"),
        Column("shoe", "the name of its shoe", lambda note: shoes.get(note.facts.shoe, "")),
    )
    return _table("runs.csv", "One row for each run.", columns, rows)


def _fact(name: str) -> Column:
    return Column(name, _RUN_MEANS[name], lambda note: getattr(note.facts, name))


def _pains(contents: Contents) -> Table:
    rows = sorted(standing(contents.pains), key=lambda pain: pain.local_date)
    columns = (
        Column("id", "the entry's id, which never changes", lambda pain: pain.id),
        Column("date", "the day it counts for", lambda pain: pain.local_date),
        Column("moment", "when it was felt, seen from a run or session", lambda p: p.moment.value),
        Column("score", "0 no pain, 10 the worst there could be", lambda pain: pain.score),
        Column("said_at", "when it was written down, with the offset", lambda pain: pain.at),
        Column("zone", "the time zone it was written down in", lambda pain: pain.zone),
        Column("run", "the id of the run it belongs to", lambda pain: pain.run),
        Column("session", "the id of the session it belongs to", lambda pain: pain.session),
        Column("exercise", "the exercise it came with", lambda pain: pain.exercise),
        Column("side", "the side of that exercise", lambda pain: pain.side),
        Column("regions", "where it hurts, and how much, 1 to 10", _regions),
        Column("qualities", "what it feels like", lambda pain: _listed(pain.qualities)),
        Column("aggravators", "what makes it worse", lambda pain: _listed(pain.aggravators)),
        Column("course", "how it went along with the run", lambda pain: _listed(pain.course)),
        Column("leg_left", "how far down the left leg it travels", lambda p: p.leg_left.value),
        Column("leg_right", "how far down the right leg it travels", lambda p: p.leg_right.value),
        Column("note", "the person's own words", lambda pain: pain.note),
    )
    return _table("pain.csv", "One row for each time pain was told.", columns, rows)


def _sessions(contents: Contents) -> Table:
    struck = {about: said.struck for about, said in _of(contents.statements, Struck)}
    answers: dict[str, list[Answer]] = {}
    for answer in contents.answers:
        answers.setdefault(answer.session, []).append(answer)
    shown = (SessionState.FINISHED, SessionState.PARTIAL)
    rows = sorted(
        (
            _with_answers(record, answers.get(record.start.id, ()))
            for record in contents.sessions
            if record.state in shown and not struck.get(record.start.id, False)
        ),
        key=lambda row: row.record.start.local_date,
    )
    columns = (
        Column("id", "the session's id, which never changes", lambda row: row.record.start.id),
        Column("date", "the day it counts for", lambda row: row.record.start.local_date),
        Column("started_at", "when it began, with the offset", lambda r: r.record.start.started_at),
        Column("zone", "the time zone it began in", lambda row: row.record.start.zone),
        Column("routine", "which routine", lambda row: row.record.start.routine),
        Column("minutes", "the length it was made for", lambda row: row.record.start.minutes),
        Column("state", "finished or partial", lambda row: row.record.state.value),
        Column("planned_s", "seconds it was to take", lambda r: r.record.start.planned_ms / 1000),
        Column("done_s", "seconds in it, pauses left out", lambda row: row.record.done_ms / 1000),
        Column("effort", "how it felt: easy, right or much", lambda row: row.effort),
        Column("note", "the person's own words", lambda row: row.note),
    )
    return _table("sessions.csv", "One row for each session.", columns, rows)


def _with_answers(record: SessionRecord, answers: Sequence[Answer]) -> _Session:
    effort, note = (latest(answers, (kind,)) for kind in (AnswerKind.EFFORT, AnswerKind.NOTE))
    return _Session(record, effort.value if effort else "", note.value if note else "")


def _table(name: str, means: str, columns: tuple[Column, ...], rows: Iterable[object]) -> Table:
    cells = (tuple(plain(column.read(row)) for column in columns) for row in rows)
    return Table(name, means, columns, tuple(cells))


def _of(statements: Iterable[Statement], kind: type[_T]) -> Iterator[tuple[str, _T]]:
    for said in statements:
        if isinstance(said.what, kind):
            yield said.about, said.what


def _regions(pain: Pain) -> str:
    return _listed(f"{region.value} {score}" for region, score in pain.regions.items())


def _listed(codes: Iterable[str]) -> str:
    return "; ".join(codes)
