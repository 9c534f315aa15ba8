"""A real session under the real driver that prints how many ms late each cue was told."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from backstretch.clock import SystemClock
from backstretch.content.library import load_library
from backstretch.resources import resources_dir
from backstretch.session.kit import SessionKit
from backstretch.session.run import SessionRun
from backstretch.settings import Settings
from backstretch.ui.player_view import PlayerView
from backstretch.ui.session_driver import SessionDriver
from tests.fakes import MemoryJournal


class Noting:
    """Notes for each cue how many ms after its due time it was told."""

    def __init__(self, run: SessionRun, clock: SystemClock) -> None:
        self.late_ms: list[float] = []
        self._run = run
        self._clock = clock
        self._begin_ns = 0
        steps = run.engine.script.steps
        self._due_ms = [
            sum(step.ms for step in steps[:number]) + cue.at_ms
            for number, step in enumerate(steps)
            for cue in run.sheet.cues(number, step.ms, False)
        ]

    def begin(self) -> None:
        """The session starts now."""
        self._begin_ns = self._clock.monotonic_ns()

    def hear(self, cues: tuple[object, ...]) -> None:
        """Take the cues that are told now; they come in the order of the script."""
        now = (self._clock.monotonic_ns() - self._begin_ns) / 1e6
        for _ in cues:
            self.late_ms.append(now - self._due_ms[len(self.late_ms)])


def main(seconds: int) -> int:
    """Run a session for some seconds and print how late each cue came, in ms."""
    qt = QApplication(sys.argv[:1])
    clock = SystemClock()
    library = load_library(resources_dir())
    kit = SessionKit(library, MemoryJournal(), clock, Settings(), lambda _: None)
    run = kit.begin(library.routine("after-run", 12))
    noting = Noting(run, clock)
    driver = SessionDriver(run, PlayerView(run.engine, library))
    driver.cues_due.connect(noting.hear)
    noting.begin()
    driver.start()
    QTimer.singleShot(seconds * 1000, qt.quit)
    code = qt.exec()
    print("\n".join(str(ms) for ms in noting.late_ms))
    return code


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
