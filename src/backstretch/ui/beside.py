"""Does work in threads beside the window, and goes on in the window once each is done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

Then = Callable[[], object]
Work = Callable[[], Then]


class _Thread(QThread):
    """Does one piece of work.

    Signals:
        done: this thread; the work is done, or raised what it should not.
    """

    done = Signal(object)

    def __init__(self, parent: QObject, work: Work) -> None:
        super().__init__(parent)
        self._work = work
        self.then: Then | None = None

    def run(self) -> None:
        try:
            self.then = self._work()
        finally:
            self.done.emit(self)


class Beside(QObject):
    """Starts work; each piece returns what is to be done in the window then.

    Signals:
        failed: a piece of work raised what it should not, and nothing comes of it.
    """

    failed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._threads: set[_Thread] = set()

    def start(self, work: Work) -> None:
        """Do this beside the window. It must not touch what belongs to the window."""
        thread = _Thread(self, work)
        self._threads.add(thread)
        thread.done.connect(self._go_on)  # of this object, so that it runs in its thread
        thread.start()

    def wait(self, longest_ms: int) -> None:
        """Come back once all is done; what should follow in the window no more does."""
        for thread in self._threads:
            thread.wait(longest_ms)
        self._threads.clear()

    def _go_on(self, thread: _Thread) -> None:
        if thread not in self._threads:
            return  # it was waited for
        thread.wait()
        self._threads.discard(thread)
        then = thread.then or self.failed.emit
        thread.deleteLater()
        then()
