"""Shows what can be looked at before it is chosen: newer entries, and how a diary was changed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from backstretch.app_parts.pages import Pages
from backstretch.app_parts.shared import Shared
from backstretch.diary.merging import DiaryFiles
from backstretch.diary.salvaging import newer_than
from backstretch.exchange.differing import (
    Difference,
    difference_lines,
    differences,
    tally_lines,
)
from backstretch.exchange.json_in import DiaryFileError
from backstretch.exchange.newer_items import NewerItem, items_of, together
from backstretch.journal.backup import contents_of_backup
from backstretch.journal.backup_shelf import Backup, Shelf
from backstretch.journal.contents import read_beside
from backstretch.journal.errors import JournalError
from backstretch.journal.store import Journal
from backstretch.ui import wording
from backstretch.ui.backups_state import when_of
from backstretch.ui.beside import Beside, Then
from backstretch.ui.settings_desk import SettingsDesk

LONGEST_STOP_MS = 30_000


class Reviewing(QObject):
    """Shows both in the Settings, beside the files and backups of the diary.

    Signals:
        keep_asked: a diary that was changed is to stay as it is.
        restore_asked: go back to the backup of this number.
        compared: how the diary differs is shown, or why that cannot be told.
        chosen: what is newer was taken in or left, or it is told why not.
    """

    keep_asked = Signal()
    restore_asked = Signal(int)
    compared = Signal()
    chosen = Signal()

    def __init__(self, shared: Shared, pages: Pages, journal: Journal) -> None:
        super().__init__()
        self._shared = shared
        self._journal = journal
        self._items: tuple[NewerItem, ...] = ()
        self._kept = Path()
        self._number = 0
        self._desk: SettingsDesk = pages.settings_at("data")
        self._data = self._desk.page.data
        self._beside = Beside(self)
        self._connect()
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(partial(self._beside.wait, LONGEST_STOP_MS))

    def show_newer(self, kept: Path) -> None:
        """Show what is newer in the file `kept`, each entry to be taken in or left."""
        try:
            self._items = items_of(newer_than(self._journal, kept), wording.tr)
        except JournalError as error:
            self._desk.page.complain(str(error))
            return
        if not self._items:
            self._desk.page.tell_done(self.tr("Nothing newer could be read in the kept file."))
            return
        self._kept = kept
        part = self._data.review
        part.show_entries(
            self.tr("Newer entries in the kept file"),
            self.tr("These are not in the backup. What you leave stays in the kept file."),
            [_entry(item) for item in self._items],
        )
        self._bring_into_sight(part)

    def compare(self) -> None:
        """Show how the diary differs from its newest good backup, read beside the window."""
        self._desk.page.tell_done(self.tr("Comparing …"))
        self._beside.start(self._compare)

    def _connect(self) -> None:
        review, compare = self._data.review, self._data.compare
        review.take_asked.connect(self._take)
        review.leave_asked.connect(self._leave)
        compare.keep_asked.connect(self.keep_asked)
        compare.restore_asked.connect(self._go_back)
        compare.leave_asked.connect(self._decide_later)

    def _compare(self) -> Then:
        try:
            backup = Shelf.of(self._journal.path).newest_good().backup
            if backup is None:
                return partial(self._say, self.tr("There is no good backup to compare with."))
            found = differences(contents_of_backup(backup), read_beside(self._journal))
        except JournalError as error:
            return partial(self._say, str(error))
        return partial(self._show_differences, backup, found)

    def _show_differences(self, backup: Backup, found: Sequence[Difference]) -> None:
        self._desk.page.tell_done("")
        self._number = backup.number
        part = self._data.compare
        about = self.tr(
            "Your diary as it is now, next to the backup of {when}. What you wrote after that "
            "backup counts as added."
        )
        part.show_differences(
            self.tr("What is different"),
            about.format(when=when_of(backup)),
            tally_lines(found, wording.tr),
            difference_lines(found, wording.tr, wording.day),
        )
        self._bring_into_sight(part)
        self.compared.emit()

    def _say(self, sentence: str) -> None:
        self._desk.page.complain(sentence)
        self.compared.emit()

    def _go_back(self) -> None:
        self.restore_asked.emit(self._number)

    def _decide_later(self) -> None:
        self._lend_focus()
        self._data.compare.hide()

    def _take(self, places: frozenset[int]) -> None:
        wanted = together(self._items[place] for place in sorted(places))
        try:
            merge = DiaryFiles(self._journal, self._shared.clock).plan(self._kept, wanted)
        except (JournalError, DiaryFileError) as error:
            self._desk.page.complain(str(error))
            return
        self._end_review()
        words = self.tr("Taken in: {n} of {all}. The kept file stays as it is.")
        done = words.format(n=len(places), all=len(self._items))
        self._desk.data_desk.kept.connect(self.chosen, Qt.ConnectionType.SingleShotConnection)
        self._desk.data_desk.take(merge, done)

    def _leave(self) -> None:
        self._end_review()
        self._desk.page.tell_done(self.tr("Nothing was taken in. The kept file stays as it is."))
        self.chosen.emit()

    def _end_review(self) -> None:
        self._lend_focus()
        self._data.review.hide()

    def _lend_focus(self) -> None:
        self._data.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_sight(self, part: QWidget) -> None:
        """Show the top of it, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._desk.page.show_top_of(part))


def _entry(item: NewerItem) -> str:
    return f"{wording.day(item.day)}: {item.words}" if item.day else item.words
