"""Joins the part about deleted entries in the Settings to what forgets their words, beside it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from backstretch.exchange.forget_words import holding_lines
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.errors import JournalError
from backstretch.journal.forgetting import Holding, forget_deleted, holding_of_deleted
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.store import Journal
from backstretch.ui.backups_state import tr, tr_count, when_of
from backstretch.ui.beside import Beside, Then
from backstretch.ui.pages.settings import SettingsPage

LONGEST_STOP_MS = 30_000
MOST = 4
"""So many backups are named."""


class ForgetDesk(QObject):
    """Looks up who holds what was written in deleted entries, and has it forgotten.

    Signals:
        looked: who holds it is shown.
        forgotten: it is gone; what was done before cannot be undone any more.
    """

    looked = Signal()
    forgotten = Signal()

    def __init__(self, page: SettingsPage, journal: Journal) -> None:
        super().__init__(page)
        self._page = page
        self._journal = journal
        self._part = page.data.forget
        self._wanted = False
        self._beside = Beside(self)
        self._beside.failed.connect(partial(self._refuse, self.tr("That did not work.")))
        self._part.opened.connect(self.refresh)
        self._part.asked.connect(lambda: QTimer.singleShot(0, self, self._bring_into_sight))
        self._part.forget_asked.connect(self._forget)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.finish_work)

    def refresh(self) -> None:
        """Look up who holds it."""
        self._beside.start(self._look)

    def ask(self) -> None:
        """Ask whether it is to go, once it is known who holds it."""
        self._wanted = True
        self.refresh()

    def finish_work(self) -> None:
        """Come back once what is under way is done; for the end of the program."""
        self._beside.wait(LONGEST_STOP_MS)

    def _look(self) -> Then:
        try:
            return partial(self._show, holding_of_deleted(self._journal), self._days())
        except JournalError as error:
            return partial(self._refuse, str(error))

    def _days(self) -> dict[int, str]:
        """Return when each backup was made, as the list of them says it."""
        return {one.number: when_of(one) for one in Shelf.of(self._journal.path).backups()}

    def _show(self, found: Holding, days: Mapping[int, str]) -> None:
        aside = quarantine_folder(self._journal.path)

        def names(some: Sequence[int]) -> str:
            told = [days.get(number, str(number)) for number in reversed(some)]
            more = self.tr("and {n} more").format(n=len(told) - MOST)
            return "; ".join(told[:MOST] if len(told) <= MOST else [*told[:MOST], more])

        can_forget = found.can_forget and not self._journal.read_only
        self._part.show_holders(
            tuple(holding_lines(found, aside, names, tr, tr_count)), can_forget=can_forget
        )
        if self._wanted and can_forget:
            self._part.ask()
        self._wanted = False
        self.looked.emit()

    def _forget(self) -> None:
        self._part.set_able(False)
        self._journal.set_patient(True)
        self._page.tell_done(self.tr("Deleting for good …"))
        self._beside.start(self._work)

    def _work(self) -> Then:
        try:
            return partial(self._tell, forget_deleted(self._journal), self._days())
        except JournalError as error:
            return partial(self._give_up, str(error))

    def _tell(self, left: Holding, days: Mapping[int, str]) -> None:
        self._journal.set_patient(False)
        self.forgotten.emit()
        self._show(left, days)
        said = self.tr("What you wrote in deleted entries is gone, here and from the backups.")
        if left.backups or left.unread or left.aside:
            said = self.tr("It is gone, but for what is named below.")
        self._page.tell_done(said)

    def _give_up(self, complaint: str) -> None:
        self._journal.set_patient(False)
        self.forgotten.emit()  # some of it may be gone
        self._part.set_able(True)
        self._refuse(complaint)

    def _refuse(self, complaint: str) -> None:
        self._wanted = False
        self._page.complain(complaint)
        self.looked.emit()

    def _bring_into_sight(self) -> None:
        self._page.ensureWidgetVisible(self._part.question)
