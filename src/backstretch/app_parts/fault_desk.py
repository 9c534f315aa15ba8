"""Meets the faults of ours that nothing else caught: told once, written down, and gone on from."""

import platform
import sys
import threading
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication

from backstretch import __version__
from backstretch.app_parts.shared import Shared
from backstretch.faults import Fault, fault_of
from backstretch.log_file import LogFile

if TYPE_CHECKING:
    from backstretch.ui.fault_dialog import FaultDialog

QUIET_NS = 60 * 1_000_000_000
MOST_TOLD = 3
MOST_DIALOGS = 10
MOST_KINDS = 20


class FaultDesk(QObject):
    """Tells of uncaught exceptions in slots and threads, one dialog at a time.

    The same fault is told again only after a minute, and no more than three times, and of many
    different ones the first twenty are; a dialog that is open takes up what comes meanwhile. What
    is told, written down or put on stderr, which many desktops keep, holds no words of the
    exception: see faults.py. `keep` puts drafts where they are safe, before a fault is told.
    """

    _met = Signal(object)

    def __init__(self, shared: Shared, keep: Callable[[], None]) -> None:
        super().__init__()
        self._shared = shared
        self._keep = keep
        self._log = LogFile(shared.paths.log)
        self._seen: Counter[Fault] = Counter()
        self._told: Counter[Fault] = Counter()
        self._told_at: dict[Fault, int] = {}
        self._dialogs = 0
        self._waiting = False
        self._before: tuple[object, object] | None = None
        self.dialog: FaultDialog | None = None
        self._met.connect(self._meet)  # of this object, so that it runs in its thread
        shared.watch.seen_changed.connect(self._catch_up)

    def begin(self) -> None:
        """Meet every exception that nothing catches, from now on."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._take
        threading.excepthook = self._take_of_thread

    def write_down(self, error: Exception) -> None:
        """Only write a fault into the log, as where nobody can be told."""
        self._log.add(self._shared.clock.now(), str(fault_of(error)))

    def close(self) -> None:
        """Leave exceptions to those who had them before."""
        if self._before:
            sys.excepthook, threading.excepthook = self._before  # type: ignore[assignment]
            self._before = None

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):  # somebody wants the program to end
            sys.__excepthook__(kind, error, trace)
            return
        self._met.emit(fault_of(error.with_traceback(trace)))

    def _take_of_thread(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None:
            self._take(met.exc_type, met.exc_value, met.exc_traceback)

    def _meet(self, fault: Fault) -> None:
        if fault not in self._seen and len(self._seen) == MOST_KINDS:
            return
        self._seen[fault] += 1
        if self._seen[fault] == 1:
            entry = f"{self._versions()}\n{fault}"
            self._log.add(self._shared.clock.now(), entry)
            if sys.stderr:  # a program without a console has none
                sys.stderr.write(f"{entry}\n")
        if self._may_tell(fault):
            self._tell(fault)

    def _may_tell(self, fault: Fault) -> bool:
        """Tell a fault once in a while; one that comes with every tick would be in the way."""
        at = self._told_at.get(fault)
        if at is not None and self._shared.clock.monotonic_ns() - at < QUIET_NS:
            return False
        return self._told[fault] < MOST_TOLD

    def _tell(self, fault: Fault) -> None:
        self._told[fault] += 1
        self._note_time(fault)
        try:
            self._keep()
        except Exception as error:  # it may be what is broken; the fault is told all the same
            self.write_down(error)
        if not self._shared.window.isVisible():
            self._waiting = True
            return
        self._show()

    def _show(self) -> None:
        self._waiting = False
        if self.dialog is None:
            from backstretch.ui.fault_dialog import FaultDialog

            self.dialog = FaultDialog(self._shared.theme, self._shared.window)
            self.dialog.finished.connect(self._end)
        if not self.dialog.isVisible():
            if self._dialogs == MOST_DIALOGS:
                return
            self._dialogs += 1
            self.dialog.open()
        self.dialog.show_details(self._details())

    def _end(self) -> None:
        """Count the minute of quiet from when the words were read."""
        for fault in self._told:
            self._note_time(fault)

    def _note_time(self, fault: Fault) -> None:
        self._told_at[fault] = self._shared.clock.monotonic_ns()

    def _catch_up(self, seen: bool) -> None:
        if seen and self._waiting:
            self._show()

    def _details(self) -> str:
        met = (f"{fault}\n({self._seen[fault]}×)" for fault in self._told)
        return "\n\n".join((self._versions(), *met))

    def _versions(self) -> str:
        return (
            f"Backstretch {__version__}, Python {platform.python_version()}, Qt {qVersion()} "
            f"({QGuiApplication.platformName()}), {platform.system()} {platform.release()}"
        )
