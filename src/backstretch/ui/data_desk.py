"""Joins the section about the diary's files to what writes and reads them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal

from backstretch.exchange.json_in import DiaryFileError
from backstretch.exchange.merge_words import Brought, brought_lines
from backstretch.journal.contents import Contents
from backstretch.journal.errors import JournalError
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

    def export(self, target: Path) -> str:
        """Write everything, or tables; return what went wrong, or ""."""

    def read(self, path: Path) -> Contents:
        """Return what a file holds; for a thread beside the window. Raises DiaryFileError."""

    def plan(self, path: Path, theirs: Contents) -> Any:
        """Return the Merge of a file; for a thread too. Raises DiaryFileError, JournalError."""

    def make_way(self, busy: bool) -> None:
        """Let what the window writes wait while a thread keeps."""

    def keep(self, merge: Any) -> str:
        """Take a Merge in; return what went wrong, or ""; for a thread too."""


class _Work(QThread):
    """Does one thing beside the window.

    `complaint` is what went wrong, "" where nothing did, and None where it did not come to an end.
    """

    def __init__(self, parent: QObject, work: Callable[[], str]) -> None:
        super().__init__(parent)
        self._work = work
        self.complaint: str | None = None

    def run(self) -> None:
        try:
            self.complaint = self._work()
        except (DiaryFileError, JournalError) as error:
            self.complaint = str(error)


class DataDesk(QObject):
    """Exports, shows what a file would bring, and takes it in where the person says so.

    Reading, comparing and keeping run in a thread beside the window, one after the other.

    Signals:
        looked: what a file would bring is shown, or why it brings nothing.
        kept: it was taken in, or it is told why not.
    """

    looked = Signal()
    kept = Signal()

    def __init__(self, page: SettingsPage, data: Data, taken_in: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._data = data
        self._taken_in = taken_in
        self._work: _Work | None = None
        self._then: Callable[[str], None] = self._show
        self._merge: Merge | None = None
        page.data.set_able(True)
        page.data.export_asked.connect(self.export)
        page.data.merge_asked.connect(self.look_at)
        page.data.keep_asked.connect(self._keep)
        page.data.leave_asked.connect(self.leave)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self._finish_work)

    def export(self, target: Path) -> None:
        """Write a file and say how that went."""
        if complaint := self._data.export(target):
            self._page.complain(complaint)
        else:
            self._page.tell_done(self.tr("Written to {target}.").format(target=target))

    def look_at(self, path: Path) -> None:
        """Read a file beside the window, and show what it would bring."""
        if self._work is not None:
            return
        self.leave()

        def look() -> str:
            self._merge = self._data.plan(path, self._data.read(path))
            return ""

        self._start(look, self._show, self.tr("Reading {name} …").format(name=path.name))

    def leave(self) -> None:
        """Take nothing in."""
        self._merge = None
        self._page.data.hide_preview()

    def _start(self, work: Callable[[], str], then: Callable[[str], None], words: str) -> None:
        """Do something beside the window, say so, and go on with what went wrong, or ""."""
        self._page.data.set_able(False)
        self._page.tell_done(words)
        self._work = _Work(self, work)
        self._then = then
        self._work.finished.connect(self._go_on)  # of this object, so that it runs in its thread
        self._work.start()

    def _go_on(self) -> None:
        work, self._work = self._work, None
        if work is None:
            return
        work.wait()
        work.deleteLater()
        self._page.tell_done("")
        self._page.data.set_able(True)
        unfinished = self.tr("That did not work. Nothing was changed.")
        self._then(unfinished if work.complaint is None else work.complaint)

    def _show(self, complaint: str) -> None:
        merge = self._merge
        if complaint or merge is None:
            self._page.complain(complaint)
        elif merge.brought.anything:
            lines = brought_lines(merge.brought, _tr, _tr_count)
            title = self.tr("What {name} would bring").format(name=merge.path.name)
            self._page.data.show_preview(title, lines)
            QTimer.singleShot(0, self._bring_into_sight)  # once it has its place
        else:
            self._page.tell_done(" ".join(brought_lines(merge.brought, _tr, _tr_count)))
            self._merge = None
        self.looked.emit()

    def _keep(self) -> None:
        merge = self._merge
        if merge is None or self._work is not None:
            return
        self._page.data.hide_preview()
        self._data.make_way(True)
        words = self.tr("Taking {name} in … You can go on meanwhile.").format(name=merge.path.name)
        self._start(lambda: self._data.keep(merge), self._tell_kept, words)

    def _tell_kept(self, complaint: str) -> None:
        self._data.make_way(False)
        if complaint:
            self._page.complain(complaint)
        else:
            self._taken_in()
            self._page.tell_done(self.tr("Taken in. Both diaries are one here now."))
        self.leave()
        self.kept.emit()

    def _bring_into_sight(self) -> None:
        self._page.ensureWidgetVisible(self._page.data.preview)

    def _finish_work(self) -> None:
        if self._work is not None:
            self._work.wait(LONGEST_STOP_MS)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Merge", text)


def _tr_count(one: str, many: str, n: int) -> str:
    return QCoreApplication.translate("Merge", one if n == 1 else many)
