"""Diagnostics in the window are what the command prints, and nothing of the diary is in them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.log_file import LogFile
from backstretch.ui.pages.settings import SettingsPage
from tests.e2e.program import Program
from tests.fakes import used_home
from tests.windows import shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


def told(app: App, qtbot: QtBot) -> list[str]:
    """Return the lines that About shows."""
    app.window.settings_asked.emit()
    page = app.window.page_in_hand()
    assert isinstance(page, SettingsPage)
    page.choose("about")
    part = page.about.diagnostics
    part.show_button.click()
    qtbot.waitUntil(part.copy_button.isVisible, timeout=20_000)
    return part.text.toPlainText().splitlines()


def test_the_window_tells_what_the_command_tells_and_no_word_of_the_diary(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    paths = used_home(home)
    program = Program(home, {"HOME": str(tmp_path)})
    noted = ("--note", "a quiet word by the canal", "--pain", "7", "--distance", "12.34")
    assert program.run("log", "run", *noted).returncode == 0
    LogFile(paths.log).add(datetime(2026, 3, 2, 8, tzinfo=UTC), "OSError in sound.py")
    app = shown(App(qapp, paths, WindowOptions(speed=60)), qtbot)
    lines = told(app, qtbot)
    printed = program.run("doctor", "--log").stdout.splitlines()
    names = [line[4:].split()[0] for line in lines]
    assert names == [line[4:].split()[0] for line in printed]
    same = [line for line in lines if line.split()[1] in ("versions", "content", "poses", "voice")]
    assert len(same) == 4
    assert {*same} <= {*printed}
    assert lines[-1] == printed[-1] == LogFile(paths.log).read().rstrip()
    journal = next(line for line in lines if line.split()[1] == "journal")
    assert journal.startswith("ok")
    assert "is in order" in journal
    text = "\n".join(lines)
    for word in ("quiet", "canal", "12.34", "12,34"):
        assert word not in text
