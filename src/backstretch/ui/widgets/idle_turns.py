"""Small pieces of work done in idle time, one at each turn of the event loop."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class IdleTurns(QObject):
    """Lets whoever began first finish first; what is typed meanwhile waits for one piece alone.

    A worker does one piece each time it is called, until it rests. One that belongs to a widget
    has to rest before the widget goes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: list[Callable[[], None]] = []
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._take_turn)

    def begin(self, worker: Callable[[], None]) -> None:
        """Call this in idle time, again and again."""
        if worker not in self._workers:
            self._workers.append(worker)
        self._idle.start()

    def rest(self, worker: Callable[[], None]) -> None:
        """Do not call it any more."""
        if worker in self._workers:
            self._workers.remove(worker)
        if not self._workers:
            self._idle.stop()

    def is_at_work(self, worker: Callable[[], None]) -> bool:
        """Return whether it is called until it rests."""
        return worker in self._workers

    def _take_turn(self) -> None:
        self._workers[0]()
