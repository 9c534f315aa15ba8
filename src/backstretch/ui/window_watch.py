"""What happens to the window from outside: first painted, seen or not, asked to end."""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer, Signal
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
    """Leaves when the system asks the program to end, without polling for it."""

    def __init__(self, parent: QObject, leave: Callable[[], object]) -> None:
        super().__init__(parent)
        self._pipe: tuple[int, int] | None = None
        if sys.platform == "win32":
            return
        self._pipe = reader, writer = os.pipe()
        os.set_blocking(writer, False)
        signal.set_wakeup_fd(writer)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(leave)

    def close(self) -> None:
        """Give the signals back."""
        if self._pipe:
            signal.set_wakeup_fd(-1)
            self._notifier.setEnabled(False)
            for end in self._pipe:
                os.close(end)
            self._pipe = None
