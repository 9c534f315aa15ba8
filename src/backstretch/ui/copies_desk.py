"""Joins the copies elsewhere in the Settings to what writes and reads them, beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from backstretch.exchange.backup_words import difference_words, holding_words
from backstretch.journal.copies import NeedsPassphrase
from backstretch.journal.errors import JournalError
from backstretch.journal.steps import Holding
from backstretch.locked.passphrase import Passphrase
from backstretch.ui.backups_state import tr, tr_count
from backstretch.ui.beside import Beside, Then
from backstretch.ui.pages.settings import SettingsPage

LONGEST_STOP_MS = 30_000


class Seen(Protocol):
    """A copy that passed every check."""

    @property
    def file(self) -> Path:
        """Where it is."""

    @property
    def holds(self) -> Holding:
        """How much it holds."""


class Taken(Protocol):
    """The diary as it was read."""

    def write(self, target: Path, passphrase: Passphrase | None) -> str:
        """Write it to a file; return what went wrong, or ""."""


class Copies(Protocol):
    """Takes copies of the diary, looks at them, and brings one; all but taking for a thread."""

    @property
    def can_write(self) -> bool:
        """Whether there is a diary to be copied."""

    def take(self) -> Taken:
        """Return the diary as it can be read now; for the thread of the window."""

    def look_at(self, file: Path, passphrase: Passphrase | None) -> Any:
        """Return a Seen. Raises NeedsPassphrase, JournalError."""

    def bring(self, seen: Any) -> int:
        """Put it among the backups and return its number. Raises JournalError."""


class CopiesDesk(QObject):
    """Writes a copy where the person wants it, shows what is in one, and goes back to it.

    Signals:
        written: a copy was written, or it is told why not.
        looked: what is in a copy is shown, or what it takes to open it, or why it is none.
        restore_asked: the number of the backup that a copy became, to be gone back to.
    """

    written = Signal()
    looked = Signal()
    restore_asked = Signal(int)

    def __init__(
        self, page: SettingsPage, copies: Copies, holds_now: Callable[[], Holding | None]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._copies = copies
        self._holds_now = holds_now
        self._file: Path | None = None
        self._seen: Seen | None = None
        self._beside = Beside(self)
        self._beside.failed.connect(partial(self._end, self.tr("That did not work.")))
        part = self._part = page.data.copies
        self._set_able(True)
        part.write_asked.connect(self.write)
        part.look_asked.connect(self.look_at)
        part.opened.connect(self._open)
        part.go_asked.connect(self._go)
        part.left.connect(self.leave)
        part.grown.connect(self._show_soon)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.finish_work)

    def write(self, target: Path, passphrase: Passphrase | None) -> None:
        """Write a copy and say how that went."""
        self._begin(self.tr("Writing {name} …").format(name=target.name))
        taken = self._copies.take()

        def work() -> Then:
            return partial(self._tell, target, taken.write(target, passphrase))

        self._beside.start(work)

    def look_at(self, file: Path, passphrase: Passphrase | None = None) -> None:
        """Look through a copy and show what is in it, or ask for its passphrase."""
        self._file = file
        self._begin(self.tr("Looking through {name} …").format(name=file.name))
        self._beside.start(partial(self._look, file, passphrase))

    def leave(self) -> None:
        """Go back to nothing, and keep no passphrase."""
        self._seen = self._file = None
        self._part.forget()

    def finish_work(self) -> None:
        """Come back once what is under way is done; for the end of the program."""
        self._beside.wait(LONGEST_STOP_MS)

    def _open(self, passphrase: Passphrase) -> None:
        if self._file:
            self.look_at(self._file, passphrase)

    def _look(self, file: Path, passphrase: Passphrase | None) -> Then:
        try:
            return partial(self._show, self._copies.look_at(file, passphrase))
        except NeedsPassphrase:
            wrong = self.tr("It does not open the file, or the first bytes of it were changed.")
            return partial(self._ask, file, wrong if passphrase else "")
        except JournalError as error:
            return partial(self._refuse, str(error))

    def _ask(self, file: Path, complaint: str) -> None:
        self._end()
        self._part.ask_passphrase(file.name, complaint)
        self.looked.emit()

    def _show(self, seen: Seen) -> None:
        self._end()
        self._part.open_card.forget()
        self._seen = seen
        held = self.tr("It holds {what}.").format(what=holding_words(seen.holds, tr, tr_count))
        lines = [held]
        if now := self._holds_now():
            words = difference_words(now - seen.holds, tr, tr_count)
            lines.append(self.tr("Next to your diary: {difference}.").format(difference=words))
        lines.append(
            self.tr(
                "Your diary will be as it is in the copy. What is in it now is kept as a backup, "
                "so you can undo this. The window closes for a moment."
            )
        )
        self._part.show_copy(self.tr("Go back to {name}?").format(name=seen.file.name), lines)
        self.looked.emit()

    def _refuse(self, complaint: str) -> None:
        self.leave()
        self._end(complaint)
        self.looked.emit()

    def _go(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self._begin(self.tr("Going back to {name} …").format(name=seen.file.name))
        self._beside.start(partial(self._bring, seen))

    def _bring(self, seen: Seen) -> Then:
        try:
            return partial(self._go_to, self._copies.bring(seen))
        except JournalError as error:
            return partial(self._refuse, str(error))

    def _go_to(self, number: int) -> None:
        self._end()
        self.leave()
        self.restore_asked.emit(number)

    def _tell(self, target: Path, complaint: str) -> None:
        self._end(complaint)
        if not complaint:
            words = self.tr("Your diary was copied to {target}, and the copy was checked.")
            self._page.tell_done(words.format(target=target))
        self.written.emit()

    def _begin(self, words: str) -> None:
        self._set_able(False)
        self._page.tell_done(words)

    def _end(self, complaint: str = "") -> None:
        self._set_able(True)
        if complaint:
            self._page.complain(complaint)
        else:
            self._page.tell_done("")

    def _set_able(self, able: bool) -> None:
        self._part.set_able(write=able and self._copies.can_write, go_back=able)

    def _show_soon(self, card: QWidget) -> None:
        QTimer.singleShot(0, self, partial(self._page.ensureWidgetVisible, card))
