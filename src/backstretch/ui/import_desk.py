"""Joins the page for importing to what reads files: in a thread of its own, one after the other."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from backstretch.exchange.import_files import FileResult
from backstretch.exchange.import_plan import ImportPlan
from backstretch.journal.errors import JournalError
from backstretch.ui.import_state import ImportState, PastRow
from backstretch.ui.import_words import Past, imported, past_row, state_of, taken_back
from backstretch.ui.pages.import_runs import ImportPage
from backstretch.units import Units

TOLD_EVERY = 10
"""After so many files the page says how far it is."""
LONGEST_STOP_MS = 10_000
"""A file in hand is given up sooner than this by the process that reads it."""


class KeptImport(Protocol):
    """What came of an import: a complaint or "", its runs, and how to take it back."""

    @property
    def complaint(self) -> str:
        """What went wrong, as a sentence, or ""."""

    @property
    def runs(self) -> tuple[str, ...]:
        """The ids of the runs it brought."""

    @property
    def undo(self) -> Callable[[], str] | None:
        """Takes back exactly this import; returns what went wrong then."""


class Gone(KeptImport, Protocol):
    """What came of taking an import back: `runs` are those that went."""

    @property
    def stayed(self) -> tuple[str, ...]:
        """The runs that were left because they had been changed since."""

    @property
    def pains(self) -> int:
        """How much was said of pain in the runs that went."""


class Importer(Protocol):
    """Reads files and keeps their runs."""

    def preview(self, places: Iterable[Path], *, track: bool = False) -> Iterator[FileResult]:
        """Yield what is in each file; for a thread beside the window."""

    def plan(self, results: Iterable[FileResult]) -> ImportPlan:
        """Return what these files would bring. Raises JournalError."""

    def keep(self, plan: ImportPlan, also: Collection[int] = ()) -> KeptImport:
        """Keep the new runs and those doubles, all of them or none."""

    def past(self) -> Sequence[Past]:
        """Return the imports that stand, the newest first. Raises JournalError."""

    def undo(self, import_id: str) -> Gone:
        """Take out what an import brought and was not changed since."""


class Reading(QThread):
    """Reads files beside the window until all are read, or nobody wants more.

    Signals:
        result: what came of the next file, a FileResult.
    """

    result = Signal(object)

    def __init__(self, importer: Importer, places: Sequence[Path], *, track: bool) -> None:
        super().__init__()
        self._importer = importer
        self._places = places
        self._track = track

    def run(self) -> None:
        for result in self._importer.preview(self._places, track=self._track):
            if self.isInterruptionRequested():
                return
            self.result.emit(result)


class ImportDesk(QObject):
    """Reads what the page asks for and keeps what the person wants of it.

    Signals:
        left: the page is done with.
        read_through: all that was to be read is shown.
        kept: runs were kept: the KeptImport, and a sentence for the person.
        taken_back: an import was: the Gone, a phrase for it, and a sentence.
    """

    left = Signal()
    read_through = Signal()
    kept = Signal(object, str)
    taken_back = Signal(object, str, str)

    def __init__(
        self,
        page: ImportPage,
        importer: Importer,
        zone: Callable[[], tzinfo],
        units: Callable[[], Units],
    ) -> None:
        super().__init__(page)
        self.page = page
        self._importer = importer
        self._zone = zone
        self._units = units
        self._results: list[FileResult] = []
        self._plan: ImportPlan | None = None
        self._past: dict[str, PastRow] = {}
        self._reading: Reading | None = None
        self._ending: set[Reading] = set()
        page.read_asked.connect(self.read)
        page.stop_asked.connect(self.stop)
        page.keep_asked.connect(self._keep)
        page.left.connect(self._leave)
        page.past.take_back_asked.connect(self._take_back)

    def open(self, places: Sequence[Path] = ()) -> None:
        """Begin anew, with nothing read yet, or with these places."""
        self._give_up()
        self._results, self._plan = [], None
        self.page.complain("")
        self.page.show_state(ImportState())
        self._show_past()
        self.page.start_focus()
        if places:
            self.read(places)

    def read(self, places: Sequence[Path]) -> None:
        """Read these places besides what is read already."""
        self._give_up()
        track = self.page.track_row.isChecked()
        reading = self._reading = Reading(self._importer, tuple(places), track=track)
        reading.result.connect(self._take)
        reading.finished.connect(self._end)
        self.page.show_state(ImportState(self._so_far()))
        reading.start()

    def stop(self) -> None:
        """Read no more; what is read stays."""
        if self._give_up():
            self._show_plan()

    def refresh(self) -> None:
        """Show what stands now: an import was undone or brought back."""
        self._show_past()
        if self._plan is not None:
            self._show_plan()

    def close(self) -> None:
        """Read no more, and come back once nothing is read."""
        self._give_up()
        for reading in tuple(self._ending):
            reading.wait(LONGEST_STOP_MS)

    def _give_up(self) -> bool:
        """Let the reading end by itself, so that the window need not wait for the file in hand."""
        reading, self._reading = self._reading, None
        if reading is None:
            return False
        reading.requestInterruption()
        reading.result.disconnect(self._take)
        reading.finished.disconnect(self._end)
        self._ending.add(reading)
        reading.finished.connect(lambda: self._ending.discard(reading))
        return True

    def _take(self, result: FileResult) -> None:
        self._results.append(result)
        if len(self._results) % TOLD_EVERY == 1:
            self.page.show_state(ImportState(self._so_far()))

    def _end(self) -> None:
        """Show what was read, unless it was stopped and is shown already."""
        if self._reading is not None:
            self._show_plan()
            self.read_through.emit()

    def _so_far(self) -> str:
        return self.tr("Files read: {n}.").format(n=len(self._results))

    def _show_plan(self) -> None:
        """Show what was read would bring; a file chosen twice counts once."""
        self._reading = None
        if not self._results:
            self.page.show_state(ImportState())
            self.page.complain(self.tr("There are no GPX, TCX or FIT files there."))
            return
        once = {(result.path, result.sha256): result for result in self._results}
        try:
            plan = self._plan = self._importer.plan(once.values())
        except JournalError as error:
            self.page.complain(str(error))
            return
        miles = self._units() is Units.MILES
        self.page.show_state(state_of(plan, self._zone(), miles=miles))
        self.page.start_focus()

    def _keep(self) -> None:
        if self._plan is None:
            return
        kept = self._importer.keep(self._plan, self.page.also())
        if kept.complaint:
            self.page.complain(kept.complaint)
            return
        self._results, self._plan = [], None
        self.kept.emit(kept, imported(len(kept.runs)))

    def _show_past(self) -> None:
        try:
            self._past = {one.id: past_row(one) for one in self._importer.past()}
        except JournalError as error:
            self.page.complain(str(error))
            return
        self.page.show_past(tuple(self._past.values()))

    def _take_back(self, key: str) -> None:
        gone = self._importer.undo(key)
        if gone.complaint:
            self.page.complain(gone.complaint)
            return
        self.page.complain("")
        step = self.tr("Taken back: import of {title}").format(title=self._past[key].title)
        said = taken_back(len(gone.runs), len(gone.stayed), gone.pains)
        self.refresh()
        self.taken_back.emit(gone, step, said)

    def _leave(self) -> None:
        self._give_up()
        self._results, self._plan = [], None
        self.left.emit()
