"""What happens to the window from outside: painted, seen or not, asked to end, its screen lost."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QTimer,
    QtMsgType,
    Signal,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QMainWindow


class WindowWatch(QObject):
    """Tells what happens to a window.

    Signals:
        painted: it was painted for the first time.
        seen_changed: whether anybody can see it; minimised and hidden count as unseen.
    """

    painted = Signal()
    seen_changed = Signal(bool)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)
        elif event.type() in (QEvent.Type.WindowStateChange, QEvent.Type.Show, QEvent.Type.Hide):
            self.seen_changed.emit(self._window.isVisible() and not self._window.isMinimized())
        return super().eventFilter(watched, event)


class StopSignals(QObject):
    """Leaves when the system asks the program to end, without polling for it.

    It leaves once the event loop comes to it; `told` is true at once, for work that takes long.
    """

    def __init__(self, parent: QObject, leave: Callable[[], object]) -> None:
        super().__init__(parent)
        self.told = False
        self._leave = leave
        self._pipe: tuple[int, int] | None = None
        if sys.platform == "win32":
            return
        self._pipe = reader, writer = os.pipe()
        os.set_blocking(writer, False)
        signal.set_wakeup_fd(writer)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._go)

    def close(self) -> None:
        """Give the signals back."""
        if self._pipe:
            signal.set_wakeup_fd(-1)
            self._notifier.setEnabled(False)
            for end in self._pipe:
                os.close(end)
            self._pipe = None

    def _go(self) -> None:
        """Leave once: what the system wrote stays in the pipe."""
        self._notifier.setEnabled(False)
        self._leave()

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.told = True


class LostScreen:
    """Calls `keep` where the screen is lost for good, as at the end of a login under Wayland.

    With X, Qt then leaves the event loop, and all is closed as ever. With Wayland it says so in a
    message and calls _exit(): no event comes any more, so the one moment left is that message.
    Were its words others, nothing would be kept here, and the next start does as after a kill.
    """

    WORDS = "The Wayland connection"
    COMES_BACK = "QT_WAYLAND_RECONNECT"
    """Where a desktop has this in the environment, Qt waits for the new screen and goes on."""

    def __init__(self, keep: Callable[[], object]) -> None:
        self._keep: Callable[[], object] | None = keep
        self._thread = threading.get_ident()
        self._before = qInstallMessageHandler(self._take)

    def close(self) -> None:
        """Leave Qt's messages to whoever had them before."""
        self._keep = None
        qInstallMessageHandler(self._before)

    def _take(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        """Say what Qt says, as it does itself, and keep all there is where that was the end."""
        if sys.stderr:  # a program without a console has none
            sys.stderr.write(f"{qFormatLogMessage(kind, context, words)}\n")
        keep = self._keep
        if keep and self._is_the_end(words) and threading.get_ident() == self._thread:
            self._keep = None
            keep()

    def _is_the_end(self, words: str) -> bool:
        return words.startswith(self.WORDS) and self.COMES_BACK not in os.environ
