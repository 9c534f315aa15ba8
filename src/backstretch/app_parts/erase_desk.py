"""Answers the wish to delete everything: closes the window, after which everything goes."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from backstretch.app_parts.erasing import erase, holdings, is_in_use
from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared
from backstretch.cli import OK, trouble
from backstretch.paths import Paths
from backstretch.ui.pages.settings_erase import Erasable

_KB = 1000


class Erasing:
    """Notes the wish in `Shared`; whoever runs the window acts on it once nothing is open."""

    def __init__(self, shared: Shared, parts: Parts) -> None:
        self._shared = shared
        self._parts = parts

    def erasable(self) -> Erasable:
        """Return how much would go."""
        found = holdings(self._shared.paths)
        kilobytes = -(-found.diary_bytes // _KB)
        return Erasable(kilobytes, found.backups, found.put_aside, found.made)

    def erase(self) -> str:
        """Close the window and delete; return why that cannot be now, or ""."""
        if is_in_use(self._shared.paths):
            return _tr("A session is running in another window. End it first.")
        minding = self._parts.minding
        if minding and minding.surroundings().starts_at_login:
            minding.start_at_login(False)
        self._shared.wishes.erase = True
        self._shared.window.leave()
        return ""


def erase_all(paths: Paths) -> int:
    """Delete everything and return the exit code; what could not be deleted is told."""
    left = erase(paths)
    if not left:
        return OK
    names = "\n".join(str(file) for file in left)
    words = _tr("These files could not be deleted:")
    QMessageBox.warning(None, "Backstretch", f"{words}\n\n{names}")
    return trouble(f"{words} {', '.join(str(file) for file in left)}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Erasing", text)
