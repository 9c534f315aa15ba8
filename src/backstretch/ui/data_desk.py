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
        """Return the Merge of a file. Raises DiaryFileError, JournalError."""

    def keep(self, merge: Any) -> str:
        """Take a Merge in; return what went wrong, or ""."""


class _Reading(QThread):
    """Reads a file beside the window; `theirs` is what it holds, `complaint` what is wrong."""

    def __init__(self, data: Data, path: Path) -> None:
        super().__init__()
        self._data = data
        self.path = path
        self.theirs: Contents | None = None
        self.complaint = ""

    def run(self) -> None:
        try:
            self.theirs = self._data.read(self.path)
        except DiaryFileError as error:
            self.complaint = str(error)


class DataDesk(QObject):
    """Exports, shows what a file would bring, and takes it in where the person says so.

    Signals:
        looked: what a file would bring is shown, or why it brings nothing.
    """

    looked = Signal()

    def __init__(self, page: SettingsPage, data: Data, taken_in: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._data = data
        self._taken_in = taken_in
        self._reading: _Reading | None = None
        self._merge: Merge | None = None
        page.data.set_able(True)
        page.data.export_asked.connect(self.export)
        page.data.merge_asked.connect(self.look_at)
        page.data.keep_asked.connect(self._keep)
        page.data.leave_asked.connect(self.leave)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self._finish_reading)

    def export(self, target: Path) -> None:
        """Write a file and say how that went."""
        if complaint := self._data.export(target):
            self._page.complain(complaint)
        else:
            self._page.tell_done(self.tr("Written to {target}.").format(target=target))

    def look_at(self, path: Path) -> None:
        """Read a file beside the window, and show what it would bring."""
        if self._reading is not None:
            return
        self.leave()
        self._page.data.set_able(False)
        self._page.tell_done(self.tr("Reading {name} …").format(name=path.name))
        self._reading = _Reading(self._data, path)
        self._reading.finished.connect(self._show)
        self._reading.start()

    def leave(self) -> None:
        """Take nothing in."""
        self._merge = None
        self._page.data.hide_preview()

    def _show(self) -> None:
        reading, self._reading = self._reading, None
        self._page.data.set_able(True)
        if reading is None:
            return
        self._page.tell_done("")
        if reading.theirs is None:
            self._page.complain(reading.complaint)
        else:
            self._ask(reading.path, reading.theirs)
        reading.wait()
        self.looked.emit()

    def _ask(self, path: Path, theirs: Contents) -> None:
        try:
            merge: Merge = self._data.plan(path, theirs)
        except (DiaryFileError, JournalError) as error:
            self._page.complain(str(error))
            return
        lines = brought_lines(merge.brought, _tr, _tr_count)
        if merge.brought.anything:
            self._merge = merge
            title = self.tr("What {name} would bring").format(name=path.name)
            self._page.data.show_preview(title, lines)
            QTimer.singleShot(0, self._bring_into_sight)  # once it has its place
        else:
            self._page.tell_done(" ".join(lines))

    def _keep(self) -> None:
        merge = self._merge
        if merge is None:
            return
        if complaint := self._data.keep(merge):
            self._page.complain(complaint)
            return
        self.leave()
        self._taken_in()
        self._page.tell_done(self.tr("Taken in. Both diaries are one here now."))

    def _bring_into_sight(self) -> None:
        self._page.ensureWidgetVisible(self._page.data.preview)

    def _finish_reading(self) -> None:
        if self._reading is not None:
            self._reading.wait(LONGEST_STOP_MS)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Merge", text)


def _tr_count(one: str, many: str, n: int) -> str:
    return QCoreApplication.translate("Merge", one if n == 1 else many)
