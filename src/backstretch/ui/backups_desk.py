"""Joins the list of backups in the Settings to the shelf they lie on, beside the window."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Shelf, Why
from backstretch.journal.errors import JournalError
from backstretch.journal.steps import Holding, holding_now
from backstretch.journal.store import Journal
from backstretch.ui.backups_state import BackupRow, row_of
from backstretch.ui.beside import Beside, Then
from backstretch.ui.pages.settings import SettingsPage

LONGEST_STOP_MS = 30_000
MOST = 10


class BackupsDesk(QObject):
    """Lists the newest backups, each checked just now, and makes one where that is asked.

    Signals:
        listed: they are shown.
        restore_asked: go back to the backup of this number.
    """

    listed = Signal()
    restore_asked = Signal(int)

    def __init__(
        self,
        page: SettingsPage,
        path: Path,
        journal: Journal | None,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._path = path
        self._journal = journal
        self._now = now
        self._beside = Beside(self)
        self._asked = 0
        part = page.data.backups
        part.now_button.setEnabled(journal is not None and not journal.newer)
        part.asked.connect(lambda: QTimer.singleShot(0, self, self._bring_into_sight))
        part.opened.connect(self.refresh)
        part.backup_asked.connect(self._back_up)
        part.restore_asked.connect(self.restore_asked)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.finish_work)

    def refresh(self) -> None:
        """Read the list anew."""
        self._asked += 1
        self._beside.start(partial(self._list, self._asked, self.holds()))

    def holds(self) -> Holding | None:
        """Return how much the diary holds, None where it cannot be read."""
        try:
            return holding_now(self._journal) if self._journal else None
        except JournalError:
            return None

    def finish_work(self) -> None:
        """Come back once what is under way is done; for the end of the program."""
        self._beside.wait(LONGEST_STOP_MS)

    def _list(self, asked: int, holds: Holding | None) -> Then:
        shelf = Shelf.of(self._path)
        backups = shelf.backups()
        rows = [
            row_of(one, shelf.problem(one, content=False), holds)
            for one in reversed(backups[-MOST:])
        ]
        return partial(self._show, asked, rows, len(backups) - len(rows))

    def _show(self, asked: int, rows: list[BackupRow], older: int) -> None:
        if asked == self._asked:  # else a later look is under way
            self._page.data.backups.show_backups(rows, older)
            self.listed.emit()

    def _bring_into_sight(self) -> None:
        self._page.ensureWidgetVisible(self._page.data.backups.question)

    def _back_up(self) -> None:
        self._beside.start(self._make)

    def _make(self) -> Then:
        try:
            witness = self._journal.witness if self._journal else None
            make_backup(self._path, Why.ASKED, self._now(), witness)
        except JournalError as error:
            return partial(self._page.complain, str(error))
        return self._tell_made

    def _tell_made(self) -> None:
        self._page.tell_done(self.tr("Your diary is backed up, and the backup was checked."))
        self.refresh()
