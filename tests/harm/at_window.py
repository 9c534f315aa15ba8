"""A window on a home of its own, and what it says and keeps; nothing here knows of faults."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.app_parts.going_back import WentBack
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.entries import SessionState
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from tests.fakes import FakeClock, used_home

LONGEST_MS = 20_000
TROUBLE = re.compile(
    "could not|cannot|reported an error|disk is full|No backup was made|was not changed|"
    "Not undone|Not taken back"
)
Page = TypeVar("Page", bound=QWidget)


class AtWindow:
    """A window on a home of its own in `folder`, beside which files can be written to `out`."""

    def __init__(self, folder: Path, qt: QApplication, bot: QtBot) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.out.mkdir()
        self.clock = FakeClock()
        self.paths: Paths = used_home(folder / "home", cue_level="silent")
        self._qt, self._bot = qt, bot
        self.app = self._opened(None)
        self.settle()

    @property
    def journal(self) -> Journal:
        """The diary."""
        journal = self.app._shared.journal
        assert journal
        return journal

    def come_back(self, went: WentBack) -> None:
        """Show the window anew, once it was `close`d for what is done then."""
        self.app = self._opened(went)
        self.settle()

    def close(self) -> None:
        """Close the window and the diary."""
        self.app.window.close()
        self.app.close()
        self.app.window.deleteLater()

    def page(self, kind: type[Page]) -> Page:
        """Return the one page of a kind."""
        [found] = self.app.window.findChildren(kind)
        return found

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the window work until this is so."""
        self._bot.waitUntil(is_so, timeout=LONGEST_MS)

    def settle(self) -> None:
        """Let what is done with go, and what runs beside the window end."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        self.until(self._is_idle)

    def _is_idle(self) -> bool:
        backups = self.app.backups
        return backups is not None and not backups._busy and self.app.minding is not None

    def says(self) -> list[str]:
        """Return every sentence in sight that tells of trouble."""
        labels = self.app.window.findChildren(QLabel)
        texts = (label.text() for label in labels if label.isVisible())
        return [text for text in texts if TROUBLE.search(text)]

    def held(self) -> frozenset[bytes]:
        """Return every record of the diary."""
        return records_of(read_contents(self.journal))

    def _opened(self, went: WentBack | None) -> App:
        made = App(self._qt, self.paths, WindowOptions(), self.clock, went)
        made.window.resize(1280, 800)
        made.window.show()
        return made


def records_of(contents: Contents) -> frozenset[bytes]:
    """Return each record by itself; of a session that may go on, what of it stays."""
    kept: list[object] = []
    for name in contents.__struct_fields__:
        if name != "sessions":
            kept += ((name, one) for one in getattr(contents, name))
    for session in contents.sessions:
        key = session.start.id
        kept += [session.start, *((key, event) for event in session.events)]
        if session.state is not SessionState.OPEN:
            kept.append((key, session.state))
    return frozenset(map(msgspec.msgpack.encode, kept))
