"""Joins the section about the diary's files to what writes and reads them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from backstretch.exchange.json_in import DiaryFileError, NeedsPassphrase
from backstretch.exchange.merge_words import Brought, brought_lines
from backstretch.journal.errors import JournalError
from backstretch.locked.passphrase import Passphrase
from backstretch.ui.beside import Beside
from backstretch.ui.pages.settings import SettingsPage

LONGEST_STOP_MS = 30_000


class Merge(Protocol):
    """A file that was read, and what it would bring."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def brought(self) -> Brought:
        """How much is new in it."""


class Data(Protocol):
    """Writes the diary to files, and takes that of another computer in."""

    def export(self, target: Path, passphrase: Passphrase | None = None) -> str:
        """Write everything, or tables; return what went wrong, or ""; for a thread too."""

    def look_at(self, path: Path, passphrase: Passphrase | None = None) -> Any:
        """Return the Merge of a file; for a thread too.

        Raises NeedsPassphrase, DiaryFileError, JournalError.
        """

    def make_way(self, busy: bool) -> None:
        """Let what the window writes wait while a thread keeps; told once each way."""

    def keep(self, merge: Any) -> str:
        """Take a Merge in; return what went wrong, or ""; for a thread too."""


class DataDesk(QObject):
    """Exports, shows what a file would bring, and takes it in where the person says so.

    All of it runs beside the window, one after the other.

    Signals:
        exported: a file was written, or it is told why not.
        looked: what a file would bring is shown, or why it brings nothing.
        kept: it was taken in, or it is told why not.
    """

    exported = Signal()
    looked = Signal()
    kept = Signal()

    def __init__(self, page: SettingsPage, data: Data, taken_in: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._data = data
        self._taken_in = taken_in
        self._busy = False
        self._merge: Merge | None = None
        self._done = ""
        self._tried = False
        self._locked: Path | None = None  # the file whose passphrase is asked for
        self._beside = Beside(self)
        self._beside.failed.connect(self._say_failed)
        self._then: Callable[[str], None] = self._show
        page.data.set_able(True)
        page.data.export_asked.connect(self.export)
        page.data.lock_asked.connect(self.export)
        page.data.merge_asked.connect(self.look_at)
        page.data.opened.connect(self._open)
        page.data.keep_asked.connect(self._keep)
        page.data.leave_asked.connect(self.leave)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.finish_work)

    def export(self, target: Path, passphrase: Passphrase | None = None) -> None:
        """Write a file beside the window, locked with a passphrase, and say how that went."""
        words = self.tr("Writing {name} …").format(name=target.name)
        done = self.tr("Written to {target}.").format(target=target)
        self._start(
            lambda: self._data.export(target, passphrase), partial(self._tell_exported, done), words
        )

    def look_at(self, path: Path, passphrase: Passphrase | None = None) -> None:
        """Read a file beside the window, and show what it would bring."""
        if self._busy:
            return
        if passphrase is None:
            self.leave()

        def look() -> str:
            try:
                self._merge = self._data.look_at(path, passphrase)
                self._locked = None
            except NeedsPassphrase:
                self._locked = path
            return ""

        self._tried = passphrase is not None

        self._start(look, self._show, self.tr("Reading {name} …").format(name=path.name))

    def take(self, merge: Merge, done: str) -> None:
        """Take in what was chosen elsewhere, and say that it is `done`."""
        if not self._busy:
            self._merge = merge
            self._done = done
            self._keep()

    def leave(self) -> None:
        """Take nothing in."""
        self._merge = self._locked = None
        self._page.data.hide_preview()

    def finish_work(self) -> None:
        """Come back once what is being written is written; for the end of the program."""
        self._beside.wait(LONGEST_STOP_MS)

    def _start(self, work: Callable[[], str], then: Callable[[str], None], words: str) -> None:
        """Do something beside the window, say so, and go on with what went wrong, or ""."""
        if self._busy:
            return
        self._set_busy(True)
        self._page.tell_done(words)
        self._then = then
        self._beside.start(lambda: partial(self._go_on, _complaint_of(work)))

    def _go_on(self, complaint: str) -> None:
        self._page.tell_done("")
        self._set_busy(False)
        self._then(complaint)

    def _say_failed(self) -> None:
        self._go_on(self.tr("That did not work. Nothing was changed."))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._data.make_way(busy)
        self._page.data.set_able(not busy)

    def _tell_exported(self, done: str, complaint: str) -> None:
        if complaint:
            self._page.complain(complaint)
        else:
            self._page.tell_done(done)
        self.exported.emit()

    def _open(self, passphrase: Passphrase) -> None:
        if self._locked:
            self.look_at(self._locked, passphrase)

    def _ask_passphrase(self, file: Path) -> None:
        wrong = self.tr("It does not open the file, or the first bytes of it were changed.")
        self._page.data.ask_passphrase(file.name, wrong if self._tried else "")
        self._show_soon(self._page.data.open_card)

    def _show(self, complaint: str) -> None:
        merge = self._merge
        if self._locked and not complaint:
            self._ask_passphrase(self._locked)
            self.looked.emit()
            return
        self._page.data.open_card.forget()
        if complaint or merge is None:
            self._page.complain(complaint)
        elif merge.brought.anything:
            lines = brought_lines(merge.brought, _tr, _tr_count)
            title = self.tr("What {name} would bring").format(name=merge.path.name)
            self._show_preview(title, lines)
        else:
            self._page.tell_done(" ".join(brought_lines(merge.brought, _tr, _tr_count)))
            self._merge = None
        self.looked.emit()

    def _show_preview(self, title: str, lines: Sequence[str]) -> None:
        self._page.data.show_preview(title, lines)
        self._show_soon(self._page.data.preview)

    def _keep(self) -> None:
        merge = self._merge
        if merge is None or self._busy:
            return
        self._page.data.hide_preview()
        words = self.tr("Taking {name} in … You can go on meanwhile.").format(name=merge.path.name)
        self._start(lambda: self._data.keep(merge), self._tell_kept, words)

    def _tell_kept(self, complaint: str) -> None:
        if complaint:
            self._page.complain(complaint)
        else:
            self._taken_in()
            usual = self.tr("Taken in. Both diaries are one here now.")
            self._page.tell_done(self._done or usual)
        self._done = ""
        self.leave()
        self.kept.emit()

    def _show_soon(self, card: QWidget) -> None:
        """Bring a card into sight, once it has its place."""
        QTimer.singleShot(0, self, partial(self._page.ensureWidgetVisible, card))


def _complaint_of(work: Callable[[], str]) -> str:
    try:
        return work()
    except (DiaryFileError, JournalError) as error:
        return str(error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Merge", text)


def _tr_count(one: str, many: str, n: int) -> str:
    return QCoreApplication.translate("Merge", one if n == 1 else many)
