"""Brings runs out of files into the diary, and takes exactly what one import brought out again."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from backstretch.clock import Clock, Stamp, local_day, stamp
from backstretch.diary.entering import Record, restored
from backstretch.exchange.import_files import FileResult, Reading, find_files, read_files
from backstretch.exchange.import_plan import ImportPlan, files_there, plan_import
from backstretch.exchange.import_records import (
    ids_of,
    import_records,
    known_runs,
    new_id,
    taken_files,
    undo_records,
    zone_of,
)
from backstretch.exchange.import_worker import ImportWorker
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.diary_records import FileTaken, Imported, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.store import Journal, JournalError
from backstretch.journal.tracks import Track
from backstretch.settings import Settings

_FIRST, _LAST = "0000", "9999"
"""What stands before and behind every ISO date."""


@dataclass(frozen=True, slots=True)
class KeptImport:
    """What came of an import, or of undoing one: a complaint for the person, or "".

    `id` is that of the import, `runs` the ids of the runs it brought or that were taken out.
    `undo` takes it back and returns what went wrong then, or "". Of an import that was undone,
    `stayed` are the runs that were left because they had been changed since, `shared` those that
    another import brought as well, as one on another computer, and `pains` counts what was said
    of pain in the runs that went.
    """

    complaint: str = ""
    id: str = ""
    runs: tuple[str, ...] = ()
    undo: Callable[[], str] | None = None
    stayed: tuple[str, ...] = ()
    pains: int = 0
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import that stands: its id, the ISO date it was made on, and what it brought.

    `runs` are those it brought, `files` those it took them from; `formats` are told once each.
    """

    id: str
    day: str
    runs: int
    files: int
    formats: tuple[str, ...]


class Importer:
    """Reads files, says what they would bring, keeps it in one go, and undoes it.

    `preview` blocks while a file is read and touches no journal: it can run in a thread beside
    the window. All else reads or writes the journal, and belongs where that is used; `aside`
    gives a thread one of its own. What is kept is undone by `undone_by`, itself unless told.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        settings: Callable[[], Settings],
        undone_by: "Importer | None" = None,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._settings = settings
        self._undone_by = undone_by or self

    @contextmanager
    def aside(self) -> Iterator["Importer"]:
        """Give the thread that asks the same; it writes by a connection of its own.

        What is kept there is undone where this one belongs.

        Raises:
            JournalError: the journal cannot be reached.
        """
        with closing(self._journal.beside()) as journal:
            yield Importer(journal, self._clock, self._settings, self)

    def make_way(self, busy: bool) -> None:
        """Let the window's own writes wait, rather than fail, while a thread is busy keeping."""
        self._journal.set_patient(busy)

    def preview(
        self, places: Iterable[Path], *, track: bool = False, reading: Reading | None = None
    ) -> Iterator[FileResult]:
        """Yield what is in each file, and in each file of the folders, as they are read.

        Where the runs went is read only if the `track` is asked for. They are read in a process
        of their own, unless `reading` does it.
        """
        files, now = find_files(places), self._clock.now()
        if reading is not None:
            yield from read_files(files, reading, now, track=track)
            return
        with ImportWorker() as worker:
            yield from read_files(files, worker.read, now, track=track)

    def plan(self, results: Iterable[FileResult]) -> ImportPlan:
        """Return what these files would bring.

        Raises:
            JournalError: the journal cannot be read.
        """
        taken = self._taken()
        hour, zone = self._settings().day_starts_at, zone_of(self._stamp().zone)

        def day_of(start: datetime) -> str:
            return local_day(start.astimezone(zone), hour).isoformat()

        return plan_import(results, known_runs(self._runs(), hour), taken, day_of)

    def keep(self, plan: ImportPlan, also: Collection[int] = ()) -> KeptImport:
        """Keep the new runs, and the doubles of these numbers `also`, all of it or nothing.

        The diary is backed up before; without that nothing is kept. What has come since the plan
        was made, as when a disk reported an error after all was written, does not come twice.
        """
        hour = self._settings().day_starts_at
        try:
            plan = plan.without(self._files_there())
            standing = self._standing(ids_of(plan).values())
        except JournalError as error:
            return KeptImport(str(error))
        if not plan.runs:
            return KeptImport()
        records = import_records(plan, also, self._stamp(), new_id, hour, standing)
        complaint = self._back_up() or self._keep(records.all)
        if complaint:
            return KeptImport(complaint)
        key = records.statement.about
        runs = tuple(note.run for note in records.runs)
        by = self._undone_by
        return KeptImport("", key, runs, lambda: by.undo(key).complaint)

    def last(self) -> str:
        """Return the id of the last import that brought runs and was not undone, or "".

        Raises:
            JournalError: the journal cannot be read.
        """
        standing = [said.about for said in self._imports() if _brought(said)]
        return standing[-1] if standing else ""

    def knows(self, import_id: str) -> bool:
        """Tell whether there is such an import that was not undone.

        Raises:
            JournalError: the journal cannot be read.
        """
        return any(said.about == import_id for said in self._imports())

    def past(self) -> tuple[PastImport, ...]:
        """Return the imports that brought runs and were not undone, the newest first.

        Raises:
            JournalError: the journal cannot be read.
        """
        first: dict[str, str] = {}
        for one in self._journal.diary.statements(Imported):
            first.setdefault(one.about, one.local_date)
        past = [_past(said, first[said.about]) for said in self._imports() if _brought(said)]
        places = {key: place for place, key in enumerate(first)}
        return tuple(sorted(past, key=lambda one: -places[one.id]))

    def undo(self, import_id: str) -> KeptImport:
        """Take out of the diary exactly the runs that an import brought and that still stand.

        A run that the person changed since is theirs and stays, and one that another import
        brought too, as of the same file on another computer, is that one's. What they said of its
        pain stays where it is, whether the run goes or not. `undo` of what is returned brings the
        runs back as they were.
        """
        try:
            imports = {one.about: one for one in self._imports()}
            said = imports.pop(import_id, None)
            if said is None:
                return KeptImport()
            brought = self._of_import(said)
            shared = self._shared(brought, imports.values())
            runs = tuple(note for note in brought if note.run not in shared)
            changed = {note.run for note in runs if self._is_changed(note, said)}
            old = tuple(note for note in runs if note.run not in changed)
            pains = self._journal.plan.count_pains_of([note.run for note in old])
        except JournalError as error:
            return KeptImport(str(error))
        complaint = self._keep(undo_records(said, old, self._stamp()))
        if complaint:
            return KeptImport(complaint)
        gone = tuple(note.run for note in old)
        stayed = tuple(note.run for note in runs if note.run in changed)
        by = self._undone_by
        return KeptImport(
            "", import_id, gone, lambda: by._bring_back((*old, said)), stayed, pains, shared
        )

    def _taken(self) -> dict[str, tuple[str, ...]]:
        return taken_files(self._journal.diary.statements(Imported))

    def _files_there(self) -> set[str]:
        """Return the SHA-256 of the files that need not come again."""
        taken = self._taken()
        return files_there(self._standing(run for runs in taken.values() for run in runs), taken)

    def _standing(self, runs: Iterable[str]) -> set[str]:
        """Return those of these runs that stand."""
        notes = self._journal.plan.runs_named(tuple(runs))
        return {note.run for note in notes if note.state is not RunIs.WITHDRAWN}

    def _of_import(self, said: Statement) -> tuple[RunNote, ...]:
        """Return the runs of an import that still stand."""
        brought = [run for file in _files(said) for run in file.runs]
        notes = self._journal.plan.runs_named(brought)
        return tuple(note for note in notes if note.state is RunIs.DONE)

    def _shared(self, notes: Iterable[RunNote], others: Iterable[Statement]) -> tuple[str, ...]:
        """Return those runs that another of these imports brought, not taken back since then."""
        by_run: dict[str, set[str]] = {}
        for one in others:
            for run in (run for file in _files(one) for run in file.runs):
                by_run.setdefault(run, set()).add(one.about)
        return tuple(
            note.run
            for note in notes
            if note.run in by_run and self._stands_by(note.run, by_run[note.run])
        )

    def _stands_by(self, run: str, imports: set[str]) -> bool:
        """Tell whether one of these imports brought a run that was not taken back after it."""
        stands = False
        for note in self._journal.diary.history(run):
            if note.state is RunIs.WITHDRAWN:
                stands = False
            elif note.facts.imported in imports:
                stands = True
        return stands

    def _is_changed(self, note: RunNote, said: Statement) -> bool:
        """Tell whether a run says anything else than what the import said of it."""
        history = self._journal.diary.history(note.run)
        first = next((one for one in history if one.facts.imported == said.about), history[0])
        now = msgspec.structs.replace(note.facts, imported=first.facts.imported)
        return (first.day, first.start, first.facts) != (note.day, note.start, now)

    def _bring_back(self, records: Sequence[Record]) -> str:
        return self._keep(restored(records, self._stamp(), new_id))

    def _imports(self) -> list[Statement]:
        """Return what was said last of each import that was not undone, in order."""
        latest = self._journal.diary.latest(Imported)
        return [one for one in latest if isinstance(one.what, Imported) and not one.what.undone]

    def _runs(self) -> tuple[RunNote, ...]:
        return self._journal.plan.runs(_FIRST, _LAST)

    def _back_up(self) -> str:
        try:
            journal = self._journal
            make_backup(journal.path, Why.IMPORT, self._clock.now(), journal.witness)
        except JournalError as error:
            return str(error)
        return ""

    def _keep(self, records: Iterable[Record | Track]) -> str:
        try:
            self._journal.diary.keep(*records)
        except JournalError as error:
            return str(error)
        return ""

    def _stamp(self) -> Stamp:
        return stamp(self._clock, self._settings().day_starts_at)


def _files(said: Statement) -> tuple[FileTaken, ...]:
    return said.what.files if isinstance(said.what, Imported) else ()


def _brought(said: Statement) -> bool:
    return any(file.runs for file in _files(said))


def _past(said: Statement, day: str) -> PastImport:
    """Return what is told of an import; files whose runs were all left out are not counted."""
    files = [file for file in _files(said) if file.runs]
    formats = tuple(dict.fromkeys(file.format.upper() for file in files))
    return PastImport(said.about, day, sum(len(f.runs) for f in files), len(files), formats)
