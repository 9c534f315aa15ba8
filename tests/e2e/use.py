"""The window in this process, used as a person would, for what can only be seen from outside it.

It is for scripts that a test starts: under strace, with little room on the disk.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from backstretch.app import App, WindowOptions
from backstretch.clock import SystemClock
from backstretch.paths import Paths
from backstretch.ui.data_desk import DataDesk
from backstretch.ui.import_desk import ImportDesk
from backstretch.ui.pages.settings import SettingsPage
from tests.fakes import used_home

PATIENCE_NS = 60 * 1_000_000_000
STEP_S = 0.005


class Use:
    """A window of a home, its pages and what is done there; `app` is all of it."""

    def __init__(self, home: Path, speed: float = 60) -> None:
        self.qt = QApplication(["backstretch", "-style", "fusion"])
        self._clock = SystemClock()
        self.paths: Paths = used_home(home, cue_level="tones")
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
            self._settle()
        page = self.settings()
        for name in page.entries:
            page.choose(name)
            self._settle()
        window.show_today()
        self._settle()

    def write_run(self, distance: str) -> None:
        """Write a run on the page for it, and press Save."""
        self.app.window.log_asked.emit()
        page = self.app.parts.logbook().desk.page
        page.run.distance.line.setText(distance)
        page.save_button.click()
        self._settle()

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
            self._settle()

    def bring_in(self, file: Path) -> ImportDesk:
        """Read a file of a watch, and press what keeps it."""
        self.app.parts.logbook().import_runs([file])
        desk = self.app.window.findChild(ImportDesk)
        assert isinstance(desk, ImportDesk)
        self.until(desk.page.keep_button.isEnabled, "what is in the file")
        desk.page.keep_button.click()
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

    def close(self) -> None:
        """Close the window as a person does."""
        self.app.window.leave()
        self.app.close()

    def _settle(self) -> None:
        for _ in range(20):
            self.qt.processEvents()
