"""What sections of the Settings page share: their heading, their rows, the way they tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import hairline, label
from backstretch.ui.widgets.segment_bar import SegmentBar

SEGMENT_PX = 36


@dataclass(frozen=True, slots=True)
class Facts:
    """What About tells: versions, and where the diary lies."""

    version: str
    qt_version: str
    diary: str


def breakable(path: str) -> str:
    """Return a path that may go on in the next line after each of its folders."""
    return re.sub(r"([\\/])", "\\1\u200b", path)


class Section(QWidget):
    """A heading over rows that lines divide.

    Signals:
        changed: the name of a setting and what it is to be.
    """

    changed = Signal(str, object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, where a section has something of it."""

    def _add_head(self, name: str) -> None:
        self.setAccessibleName(name)
        self._column.addWidget(label(name, "h2"))
        self._column.addSpacing(6)

    def _add_rows(self, rows: Sequence[QWidget], *, ruled: bool = False) -> None:
        for place, row in enumerate(rows):
            if place or ruled:
                self._column.addWidget(hairline())
            self._column.addWidget(row)

    def _tell(self, name: str, value: object) -> None:
        self.changed.emit(name, value)

    def _segment(self, name: str, setting: str, values: Sequence[str]) -> SegmentBar:
        """Return a bar whose numbers are the places of the values."""
        bar = SegmentBar(self._theme, name, height=SEGMENT_PX)
        bar.chosen.connect(lambda place: self._tell(setting, values[place]))
        return bar
