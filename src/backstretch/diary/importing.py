"""Brings runs out of files into the diary, and takes exactly what one import brought out again."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from backstretch.clock import Clock, Stamp, stamp
from backstretch.diary.entering import Record, restored
from backstretch.exchange.import_files import FileResult, Reading, find_files, read_files
from backstretch.exchange.import_plan import ImportPlan, plan_import
from backstretch.exchange.import_records import (
    import_records,
    known_runs,
    new_id,
    taken_files,
    undo_records,
)
from backstretch.exchange.import_worker import ImportWorker
from backstretch.journal.diary_records import Imported, Statement
from backstretch.journal.plan_records import RunNote
from backstretch.journal.store import Journal, JournalError
from backstretch.journal.tracks import Track
from backstretch.settings import Settings

_FIRST, _LAST = "0000", "9999"
"""What stands before and behind every ISO date."""


@dataclass(frozen=True, slots=True)
class KeptImport:
    """What came of an import, or of undoing one: a complaint for the person, or "".

    `id` is that of the import, `runs` the ids of the runs it brought or that were taken out.
    `undo` takes it back and returns what went wrong then, or "".
    """

    complaint: str = ""
    id: str = ""
    runs: tuple[str, ...] = ()
    undo: Callable[[], str] | None = None


class Importer:
    """Reads files, says what they would bring, keeps it in one go, and undoes it.

    `preview` blocks while a file is read and touches no journal: it can run in a thread beside
    the window. All else reads or writes the journal, and belongs where that is used.
    """

    def __init__(self, journal: Journal, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._journal = journal
        self._clock = clock
        self._settings = settings

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
        taken = taken_files(self._journal.diary.statements(Imported))
        return plan_import(results, known_runs(self._runs()), taken)

    def keep(self, plan: ImportPlan, also: Collection[int] = ()) -> KeptImport:
        """Keep the new runs, and the doubles of these numbers `also`, all of it or nothing."""
        hour = self._settings().day_starts_at
        records = import_records(plan, also, self._stamp(), day_starts_at=hour)
        complaint = self._keep(records.all)
        if complaint:
            return KeptImport(complaint)
        key = records.statement.about
        runs = tuple(note.run for note in records.runs)
        return KeptImport("", key, runs, lambda: self.undo(key).complaint)

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

    def undo(self, import_id: str) -> KeptImport:
        """Take out of the diary exactly the runs that an import brought and that still stand.

        What the person said of them since, as pain, is theirs and stays where it is. `undo` of
        what is returned brings the runs back as they were.
        """
        try:
            said = next((one for one in self._imports() if one.about == import_id), None)
            runs = self._runs()
        except JournalError as error:
            return KeptImport(str(error))
        if said is None:
            return KeptImport()
        records = undo_records(said, runs, self._stamp())
        gone = {record.run for record in records if isinstance(record, RunNote)}
        old = tuple(note for note in runs if note.run in gone)
        complaint = self._keep(records)
        if complaint:
            return KeptImport(complaint)
        runs_gone = tuple(note.run for note in old)
        return KeptImport("", import_id, runs_gone, lambda: self._bring_back((*old, said)))

    def _bring_back(self, records: Sequence[Record]) -> str:
        return self._keep(restored(records, self._stamp(), new_id))

    def _imports(self) -> list[Statement]:
        """Return what was said last of each import that was not undone, in order."""
        latest = self._journal.diary.latest(Imported)
        return [one for one in latest if isinstance(one.what, Imported) and not one.what.undone]

    def _runs(self) -> tuple[RunNote, ...]:
        return self._journal.plan.runs(_FIRST, _LAST)

    def _keep(self, records: Iterable[Record | Track]) -> str:
        try:
            self._journal.diary.keep(*records)
        except JournalError as error:
            return str(error)
        return ""

    def _stamp(self) -> Stamp:
        return stamp(self._clock, self._settings().day_starts_at)


def _brought(said: Statement) -> bool:
    return isinstance(said.what, Imported) and any(file.runs for file in said.what.files)
