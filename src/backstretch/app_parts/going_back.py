"""Goes back to a backup, or keeps a changed diary: asked in the window, done once it is closed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backstretch.app_parts.pages import Pages
from backstretch.app_parts.shared import Shared
from backstretch.journal import errors
from backstretch.journal.errors import JournalError
from backstretch.journal.migrate import latest_version
from backstretch.journal.steps import Holding, holding_now
from backstretch.journal.store import Journal
from backstretch.journal.verify import Fault, examine
from backstretch.paths import is_there
from backstretch.ui.today_state import NoticeAction

if TYPE_CHECKING:
    from backstretch.app_parts.reviewing import Reviewing

WENT, UNDO, NEWER = "went-back", "went-back-undo", "went-back-newer"
ALTERED, KEEP, SEE = "altered", "altered-keep", "altered-see"
COMPARE = "altered-compare"
EMPTY = "empty"
EXPORT, QUIT, FOLDER = "read-only-export", "read-only-quit", "read-only-folder"


@dataclass(frozen=True, slots=True)
class WentBack:
    """What came of it: a complaint, or when the diary is as it was, and how to undo that.

    `undo` is the number of a backup, 0 where there is none; `kept` the file that was not put to
    use any more, if any: damaged, or `newer` than this program. With `reading`, one that is newer
    is to be read.
    """

    complaint: str = ""
    when: str = ""
    undo: int = 0
    kept: Path | None = None
    newer: bool = False
    reading: bool = False


class GoingBack(QObject):
    """Offers what can be gone back to, and tells what came of it.

    `then` is to be done once the window and the journal are closed; after it the window comes
    back, told of what came of it.

    Signals:
        leave_asked: the window is to close, for `then`.
    """

    leave_asked = Signal()

    def __init__(self, shared: Shared, pages: Pages, went: WentBack | None) -> None:
        super().__init__()
        self._shared = shared
        self._pages = pages
        self._undo = 0
        self._kept: Path | None = None
        self.reviewing: Reviewing | None = None
        self.then: Callable[[], WentBack] | None = None
        pages.restore_asked.connect(self.go_back)
        today = shared.window.today
        today.notice_action_asked.connect(self._act)
        today.read_asked.connect(self._read_newer)
        today.quit_asked.connect(self.leave_asked)
        if shared.journal is None:
            self._offer_newest()
        elif shared.journal.altered:
            self._ask_about_changes()
        elif shared.journal.read_only:
            self._say_read_only(shared.journal)
        elif self._is_empty(shared.journal) and _has_backups(shared.paths.journal):
            words = self.tr("Your diary is empty, but there are backups of an earlier one.")
            see = NoticeAction(SEE, self.tr("Backups"))
            shared.today.notices.offer(EMPTY, words, (see,), first=True)
        if shared.journal and shared.journal.linked:
            shared.today.notices.tell(errors.linked(shared.journal.path))
        if went:
            self._tell(went)

    def go_back(self, number: int) -> None:
        """Go back to this backup once the window is closed."""
        path, now = self._shared.paths.journal, self._shared.clock.now()
        self.then = partial(restored, path, number, now)
        self.leave_asked.emit()

    def _read_newer(self) -> None:
        """Come back with a newer diary to be read."""
        self.then = partial(WentBack, reading=True)
        self.leave_asked.emit()

    def _say_read_only(self, journal: Journal) -> None:
        """Say for as long as the window is open why nothing is saved, and what can be done."""
        actions: tuple[NoticeAction, ...] = (NoticeAction(FOLDER, self.tr("Open folder")),)
        if journal.newer:
            actions = (
                NoticeAction(EXPORT, self.tr("Export…")),
                NoticeAction(QUIT, self.tr("Quit")),
            )
        self._shared.today.notices.tell(journal.read_only_reason, actions, lasting=True)

    def _is_empty(self, journal: Journal) -> bool:
        """Whether nothing was ever kept, as where the file was lost and made anew."""
        try:
            return not journal.any_sessions() and holding_now(journal) == Holding(0, 0, 0, 0)
        except JournalError:
            return False

    def _offer_newest(self) -> None:
        """Offer the newest good backup, where it is the file itself that is not well."""
        from backstretch.journal.backup_shelf import Shelf
        from backstretch.ui.backups_state import offer_of

        path, today = self._shared.paths.journal, self._shared.today
        if not is_there(path) or not path.is_file():
            return
        looked = examine(path, content=False)
        if looked.good:
            return
        found = Shelf.of(path).newest_good().backup
        today.newer = Fault.NEWER in looked.faults
        if today.newer:
            words = self.tr(
                "It has version {version}, and this Backstretch knows up to version {known}. It "
                "lies in {folder}."
            )
            today.unreadable = words.format(
                version=looked.version, known=latest_version(), folder=path.parent
            )
        elif found:
            words = self.tr("The file {path} is damaged and was left just as it is.")
            today.unreadable = words.format(path=path)
        elif Fault.FOREIGN not in looked.faults:
            words = self.tr(
                "The file {path} is damaged and was left just as it is. There is no good backup. "
                "Close Backstretch and type “backstretch restore”: that keeps the file, and takes "
                "what can still be read into an empty diary."
            )
            today.unreadable = words.format(path=path)
        if found:
            today.offer = offer_of(found, newer=today.newer)
            page = self._shared.window.today
            page.restore_asked.connect(partial(self.go_back, found.number))

    def _ask_about_changes(self) -> None:
        self._shared.today.notices.offer(
            ALTERED,
            self.tr(
                "Something other than Backstretch changed your diary. Until you choose what to do, "
                "nothing new is saved."
            ),
            (
                NoticeAction(KEEP, self.tr("Keep it")),
                NoticeAction(COMPARE, self.tr("Compare")),
                NoticeAction(SEE, self.tr("Backups")),
            ),
            closable=False,
            first=True,
        )

    def _tell(self, went: WentBack) -> None:
        notices = self._shared.today.notices
        if went.complaint:
            notices.tell(went.complaint)
            return
        self._undo, self._kept = went.undo, went.kept
        if not went.when:
            return
        words = self.tr("Your diary is as it was on {when}.")
        actions = [NoticeAction(UNDO, self.tr("Undo"))] if went.undo else []
        if went.kept:
            words = self.tr("Your diary is as it was on {when}. The damaged file is kept.")
            if went.newer:
                words = self.tr("Your diary is as it was on {when}. The newer file is kept.")
            actions = [NoticeAction(NEWER, self.tr("See newer entries"))]
        notices.offer(WENT, words.format(when=went.when), tuple(actions), first=True)

    def _act(self, code: str) -> None:
        if code == UNDO:
            self.go_back(self._undo)
        elif code == NEWER and self._kept and (review := self._review()):
            review.show_newer(self._kept)
        elif code == COMPARE and (review := self._review()):
            review.compare()
        elif code == SEE:
            self._pages.show_settings("data")
        elif code == EXPORT:
            self._pages.press_in_data("everything")
        elif code == FOLDER:
            self._shared.window.today.folder_asked.emit()
        elif code == QUIT:
            self.leave_asked.emit()
        elif code == KEEP:
            self._keep()

    def _review(self) -> "Reviewing | None":
        """Return what shows entries to choose from, made once."""
        from backstretch.app_parts.reviewing import Reviewing

        if self.reviewing is None and self._shared.journal:
            made = self.reviewing = Reviewing(self._shared, self._pages, self._shared.journal)
            made.keep_asked.connect(self._keep)
            made.restore_asked.connect(self.go_back)
            made.chosen.connect(partial(self._shared.today.notices.withdraw, WENT))
        self._pages.show_settings("data")
        return self.reviewing

    def _keep(self) -> None:
        """Keep a changed diary as it is, once the window is closed."""
        path, now = self._shared.paths.journal, self._shared.clock.now()
        self.then = partial(kept_as_it_is, path, now)
        self.leave_asked.emit()


def _has_backups(path: Path) -> bool:
    from backstretch.journal.backup_shelf import Shelf

    return bool(Shelf.of(path).backups())


def restored(path: Path, number: int, now: datetime) -> WentBack:
    """Go back to a backup; nobody has the journal open."""
    from backstretch.journal.restore import restore
    from backstretch.ui.backups_state import when_of

    try:
        done = restore(path, number, now)
    except JournalError as error:
        return WentBack(str(error))
    undo = done.before.number if done.before else 0
    return WentBack(when=when_of(done.backup), undo=undo, kept=done.kept, newer=done.newer)


def kept_as_it_is(path: Path, now: datetime) -> WentBack:
    """Take a journal for good that something else changed; nobody has it open."""
    from backstretch.journal.restore import keep_as_it_is

    try:
        keep_as_it_is(path, now)
    except JournalError as error:
        return WentBack(str(error))
    return WentBack()
