"""Keeps backups of the diary while the window is open, beside it, and says when one fails."""

import contextlib
import math
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from backstretch.clock import Clock
from backstretch.journal import errors
from backstretch.journal.backup import is_behind, know_newest, make_backup
from backstretch.journal.backup_due import BackupDue
from backstretch.journal.backup_shelf import Why
from backstretch.journal.errors import BackupError, JournalError
from backstretch.journal.seal import break_seal
from backstretch.journal.store import Journal
from backstretch.journal.verify import check_beside
from backstretch.ui.beside import Beside, Then, Work

LONGEST_STOP_MS = 30_000


class Backups(QObject):
    """Backs the diary up a minute after something was saved, and at the end.

    `timer` runs only while a backup is due.

    Signals:
        complained: there is no backup, as a sentence; or the diary was found to be damaged.
        made: the newest backup holds what was saved.
        saved: something was written to the diary.
        checked: the diary was looked through, from end to end.
    """

    complained = Signal(str)
    made = Signal()
    checked = Signal()
    saved = Signal()

    def __init__(self, journal: Journal, clock: Clock) -> None:
        super().__init__()
        self._journal = journal
        self._clock = clock
        self._due = BackupDue(clock)
        self._busy = False
        self._beside = Beside(self)
        self._beside.failed.connect(partial(self._end, self.tr("The backup could not be made.")))
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._look)
        self.saved.connect(self._note)
        journal.on_saved = self.saved.emit  # which reaches this thread from every other

    def start(self) -> None:
        """Look through the whole diary beside the window, and see whether a backup is due."""
        self._do(self._check)

    def try_again(self) -> None:
        """Make a backup now, unless one is being made."""
        if not self._busy and not self._journal.read_only:
            self.timer.stop()
            self._due.begin()
            self._do(self._work)

    def rest(self) -> None:
        """Begin no backup any more, and have the diary wait for none: it is about to be closed."""
        self.timer.stop()
        self._rest()

    def close(self) -> None:
        """Back up what is in no backup yet, and come back once that is done.

        What goes wrong now is told by the next start, which tries again; a damaged diary is not
        written to any more, nor stays sealed as one that is whole.
        """
        self.rest()
        self._beside.wait(LONGEST_STOP_MS)
        if self._due.seconds() is not None and not self._journal.read_only:
            self._due.begin()
            if not self._make():
                self._due.done()
            elif not self._journal.witness.altered and self._is_damaged():
                self._journal.refuse_writes(str(errors.damaged(self._journal.path)))
                with contextlib.suppress(OSError):
                    break_seal(self._journal.path)

    def _note(self) -> None:
        self._due.saved()
        self._await()

    def _await(self) -> None:
        seconds = self._due.seconds()
        if seconds is not None and not self._busy:
            self.timer.start(math.ceil(seconds * 1000))

    def _look(self) -> None:
        """Begin a backup, if the clock says as well that it is due."""
        if self._due.is_due() and not self._busy:
            self._due.begin()
            self._do(self._work)
        else:
            self._await()

    def _do(self, work: Work) -> None:
        """Do this beside the window. What is saved meanwhile waits for it and is not refused."""
        self._busy = True
        self._journal.set_read_beside(True)
        self._beside.start(work)

    def _rest(self) -> None:
        if self._busy:
            self._busy = False
            self._journal.set_read_beside(False)

    def _work(self) -> Then:
        complaint = self._make()
        if complaint and self._journal.witness.altered:
            return partial(self._refuse, complaint)
        if complaint and self._is_damaged():
            return self._refuse_damaged
        return partial(self._end, complaint)

    def _is_damaged(self) -> bool:
        """Whether it is the diary that keeps a backup from being made, in whatever thread."""
        try:
            return bool(check_beside(self._journal))
        except JournalError:
            return False

    def _make(self) -> str:
        try:
            make_backup(self._journal.path, Why.SAVED, self._clock.now(), self._journal.witness)
        except BackupError as error:
            return str(error)
        return ""

    def _end(self, complaint: str) -> None:
        self._rest()
        if complaint:
            self._due.failed()
            self.complained.emit(complaint)
        else:
            self._due.done()
            self.made.emit()
        self._await()

    def _check(self) -> Then:
        try:
            whole = not check_beside(self._journal)
            behind = whole and is_behind(self._journal.path)
            if whole:
                know_newest(self._journal)
        except JournalError:
            return partial(self._begin, False)  # whoever writes is told why
        return partial(self._trust, behind) if whole else self._refuse_damaged

    def _trust(self, behind: bool) -> None:
        self._journal.trust()
        self._begin(behind)

    def _begin(self, behind: bool) -> None:
        self._rest()
        if behind:
            self._due.saved()
        self._await()
        self.checked.emit()

    def _refuse_damaged(self) -> None:
        self._refuse(str(errors.damaged(self._journal.path)))

    def _refuse(self, complaint: str) -> None:
        """Write nothing any more to a diary that is not well."""
        self._rest()
        self._journal.refuse_writes(complaint)
        self.checked.emit()
        self.complained.emit(complaint)
