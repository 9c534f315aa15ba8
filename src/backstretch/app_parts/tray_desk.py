"""Shows how the day stands in the tray, or where there is none, in the menu of Today's bell."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication

from backstretch.app_parts.day_desk import DayDesk
from backstretch.desktop.reminder_keeper import ReminderKeeper
from backstretch.desktop.tray import Inks, Tray
from backstretch.desktop.tray_words import tray_state
from backstretch.ui.main_window import MainWindow
from backstretch.ui.theme import Theme


class TrayDesk(QObject):
    """Keeps the tray, or the bell, at what the plan says."""

    def __init__(
        self, window: MainWindow, tray: Tray, theme: Theme, day: DayDesk, keeper: ReminderKeeper
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tray = tray
        self._theme = theme
        self._day = day
        self._keeper = keeper
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)

    def show(self, *, can_start: bool, logs: Iterable[str]) -> None:
        """Show the day as it stands; `logs` are the codes of what can be written down.

        Raises:
            JournalError: the journal cannot be read.
        """
        quiet, choices = self._keeper.is_left_be(), self._keeper.later_choices()
        state = tray_state(self._day.standing(choices, quiet=quiet, can_start=can_start, logs=logs))
        has_tray = self._tray.is_there() or self._tray.show()
        if has_tray:
            self._tray.show_state(state)
        self._window.today.show_bell(state.says, () if has_tray else state.entries)

    def _dress(self) -> None:
        self._tray.set_inks(inks(self._theme))


def inks(theme: Theme) -> Inks:
    """Return the colours for the desktop's own bar, whichever theme the window has."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    roles = theme.roles_of("dusk" if dark else "daylight")
    return Inks(*(QColor(role) for role in (roles.ink, roles.clay, roles.pine, roles.on_pine)))
