"""What shows the settings about the files of the diary, and what another one would bring."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop

from backstretch.diary.merging import DiaryFiles
from backstretch.journal.store import Journal
from backstretch.ui.settings_desk import SettingsDesk
from demo import Demo
from trends_demo import keep_weeks

RUNS = 12


def files(demo: Demo) -> None:
    """Show the files a diary can go to and come from."""
    _with_files(demo)


def preview(demo: Demo) -> None:
    """Show what the diary of another computer would bring."""
    demo.forget()
    desk = _with_files(demo)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "desktop.json"
        with Journal.open(Path(folder) / "journal.db") as other:
            keep_weeks(other, demo.diary().today(), RUNS)
            DiaryFiles(other, demo.clock).export(file)
        looked = QEventLoop()
        desk.data_desk.looked.connect(looked.quit)
        desk.page.data.merge_asked.emit(file)
        looked.exec()


def _with_files(demo: Demo) -> SettingsDesk:
    desk = demo.show_settings("data")
    desk.serve_data(DiaryFiles(demo.journal, demo.clock), lambda: None)
    return desk
