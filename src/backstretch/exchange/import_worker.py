"""Has files read by a process of its own, which is ended and begun anew when one goes wrong."""

import contextlib
import subprocess
import sys
from collections.abc import Sequence
from threading import Event, Timer
from types import TracebackType
from typing import Self

import msgspec

from backstretch.exchange.import_child import READY, Order
from backstretch.exchange.run_files import FileRead, Refusal, Terms, Why

CHILD = ("-P", "-m", "backstretch.exchange.import_child")
LONGEST_FILE_S = 4.5
LONGEST_START_S = 30.0
_LONGEST_ANSWER = 64 * 1024 * 1024
"""A track of a million points, which nobody ran."""
_NO_CONSOLE = 0
if sys.platform == "win32":
    _NO_CONSOLE = subprocess.CREATE_NO_WINDOW

_Process = subprocess.Popen[bytes]


class ImportWorker:
    """Reads the bytes of one file after the other, each within a time. Blocks: use it in a thread.

    `command` starts the process; by default this Python does, anywhere on the way to it. The
    time limit is a thread that ends the process, so that it holds however the process hangs.
    """

    def __init__(self, command: Sequence[str] = (), longest_file_s: float = LONGEST_FILE_S) -> None:
        self._command = tuple(command) or (sys.executable, *CHILD)
        self._longest_file_s = longest_file_s
        self._decoder: msgspec.json.Decoder[FileRead] = msgspec.json.Decoder(FileRead)
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The number of the process that reads, or None while there is none."""
        return None if self._process is None else self._process.pid

    def read(self, data: bytes, terms: Terms) -> FileRead:
        """Return what is in these bytes, by these terms.

        A file that the process cannot get through is refused, and the next has a new process.
        """
        process = self._running()
        if process is None:
            return Refusal(Why.FAILED)
        order = msgspec.json.encode(Order(len(data), terms)) + b"\n"
        answer, late = _ask(process, (order, data), self._longest_file_s)
        if not late:
            try:
                return self._decoder.decode(answer)
            except msgspec.MsgspecError:
                pass  # it died, or says what no reader of ours says
        self.close()
        return Refusal(Why.TOO_SLOW if late else Why.FAILED)

    def close(self) -> None:
        """End the process. Another reading begins a new one."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)

    def _running(self) -> _Process | None:
        if self._process is None:
            try:
                process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=_NO_CONSOLE,
                )
            except OSError:
                return None
            answer, late = _ask(process, (), LONGEST_START_S)
            if late or answer != READY:
                _end(process)
                return None
            self._process = process
        return self._process


def _ask(process: _Process, parts: Sequence[bytes], within_s: float) -> tuple[bytes, bool]:
    """Return the line that answers these bytes, and whether the process was ended for its time."""
    ended = Event()

    def end() -> None:
        ended.set()
        process.kill()

    watch = Timer(within_s, end)
    watch.daemon = True
    watch.start()
    answer = b""
    try:
        if process.stdin is not None and process.stdout is not None:
            for part in parts:
                process.stdin.write(part)
            process.stdin.flush()
            answer = process.stdout.readline(_LONGEST_ANSWER)
    except OSError:
        pass  # it died while it was told
    watch.cancel()
    watch.join()
    return answer, ended.is_set()


def _end(process: _Process) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):  # what it was told last has nobody to go to
                pipe.close()
    process.wait()
