"""Decides what an import would bring: which runs are new, and which are there already. Pure.

Two runs are the same if they start within a minute of each other and their distances differ by
at most 2 %; where one has no distance, the start alone tells. A run that was written down by hand
without a time is the same if it is of that day and as long.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Generic, TypeVar

from backstretch.exchange.import_files import FileResult
from backstretch.exchange.run_files import Format, Found, FoundRun

DayOf = Callable[[datetime], str]

SAME_START_S = 60.0
SAME_DISTANCE = 0.02
_BETTER = {Format.FIT: 0, Format.TCX: 1, Format.GPX: 2}
"""FIT and TCX carry the sums of the watch; in FIT it wrote them itself."""


class Verdict(StrEnum):
    """What comes of a run, or of a file as a whole.

    SAME_BYTES: this very file was taken before, or stands earlier in this import. SAME_RUN: the
    run is in the diary, or another file here has it; that is asked about.
    """

    NEW = "new"
    SAME_BYTES = "same-bytes"
    SAME_RUN = "same-run"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class KnownRun:
    """A run of the diary: its id, its start in ISO 8601 with offset, and metres or None.

    Without a start, "", it has its metres and its ISO `day`.
    """

    run: str
    started_at: str
    distance_m: float | None
    day: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """A run found, and what comes of it.

    Of a double, `known` is the id of the run in the diary that stays, or `twin` the number of the
    planned run that is taken in its place.
    """

    number: int
    found: FoundRun
    verdict: Verdict
    known: str = ""
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file, what comes of it as a whole, and its runs if it was read and is not there already.

    Its verdict is NEW if at least one of its runs is, and SAME_RUN if all are doubles.
    """

    result: FileResult
    verdict: Verdict
    runs: tuple[PlannedRun, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would bring, file by file, in the order in which they were read."""

    files: tuple[PlannedFile, ...]

    @property
    def runs(self) -> tuple[PlannedRun, ...]:
        """All runs that were found in files that are not there already, by their numbers."""
        return tuple(run for file in self.files for run in file.runs)

    @property
    def doubles(self) -> tuple[PlannedRun, ...]:
        """The runs to ask about, all in one question; without an answer they are left out."""
        return tuple(run for run in self.runs if run.verdict is Verdict.SAME_RUN)

    def taken(self, also: Collection[int] = ()) -> tuple[PlannedRun, ...]:
        """Return the runs to take: the new ones, and the doubles of these numbers `also`."""
        return tuple(r for r in self.runs if r.verdict is Verdict.NEW or r.number in also)

    def without(self, there: Collection[str]) -> "ImportPlan":
        """Return this plan without what has come since: files of these SHA-256, `there`."""
        return ImportPlan(
            tuple(
                PlannedFile(file.result, Verdict.SAME_BYTES)
                if file.runs and file.result.sha256 in there
                else file
                for file in self.files
            )
        )


def files_there(runs: Collection[str], taken: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the SHA-256 of those files `taken` that need not come again.

    `runs` are the ids of the runs of the diary. A file whose runs have all been taken back since
    may come again.
    """
    ids = set(runs)
    return {key for key, brought in taken.items() if not brought or not ids.isdisjoint(brought)}


def plan_import(
    results: Iterable[FileResult],
    known: Iterable[KnownRun],
    taken: Mapping[str, Sequence[str]],
    day_of: DayOf,
) -> ImportPlan:
    """Return what becomes of each file.

    `known` are the runs of the diary, those taken back not. `taken` has the SHA-256 of each file
    of the imports that were not undone, and the ids of the runs it brought. Of doubles in the
    files themselves the whole run is taken before the one cut short, then FIT before TCX before
    GPX, then the one with more points, then the first. What stands in the diary stays. `day_of`
    returns the ISO day that a start counts for.
    """
    files = tuple(results)
    there = tuple(known)
    seen = files_there({run.run for run in there}, taken)
    repeated: list[bool] = []
    for file in files:
        repeated.append(file.sha256 in seen)
        if isinstance(file.read, Found):
            seen.add(file.sha256)
    found = [
        (file.read.format, run)
        for file, again in zip(files, repeated, strict=True)
        if isinstance(file.read, Found) and not again
        for run in file.read.runs
    ]
    runs = iter(_judged(found, there, day_of))
    return ImportPlan(
        tuple(_planned(f, again, runs) for f, again in zip(files, repeated, strict=True))
    )


def _planned(result: FileResult, again: bool, runs: Iterator[PlannedRun]) -> PlannedFile:
    if not isinstance(result.read, Found):
        return PlannedFile(result, Verdict.REFUSED)
    if again:
        return PlannedFile(result, Verdict.SAME_BYTES)
    own = tuple(islice(runs, len(result.read.runs)))
    new = any(run.verdict is Verdict.NEW for run in own)
    return PlannedFile(result, Verdict.NEW if new else Verdict.SAME_RUN, own)


def _judged(
    found: Sequence[tuple[Format, FoundRun]], known: Sequence[KnownRun], day_of: DayOf
) -> list[PlannedRun]:
    """Return the runs in the order given; the best of the same ones is judged first."""
    timed = [run for run in known if run.started_at]
    diary = _Starts[str]([(_instant(run), run.distance_m, run.run) for run in timed])
    by_day = _Days([run for run in known if not run.started_at])
    starts = _Starts[int]([])
    judged: dict[int, PlannedRun] = {}
    for number in sorted(range(len(found)), key=lambda n: _rank(n, *found[n])):
        run = found[number][1]
        at = run.start.timestamp()
        known_run = diary.same(at, run.distance_m) or by_day.same(day_of(run.start), run.distance_m)
        twin = starts.same(at, run.distance_m)
        if known_run is not None:
            judged[number] = PlannedRun(number, run, Verdict.SAME_RUN, known=known_run)
        elif twin is not None:
            judged[number] = PlannedRun(number, run, Verdict.SAME_RUN, twin=twin)
        else:
            judged[number] = PlannedRun(number, run, Verdict.NEW)
            starts.add(at, run.distance_m, number)
    return [judged[number] for number in range(len(found))]


def _rank(number: int, kind: Format, run: FoundRun) -> tuple[bool, int, int, int]:
    return (run.ends_early, _BETTER[kind], -run.points, number)


def _instant(run: KnownRun) -> float:
    return datetime.fromisoformat(run.started_at).timestamp()


Key = TypeVar("Key")


class _Starts(Generic[Key]):
    """Runs by their starts, to look one up that is the same."""

    def __init__(self, starts: Iterable[tuple[float, float | None, Key]]) -> None:
        self._rows = sorted(starts, key=_start)

    def add(self, at: float, distance: float | None, key: Key) -> None:
        insort(self._rows, (at, distance, key), key=_start)

    def same(self, at: float, distance: float | None) -> Key | None:
        """Return the same run that starts closest to this one, or None."""
        begin = bisect_left(self._rows, at - SAME_START_S, key=_start)
        end = bisect_right(self._rows, at + SAME_START_S, key=_start)
        near = [row for row in self._rows[begin:end] if _same_way(row[1], distance)]
        return min(near, key=lambda row: abs(row[0] - at))[2] if near else None


class _Days:
    """Runs of which only the day is known; each is the same as one run at most."""

    def __init__(self, runs: Iterable[KnownRun]) -> None:
        self._of_day: dict[str, list[KnownRun]] = {}
        for run in runs:
            self._of_day.setdefault(run.day, []).append(run)

    def same(self, day: str, distance: float | None) -> str | None:
        """Return the run of a day that is as long, or None, and return it no more."""
        for run in self._of_day.get(day, ()):
            if distance is not None and _same_way(run.distance_m, distance):
                self._of_day[day].remove(run)
                return run.run
        return None


def _start(row: tuple[float, float | None, object]) -> float:
    return row[0]


def _same_way(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return True
    return abs(one - other) <= SAME_DISTANCE * max(one, other)
