"""Shows a notice by the desktop where that works, and else in the window itself."""

from PySide6.QtCore import QObject, Signal

from backstretch.desktop.notifier import Notice, Notifier

QUIET = "quiet"


class NotifierWithin(Notifier):
    """Asks the desktop first; a notice it cannot show is handed to the window.

    A desktop that wants no notices now is not got round: it refuses, and it is tried again later.

    Signals:
        wanted: the Notice that is to stand in the window, or None where none is any more.
    """

    wanted = Signal(object)

    def __init__(self, desktop: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desktop = desktop
        self._asked: Notice | None = None
        self._within: Notice | None = None
        desktop.shown.connect(self._note_shown)
        desktop.refused.connect(self._note_refused)
        desktop.pressed.connect(self.pressed)
        desktop.closed.connect(self.closed)
        desktop.freed.connect(self.freed)

    @property
    def why_not(self) -> str:
        """Return "" or the code of what the desktop lacks."""
        return self.desktop.why_not

    def show(self, notice: Notice) -> bool:
        """Ask for a notice in place of the one before; there is always a way."""
        self._asked = notice
        if not self.desktop.show(notice):
            self._show_within()
        return True

    def withdraw(self) -> None:
        """Take back the notice, wherever it stands."""
        self._asked = None
        self.desktop.withdraw()
        self._clear()

    def press(self, code: str) -> None:
        """Tell of a button that was pressed on the notice in the window."""
        if self._within is not None:
            self.pressed.emit(self._within.id, code)

    def _note_shown(self, name: str) -> None:
        self._asked = None
        self._clear()
        self.shown.emit(name)

    def _note_refused(self, name: str, code: str) -> None:
        if code != QUIET and self._asked is not None and self._asked.id == name:
            self._show_within()
        else:
            self._asked = None
            self.refused.emit(name, code)

    def _show_within(self) -> None:
        notice, self._asked = self._asked, None
        if notice is not None:
            self._within = notice
            self.wanted.emit(notice)
            self.shown.emit(notice.id)

    def _clear(self) -> None:
        if self._within is not None:
            self._within = None
            self.wanted.emit(None)
