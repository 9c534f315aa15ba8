"""What shows the settings about the files of the diary, and what another one would bring."""

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from backstretch.diary.copying import DiaryCopies
from backstretch.diary.merging import DiaryFiles
from backstretch.journal.store import Journal
from backstretch.ui.settings_desk import SettingsDesk
from demo import Demo
from trends_demo import keep_weeks

RUNS = 12
_WORD = "three blue herons"


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


def lock(demo: Demo) -> None:
    """Show what is asked before a copy is locked."""
    part = _with_copies(demo).page.data.copies
    part.save_button.click()
    part.lock_card.tick.setChecked(True)
    part.lock_card.fields.first.line.setText(_WORD)
    part.lock_card.fields.first.line.textEdited.emit(_WORD)
    part.lock_card.fields.again.line.setText(_WORD[:-1])
    part.lock_card.go_button.click()


def locked_copy(demo: Demo) -> None:
    """Show what a locked copy is asked for, after a passphrase that did not fit."""
    part = _with_copies(demo).page.data.copies
    part.ask_passphrase("backstretch.db.locked", "")
    part.open_card.fields.first.line.setText(_WORD)
    part.ask_passphrase(
        "backstretch.db.locked", "It does not open the file, or the first bytes of it were changed."
    )


def copy(demo: Demo) -> None:
    """Show what is in a copy that could be gone back to."""
    demo.forget()
    desk = _with_copies(demo)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "backstretch.db"
        with Journal.open(Path(folder) / "journal.db") as other:
            keep_weeks(other, demo.diary().today(), RUNS)
            DiaryCopies(other.path, other, demo.clock.now).take().write(file, None)
        looked = QEventLoop()
        desk.copies_desk.looked.connect(looked.quit)
        desk.page.data.copies.look_asked.emit(file)
        looked.exec()


def _with_copies(demo: Demo) -> SettingsDesk:
    desk = _with_files(demo)
    desk.serve_backups(demo.journal.path, demo.journal, demo.clock.now)
    desk.serve_copies(DiaryCopies(demo.journal.path, demo.journal, demo.clock.now))
    return desk


def unsaved(demo: Demo) -> None:
    """Show what is offered where an entry cannot be saved."""
    book = demo.logbook()
    book.log_run()
    book.desk.page.complain(
        "The disk is full, so the journal /home/anna/.local/share/backstretch/journal.db could not "
        "be saved. Make some room, then try again; what was saved before is kept. Your entry is "
        "still on this page.",
        unsaved=True,
    )


def forget(demo: Demo) -> None:
    """Show what is asked before the words of deleted entries go for good."""
    page = _with_files(demo).page
    part = page.data.forget
    lines = (
        "3 notes of deleted entries are still in the diary, out of sight.",
        "These backups hold what you wrote in deleted entries: Tuesday 12 May 2026, 18:53; "
        "Monday 11 May 2026, 07:31.",
    )
    part.show_holders(lines, can_forget=True)
    part.ask_button.click()
    QTimer.singleShot(0, page, partial(page.ensureWidgetVisible, part.question))
