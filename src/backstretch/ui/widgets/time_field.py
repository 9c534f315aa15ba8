"""A line for a time of day: written as 18:30, stepped with the arrow keys."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from backstretch.ui.theme import Theme

STEP_MINUTES, DAY_MINUTES = 15, 24 * 60
_WRITTEN = re.compile(r"\s*(\d{1,2})(?:[:.h ]?(\d{2}))?\s*")


class TimeField(QLineEdit):
    """Takes `18:30`, `18.30`, `1830` or `18`; what is no time goes back to what it was.

    Signals:
        chosen: the person chose this time, as `HH:MM`.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._shown = ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self._take)
        theme.changed.connect(self._size)
        self._size()

    def show_time(self, time: str) -> None:
        """Show a time as `HH:MM`, without telling."""
        self._shown = time
        if self.text() != time:
            self.setText(time)

    def _take(self) -> None:
        time = read_time(self.text())
        if not time or time == self._shown:
            self.setText(self._shown)
            return
        self.show_time(time)
        self.chosen.emit(time)

    def _size(self) -> None:
        wide = QFontMetricsF(self._theme.font("body")).horizontalAdvance("00:00")
        self.setFixedWidth(round(wide) + self._theme.px(2 * 12 + 10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: STEP_MINUTES, Qt.Key.Key_Down: -STEP_MINUTES}.get(
            Qt.Key(event.key())
        )
        if step is None:
            super().keyPressEvent(event)
            return
        hours, minutes = map(int, (read_time(self.text()) or self._shown).split(":"))
        whole = (hours * 60 + minutes + step) % DAY_MINUTES
        self.setText(f"{whole // 60:02}:{whole % 60:02}")
        self._take()


def read_time(text: str) -> str:
    """Return what was written as `HH:MM`, or "" where it is no time."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return ""
    hours, minutes = int(found[1]), int(found[2] or 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else ""
