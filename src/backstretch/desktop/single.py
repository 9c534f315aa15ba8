"""The window that is there already hears what other starts ask, and comes forward."""

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal
from PySide6.QtWidgets import QWidget

from backstretch.clock import Clock
from backstretch.desktop.one_window import TOKEN, OneWindow, Start

__all__ = ["TOKEN", "Single", "Start", "bring_forward"]


class Single(QObject):
    """Lets one process at a time show the diary that this folder belongs to.

    `one` is what settled already that this is the first.

    Signals:
        asked: another start wants the window; with the desktop's leave to raise it, or "".
    """

    asked = Signal(str)

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        parent: QObject | None = None,
        one: OneWindow | None = None,
    ) -> None:
        super().__init__(parent)
        self._one = one or OneWindow(folder, clock)
        self._watcher: QFileSystemWatcher | None = None

    def begin(self) -> Start:
        """Become the first or ask the first, as `OneWindow.begin` does; needs no event loop."""
        return self._one.begin()

    def listen(self) -> None:
        """Hear from now on what other starts ask."""
        self._watcher = QFileSystemWatcher(self)
        if os.access(self._one.folder, os.R_OK):  # Qt prints its complaint of any other
            self._watcher.addPath(str(self._one.folder))
        self._watcher.directoryChanged.connect(self._answer)
        self._one.started()
        self._answer()

    def close(self) -> None:
        """Let another start be the first."""
        if self._watcher:
            self._watcher.deleteLater()
            self._watcher = None
        self._one.close()

    def _answer(self) -> None:
        token = self._one.request()
        if token is not None:
            self.asked.emit(token)


def bring_forward(window: QWidget, token: str = "") -> None:
    """Show a window, also a hidden or minimised one, and ask the desktop for the focus.

    Wayland gives it only against the `token` that a notice or another start was given.
    """
    if token:
        os.environ[TOKEN] = token
    if window.isMinimized():
        window.showNormal()
    else:
        window.show()
    window.activateWindow()
