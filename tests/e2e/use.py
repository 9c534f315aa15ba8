"""The window in this process, used as a person would, for what can only be seen from outside it.

It is for scripts that a test starts: under strace, with little room on the disk.
"""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from backstretch.app import App, WindowOptions
from backstretch.clock import SystemClock
from backstretch.paths import Paths, find_paths
from backstretch.ui.data_desk import DataDesk
from backstretch.ui.import_desk import ImportDesk
from backstretch.ui.pages.settings import SettingsPage
from tests.fakes import used_home

PATIENCE_NS = 60 * 1_000_000_000
STEP_S = 0.005
TROUBLE = re.compile(
    "could not be|cannot be|reported an error|disk is full|was moved|No backup was made"
)


class Use:
    """A window of a home, its pages and what is done there; `app` is all of it."""

    def __init__(self, home: Path, *, new: bool = True, speed: float = 60) -> None:
        self.qt = QApplication(["backstretch", "-style", "fusion"])
        self._clock = SystemClock()
        self.paths: Paths = used_home(home, cue_level="tones") if new else find_paths(home)
        self.app = App(self.qt, self.paths, WindowOptions(speed=speed))
        self.app.faults.begin()
        self.app.window.show()
        self.until(lambda: self.app.minding is not None, "the window")

    def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Let the window work until this is so; give up where it takes too long."""
        begin = self._clock.monotonic_ns()
        while not is_so():
            if self._clock.monotonic_ns() - begin > PATIENCE_NS:
                raise AssertionError(f"never came: {what}")
            self.qt.processEvents()
            self._clock.wait(STEP_S)
        self.qt.processEvents()

    def visit_every_page(self) -> None:
        """Look at every page, and at every section of the Settings."""
        window = self.app.window
        for asked in (
            window.plan_asked,
            window.journal_asked,
            window.trends_asked,
            window.library_asked,
            window.settings_asked,
            window.log_asked,
        ):
            asked.emit()
            self.settle()
        page = self.settings()
        for name in page.entries:
            page.choose(name)
            self.settle()
        window.show_today()
        self.settle()

    def write_run(self, distance: str) -> None:
        """Write a run on the page for it, and press Save."""
        self.app.window.log_asked.emit()
        page = self.app.parts.logbook().desk.page
        page.run.distance.line.setText(distance)
        page.save_button.click()
        self.settle()

    def stretch(self) -> None:
        """Do a part of today's session, and end it."""
        self.app.begin(self.app.today.routine)
        player = self.app.window.player
        self.until(player.isVisible, "the player")
        for asked in (
            player.pause_asked,
            player.resume_asked,
            player.next_asked,
            player.end_asked,
            player.closed,
        ):
            asked.emit()
            self.settle()

    def bring_in(self, file: Path) -> None:
        """Read a file of a watch, and keep it."""
        desk = self.read_watch(file)
        done: list[None] = []
        desk.kept.connect(lambda *_: done.append(None))
        desk.page.keep_button.click()
        self.until(lambda: bool(done), "the runs of a file")

    def read_watch(self, file: Path) -> ImportDesk:
        """Read a file of a watch, up to where it can be kept."""
        self.app.parts.logbook().import_runs([file])
        desk = self.app.window.findChild(ImportDesk)
        assert isinstance(desk, ImportDesk)
        self.until(desk.page.keep_button.isEnabled, "what is in the file")
        return desk

    def settings(self) -> SettingsPage:
        """Return the page of the Settings, opened."""
        self.app.window.settings_asked.emit()
        page = self.app.window.findChild(SettingsPage)
        assert isinstance(page, SettingsPage)
        return page

    def export(self, target: Path) -> DataDesk:
        """Write the whole diary to a file from the Settings."""
        page = self.settings()
        desk = page.findChild(DataDesk)
        assert isinstance(desk, DataDesk)
        told: list[None] = []
        desk.exported.connect(lambda: told.append(None))
        page.data.export_asked.emit(target)
        self.until(lambda: bool(told), "the end of an export")
        return desk

    def says(self) -> list[str]:
        """Return every sentence in sight that tells of trouble with a file."""
        labels = self.app.window.findChildren(QLabel)
        texts = (label.text() for label in labels if label.isVisible())
        return [text for text in texts if TROUBLE.search(text)]

    def close(self) -> None:
        """Close the window as a person does, so that all that waits for the end is told of it."""
        QTimer.singleShot(0, self.app.window.leave)
        self.qt.exec()
        self.app.close()

    def settle(self) -> None:
        """Let the window do what it has to do."""
        for _ in range(20):
            self.qt.processEvents()
