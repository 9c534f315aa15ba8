"""The scenes in which something is not as it should be with the diary, or with the program.

They show the program itself, put together as a start puts it together, in a home made for it.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta

import msgspec
from PySide6.QtCore import QEventLoop, QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from back_demo import keep_run_of
from backstretch.app import App, WindowOptions
from backstretch.app_parts.going_back import COMPARE, FOLDER, NEWER, WentBack, restored
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.migrate import latest_version
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.settings import save_settings
from backstretch.ui.today_state import NoticeAction
from demo import MOST_ROUNDS, THURSDAY, Demo, NotThere, settle

LONGEST_MS = 10_000
_BREAK = (
    "DROP TRIGGER event_stays",
    "DELETE FROM event WHERE session = 1 AND seq = 2",
)


def backups(demo: Demo) -> None:
    """Show the list of backups."""
    paths = _backed_up(demo, 74)
    for hours, why in ((50, Why.IMPORT), (26, Why.SAVED), (2, Why.ASKED)):
        _write(paths, THURSDAY - timedelta(days=hours))
        make_backup(paths.journal, why, demo.clock.now() - timedelta(hours=hours))
    app = _opened(demo, paths)
    desk = app._pages.settings_at("data")
    _until(desk.backups_desk.listed, desk.backups_desk.refresh)
    _settle(demo.window)
    desk.page.show_top_of(desk.page.data.backups)


def damaged(demo: Demo) -> None:
    """Show Today where the diary is damaged, with the backup there is."""
    _opened(demo, _broken(demo))


def newer(demo: Demo) -> None:
    """Show Today where a newer program wrote the diary."""
    _opened(demo, _of_the_future(demo))


def newer_read(demo: Demo) -> None:
    """Show a diary that a newer program wrote, for reading."""
    _opened(demo, _of_the_future(demo), WentBack(reading=True))


def altered(demo: Demo) -> None:
    """Show Today where something else changed the diary."""
    _opened(demo, _changed(demo))


def compared(demo: Demo) -> None:
    """Show how a diary differs that something else changed."""
    app = _opened(demo, _changed(demo))
    app.window.today.notice_action_asked.emit(COMPARE)
    reviewing = app.going_back.reviewing
    if reviewing is None:
        raise NotThere("Nothing is compared.")
    _until(reviewing.compared)


def went_back(demo: Demo) -> None:
    """Show Today after going back to a backup."""
    _after_going_back(demo)


def salvaged(demo: Demo) -> None:
    """Show what is newer in the damaged file, one entry ticked off."""
    app = _after_going_back(demo)
    app.window.today.notice_action_asked.emit(NEWER)
    desk = app._pages.settings_at("data")
    _until(desk.backups_desk.listed, desk.backups_desk.refresh)
    desk.page.data.review.rows[-1].setChecked(False)
    _settle(demo.window)
    desk.page.show_top_of(desk.page.data.review)


def read_only(demo: Demo) -> None:
    """Show Today where the folder of the diary cannot be written to."""
    demo.today.notices.tell(
        "/home/anna/.local/share/backstretch cannot be written to, so nothing new is saved; what "
        "was saved before can be read. Make it writable for you, then start again.",
        (NoticeAction(FOLDER, "Open folder"),),
        lasting=True,
    )
    demo.show_today()


def no_backup(demo: Demo) -> None:
    """Show Today where a backup could not be made."""
    app = _opened(demo, _backed_up(demo))
    if app.backups is None:
        raise NotThere("Nothing is backed up.")
    app.backups.complained.emit(
        "No backup was made in /home/anna/.local/share/backstretch/backups: the disk is full. "
        "Check that the disk has room and is in order, then try again. What was saved is kept."
    )


def fault(demo: Demo) -> None:
    """Show what is told of a fault of ours."""
    app = _opened(demo, _backed_up(demo))
    app.faults.begin()
    QTimer.singleShot(0, app, _fail)
    _wait_until(lambda: app.faults.dialog is not None)
    app.faults.close()
    demo.on_top = app.faults.dialog


def _fail() -> None:
    raise ValueError("a picture of what is told of this")


def _after_going_back(demo: Demo) -> App:
    paths = _broken(demo)
    return _opened(demo, paths, restored(paths.journal, 1, demo.clock.now()))


def _opened(demo: Demo, paths: Paths, went: WentBack | None = None) -> App:
    """Start the program in a home, in place of the window there was."""
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        raise NotThere("There is no program to show.")
    save_settings(paths.settings, msgspec.structs.replace(demo.settings, first_start="done"))
    app = App(qt, paths, WindowOptions(), demo.clock, went)
    app.window.resize(demo.window.size())
    demo.show_instead(app.window, app.close)
    _until(app.watch.painted, app.window.show)
    return app


def _backed_up(demo: Demo, hours: int = 3) -> Paths:
    paths = demo.another_home()
    make_backup(paths.journal, Why.SAVED, demo.clock.now() - timedelta(hours=hours))
    return paths


def _with_more(demo: Demo) -> Paths:
    """Return a home in which something was written after its backup."""
    paths = _backed_up(demo)
    for days in (-1, -2):
        _write(paths, THURSDAY + timedelta(days=days))
    return paths


def _write(paths: Paths, day: date) -> None:
    with Journal.open(paths.journal) as journal:
        keep_run_of(journal, day)


def _broken(demo: Demo) -> Paths:
    return _with(_with_more(demo), *_BREAK)


def _of_the_future(demo: Demo) -> Paths:
    return _with(_with_more(demo), f"PRAGMA user_version = {latest_version() + 1}")


def _changed(demo: Demo) -> Paths:
    paths = _with_more(demo)
    content = paths.journal.read_bytes()
    paths.journal.write_bytes(content.replace(b"Europe/Berlin", b"Europe/Dublin", 2))
    return paths


def _with(paths: Paths, *statements: str) -> Paths:
    """Do this to the diary of a home, as no part of the program does."""
    with closing(sqlite3.connect(paths.journal, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return paths


def _settle(window: QObject) -> None:
    """Let everything find its place."""
    qt = QApplication.instance()
    if isinstance(qt, QApplication):
        settle(qt, window)


def _wait_until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so.

    Raises:
        NotThere: it does not come to that.
    """
    for _ in range(MOST_ROUNDS):
        if is_so():
            return
        QApplication.processEvents()
    raise NotThere("It takes too long.")


def _until(signal: SignalInstance, begin: Callable[[], object] = bool) -> None:
    """Wait for a signal, after doing what leads to it.

    Raises:
        NotThere: it does not come.
    """
    loop = QEventLoop()
    came: list[bool] = []

    def note(*_: object) -> None:
        came.append(True)
        loop.quit()

    signal.connect(note)
    begin()
    if not came:
        QTimer.singleShot(LONGEST_MS, loop.quit)
        loop.exec()
    if not came:
        raise NotThere("It takes too long.")
