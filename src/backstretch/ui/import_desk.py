"""Joins the page for importing to what reads files and keeps runs, in threads beside the window."""

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from backstretch.exchange.import_files import FileResult
from backstretch.exchange.import_plan import ImportPlan
from backstretch.journal.errors import JournalError
from backstretch.ui.beside import Beside, Then
from backstretch.ui.import_ports import Gone, Importer, KeptImport
from backstretch.ui.import_state import ImportState, PastRow
from backstretch.ui.import_words import imported, past_row, state_of, taken_back
from backstretch.ui.pages.import_runs import ImportPage
from backstretch.units import Units

TOLD_EVERY = 10
"""After so many files the page says how far it is."""
LONGEST_STOP_MS = 10_000
"""A file in hand is given up sooner than this by the process that reads it."""
LONGEST_WRITE_MS = 30_000


Came = TypeVar("Came", bound=KeptImport)


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

    All that takes a while runs beside the window. One thing is written at a time.

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
        self._planning = 0
        self._writing = False
        self._beside = Beside(self)
        self._beside.failed.connect(self._say_failed)
        page.read_asked.connect(self.read)
        page.stop_asked.connect(self.stop)
        page.keep_asked.connect(self._keep)
        page.left.connect(self._leave)
        page.past.take_back_asked.connect(self._take_back)

    def open(self, places: Sequence[Path] = ()) -> None:
        """Begin anew, with nothing read yet, or with these places."""
        self._forget()
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
        self._beside.wait(LONGEST_WRITE_MS)

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

    def _so_far(self) -> str:
        return self.tr("Files read: {n}.").format(n=len(self._results))

    def _show_plan(self) -> None:
        """Show what was read would bring; a file chosen twice counts once."""
        self._reading = None
        self._planning += 1
        if not self._results:
            self.page.show_state(ImportState())
            self.page.complain(self.tr("There are no GPX, TCX or FIT files there."))
            self.read_through.emit()
            return
        once = {(result.path, result.sha256): result for result in self._results}
        zone, miles = self._zone(), self._units() is Units.MILES
        show = partial(self._show_planned, self._planning)

        def plan() -> Then:
            with self._importer.aside() as importer:
                made = importer.plan(once.values())
            return partial(show, made, state_of(made, zone, miles=miles))

        self._beside.start(partial(_unless_unreadable, plan, self.page.complain))

    def _show_planned(self, asked: int, plan: ImportPlan, state: ImportState) -> None:
        """Show a plan, unless something else is wanted by now."""
        if asked != self._planning:
            return
        self._plan = plan
        self.page.show_state(state)
        self.page.start_focus()
        self.read_through.emit()

    def _keep(self) -> None:
        plan, also = self._plan, self.page.also()
        if plan is not None:
            tell = partial(self._tell_kept, self._planning)
            self._write(lambda importer: importer.keep(plan, also), tell)

    def _tell_kept(self, asked: int, kept: KeptImport) -> None:
        """Say what was kept; what was begun to be read meanwhile goes on."""
        if asked == self._planning:
            self._forget()
        self.kept.emit(kept, imported(len(kept.runs)))

    def _show_past(self) -> None:
        try:
            self._past = {one.id: past_row(one) for one in self._importer.past()}
        except JournalError as error:
            self.page.complain(str(error))
            return
        self.page.show_past(tuple(self._past.values()))

    def _take_back(self, key: str) -> None:
        step = self._past[key].step
        self._write(lambda importer: importer.undo(key), partial(self._tell_taken_back, step))

    def _tell_taken_back(self, step: str, gone: Gone) -> None:
        self.page.complain("")
        said = taken_back(len(gone.runs), len(gone.stayed), len(gone.shared), gone.pains)
        self.refresh()
        self.taken_back.emit(gone, step, said)

    def _write(self, work: Callable[[Importer], Came], then: Callable[[Came], None]) -> None:
        """Write beside the window, unless something else is being written, and go on after it."""
        if self._writing:
            return
        self._set_writing(True)

        def write() -> Then:
            with self._importer.aside() as importer:
                return partial(self._written, work(importer), then)

        self._beside.start(partial(_unless_unreadable, write, self._complain))

    def _written(self, came: Came, then: Callable[[Came], None]) -> None:
        if came.complaint:
            self._complain(came.complaint)
        else:
            self._set_writing(False)
            then(came)

    def _complain(self, sentence: str) -> None:
        self._set_writing(False)
        self.page.complain(sentence)

    def _say_failed(self) -> None:
        self._complain(self.tr("That did not work. Nothing was changed."))

    def _set_writing(self, busy: bool) -> None:
        if busy is not self._writing:
            self._writing = busy
            self._importer.make_way(busy)

    def _forget(self) -> None:
        """Read no more, and show nothing of what was read."""
        self._give_up()
        self._results, self._plan = [], None
        self._planning += 1

    def _leave(self) -> None:
        self._forget()
        self.left.emit()


def _unless_unreadable(work: Callable[[], Then], complain: Callable[[str], None]) -> Then:
    """Do something with the journal; return what follows in the window, a complaint if need be."""
    try:
        return work()
    except JournalError as error:
        return partial(complain, str(error))
