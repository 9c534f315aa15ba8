"""Composition of the import of runs in the window: the page, what reads files, what comes after."""

from collections.abc import Callable, Sequence
from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backstretch.clock import Clock
from backstretch.diary.importing import Importer
from backstretch.exchange.import_records import zone_of
from backstretch.journal.store import Journal
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.import_desk import ImportDesk
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.import_runs import ImportPage
from backstretch.ui.theme import Theme


class Fetching(QObject):
    """Shows the page for importing runs.

    Signals:
        left: the page is done with; nothing was kept.
        kept: runs were kept: what came of it, and a sentence for the person.
        taken_back: an import was taken back: the same, a phrase for it, and the sentence.
    """

    left = Signal()
    kept = Signal(object, str)
    taken_back = Signal(object, str, str)

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        icons: Icons,
        journal: Journal,
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        page = ImportPage(theme, icons, window.pages)
        importer = Importer(journal, clock, settings)
        self.desk = ImportDesk(page, importer, self._zone, lambda: settings().units)
        self.desk.left.connect(self.left)
        self.desk.kept.connect(self.kept)
        self.desk.taken_back.connect(self.taken_back)

    def show(self, places: Sequence[Path] = ()) -> None:
        """Show the page, with nothing read yet, or with these places."""
        self._window.show_journal(self.desk.page)
        self.desk.open(places)

    def close(self) -> None:
        """Read no more."""
        self.desk.close()

    def _zone(self) -> tzinfo:
        return zone_of(self._clock.zone())
