"""Starts the window where the usual place cannot be used: in a folder that the person chooses.

Only such a start reads this module.
"""

import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from backstretch.paths import HomeError, Paths, find_paths
from backstretch.resources import resources_dir
from backstretch.ui.home_dialog import HomeDialog
from backstretch.ui.theme import Theme
from backstretch.ui.window_watch import StopSignals

OWN_FOLDER = "Backstretch"


def choose_home(qt: QApplication, why: str) -> Paths | None:
    """Ask for a folder, as nothing can be kept in the usual place, and `why`; None ends it.

    What is there already, of a diary for one, is as it was.
    """
    theme = Theme(resources_dir(), qt.styleHints())
    theme.apply_to(qt)
    dialog = HomeDialog(theme, why, take, command)
    stop = StopSignals(qt, dialog.reject)
    with tempfile.TemporaryDirectory() as folder:
        _let_qt_write_to(Path(folder))
        dialog.exec()
    stop.close()
    dialog.deleteLater()
    # A last window that closes asks for the end, which is not for the one that comes now.
    QCoreApplication.removePostedEvents(qt, QEvent.Type.Quit.value)
    if dialog.folder is None:
        return None
    paths = find_paths(dialog.folder)
    _let_qt_write_to(paths.config)
    return paths


def take(chosen: Path) -> tuple[Path, str]:
    """Make what is needed in a folder; return where that is, and what went wrong, or "".

    A folder with other things in it gets a folder of the program's own.
    """
    try:
        home = chosen if _is_for_us(chosen) else chosen / OWN_FOLDER
        find_paths(home).make()
    except HomeError as error:
        return chosen, str(error)
    except OSError:
        return chosen, str(HomeError(f"The folder {chosen} cannot be read."))
    return home, ""


def command(home: Path) -> str:
    """Return what is typed to start with this home, as the shell of this system takes it."""
    words = ["backstretch", "--home", str(home)]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def _let_qt_write_to(folder: Path) -> None:
    """Have Qt keep what its dialog for files looked like here: who may, makes a home for it."""
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, user, str(folder))


def _is_for_us(folder: Path) -> bool:
    return find_paths(folder).data.is_dir() or not any(folder.iterdir())
