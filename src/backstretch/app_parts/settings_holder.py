"""The settings of a running window in one place, so that a change holds everywhere at once."""

from contextlib import suppress
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from backstretch.settings import Settings, SettingsError, load_settings, save_settings
from backstretch.units import Units


class SettingsHolder(QObject):
    """Holds what is chosen and keeps every change in its file.

    `complaint` is a sentence where the file could not be used; the usual settings hold then.

    Signals:
        not_kept: a change could not be saved, as a sentence; it holds until the window is closed.
    """

    not_kept = Signal(str)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._present, complaint = load_settings(path)
        self.complaint = complaint or ""
        self._is_kept = not complaint and path.exists()

    def present(self) -> Settings:
        """Return what is chosen now."""
        return self._present

    def units(self) -> Units:
        """Return what distances are shown in now."""
        return self._present.units

    def day_starts_at(self) -> int:
        """Return the hour before which the night belongs to yesterday."""
        return self._present.day_starts_at

    def week_begins(self) -> int:
        """Return the ISO number of the day that weeks begin on."""
        return self._present.week_begins

    def follow_system(self, week_begins: int) -> None:
        """Take the day that weeks begin on here, by its ISO number, for who follows the system.

        It is kept for commands, which do not ask the system; where that fails they follow the
        last window that could.
        """
        if week_begins != self._present.system_week:
            self._present = msgspec.structs.replace(self._present, system_week=week_begins)
            with suppress(SettingsError):
                save_settings(self._path, self._present)

    def change(self, **choices: object) -> str:
        """Choose settings by their names and return what went wrong, or ""."""
        present, self._present = self._present, msgspec.structs.replace(self._present, **choices)
        if self._is_kept and present == self._present:
            return ""  # as where the window is closed in the place it was opened in
        try:
            save_settings(self._path, self._present)
            self._is_kept = True
        except SettingsError as error:
            self._is_kept = False
            self.not_kept.emit(str(error))
            return str(error)
        return ""
