"""A part of the Settings where everything that holds is ticked."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.parts import label


class TicksPart(QWidget):
    """Shows a row for each code of `words`, in their order, under a title and what it is for.

    Signals:
        chosen: all codes that are ticked now, as a frozenset of texts.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, title: str, told: str, words: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.setAccessibleName(title)
        self.setAccessibleDescription(told)
        self.rows: dict[str, TickRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(label(title, "h3"))
        self._column.addWidget(label(told, "small", "muted"))
        self._column.addSpacing(4)
        self.add_rows(words)

    def add_rows(self, words: Mapping[str, str]) -> None:
        """Have a row for each of these codes that has none yet, after the others."""
        for code in [one for one in words if one not in self.rows]:
            row = self.rows[code] = TickRow(self._theme, self._icons, words[code])
            row.clicked.connect(self._tell)
            self._column.addWidget(row)

    def show_ticked(self, codes: frozenset[str]) -> None:
        """Tick these, without telling."""
        for code, row in self.rows.items():
            row.setChecked(code in codes)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the Tab key comes to, in order."""
        return tuple(self.rows.values())

    def _tell(self) -> None:
        self.chosen.emit(frozenset(code for code, row in self.rows.items() if row.isChecked()))
