"""Shows a reminder outside the window, as well as this desktop can, and tells what was pressed.

Nothing here is modal, takes the focus or waits. Where there is no way, nothing happens and a code
says why: `no-bus`, `no-service`, `no-answer`, `no-tray`.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

OPEN = "open"
"""What is pressed by a click on the notice itself, beside its buttons."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: the id it is known by, its words, and its buttons as pairs of code and word.

    Desktops show three buttons at most, and some show none: a click on the notice must do.
    """

    id: str
    title: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    open_word: str = ""


class Notifier(QObject):
    """Shows one notice at a time; this one knows no way.

    Signals:
        shown: the notice of this id is on the screen.
        refused: it is not, with a code why; `quiet` where the desktop wants no notices now.
        pressed: a notice's id, and the code of what was pressed.
        closed: the notice of this id is gone.
        freed: the desktop takes notices again after it wanted none.
    """

    shown = Signal(str)
    refused = Signal(str, str)
    pressed = Signal(str, str)
    closed = Signal(str)
    freed = Signal()

    def __init__(self, parent: QObject | None = None, why_not: str = "no-service") -> None:
        super().__init__(parent)
        self._why_not = why_not

    @property
    def why_not(self) -> str:
        """Return "" or the code of what is missing here."""
        return self._why_not

    def show(self, notice: Notice) -> bool:
        """Ask for a notice in place of the one before; return False where there is no way.

        After True either `shown` or `refused` follows.
        """
        return False

    def withdraw(self) -> None:
        """Take back the notice that is on the screen, if any."""


class TrayNotifier(Notifier):
    """Shows notices as balloons of the tray icon; they have no buttons, a click opens."""

    def __init__(self, icon: QSystemTrayIcon, parent: QObject | None = None) -> None:
        super().__init__(parent, "")
        self._icon = icon
        self._id = ""
        icon.messageClicked.connect(self._press)

    @property
    def why_not(self) -> str:
        """Return "" or the code of what is missing here."""
        fits = self._icon.isSystemTrayAvailable() and self._icon.supportsMessages()
        return "" if fits and self._icon.isVisible() else "no-tray"

    def show(self, notice: Notice) -> bool:
        """Show the notice; no desktop tells whether it really is on the screen."""
        if self.why_not:
            return False
        self._id = notice.id
        self._icon.showMessage(notice.title, notice.text, self._icon.icon())
        self.shown.emit(notice.id)
        return True

    def withdraw(self) -> None:
        """Forget the notice: the system takes its balloons back by itself."""
        self._id = ""

    def _press(self) -> None:
        if self._id:
            self.pressed.emit(self._id, OPEN)


def open_notifier(
    app_name: str,
    app_id: str,
    icon: QSystemTrayIcon | None = None,
    parent: QObject | None = None,
    env: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Notifier:
    """Return the way of this desktop; `icon` is the one in the tray, where there is one."""
    if platform.startswith("linux"):
        from backstretch.desktop.session_bus import has_session_bus

        if not has_session_bus(env):
            return Notifier(parent, "no-bus")
        from backstretch.desktop.bus_notifier import BusNotifier

        return BusNotifier(app_name, app_id, parent)
    return TrayNotifier(icon, parent) if icon else Notifier(parent, "no-tray")
