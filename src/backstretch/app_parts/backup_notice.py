"""Says that there is no backup: on Today, with what can be done, and on every page by a sign."""

from PySide6.QtCore import QObject

from backstretch.app_parts.backups import Backups
from backstretch.app_parts.shared import Shared
from backstretch.ui.today_notices import COPY
from backstretch.ui.today_state import NoticeAction

AGAIN = "backup-again"


class BackupNotice(QObject):
    """Tells what went wrong until it went well, or was closed.

    A copy elsewhere is asked for by the code `COPY`; whoever shows the pages leads there.
    """

    def __init__(self, shared: Shared, backups: Backups) -> None:
        super().__init__(backups)
        self._shared = shared
        self._backups = backups
        self._told = ""
        backups.complained.connect(self._tell)
        backups.made.connect(self._withdraw)
        shared.window.today.notice_action_asked.connect(self._act)

    def _tell(self, sentence: str) -> None:
        today = self._shared.today
        journal = self._shared.journal
        self._shared.window.point_to_today(
            self.tr("Today has something to tell you about your diary.")
        )
        if journal is None or journal.read_only:  # it is the diary that is not well
            today.tell(sentence)
            return
        self._unsay()
        self._told = sentence
        actions = (
            NoticeAction(AGAIN, self.tr("Try again")),
            NoticeAction(COPY, self.tr("Save a copy…")),
        )
        today.notices.tell(sentence, actions)
        today.show(today.left)

    def _withdraw(self) -> None:
        if self._told:
            self._unsay()
            self._shared.window.point_to_today("")
            self._shared.today.show(self._shared.today.left)

    def _unsay(self) -> None:
        self._shared.today.notices.unsay(self._told)
        self._told = ""

    def _act(self, code: str) -> None:
        if code == AGAIN:
            self._backups.try_again()
