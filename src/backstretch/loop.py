"""The window from its start to its end, and once more where the diary was restored meanwhile."""

import sys
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from backstretch import APP_ID, __version__
from backstretch.app import App, WindowOptions
from backstretch.app_parts.going_back import WentBack
from backstretch.cli import OK, TROUBLE, USAGE, be_first
from backstretch.clock import SystemClock
from backstretch.content.choice import UnknownRoutine
from backstretch.desktop.one_window import OneWindow
from backstretch.desktop.single import Single
from backstretch.paths import Paths, sweep_unfinished
from backstretch.private import close_to_others
from backstretch.ui.window_watch import LostScreen, StopSignals


def run_app(
    paths: Paths,
    options: WindowOptions,
    qt: QApplication | None = None,
    one: OneWindow | None = None,
) -> int:
    """Show the window until it is closed and return the exit code.

    `one` settled that it is the only one of this home; `qt` is what `make_qt` made, where
    something had to be asked before.
    """
    single = Single(paths.cache / "window", SystemClock(), one=one)
    qt = qt or make_qt()
    try:
        code, then = run_window(qt, paths, options, single, None)
        while then:
            # Nobody has the journal open now, and all that the new window shows is read anew.
            again = WindowOptions(options.speed)
            code, then = run_window(qt, paths, again, single, then())
    except UnknownRoutine as error:
        print(error, file=sys.stderr)
        return USAGE
    finally:
        single.close()
    return OK if code == 0 else code


def make_qt() -> QApplication:
    """Make Qt's application, once in a process."""
    # Named here, Qt does not first make the system's style and dress everything twice.
    qt = QApplication([*sys.argv[:1], "-style", "fusion"])
    qt.setApplicationName("Backstretch")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP_ID)
    return qt


def run_homeless(why: str, options: WindowOptions) -> int:
    """Show the window on a folder that the person chooses, as the usual place will not do."""
    from backstretch.app_parts.homeless import choose_home

    qt = make_qt()
    paths = choose_home(qt, why)
    if paths is None:
        return TROUBLE
    sweep_unfinished(paths.folders)
    one = be_first(paths)
    if isinstance(one, int):
        return one
    return run_app(paths, replace(options, was_open=close_to_others(paths.folders)), qt, one)


def run_window(
    qt: QApplication,
    paths: Paths,
    options: WindowOptions,
    single: Single,
    went: WentBack | None,
) -> tuple[int, Callable[[], WentBack] | None]:
    """Show a window until it is closed; return the exit code, and what is to be done then."""

    def leave() -> None:
        app.window.leave()

    stop = StopSignals(qt, leave)  # told to end while it starts, it closes the diary all the same
    try:
        app = App(qt, paths, options, went=went, is_told_to_end=lambda: stop.told)
    except UnknownRoutine:
        stop.close()
        raise
    if options.in_tray:
        app.start_quietly(options)
    else:
        app.window.show()
    lost = LostScreen(app.keep_all)
    listening = None
    if not options.exit_after_paint:
        listening = single.asked.connect(app.come_forward)
        if went is None:
            single.listen()
    app.faults.begin()
    code = qt.exec()
    then = app.going_back.then
    if listening and then:
        QObject.disconnect(listening)
    if not then:
        single.close()
    stop.close()
    app.close()
    lost.close()
    if app.is_to_erase():
        from backstretch.app_parts.erase_desk import erase_all

        code = erase_all(paths)
    app.window.deleteLater()
    # The last window that closes asks once more for the end, which is not for the next one.
    QCoreApplication.removePostedEvents(qt, QEvent.Type.Quit.value)
    return code, then
