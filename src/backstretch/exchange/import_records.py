"""Makes an import into records of the diary, to be kept in one go, and into those that undo it."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec

from backstretch.clock import DAY_STARTS_AT_HOUR, Stamp, local_day
from backstretch.exchange.import_plan import (
    ImportPlan,
    KnownRun,
    PlannedFile,
    PlannedRun,
    Verdict,
)
from backstretch.exchange.run_files import Found, FoundRun
from backstretch.journal.diary_records import FileTaken, Imported, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.tracks import Point, Track

NewId = Callable[[], str]


def new_id() -> str:
    """Return an id that nothing has."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class ImportRecords:
    """What an import keeps: its runs, the statement that undoing goes by, and tracks if asked."""

    runs: tuple[RunNote, ...]
    statement: Statement
    tracks: tuple[Track, ...] = ()

    @property
    def all(self) -> tuple[RunNote | Track | Statement, ...]:
        """All of them, in the order in which they are kept."""
        return (*self.runs, *self.tracks, self.statement)


def ids_of(plan: ImportPlan) -> dict[int, str]:
    """Return the id of each run by its number, one that follows from its file alone.

    So a file that is imported on two computers, or once more after it was taken back, is one run:
    what was said of it here and there is of the same one. What was found in the file is part of
    it; a Backstretch that reads a file differently makes another run of it.
    """
    return {
        run.number: _id_of(file.result.sha256, place, run.found)
        for file in plan.files
        for place, run in enumerate(file.runs)
    }


def _id_of(sha256: str, place: int, found: FoundRun) -> str:
    read = (found.started_at, found.distance_m, found.duration_s, found.points)
    return hashlib.sha256(msgspec.json.encode((sha256, place, *read))).hexdigest()[:32]


def import_records(
    plan: ImportPlan,
    also: Collection[int],
    stamp: Stamp,
    make_id: NewId = new_id,
    day_starts_at: int = DAY_STARTS_AT_HOUR,
    standing: Collection[str] = (),
) -> ImportRecords:
    """Return the records of an import: the new runs, and the doubles of these numbers `also`.

    Files tell the instant only. The day and the time on the clock of a run are those that the
    stamp's zone, where the person is now, had then. A file whose runs were all left out as
    doubles is remembered as well, so that it is not asked about again; refused ones are not.
    A run has the id that follows from its file, unless it is wanted twice, or one of the runs
    that stand has it, `standing`, which the person moved to another time.
    """
    key = make_id()
    ids = ids_of(plan)
    taken = {
        run.number: make_id()
        if run.verdict is not Verdict.NEW or ids[run.number] in standing
        else ids[run.number]
        for run in plan.taken(also)
    }
    zone = zone_of(stamp.zone)
    notes, tracks, files = [], [], []
    for file in plan.files:
        brought = [run for run in file.runs if run.number in taken]
        for run in brought:
            name = taken[run.number]
            notes.append(_note(run, name, key, make_id(), stamp, zone, day_starts_at))
            if run.found.track:
                points = tuple(Point(*place) for place in run.found.track)
                tracks.append(Track(name, points))
        if file.runs:
            files.append(_taken(file, tuple(taken[run.number] for run in brought)))
    what = Imported(tuple(files))
    statement = Statement(make_id(), stamp.at, stamp.zone, stamp.local_date, key, what)
    return ImportRecords(tuple(notes), statement, tuple(tracks))


def undo_records(
    statement: Statement, runs: Iterable[RunNote], stamp: Stamp, make_id: NewId = new_id
) -> tuple[RunNote | Statement, ...]:
    """Return what takes back exactly the runs of an import, as far as they still stand.

    `runs` are the notes that count of the runs that stand; others are passed over.
    """
    if not isinstance(statement.what, Imported):
        return ()
    brought = {run for file in statement.what.files for run in file.runs}
    where = (stamp.at, stamp.zone, stamp.local_date)
    back = [
        RunNote(make_id(), *where, note.run, note.day, RunIs.WITHDRAWN)
        for note in runs
        if note.run in brought and note.state is not RunIs.WITHDRAWN
    ]
    what = msgspec.structs.replace(statement.what, undone=True)
    return (*back, Statement(make_id(), *where, statement.about, what))


def taken_files(statements: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
    """Return the files that stand as taken, and their runs, of the statements in order."""
    imports = {one.about: one.what for one in statements if isinstance(one.what, Imported)}
    return {
        file.sha256: file.runs
        for what in imports.values()
        if not what.undone
        for file in what.files
    }


def known_runs(notes: Iterable[RunNote], day_starts_at: int) -> tuple[KnownRun, ...]:
    """Return the runs of the diary that a file could have once more, of the notes that count.

    Those written down by hand have the minute they began in, in the zone they were written in, or
    their day alone; then they need their distance.
    """
    return tuple(
        KnownRun(note.run, began, note.facts.distance_m, "" if began else note.day)
        for note in notes
        if note.state is RunIs.DONE
        and ((began := _began(note, day_starts_at)) or note.facts.distance_m is not None)
    )


def zone_of(name: str) -> tzinfo:
    """Return the zone that a stamp names: an IANA name, or an offset where none was known."""
    if name[:1] in ("+", "-"):
        hours, minutes = name[1:].split(":")
        span = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-span if name[0] == "-" else span)
    return ZoneInfo(name)


def _note(
    planned: PlannedRun,
    run: str,
    imported: str,
    key: str,
    stamp: Stamp,
    zone: tzinfo,
    day_starts_at: int,
) -> RunNote:
    found = planned.found
    start = found.start.astimezone(zone)
    return RunNote(
        key,
        stamp.at,
        stamp.zone,
        stamp.local_date,
        run,
        local_day(start, day_starts_at).isoformat(),
        RunIs.DONE,
        f"{start:%H:%M}",
        max(1, round(found.duration_s / 60)),
        RunFacts(
            started_at=start.isoformat(timespec="seconds"),
            distance_m=found.distance_m,
            duration_s=found.duration_s,
            imported=imported,
        ),
    )


def _began(note: RunNote, day_starts_at: int) -> str:
    """Return when a run began as far as it is known, "" without a time."""
    if note.facts.started_at or not note.start:
        return note.facts.started_at
    at = time.fromisoformat(note.start)
    day = date.fromisoformat(note.day) + timedelta(days=int(at.hour < day_starts_at))
    return datetime.combine(day, at, zone_of(note.zone)).isoformat()


def _taken(file: PlannedFile, runs: tuple[str, ...]) -> FileTaken:
    read = file.result.read
    return FileTaken(file.result.sha256, read.format if isinstance(read, Found) else "", runs)
